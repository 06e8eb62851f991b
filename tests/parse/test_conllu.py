from __future__ import annotations

import pytest

from chancery.errors import DocumentError
from chancery.parse.conllu import read_conllu, write_conllu

ROWS = """# text = Peru can't
1\tPeru\tPeru\tPROPN\t_\tNumber=Sing\t2\tnsubj\t_\t_
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tca\tcan\tAUX\t_\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t_\t_
4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

"""


def test_words_of_a_multiword_token_stand_together() -> None:
    document = read_conllu(ROWS.splitlines(keepends=True))
    assert document.text == "Peru can't.\n"
    assert [t.span.of(document.text) for t in document.sentences[0].tokens] == ["Peru", "ca", "n't", "."]


def test_what_is_written_reads_the_same() -> None:
    document = read_conllu(ROWS.splitlines())
    assert read_conllu(write_conllu(document).splitlines()) == document


def test_short_row_is_refused_with_its_line() -> None:
    with pytest.raises(DocumentError, match="line 1 has 2 columns"):
        read_conllu(["1\tPeru"])
