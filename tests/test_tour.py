"""The commands of the tour give what the tour says."""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

TOUR = Path(__file__).parents[1] / "docs" / "tour.md"
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKER = doctest.OutputChecker()


def commands(block):
    """Yield the commands of a block, each with the output that follows it."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, wanted = part.partition("\n")
        yield command, wanted


def test_the_tour_can_be_taken(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    environment.pop("CHANCERY_LEDGER", None)
    examples, taken = {}, 0
    for kind, name, block in BLOCK.findall(TOUR.read_text(encoding="utf-8")):
        taken += 1
        if kind == "text":
            (tmp_path / name).write_text(block, encoding="utf-8")
        elif kind == "console":
            for command, wanted in commands(block):
                done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=environment, check=False)
                assert done.returncode == 0, (command, done.stderr)
                got = done.stdout + done.stderr
                assert CHECKER.check_output(wanted, got if got.endswith("\n") else got + "\n", doctest.ELLIPSIS), (command, wanted, got)
        else:
            assert kind == "python"
            test = doctest.DocTestParser().get_doctest(block, examples, "tour", str(TOUR), 0)
            runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
            assert runner.run(test, clear_globs=False).failed == 0
            examples |= test.globs
    assert taken >= 8
