import pytest
import uvicorn


@pytest.fixture
def served(monkeypatch):
    """Return what the server was started with, without starting it."""
    given = {}
    monkeypatch.setattr(uvicorn, "run", lambda app, **known: given.update(app=app, **known))
    return given


def test_only_this_machine_is_served_without_more(run, served, ledger):
    answer = run("serve", "--ledger", ledger)
    assert answer.exit_code == 0, answer.output
    assert served["host"] == "127.0.0.1"
    assert served["app"].state.house.guard.token is None
    assert "http://127.0.0.1:8000/" in answer.output


def test_another_address_gets_a_token_and_says_so(run, served, ledger):
    answer = run("serve", "--ledger", ledger, "--host", "0.0.0.0", "--port", "9000")
    token = served["app"].state.house.guard.token
    assert len(token) >= 20
    assert f"http://0.0.0.0:9000/?token={token}" in answer.output
    assert "other machines" in answer.output


def test_a_token_that_is_soon_guessed_is_refused(run, served):
    answer = run("serve", "--host", "0.0.0.0", "--token", "abc")
    assert answer.exit_code == 1
    assert not served


def test_a_file_that_is_no_ledger_is_refused_before_anything_is_served(run, served, tmp_path):
    (tmp_path / "strange.duckdb").write_text("nothing of the kind " * 500)
    assert run("serve", "--ledger", "strange.duckdb").exit_code == 1
    assert not served


def test_a_ledger_that_is_not_there_yet_is_served(run, served, tmp_path):
    assert run("serve", "--ledger", "new.duckdb").exit_code == 0
    assert not (tmp_path / "new.duckdb").exists()
