import pytest

from chancery.cli.doctor import Check
from chancery.lang import languages


def test_a_sound_installation_has_no_faults(run):
    result = run("doctor")
    assert result.exit_code == 0, result.stdout
    assert result.stderr == "all is well\n"
    for language in languages():
        assert f"ok    pack {language}: " in result.stdout
        assert f"ok    parser, {language}: shipped: " in result.stdout
    assert "ok    ledger: none yet at chancery.duckdb" in result.stdout


def test_the_ledger_is_counted(run, ledger, monkeypatch):
    monkeypatch.setattr("chancery.cli.doctor._packs", lambda: iter(()))
    monkeypatch.setattr("chancery.cli.doctor._parser", lambda: iter(()))
    assert "1 documents, 2 events" in run("doctor", "--ledger", ledger).stdout


@pytest.mark.parametrize(("name", "content"), [("missing.duckdb", None), ("notes.duckdb", "no ledger")])
def test_a_ledger_that_cannot_be_used_is_a_fault_with_a_next_step(run, tmp_path, monkeypatch, name, content):
    monkeypatch.setattr("chancery.cli.doctor._packs", lambda: iter(()))
    monkeypatch.setattr("chancery.cli.doctor._parser", lambda: iter(()))
    if content:
        (tmp_path / name).write_text(content)
    result = run("doctor", "--ledger", name)
    assert result.exit_code == 1
    assert "fault ledger: cannot be used\n      " in result.stdout
    assert result.stderr == "1 faults\n"


def test_a_fault_prints_its_next_step_and_makes_the_exit_code_1(run, monkeypatch):
    faulty = Check(about="thing", found="broken", next_step="mend it")
    monkeypatch.setattr("chancery.cli.doctor.checks", lambda ledger: iter([faulty]))
    result = run("doctor")
    assert (result.exit_code, result.stdout) == (1, "fault thing: broken\n      mend it\n")


def test_a_dependency_that_is_absent_or_old_is_a_fault_unless_optional(monkeypatch):
    import sys
    module = sys.modules["chancery.cli.doctor"]
    versions = {"duckdb": "0.1", "numpy": "9.0"}

    def version(name):
        if name not in versions:
            raise module.metadata.PackageNotFoundError(name)
        return versions[name]
    wanted = ["duckdb>=1.3", "numpy>=1.26", "absent>=2", 'extra-one>=1; extra == "tables"']
    monkeypatch.setattr(module.metadata, "requires", lambda name: wanted)
    monkeypatch.setattr(module.metadata, "version", version)
    assert [(check.about, check.next_step) for check in module._dependencies()] == [
        ("duckdb", "pip install --upgrade 'duckdb>=1.3'"), ("numpy", None), ("absent", "pip install 'absent>=2'"), ("extra-one", None)]
