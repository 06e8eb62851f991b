import calibrate
import limits
import pytest
from calibrate import Mark, as_toml, fit, told_apart

from chancery.find.confidence import Weights, load_weights, worth
from chancery.world import World, load_world


def marks(*counts, studied=False, articles=10):
    """Return marks from (traits, right, wrong), spread over some articles."""
    rows = [(dict.fromkeys(traits, 1.0), right) for traits, rights, wrongs in counts for right in [True] * rights + [False] * wrongs]
    name = "studied" if studied else "other"
    return [Mark(traits=traits, right=right, article=f"{name} {number % articles}", studied=studied)
            for number, (traits, right) in enumerate(rows)]


def test_without_traits_the_share_right_is_told():
    assert worth({}, fit(marks(((), 30, 10)))) == 0.75


def test_a_trait_of_wrong_records_lowers_what_is_told():
    fitted = fit(marks(((), 80, 20), (("recalled",), 40, 60)))
    assert worth({}, fitted) == pytest.approx(0.8, abs=0.05)
    assert worth({"recalled": 1.0}, fitted) == pytest.approx(0.4, abs=0.05)


def test_what_articles_gain_by_being_studied_is_told_of_no_others():
    fitted = fit([*marks(((), 95, 5), studied=True), *marks(((), 70, 30))])
    assert worth({}, fitted) == pytest.approx(0.7, abs=0.01)
    assert worth({}, fitted, studied=True) == pytest.approx(0.95, abs=0.01)


def test_a_trait_of_few_records_weighs_nothing():
    assert "rare" not in fit(marks(((), 30, 10), (("rare",), 0, 7))).traits


def test_records_that_are_all_right_give_finite_weights():
    assert worth({"good": 1.0}, fit(marks((("good",), 20, 0)))) == 0.98


def test_no_records_give_no_weights():
    assert fit([]) == Weights()


def test_an_article_does_not_help_to_tell_of_itself():
    odd = [Mark(traits={"odd": 1.0}, right=False, article="odd")] * 30
    told = told_apart([*marks(((), 90, 10)), *odd])
    assert told[-1] == pytest.approx(0.9, abs=0.02)


def test_the_file_comes_back_as_it_was_written(tmp_path):
    weights = {"events": fit(marks((("told by v",), 10, 10), ((), 27, 1))), "ties": Weights()}
    (tmp_path / "confidence.toml").write_text(as_toml(weights), encoding="utf-8")
    assert load_weights(World(tmp_path)) == weights


def test_reliability_counts_every_record_once_and_studied_articles_apart():
    found = [*marks(((), 3, 1)), *marks(((), 2, 1), studied=True)]
    rows = calibrate.reliability("events", found, [0.45, 0.5, 0.93, 0.98, 0.5, 0.93, 0.94])
    assert [(row.low, row.high, row.right, row.records, row.right_studied, row.records_studied) for row in rows] == [
        (0.0, 0.5, 1, 1, 0, 0), (0.5, 0.6, 1, 1, 1, 1), (0.9, 1.0, 1, 2, 1, 2)]
    assert sum(row.told for row in rows) == pytest.approx(0.45 + 0.5 + 0.93 + 0.98)


def test_the_table_of_reliability_stands_between_its_marks(tmp_path):
    page, found = tmp_path / "limits.md", [*marks(((), 10, 10)), *marks(((), 4, 0), studied=True)]
    page.write_text(f"before\n{limits.BEGIN_RELIABILITY}\nbygone\n{limits.END}\nafter\n", encoding="utf-8")
    limits.write_reliability(page, calibrate.reliability("events", found, [0.55] * 24))
    written = page.read_text(encoding="utf-8")
    assert "| events | 0.50 to 0.60 | 0.55 | 10 of 20 (50%) | 0.33 to 0.67 | 4 of 4 (100%) |" in written
    assert "- events: told 0.55 on average, right 0.50." in written
    assert "bygone" not in written
    assert written.startswith("before\n")
    assert written.endswith("after\n")


def test_a_page_without_the_marks_is_refused(tmp_path):
    (tmp_path / "page.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(ValueError, match="are missing"):
        limits.write_reliability(tmp_path / "page.md", [])


def test_the_page_tells_of_the_records_that_the_shipped_weights_rest_on():
    page = (calibrate.TABLE.parents[3] / "docs" / "limits.md").read_text(encoding="utf-8")
    counted: dict[str, int] = {}
    for row in page.split(limits.BEGIN_RELIABILITY)[1].split(limits.END)[0].splitlines():
        kind, *_, right, _, studied = [cell.strip() for cell in row.split("|")[1:-1]] or [""] * 4
        for cell in (right, studied):
            if " of " in cell and cell[0].isdigit():
                counted[kind] = counted.get(kind, 0) + int(cell.split()[2])
    assert counted == {kind: weights.records for kind, weights in load_weights(load_world()).items()}
