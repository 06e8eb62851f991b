import json

import gate
import limits
import pytest
from folds import fold_of
from folds import main as score_folds
from gate import Mark, below, load_floors, moved, write_floors
from score import KINDS, Result, Tally

VISITS = Mark(language="nl", kind="events", figure="core")
OFFICES = Mark(language="ro", kind="ties", figure="strict")


def result(name="nl01", language="nl", core=3, found=4, gold=5):
    tallies = {kind: Tally(gold=gold, found=found, core=core, strict=core - 1) for kind in KINDS}
    return Result(name=name, language=language, language_right=True, published_right=True, tallies=tallies, loose=core, entire=False)


def test_a_figure_below_its_floor_is_named_with_language_kind_figure_and_floor():
    assert below({VISITS: 0.4}, {VISITS: 0.5})[0].startswith("nl events core is 0.400, below its floor of 0.500")


def test_a_figure_at_its_floor_passes():
    assert below({VISITS: 0.5}, {VISITS: 0.5}) == []


def test_a_figure_without_floor_and_a_floor_without_figure_are_faults():
    assert [fault.split(",")[0].split(" and has")[0] for fault in below({VISITS: 0.4}, {OFFICES: 0.5})] == [
        "nl events core is 0.400", "ro ties strict has a floor of 0.500"]


def test_raising_never_takes_a_floor_down():
    floors, figures = {VISITS: 0.5, OFFICES: 0.9}, {VISITS: 0.8, OFFICES: 0.2}
    assert moved(floors, figures, lift=True, lower=False, margin=0.01) == {VISITS: 0.79, OFFICES: 0.9}


def test_lowering_takes_down_only_what_is_not_reached():
    floors, figures = {VISITS: 0.5, OFFICES: 0.9}, {VISITS: 0.8, OFFICES: 0.2}
    assert moved(floors, figures, lift=False, lower=True, margin=0.01) == {VISITS: 0.5, OFFICES: 0.19}


def test_floors_come_back_as_they_were_written_and_the_comment_stays(tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text("# why\n\n[en.events]\ncore = 0.1\n", encoding="utf-8")
    write_floors(path, {VISITS: 0.512, OFFICES: 0.3})
    assert load_floors(path) == {VISITS: 0.512, OFFICES: 0.3}
    assert path.read_text(encoding="utf-8").startswith("# why\n")


def test_there_is_a_floor_for_each_language_kind_and_figure():
    floors = load_floors(gate.FLOORS)
    wanted = {(kind, figure) for kind in KINDS for figure in ("core", "strict")} | {("document", "published")}
    for language in ("en", "nl", "ro"):
        assert {(mark.kind, mark.figure) for mark in floors if mark.language == language} == wanted


def test_the_gate_fails_below_a_floor_and_does_not_move_it(tmp_path, monkeypatch, capsys):
    path = tmp_path / "floors.toml"
    path.write_text("# floors\n", encoding="utf-8")
    write_floors(path, dict.fromkeys(gate.measure([result()]), 0.99))
    monkeypatch.setattr(gate, "FLOORS", path)
    monkeypatch.setattr(gate, "score_documents", lambda documents: [result()])
    assert gate.main(["--raise"]) == 1
    assert "nl ties strict is 0.444, below its floor of 0.990" in capsys.readouterr().err
    assert load_floors(path)[VISITS] == 0.99
    assert gate.main(["--lower"]) == 0
    assert load_floors(path)[VISITS] == pytest.approx(0.657)


def test_the_table_of_limits_has_a_row_for_each_language_and_kind(tmp_path):
    page = tmp_path / "limits.md"
    marks = [f"{limits.BEGIN.format(name)}\nbygone\n{limits.END}" for name in ("documents", "samples")]
    page.write_text(f"before\n{marks[0]}\nbetween\n{marks[1]}\nafter\n", encoding="utf-8")
    dutch = [result(), result("nl02", core=5, found=5)]
    limits.write_limits(page, {"documents": [*dutch, result("ro01", "ro")], "samples": [result("en01", "en")]})
    text = page.read_text(encoding="utf-8")
    assert "| nl | events | 2 | 10 | 9 | 11% | 20% | 0.84 | 0.67 to 1.00 | 0.63 |" in text
    assert "| ro | ties | 1 |" in text.split("between")[0]
    assert "| en | ties | 1 |" in text.split("between")[1]
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "bygone" not in text


def test_a_page_without_marks_is_refused(tmp_path):
    (tmp_path / "page.md").write_text("no marks", encoding="utf-8")
    with pytest.raises(ValueError, match="are missing"):
        limits.write_limits(tmp_path / "page.md", {"documents": [result()]})


def test_every_sample_article_is_annotated_and_every_annotation_points_at_its_words():
    documents = gate.load_documents(gate.SAMPLES, gate.SAMPLE_TEXTS)
    assert {document.name for document in documents} == {path.stem for path in gate.SAMPLE_TEXTS.glob("*.txt")}
    for document in [*documents, *gate.load_documents(gate.DOCUMENTS, gate.DOCUMENTS)]:
        for kind in KINDS:
            for record in document.gold[kind]:
                assert record["evidence"] in document.text, (document.name, record)


def test_folds_say_so_where_the_shared_articles_are_absent(tmp_path, capsys):
    assert score_folds(["--fold", "aside"], shared=tmp_path / "none") == 0
    assert "is absent" in capsys.readouterr().err


def test_a_run_over_one_fold_opens_no_file_of_the_other(tmp_path, capsys):
    (tmp_path / "texts").mkdir()
    assert (fold_of("nl21"), fold_of("nl20")) == ("worked", "aside")
    (tmp_path / "nl20.json").write_text("not JSON: it must not be opened", encoding="utf-8")
    gold = {"document": {"language": "nl", "published": None}} | {kind: [] for kind in KINDS}
    (tmp_path / "nl21.json").write_text(json.dumps(gold), encoding="utf-8")
    (tmp_path / "texts" / "nl21.txt").write_text("Het regent al dagen in het hele land en morgen wordt het niet beter.", encoding="utf-8")
    assert score_folds(["--fold", "worked"], shared=tmp_path) == 0
    assert "worked: 1 articles" in capsys.readouterr().out
