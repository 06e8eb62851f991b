import calibrate
import limits
import pytest
from calibrate import Block, Mark, as_toml, fit

from chancery.find.confidence import load_steps, worth
from chancery.tables import read_settings
from chancery.world import World, load_world


def marks(*counts):
    """Return marks from (raw score, right, wrong)."""
    return [Mark(raw, right) for raw, rights, wrongs in counts for right in [True] * rights + [False] * wrongs]


def test_scores_that_are_worth_more_stay_apart():
    assert [(step.raw, step.right, step.records) for step in fit(marks((0.5, 10, 10), (0.8, 27, 1)))] == [(0.5, 0.5, 20), (0.8, 0.93, 28)]


def test_a_higher_score_that_is_worth_less_is_pooled_with_the_one_below():
    assert [(step.raw, step.records) for step in fit(marks((0.5, 5, 15), (0.6, 18, 2), (0.8, 10, 10)))] == [(0.5, 20), (0.6, 40)]


def test_too_few_records_join_their_neighbours():
    assert [(step.raw, step.records) for step in fit(marks((0.4, 1, 0), (0.5, 10, 10), (0.9, 3, 0)))] == [(0.4, 24)]


def test_shares_never_fall_and_are_never_certain():
    steps = fit(marks((0.1, 0, 30), (0.2, 9, 21), (0.3, 8, 22), (0.4, 30, 0), (0.5, 29, 1), (0.6, 50, 0)))
    shares = [step.right for step in steps]
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] < 1
    assert sum(step.records for step in steps) == 200


def test_no_records_give_no_steps():
    assert fit([]) == ()


def test_blocks_add_up():
    assert Block(0.5, 3, 4) + Block(0.6, 1, 5) == Block(0.5, 4, 9)


def test_the_file_comes_back_as_it_was_written(tmp_path):
    steps = {"events": fit(marks((0.5, 10, 10), (0.8, 27, 1))), "ties": ()}
    (tmp_path / "confidence.toml").write_text(as_toml(steps), encoding="utf-8")
    assert load_steps(World(tmp_path)) == steps


def test_reliability_counts_every_record_once():
    fitted, elsewhere = marks((0.5, 10, 10), (0.8, 27, 1)), marks((0.3, 1, 0), (0.7, 1, 1), (0.9, 4, 0))
    rows = calibrate.reliability("events", fit(fitted), fitted, elsewhere)
    assert [(row.right, row.records, row.right_elsewhere, row.records_elsewhere) for row in rows] == [(10, 20, 2, 3), (27, 28, 4, 4)]


def test_the_table_of_reliability_stands_between_its_marks(tmp_path):
    page, fitted = tmp_path / "limits.md", marks((0.5, 10, 10))
    page.write_text(f"before\n{limits.BEGIN_RELIABILITY}\nbygone\n{limits.END}\nafter\n", encoding="utf-8")
    limits.write_reliability(page, calibrate.reliability("events", fit(fitted), fitted, []))
    written = page.read_text(encoding="utf-8")
    assert "| events | 0.50 | 0.50 | 10 of 20 (50%) |" in written
    assert "bygone" not in written
    assert written.startswith("before\n")
    assert written.endswith("after\n")


def test_a_page_without_the_marks_is_refused(tmp_path):
    (tmp_path / "page.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="are missing"):
        limits.write_reliability(tmp_path / "page.md", [])


def test_the_shipped_shares_are_those_of_the_page():
    told = {(kind, f"{step.raw:.2f}", f"{step.right:.2f}") for kind, steps in load_steps(load_world()).items() for step in steps}
    page = (calibrate.TABLE.parents[3] / "docs" / "limits.md").read_text(encoding="utf-8")
    rows = page.split(limits.BEGIN_RELIABILITY)[1].split(limits.END)[0].splitlines()
    cells = {tuple(cell.strip() for cell in row.split("|")[1:4]) for row in rows if row.startswith("|")}
    assert told == {cell for cell in cells if cell[0] in read_settings(calibrate.TABLE)}


def test_a_score_below_the_first_step_is_worth_what_the_first_is():
    steps = fit(marks((0.5, 10, 10), (0.8, 27, 1)))
    assert [worth(raw, steps) for raw in (0.1, 0.5, 0.79, 0.8, 1.0)] == [0.5, 0.5, 0.5, 0.93, 0.93]
    assert worth(0.3, ()) == 0.3
