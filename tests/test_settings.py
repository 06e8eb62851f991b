from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from chancery.errors import SettingError
from chancery.settings import Settings, load_settings


@pytest.fixture(autouse=True)
def _empty_house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work, home = tmp_path / "work", tmp_path / "home"
    (home / ".config" / "chancery").mkdir(parents=True)
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("HOME", str(home))
    for name in ("LEDGER", "PARSER", "LANGUAGE", "JOBS"):
        monkeypatch.delenv(f"CHANCERY_{name}", raising=False)


def test_without_file_environment_or_flags_the_defaults_hold() -> None:
    assert load_settings() == Settings(ledger=Path("chancery.duckdb"), parser="shipped", language="", jobs=1)


def test_flag_goes_before_environment_and_environment_before_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work" / "chancery.toml").write_text('jobs = 2\nlanguage = "ro"\nparser = "xx_big"\n')
    monkeypatch.setenv("CHANCERY_JOBS", "3")
    monkeypatch.setenv("CHANCERY_LANGUAGE", "nl")
    settings = load_settings(language="en")
    assert (settings.parser, settings.jobs, settings.language) == ("xx_big", 3, "en")


def test_file_in_the_home_folder_serves_where_the_working_folder_has_none(tmp_path: Path) -> None:
    (tmp_path / "home" / ".config" / "chancery" / "chancery.toml").write_text("jobs = 4\n")
    assert load_settings().jobs == 4


def test_path_in_a_file_is_taken_from_its_folder(tmp_path: Path) -> None:
    house = tmp_path / "home" / ".config" / "chancery"
    (house / "chancery.toml").write_text('ledger = "relations.duckdb"\n')
    assert load_settings().ledger == house / "relations.duckdb"


@pytest.mark.parametrize(("line", "words"), [
    ('langage = "nl"', ("langage", "'nl'", "did you mean 'language'")),
    ('jobs = "two"', ("jobs", "'two'", "whole number")),
    ("jobs = 0", ("jobs", "0", "1 or more")),
    ("parser = 5", ("parser", "5")),
    ("jobs: 2", ("no TOML", "jobs = 2")),
])
def test_fault_in_a_file_names_file_key_and_value(tmp_path: Path, line: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "work" / "chancery.toml"
    path.write_text(line + "\n")
    with pytest.raises(SettingError) as caught:
        load_settings()
    assert all(word in str(caught.value) for word in (str(path), *words))


def test_fault_in_the_environment_names_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHANCERY_JOBS", "many")
    with pytest.raises(SettingError, match=r"CHANCERY_JOBS.*'many'"):
        load_settings()


def test_every_setting_is_in_the_docs() -> None:
    told = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    for field in fields(Settings):
        assert f"| `{field.name}` | `CHANCERY_{field.name.upper()}` |" in told
