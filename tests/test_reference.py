import importlib.util
from pathlib import Path

import pytest

from chancery.cli import COMMANDS
from chancery.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "reference"


@pytest.fixture(scope="module")
def built():
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "tools" / "build_reference.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_committed_pages_are_what_the_code_gives(built):
    for name, text in built.pages().items():
        assert (PAGES / name).read_text(encoding="utf-8") == text, f"docs/reference/{name} is old: run python tools/build_reference.py"


def test_every_page_is_built(built):
    assert {path.name for path in PAGES.glob("*.md")} == set(built.pages())


def test_every_command_and_option_has_its_entry(built):
    import inspect
    page = (PAGES / "commands.md").read_text(encoding="utf-8")
    for command in COMMANDS:
        section = page.split(f"## chancery {command.__name__}\n")[1].split("\n## ")[0]
        for name, parameter in inspect.signature(command, eval_str=True).parameters.items():
            argument = type(parameter.annotation.__metadata__[0]).__name__ == "ArgumentInfo"
            assert argument or f"`--{name}" in section, (command.__name__, name)


def test_a_record_field_without_a_line_in_its_docstring_is_refused(built):
    with pytest.raises(ValueError, match="must have a line for each field"):
        built.described_fields(Settings)
