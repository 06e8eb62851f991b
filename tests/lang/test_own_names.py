from pathlib import Path

import pytest

from chancery.errors import PackError
from chancery.lang.own_names import read_own_names
from chancery.pipeline import read


def test_table_and_object_give_the_same_names(tmp_path: Path) -> None:
    table, mapping = tmp_path / "names.tsv", tmp_path / "names.json"
    table.write_text("form\tcode\tkind\nArnor\tARN\nShire\tSHR\tstate\n")
    mapping.write_text('{"Arnor": "ARN", "Shire": "SHR"}')
    assert read_own_names(table) == read_own_names(mapping) == (("Arnor", "state", "ARN"), ("Shire", "state", "SHR"))


def test_faulty_row_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("Arnor\tARN\nGondor\n")
    with pytest.raises(PackError, match=r"names.tsv:2"):
        read_own_names(path)


def test_own_names_take_part_in_events() -> None:
    reading = read("Arnor accused Gondor of an attack.", language="en", names=(("Arnor", "state", "ARN"), ("Gondor", "state", "GON")))
    assert [(e.type, e.actors, e.recipients) for e in reading.events] == [("ACCUSE", ("ARN",), ("GON",))]
