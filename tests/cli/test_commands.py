import re
from pathlib import Path

import pytest

from chancery import cli
from chancery.cli import COMMANDS

NAMES = [command.__name__ for command in COMMANDS]


def test_each_command_has_its_file_and_each_file_of_a_command_is_listed():
    files = [path.read_text(encoding="utf-8") for path in sorted(Path(cli.__file__).parent.glob("*.py"))]
    named = [found[1] for text in files if (found := re.match(r'"""`chancery (\w+)`', text))]
    assert sorted(named) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_help_ends_its_text_with_an_example_of_the_command(run, name):
    shown = run(name, "--help").stdout
    text = shown.split("Options:")[0].split("Arguments:")[0]
    assert re.search(rf"\n\s*Example:\s+chancery {name}\b[^\n]*(\n[^\n]+)*\s*$", text), text


def test_no_words_give_the_list_of_commands(run):
    assert all(name in run().output for name in NAMES)


def test_version_is_printed(run):
    from chancery import __version__
    assert run("--version").stdout == f"chancery {__version__}\n"


def test_an_unknown_command_is_refused(run):
    assert run("raed").exit_code == 2


@pytest.mark.parametrize("words", [("events",), ("show", "e1"), ("dossier", "CHN", "RUS")])
def test_a_missing_ledger_is_told_without_a_traceback(run, words):
    result = run(*words)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "chancery.duckdb: there is no such ledger; make one with: chancery add" in result.stderr
    assert "Traceback" not in result.output
