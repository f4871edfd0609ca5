"""The text of files in any encoding, and what is said of a guess."""

import pytest

from hkinno.documents import encodings
from hkinno.documents.encodings import decode
from hkinno.documents.files import open_document
from hkinno.errors import FileError, UsageError

CHINESE = "林伯說：「這些樹在河邊的村子裏種了很久，我們要好好看着。」記者問他以後怎樣。\n"
SIMPLIFIED = "林伯说：“这些树在河边的村子里种了很久，我们要好好看着。”记者问他以后怎样。\n"
ENGLISH = "“The trees stand,” he said – in a café.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "utf-32-be"])
@pytest.mark.parametrize("text", [CHINESE, SIMPLIFIED, ENGLISH])
def test_unicode(text: str, encoding: str):
    """With a mark it is known, without one it is guessed and that is said."""
    decoded = decode(text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert decoded.encoded(text) == text.encode(encoding)
    assert decoded.guessed == (encoding in ("utf-16-le", "utf-16-be", "utf-32-be"))
    assert bool(encodings.remark(decoded)) == decoded.guessed


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CHINESE, "big5hkscs"), (CHINESE, "gb18030"), (SIMPLIFIED, "gb18030"), (SIMPLIFIED, "gbk"), (ENGLISH, "cp1252")],
)
def test_guess(text: str, encoding: str):
    """Others are guessed, and the guess is said with the way to say better."""
    pytest.importorskip("charset_normalizer", reason="needs charset-normalizer: pip install 'hkinno[documents]'")
    opened = open_document(text.encode(encoding), "a.txt")
    assert opened.text == text
    assert opened.encoding == encodings.WIDER.get(encoding, encoding)
    assert opened.remarks[0].endswith("which is a guess; --encoding says what it is")


def test_characters_of_hong_kong():
    """In Big5 裏 is F9D8, which Python's big5 does not know, and is written back so."""
    content = b"\xa1u\xf9\xd8\xa1v"
    decoded = decode(content, "a.txt", "big5")
    assert decoded.text == "「裏」"
    assert decoded.encoded("「裏」") == content
    assert [encodings.codec(name) for name in ("Big5", "BIG5-HKSCS", "cp950")] == ["big5hkscs"] * 3
    assert [encodings.codec(name) for name in ("gb2312", "GBK", "gb18030")] == ["gb18030"] * 3


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "hex", "utf-8\0", "", "idna\ud800"])
def test_no_encoding(name: str):
    """What is no encoding of text is a fault of the command line."""
    with pytest.raises(UsageError, match="--encoding: there is no encoding"):
        decode(b"x", "a.txt", name)


def test_told_wrongly():
    """What is told and does not fit is a fault that says where, and what may fit."""
    with pytest.raises(FileError, match=r"a\.txt: not UTF-8 at byte 0; try --encoding big5"):
        decode(CHINESE.encode("big5hkscs"), "a.txt", "utf-8")


@pytest.mark.parametrize("content", [bytes(range(256)) * 4, b"\0\1\2\3" * 100, b"\xff\xfe\x00\xd8"])
def test_no_text(content: bytes):
    """Bytes that are no text are refused."""
    with pytest.raises(FileError, match=r"a\.txt: "):
        open_document(content, "a.txt")
