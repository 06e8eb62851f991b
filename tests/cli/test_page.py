from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

import chancery.cli
from chancery.cli.page import make_page
from chancery.model import Document, Event, Evidence, Interval, Reading, RoleSpan, Span

TEXT = "France <b>met</b> Poland & Japan.\nShare"
_EMPTY = frozenset({"meta", "br", "hr", "img", "link", "input"})
TEMPLATE = Path(chancery.cli.__file__).parent / "templates" / "page.html"


class _Page(HTMLParser):
    """A page taken apart: its ids, the targets of its links, its open elements and the text of its articles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.targets: list[str] = []
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.text = ""
        self._within: int | None = None
        self._reference = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.add(tag)
        if tag not in _EMPTY:
            self.open.append(tag)
        if given.get("id"):
            self.ids[str(given["id"])] += 1
        if given.get("href"):
            self.targets.append(str(given["href"]))
        if given.get("class") == "text":
            self._within = len(self.open)
        self._reference = given.get("class") == "reference"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self._reference = False
        if self._within is not None and len(self.open) < self._within:
            self._within = None

    def handle_data(self, data: str) -> None:
        if self._within is not None and not self._reference:
            self.text += data


def _event(first: int, last: int, **more: object) -> Event:
    given = {"type": "CONSULT", "mode": None, "actors": ("FRA", "POL"), "recipients": (), "rule": "en/consult:1"} | more
    return Event(evidence=Evidence.of(Span(first, last), TEXT), **given)  # type: ignore[arg-type]


@pytest.fixture
def reading() -> Reading:
    roles = (RoleSpan(role="actors", value="FRA", start=0, end=6), RoleSpan(role="recipients", value="POL", start=18, end=24))
    share = Span(TEXT.index("Share"), len(TEXT))
    document = Document(id="<i>id</i>", text=TEXT, language="en", url="javascript:alert(1)", boilerplate=(share,))
    return Reading(document=document, published=Interval.year(2024), reasons=("a \"reason\" & more",), cited=("<Reuters>",),
                   events=(_event(0, 24, roles=roles), _event(7, 32, who=("<script>",))))


def test_page_is_well_formed_and_its_links_lead_somewhere(reading: Reading) -> None:
    page = _Page(make_page([reading, reading]))
    assert page.open == []
    assert page.ids.most_common(1)[0][1] == 1
    assert all(target.removeprefix("#") in page.ids for target in page.targets)


def test_text_stands_on_the_page_untouched(reading: Reading) -> None:
    assert _Page(make_page([reading])).text == TEXT


def test_nothing_of_a_document_becomes_markup(reading: Reading) -> None:
    page = _Page(make_page([reading]))
    assert not page.elements & {"script", "b", "i", "img", "iframe", "object"}
    assert not any(target.startswith("javascript") for target in page.targets)


def test_page_needs_no_network(reading: Reading) -> None:
    page = make_page([reading])
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", page)


def test_each_record_leads_to_its_words_and_back(reading: Reading) -> None:
    page = make_page([reading])
    assert page.index('<a id="d1r1"></a>') < page.index(">France<")
    assert '<a class="reference" href="#d1r2-row"' in page
    assert '<a href="#d1r2" lang="en">' in page


def test_roles_are_told_by_letters_as_well_as_by_colour(reading: Reading) -> None:
    page = make_page([reading])
    assert re.search(r'<span class="[^"]*\bactor\b[^"]*" data-role="A">France</span>', page)
    assert re.search(r'<span class="[^"]*\brecipient\b[^"]*" data-role="R">Poland</span>', page)
    assert '<span class="boilerplate">Share</span>' in page


def test_document_without_records_says_so() -> None:
    assert "No records were found" in make_page([Reading(document=Document(id="x", text="Nothing.", language="en"))])


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), [
    ("ink", "paper"), ("faint", "paper"), ("link", "paper"), ("ink", "evidence"), ("ink", "actor"), ("ink", "recipient"), ("here", "paper"),
    ("link", "evidence"), ("faint", "evidence"), ("actor-line", "actor"), ("recipient-line", "recipient"),
])
def test_contrast_is_enough_for_level_aa(scheme: int, ink: str, paper: str) -> None:
    blocks = re.findall(r":root \{(.*?)\}", TEMPLATE.read_text(encoding="utf-8"), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", blocks[scheme]))
    light, dark = sorted((_luminance(colours[ink]), _luminance(colours[paper])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5
