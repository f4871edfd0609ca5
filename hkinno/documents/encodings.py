"""The text of a file's bytes: by its mark, as told, as UTF-8, or else by a guess, which is said."""

from typing import NamedTuple

from hkinno.documents.patterns import Pattern
from hkinno.errors import FileError, UsageError
from hkinno.text import visible

# The longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# As they are written in Hong Kong and on the mainland, with more characters than their names promise: 裏 is F9D8.
WIDER = {"big5": "big5hkscs", "big5-tw": "big5hkscs", "csbig5": "big5hkscs", "cp950": "big5hkscs"} | dict.fromkeys(
    ("gb2312", "gbk", "cp936", "gb-2312", "euc-cn", "936"), "gb18030"
)
SHOWN = {"big5hkscs": "Big5", "gb18030": "GB18030", "cp1252": "Windows-1252", "shift_jis": "Shift JIS"}
# What a draft may be in that is not UTF-8, for the library that guesses.
CANDIDATES = ["big5hkscs", "gb18030", "cp1252", "shift_jis", "euc_kr"]
# Characters that a text of some length has, in its encoding; misread text has rare ones.
COMMON = Pattern(
    "[的一是不了在人有我他這这個个們们中來来上大為为和國国地到以說说時时要就出會会可也你對对生能而子那得於于與与及]"
)
HAN = Pattern("[\u4e00-\u9fff]")
# What nearly all of a text is: ASCII that is printed, quotation marks and dashes, Chinese and its punctuation.
ORDINARY = Pattern("[\t\r\n -~\u2010-\u2030\u3000-\u303f\u4e00-\u9fff\uff00-\uff60]")
MOSTLY = 0.95
# How much of a file is looked at for the guess.
SAMPLE = 1 << 16


class Decoded(NamedTuple):
    """A file's text, its encoding, whether that was guessed, and the mark that it begins with."""

    text: str
    encoding: str
    guessed: bool = False
    mark: bytes = b""

    def encoded(self, text: str) -> bytes:
        """Another text as bytes of the same kind. Raises ``UnicodeEncodeError`` for what cannot be written in it."""
        return self.mark + text.encode(self.encoding)


def decode(content: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Decode a file: by its mark, in the encoding that is told, as UTF-8, or as is guessed.

    Raises ``UsageError`` for an encoding that is none, ``FileError`` for bytes that are no text in it.
    """
    marked = next((each for each in MARKS if content.startswith(each[0])), None)
    if marked:
        mark, told = marked
        return Decoded(_decoded(content[len(mark) :], name, told), told, mark=mark)
    if encoding is not None:
        told = codec(encoding)
        return Decoded(_decoded(content, name, told), told)
    wide = _wide(content) if b"\0" in content[:SAMPLE] else None
    if wide:
        return Decoded(content.decode(wide), wide, guessed=True)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        guess = guessed(content)
        if guess is None:
            raise FileError(
                f"{visible(name)}: not UTF-8 at byte {error.start}, nor anything else that is text;"
                " --encoding says what it is, such as big5 or gb18030"
            ) from error
        return Decoded(content.decode(guess), guess, guessed=True)


def codec(encoding: str) -> str:
    """The codec of an encoding's name. Raises ``UsageError`` where there is none."""
    import codecs  # noqa: PLC0415 - for drafts in another encoding

    wanted = encoding.strip().lower().replace("_", "-")
    try:
        found = codecs.lookup(WIDER.get(wanted, wanted))
        "".encode(found.name)
        b"".decode(found.name)
    except (LookupError, ValueError, TypeError, UnicodeError):
        raise UsageError(
            f"--encoding: there is no encoding {visible(encoding)!r}; try utf-8, big5 or gb18030"
        ) from None
    name = found.name.replace("_", "-")
    return WIDER.get(name, found.name)


def guessed(content: bytes) -> str | None:
    """The encoding that bytes without a mark, which are not UTF-8, most likely have; None where none fits.

    charset-normalizer has the say where it is installed, but not between Chinese encodings that both fit: it prefers
    the smaller ones, and there the characters of ordinary Chinese decide.
    """
    wide = _wide(content)
    if wide:
        return wide
    fitting = {name: text for name in ("big5hkscs", "gb18030") if (text := _text(content, name)) is not None}
    if fitting:
        best = max(fitting, key=lambda name: _share(fitting[name]))
        if _share(fitting[best]) > LEAST_SHARE:
            return best
    return _by_library(content)


# Ordinary Chinese has about one such character in six.
LEAST_SHARE = 0.04


def remark(decoded: Decoded) -> str:
    """What is to be said of a guess; "" where nothing was guessed."""
    if not decoded.guessed:
        return ""
    return f"read as {SHOWN.get(decoded.encoding, decoded.encoding)}, which is a guess; --encoding says what it is"


def _decoded(content: bytes, name: str, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        guess = guessed(content)
        shown = SHOWN.get(guess or "", guess or "").lower()
        hint = f"; try --encoding {shown}" if guess and guess != encoding else ""
        raise FileError(f"{visible(name)}: not {encoding.upper()} at byte {error.start}{hint}") from error


def _wide(content: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: every second byte of its blanks and line ends is nought."""
    for encoding, blank in (("utf-32-le", b"\n\0\0\0"), ("utf-32-be", b"\0\0\0\n")):
        if len(content) % 4 == 0 and blank in content and _text(content, encoding) is not None:
            return encoding
    for encoding, blanks in (("utf-16-le", (b"\n\0", b" \0")), ("utf-16-be", (b"\0\n", b"\0 "))):
        if len(content) % 2 == 0 and any(blank in content for blank in blanks):
            sample = (_text(content, encoding) or "")[:SAMPLE]
            if len(ORDINARY.findall(sample)) > len(sample) * MOSTLY:
                return encoding
    return None


def _share(text: str) -> float:
    """The share of ordinary characters among the Chinese ones of a text."""
    sample = text[:SAMPLE]
    han = len(HAN.findall(sample))
    return len(COMMON.findall(sample)) / han if han else 0.0


def _text(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _by_library(content: bytes) -> str | None:
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415 - for drafts that are not UTF-8
    except ImportError:
        return None
    if b"\0" in content[:SAMPLE]:
        return None
    best = from_bytes(content[:SAMPLE], cp_isolation=CANDIDATES).best()
    encoding = WIDER.get(best.encoding.replace("_", "-"), best.encoding) if best else None
    return encoding if encoding and _text(content, encoding) is not None else None
