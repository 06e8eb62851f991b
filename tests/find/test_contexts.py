from dataclasses import replace

import pytest

from chancery.errors import PackError
from chancery.find.contexts import find_contexts, load_context_cues
from chancery.lang import Pack, languages, load_pack
from chancery.model import Document, Event, Evidence, Reading, record_id
from chancery.pipeline import read
from chancery.world import load_world

CASES = [
    ("en", "France and Germany signed a trade agreement.", "economic"),
    ("en", "Iran's hackers attacked a ministry in Albania with malware.", "cyber"),
    ("en", "China and India held talks on the disputed border.", "territory"),
    ("en", "Russia condemned the American nuclear test.", "cbrn"),
    ("en", "Colombia extradited a cocaine trafficker to the United States.", "illegal_drugs legal trafficking"),
    ("en", "Norway sent rescue teams to Turkey after the earthquake.", "disasters"),
    ("en", "Poland visited Lithuania.", ""),
    ("nl", "De Duitse minister van Defensie bezocht Litouwen.", "military"),
    ("nl", "België beschuldigde Rusland van spionage.", "intelligence"),
    ("nl", "Frankrijk en Italië ondertekenden een verdrag over migratie.", "diplomatic migration"),
    ("nl", "Hongarije bekritiseerde het Oekraïense besluit over de gasleiding.", "natural_resource"),
    ("nl", "Zweden veroordeelde de Iraanse executie van een politieke gevangene.", "human_rights repression rights_freedoms"),
    ("ro", "România și Bulgaria au semnat un acord privind gazele naturale.", "diplomatic natural_resource"),
    ("ro", "Polonia a acuzat Rusia de atacuri cibernetice.", "cyber"),
    ("ro", "Grecia a criticat Turcia pentru încălcarea drepturilor omului.", "human_rights"),
    ("ro", "Ministrul român al Apărării a vizitat Polonia.", "military"),
    ("ro", "Germania a condamnat lovitura de stat din Niger.", "pro_autocracy"),
]


@pytest.mark.parametrize(("language", "text", "contexts"), CASES, ids=lambda value: value[:40])
def test_the_words_of_a_sentence_say_what_its_event_is_about(language, text, contexts):
    assert {event.contexts for event in read(text, id="case", language=language).events} == {tuple(contexts.split())}


@pytest.mark.parametrize("language", languages())
def test_every_context_has_at_least_25_words_in_every_language(language):
    cues = load_context_cues(load_pack(language), load_world()).all
    named = [cue.context for cue in cues]
    assert {context: named.count(context) for context in load_world().settings("plover")["contexts"] if named.count(context) < 25} == {}


def test_there_are_the_37_contexts_of_the_manual():
    assert len(load_world().settings("plover")["contexts"]) == 37


def made(folder, rows):
    (folder / "contexts.tsv").write_text("\n".join(["word\tcontext\tweight", *rows]), encoding="utf-8")
    return Pack("en", folder)


def labelled(pack, text, words, mode=None, title=None):
    """Return the contexts of an event in a text that no parser read: its own words are those of its evidence."""
    start = text.index(words)
    event = Event(type="COERCE", mode=mode, actors=("RUS",), recipients=("UKR",),
                  evidence=Evidence(start=start, end=start + len(words), text=words))
    reading = Reading(document=Document(id="test", text=text, language="en", title=title), events=(event,))
    return find_contexts(reading, pack, load_world()).events[0].contexts


ROWS = ["oil\tnatural_resource\tstrong", "barrel\tnatural_resource\tweak", "crude|heavy oil\tnatural_resource\tstrong",
        "well\tnatural_resource\tweak", "*mine\tnatural_resource\tstrong", "refin*\tnatural_resource\tstrong"]


@pytest.mark.parametrize(("words", "given"), [
    ("it took oil", True), ("it took a barrel", False), ("it took a barrel from the well", True), ("a barrel and another barrel", False),
    ("it closed a goldmine", True), ("it closed a refinery", True), ("it minesweeps", False), ("it took heavy oil", True),
])
def test_one_strong_word_or_two_weak_ones_give_a_context(tmp_path, words, given):
    assert labelled(made(tmp_path, ROWS), words, words) == (("natural_resource",) if given else ())


def test_the_title_helps_a_weak_word_and_gives_nothing_alone(tmp_path):
    pack = made(tmp_path, ROWS)
    assert labelled(pack, "it took a barrel", "it took a barrel", title="On oil") == ("natural_resource",)
    assert labelled(pack, "it took a ship", "it took a ship", title="On oil") == ()


def test_a_mode_brings_its_context(tmp_path):
    assert labelled(made(tmp_path, ROWS), "it broke in", "it broke in", mode="cyber") == ("cyber",)


def test_a_sentence_of_the_same_paragraph_helps_and_one_of_another_does_not():
    same, other = (read(f"Poland criticised Hungary over a price.{gap}The loans, tariffs and exports are large.", id="t", language="en",
                        date="2024-06-12").events[0].contexts for gap in (" ", "\n\n"))
    assert (same, other) == (("economic",), ())


@pytest.mark.parametrize(("row", "said"), [
    ("oil\tpetroleum\tstrong", "no context 'petroleum'"), ("oil\teconomic\theavy", "'heavy'"), ("*il*\teconomic\tweak", "one end"),
    ("oi*\teconomic\tweak", "3 letters"),
])
def test_a_row_that_cannot_be_read_is_named_with_its_line(tmp_path, row, said):
    with pytest.raises(PackError, match=r"en/contexts\.tsv:2") as fault:
        load_context_cues(made(tmp_path, [row]), load_world())
    assert said in str(fault.value)


def test_contexts_do_not_change_the_id_of_an_event():
    event = Event(type="AID", mode=None, actors=("FRA",), recipients=("POL",), evidence=Evidence(start=0, end=5, text="words"))
    assert record_id(event, "key") == record_id(replace(event, contexts=("economic",)), "key")
