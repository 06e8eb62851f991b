"""The examples in docstrings run."""

import doctest
import importlib
import pkgutil
import sys

import pytest

import chancery

MODULES = [found.name for package in ("ledger", "cli") for found in pkgutil.iter_modules(
    [f"{chancery.__path__[0]}/{package}"], prefix=f"chancery.{package}.")]

@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_give_what_they_say(name):
    importlib.import_module(name)

    assert doctest.testmod(sys.modules[name]).failed == 0
