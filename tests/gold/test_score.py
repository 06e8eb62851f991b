import importlib.util
import json
import random
import sys
from pathlib import Path

import pytest
from score import KINDS, Tally, score_document, total

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "gold" / "documents"
SHARED = ROOT.parent / "shared" / "gold" / "score.py"
NONE, CORE, STRICT = 0, 1, 2
TEXT = "Spain's president arrived in Rabat. He praised Morocco, the king said.\nTrade grew by 4 percent."

EVENT = {"type": "CONSULT", "mode": "visit", "actors": ["ESP"], "recipients": ["MAR"], "status": "actual", "date": {"start": "2024-02"}}
STATEMENT = {"speaker": "the king", "state": "MAR", "form": "indirect", "evidence": "the king said"}
FIGURE = {"measure": "change", "value": 4, "parties": ["ESP"], "period": None}
OFFICE = {"kind": "office", "subject": "Pedro Sánchez", "object": "ESP", "role": "prime minister"}


def level(kind, want, have):
    gold = {"document": {"language": "en"}} | {k: [] for k in KINDS}
    result = score_document("x", gold | {kind: [want]}, gold | {kind: [have]}, TEXT).tallies[kind]
    return result.core + result.strict


@pytest.mark.parametrize(("kind", "want", "change", "expected"), [
    ("events", EVENT, {}, STRICT),
    ("events", EVENT, {"date": "2024-02-21"}, STRICT),
    ("events", EVENT, {"date": None}, CORE),
    ("events", EVENT, {"actors": ["MAR"], "recipients": ["ESP"]}, CORE),
    ("events", EVENT, {"mode": None}, CORE),
    ("events", EVENT, {"status": "future"}, CORE),
    ("events", EVENT, {"recipients": []}, NONE),
    ("events", EVENT, {"type": "AID"}, NONE),
    ("statements", STATEMENT, {"speaker": "King", "evidence": {"start": 40, "end": 50}}, STRICT),
    ("statements", STATEMENT, {"form": "direct"}, CORE),
    ("statements", STATEMENT, {"evidence": {"start": 0, "end": 10}}, NONE),
    ("statements", STATEMENT, {"evidence": "not in the text"}, NONE),
    ("statements", STATEMENT, {"speaker": "queen"}, NONE),
    ("figures", FIGURE, {"value": 4.0000001}, STRICT),
    ("figures", FIGURE, {"parties": []}, CORE),
    ("figures", FIGURE, {"value": 4.1}, NONE),
    ("figures", FIGURE, {"value": None}, NONE),
    ("figures", FIGURE, {"measure": "share"}, NONE),
    ("ties", OFFICE, {"subject": "Sanchez"}, STRICT),
    ("ties", OFFICE, {"subject": "Sánchéz Pérez", "role": "king"}, CORE),
    ("ties", OFFICE, {"object": "MAR"}, NONE),
    ("ties", {"kind": "treaty", "parties": ["ESP", "MAR"], "name": "Treaty of Amity"}, {"name": "amity treaty"}, STRICT),
    ("ties", {"kind": "membership", "subject": "ESP", "object": "EU", "from": "1986"}, {"from": "1986-01-01"}, STRICT),
    ("ties", {"kind": "membership", "subject": "ESP", "object": "EU", "from": "1986"}, {"from": None}, CORE),
])
def test_records_agree_as_far_as_the_guide_says(kind, want, change, expected):
    assert level(kind, want, want | change) == expected


def test_each_expected_record_is_paired_once():
    gold = {"document": {"language": "en"}, "events": [EVENT]}
    tally = score_document("x", gold, gold | {"events": [EVENT, EVENT, EVENT]}, TEXT).tallies["events"]
    assert (tally.core, tally.found, tally.precision, tally.recall, tally.f1) == (1, 3, pytest.approx(1 / 3), 1.0, 0.5)


def test_pairs_are_as_many_as_can_be():
    wide, narrow = EVENT | {"date": {"start": "2024-01", "end": "2024-12"}}, EVENT
    gold = {"document": {"language": "en"}, "events": [wide, narrow]}
    found = gold | {"events": [EVENT | {"date": "2024-02-03"}, EVENT | {"date": "2024-07-03"}]}
    assert score_document("x", gold, found, TEXT).tallies["events"].strict == 2


def test_what_keeps_a_pair_from_agreeing_strictly_is_named():
    gold = {"document": {"language": "en"}, "events": [EVENT]}
    found = gold | {"events": [EVENT | {"actors": ["MAR"], "recipients": ["ESP"], "date": None}]}
    assert score_document("x", gold, found, TEXT).astray["events"] == ["who acted on whom", "date"]


def test_records_that_agree_best_are_paired():
    visit, talks = EVENT, EVENT | {"mode": None, "actors": ["ESP", "MAR"], "recipients": []}
    gold = {"document": {"language": "en"}, "events": [visit, talks]}
    assert score_document("x", gold, gold | {"events": [talks, visit]}, TEXT).astray["events"] == []


def test_nothing_found_is_no_fault_of_division():
    assert (Tally(gold=3).f1, Tally().precision, Tally().recall) == (0.0, 0.0, 0.0)


def test_sums_of_money_do_not_count_as_found():
    gold = {"document": {"language": "en"}, "figures": [FIGURE]}
    found = gold | {"figures": [FIGURE, FIGURE | {"measure": "money"}]}
    assert score_document("x", gold, found, TEXT).tallies["figures"].precision == 1.0


@pytest.mark.parametrize(("have", "right"), [("2024-02-21", True), ("2024-02", False), ("2024-02-20", False), (None, False)])
def test_a_wide_or_wrong_date_of_publication_is_not_right(have, right):
    gold = {"document": {"language": "en", "published": "2024-02-21"}}
    assert score_document("x", gold, {"document": {"published": have}}, TEXT).published_right is right


def spoiled(record, chance):
    """Return a record with some of its fields changed, lost or turned round."""
    record = dict(record)
    for key, values in {"mode": [None, "visit"], "status": ["future"], "form": ["direct"], "date": [None, {"start": "2018", "end": None}],
                        "recipients": [[]], "type": ["AGREE"], "value": [0, None], "role": ["president"], "level": [None]}.items():
        if key in record and chance.random() < 0.15:
            record[key] = chance.choice(values)
    return record


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/gold is absent: there is no other scorer to agree with")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_figures_are_those_of_the_scorer_of_the_guide(seed, tmp_path, monkeypatch, capsys):
    chance, results = random.Random(seed), []
    readings = tmp_path / "readings.jsonl"
    with readings.open("w", encoding="utf-8") as rows:
        for path in sorted(DOCUMENTS.glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            found = {"id": path.stem, "document": gold["document"]} | {
                kind: [spoiled(r, chance) for r in gold[kind] for _ in range(chance.choice([0, 1, 1, 1, 2]))] for kind in KINDS}
            rows.write(json.dumps(found) + "\n")
            text = path.with_suffix(".txt").read_text(encoding="utf-8")
            results.append(score_document(path.stem, gold, found, text))
    spec = importlib.util.spec_from_file_location("guide_score", SHARED)
    guide = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(guide)
    monkeypatch.setattr(sys, "argv", ["score.py", str(DOCUMENTS), str(DOCUMENTS), str(readings), "--json"])
    guide.main()
    theirs = json.loads(capsys.readouterr().out)
    for kind in KINDS:
        ours = total(results, kind)
        assert (ours.gold, ours.found) == (theirs[kind]["gold"], theirs[kind]["found"])
        assert [ours.precision, ours.recall, ours.f1, ours.strict_f1] == pytest.approx(
            [theirs[kind][name] for name in ("precision", "recall", "f1", "strict_f1")])
    events = total(results, "events")
    assert 2 * sum(r.loose for r in results) / (events.found + events.gold) == pytest.approx(theirs["events"]["loose_f1"])
    assert sum(r.entire for r in results) / len(results) == pytest.approx(theirs["events"]["entire"])
