"""Build src/chancery/charts/countries.json from the npm package world-atlas 2 (Natural Earth 4.1, public domain).

Usage: npm pack world-atlas@2.0.2, unpack it, then: python tools/build_map.py package/countries-110m.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from babel.core import get_global

HOME = Path(__file__).parents[1] / "src" / "chancery"
# Natural Earth draws what some or most states do not recognise apart and gives it no number.
UNNUMBERED = {"Kosovo": "XKX", "N. Cyprus": None, "Somaliland": "SOM"}


def codes(known: set[str]) -> dict[str, str]:
    """Return ISO codes of three letters by ISO number; states that have fallen apart have several successors and are left out."""
    aliases = get_global("territory_aliases")
    two = {names[0]: code for code, names in aliases.items() if code in known and len(names) == 1}
    return {number: two[names[0]] for number, names in aliases.items() if number.isdigit() and names[0] in two}


def main() -> None:
    atlas = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    known = {line.split("\t")[0] for line in (HOME / "world" / "states.tsv").read_text(encoding="utf-8").splitlines()}
    by_number = codes(known)
    for shape in atlas["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = UNNUMBERED.get(name) if "id" not in shape else by_number.get(shape["id"])
        if code not in known:
            print(f"no state of the world file: {name} ({code})", file=sys.stderr)
        shape["id"], shape["properties"] = code or name, {}
    shapes = atlas["objects"]["countries"]
    shapes["geometries"] = [shape for shape in shapes["geometries"] if shape["id"] != "Antarctica"]  # nobody's, and a third of the picture
    del atlas["objects"]["land"]
    (HOME / "charts" / "countries.json").write_text(json.dumps(atlas, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
