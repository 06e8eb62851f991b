import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import chancery

ROOT = Path(__file__).parents[1]


def test_every_public_name_can_be_taken():
    for name in chancery.__all__:
        assert getattr(chancery, name) is not None
    assert dir(chancery) == sorted(chancery.__all__)


def test_public_names_are_those_of_the_reference():
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^## `chancery\.(\w+)", page, re.MULTILINE)) == sorted(chancery.__all__)


def test_every_error_is_public():
    from chancery import errors
    tree = {name for name, thing in vars(errors).items() if isinstance(thing, type) and issubclass(thing, chancery.ChanceryError)}
    assert tree <= set(chancery.__all__)
    assert all(name in errors.__doc__ for name in tree)


def test_import_leaves_the_parser_and_the_database_for_later():
    code = "import sys, chancery; print([m for m in ('duckdb', 'onnxruntime', 'numpy', 'typer', 'trafilatura') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_an_unknown_name_is_named():
    with pytest.raises(AttributeError, match="'nothing'"):
        chancery.nothing  # noqa: B018


def test_the_version_is_that_of_the_package():
    assert chancery.__version__ == tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
