import importlib.util
from pathlib import Path

TOOL = Path(__file__).parents[2] / "tools" / "build_world.py"


def tool():
    spec = importlib.util.spec_from_file_location("build_world", TOOL)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tables_are_what_the_tool_makes_of_its_sources():
    stale = [path.name for path, text in tool().made() if path.read_text(encoding="utf-8") != text]
    assert not stale, f"{stale} differ from tools/world; run tools/build_world.py"


def test_romanian_genitives_are_made_from_names():
    oblique = tool().oblique
    assert oblique("Uniunea Economică și Monetară Vest-Africană") == "Uniunii Economice și Monetare Vest-Africane"
    assert oblique("Organizația Mondială a Sănătății") == "Organizației Mondiale a Sănătății"
    assert oblique("Fondul Monetar Internațional") == "Fondului Monetar Internațional"
    assert oblique("Adunarea Parlamentară a Consiliului Europei") == "Adunării Parlamentare a Consiliului Europei"
    assert oblique("Interpol") is None
