def test_demo_prints_a_dossier_with_evidence_and_says_how_to_go_on(run):
    result = run("demo")
    assert result.exit_code == 0
    assert "TIMELINE" in result.stdout
    assert "«" in result.stdout
    assert "To keep one: chancery demo --ledger demo.duckdb" in result.stderr


def test_demo_keeps_the_ledger_that_it_was_given(run):
    assert run("demo", "--ledger", "demo.duckdb").exit_code == 0
    first = run("events", "--ledger", "demo.duckdb").stderr
    result = run("demo", "--ledger", "demo.duckdb")
    assert "Go on with: chancery events --between" in result.stderr
    assert run("events", "--ledger", "demo.duckdb").stderr == first
