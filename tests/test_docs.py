"""What the pages say is so: files exist, targets exist, links lead somewhere, examples run."""

import ast
import doctest
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "gold"))

import limits  # noqa: E402  (gold/ is no package)
from score import KINDS  # noqa: E402

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "gold").rglob("*.md"), *(ROOT / "src").rglob("*.md")])
LANGUAGES = sorted(path.parent for path in (ROOT / "src" / "chancery" / "lang").glob("*/pack.toml"))
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)\s]+)\)")
SOURCES = sorted([*(ROOT / "src" / "chancery").rglob("*.py"), *(ROOT / "gold").glob("*.py")])


def name(path):
    return str(path.relative_to(ROOT))


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def anchors(page):
    """Return what the headings of a page are linked by."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files_and_headings_that_exist(page):
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, heading = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.is_relative_to(ROOT), f"{name(page)}: {link} leads out of the project"
        assert target.exists(), f"{name(page)}: {link} leads nowhere"
        assert not heading or heading in anchors(target), f"{name(page)}: {link}: {name(target)} has no such heading"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_pages_do_not_name_places_of_one_machine(page):
    assert not re.search(r"(?<![\w.])/(work|home|root|tmp|Users)/", page.read_text(encoding="utf-8"))


def test_every_pack_file_that_is_described_exists():
    named = re.findall(r"`((?:events/)?[\w<>]+\.(?:tsv|toml))`", text("docs/packs.md").split("\n## ")[0])
    assert {"pack.toml", "names.tsv", "events/<type>.tsv"} <= set(named)
    for file in named:
        pattern = file.replace("<type>", "*")
        assert any(any(folder.glob(pattern)) for folder in LANGUAGES), f"docs/packs.md names {file}, which no language has"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/limits.md"])
def test_every_make_target_that_is_named_exists(page):
    targets = set(re.findall(r"^(\w+):", text("Makefile"), re.MULTILINE))
    named = set(re.findall(r"(?:`|^ {4})make (\w+)", text(page), re.MULTILINE))
    assert named <= targets, f"{page} names make {' and '.join(sorted(named - targets))}, which the Makefile doesn't have"


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/glossary.md", "docs/limits.md", "CONTRIBUTING.md"])
def test_files_that_are_named_in_code_marks_exist(page):
    places = [ROOT, *(ROOT / "src" / "chancery").glob("**/"), ROOT / "docs"]
    for named in re.findall(r"`((?:[\w.*<>-]+/)*[\w.*<>-]+\.(?:py|toml|tsv|md|txt|sql)|(?:[\w<>-]+/)+)(?:: \w+)?`", text(page)):
        pattern = re.sub(r"<\w+>|\bNAME\b", "*", named).removeprefix("chancery/").rstrip("/")
        if pattern == "chancery.toml" or pattern.startswith("."):
            continue
        assert any(any(place.glob(pattern)) for place in places), f"{page} names {named}, which is nowhere"


def test_stages_are_described_in_their_order():
    from chancery.find import STAGES
    table = text("docs/architecture.md").split("| stage |")[1].split("\n\n")[0]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == [stage.__name__ for stage in STAGES]


def test_floors_of_the_house_are_those_of_the_contract():
    import tomllib
    contract = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    wanted = [part.strip().removeprefix("chancery.") for layer in contract for part in layer.split("|")]
    table = text("docs/architecture.md").split("| floor |")[1].split("\n\n")[0]
    named = [part for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for part in re.findall(r"`([\w.]+)`", row)]
    assert named == wanted


@pytest.mark.parametrize("measured", ["documents", "samples"])
def test_error_rates_are_given_for_each_language_and_kind(measured):
    table = text("docs/limits.md").split(limits.BEGIN.format(measured))[1].split(limits.END)[0]
    rows = re.findall(r"^\| (\w\w) \| (\w+) \|", table, re.MULTILINE)
    assert set(rows) == {(folder.name, kind) for folder in LANGUAGES for kind in KINDS}, "run: python gold/gate.py --limits docs/limits.md"


def examples(path):
    """Return the examples in the docstrings of a module, without importing it."""
    tree, parser = ast.parse(path.read_text(encoding="utf-8")), doctest.DocTestParser()
    nodes = [node for node in ast.walk(tree) if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))]
    return [example for node in nodes for example in parser.get_examples(ast.get_docstring(node) or "")]


@pytest.mark.parametrize("path", [path for path in SOURCES if examples(path)], ids=name)
def test_examples_in_docstrings_run(path):
    import importlib
    module = path.relative_to(ROOT / "src").with_suffix("").parts if path.is_relative_to(ROOT / "src") else (path.stem,)
    assert doctest.testmod(importlib.import_module(".".join(module).removesuffix(".__init__"))).failed == 0


def test_examples_in_pages_run():
    for page in PAGES:
        if page.name != "tour.md":  # tests/test_tour.py takes the tour
            assert doctest.testfile(str(page), module_relative=False, encoding="utf-8").failed == 0, name(page)


def test_the_python_lines_of_the_readme_compile():
    for block in re.findall(r"(?:^ {4}\S.*\n)+", text("README.md"), re.MULTILINE):
        if re.match(r" {4}(from|import) ", block):
            compile(re.sub(r"^ {4}", "", block, flags=re.MULTILINE), "README.md", "exec")
