"""Which outlets and agencies a text names as its sources."""

from __future__ import annotations

import re
from dataclasses import replace

from chancery.lang import Pack
from chancery.model import Reading
from chancery.world import World

_SITE = re.compile(r"^https?://(?:www\.)?([^/\s]+)")


def find_cited(reading: Reading, pack: Pack, world: World) -> Reading:
    """Return the reading with the sources that credits ("Photo: NAME") and the names of known outlets give."""
    text = reading.document.text
    found: dict[str, None] = {}
    credits = [re.escape(word) for word in pack.settings("speech").get("credits", ())]
    if credits:
        for match in re.finditer(rf"\b(?:{'|'.join(credits)}): *([^\s|,;()]+)", text):
            site = _SITE.match(match[1])
            found[site[1] if site else match[1]] = None
    for row in world.table("outlets"):
        if row.get("name") and re.search(rf"\b{re.escape(row['name'])}\b", text):
            found[row["name"]] = None
    return replace(reading, cited=tuple(found))
