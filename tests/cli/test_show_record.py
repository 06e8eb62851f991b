import pytest

from chancery.ledger import Ledger


def test_show_marks_the_words_in_their_sentence_and_tells_rule_document_and_dates(run, ledger):
    with Ledger(ledger, read_only=True) as book:
        id = book.events(mode="visit")[0]["id"]
    shown = run("show", id[:8], "--ledger", ledger).stdout
    assert "Prime Minister Li Qiang [visited Russia] in August 2024." in shown
    for part in (id, "visit of China to Russia", "2024-08", "rule       made", "one (en, key", "written    2024-08-22", "cited      TASS"):
        assert part in shown


def test_show_says_that_no_date_was_found(run, ledger):
    with Ledger(ledger, read_only=True) as book:
        id = book.events(mode="phone")[0]["id"]
    assert "no date was found" in run("show", id, "--ledger", ledger).stdout


@pytest.mark.parametrize(("id", "said"), [("e", "give more of the id"), ("x1", "no record's id begins with 'x1'")])
def test_an_id_that_fits_no_single_record_is_told(run, ledger, id, said):
    result = run("show", id, "--ledger", ledger)
    assert result.exit_code == 1
    assert said in result.stderr
