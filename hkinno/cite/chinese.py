"""GB/T 7714 (2015 and 2025), the Hong Kong footnote, and APA 7 for papers in Chinese.

GB/T 7714-2015 is checked against the published CSL styles (tests/cite/test_oracle.py). The 2025 edition differs in its
marks (full-width comma and brackets; the full stop stays narrow with a space), writes no family name in capitals,
and gives no date of access for a piece that has a date of its own. A year that is estimated stands in square brackets.
"""

from typing import NamedTuple

from hkinno.cite import english, genres, pinpoint
from hkinno.cite.common import Joined, Label, Order, attribution, by_author, initials, listed, printed, spaced, stop
from hkinno.cite.work import Citation, Work
from hkinno.phrases import CIRCA, NO_DATE, OTHERS, UNSIGNED
from hkinno.store.items import Date, Name


class Edition(NamedTuple):
    """What differs between the editions of GB/T 7714."""

    comma: str
    left: str
    right: str
    # Whether family names stand in capitals.
    capitals: bool
    # Whether a piece that has a date of its own is given without the date of access.
    dated: bool


GBT_2015 = Edition(", ", "(", ")", capitals=True, dated=False)
GBT_2025 = Edition("，", "（", "）", capitals=False, dated=True)
# What a piece of each type is; any other is Z.
PRESS = {"article-newspaper": "N", "interview": "N", "article-magazine": "J", "article-journal": "J"}
GBT_TYPES = {**PRESS, **dict.fromkeys(genres.WEB, "EB")}
# More than three names are cut.
GBT_MOST = 3


def gbt_reference(edition: Edition, work: Work, label: Label) -> str:
    """Numeric: [1] 李明. 題名[N]. 某報, [2023]."""
    return f"[{label.number}] {stop(_gbt(edition, work, _gbt_names(edition, work)))}"


def gbt_numeric_note(_edition: Edition, citation: Citation, label: Label) -> str:
    """The number in brackets, the pinpoint outside them (2015: 10.1.3; both are raised when printed)."""
    return f"[{label.number}]{pinpoint.chinese(citation.places, article=True)}"


def gbt_date_reference(edition: Edition, work: Work, label: Label) -> str:
    """Author-date: the year after the author."""
    author = _gbt_names(edition, work) or _unsigned(work)
    return stop(_gbt(edition, work, f"{author}{edition.comma}{_gbt_year(work.date, label.suffix)}"))


def gbt_date_note(edition: Edition, citation: Citation, label: Label) -> str:
    """The pinpoint stands outside the brackets (2015: 10.2.4)."""
    year = _gbt_year(citation.work.date, label.suffix)
    where = pinpoint.chinese(citation.places, article=True)
    author = f"{_speaker(citation, label)}{gbt_lead(citation.work)}"
    return f"{edition.left}{author}{edition.comma}{year}{edition.right}{where}"


def gbt_lead(work: Work) -> str:
    """Who is named in a text: the first alone (2015: 10.2.1)."""
    if not work.names:
        return _unsigned(work)
    others = f" {OTHERS['zh' if work.chinese else 'en']}" if len(work.names) > 1 else ""
    return f"{work.names[0].family}{others}"


def by_language(work: Work) -> tuple[bool, Order]:
    """The place in an author-date list: Chinese works first, as they are cited, then the others by author."""
    return not work.chinese, ("", (0, 0, 0), "") if work.chinese else by_author(work)


def gbt_plain_reference(edition: Edition, work: Work, _label: Label) -> str:
    """The list that goes with notes: no numbers."""
    return stop(_gbt(edition, work, _gbt_names(edition, work)))


def gbt_note(edition: Edition, citation: Citation, _label: Label) -> str:
    """A footnote: the whole entry, with the paragraph before the address, which would run on into it."""
    work = citation.work
    where = pinpoint.chinese(citation.places)
    return stop(f"{attribution(citation, 'zh')}{_gbt(edition, work, _gbt_names(edition, work), where)}")


def _gbt(edition: Edition, work: Work, author: str, where: str = "") -> str:
    """Author, title, [N] or [N/OL], paper, date, page, paragraph, access and address; no full stop at the end."""
    kind = f"{GBT_TYPES.get(work.type, 'Z')}{'/OL' if work.url else ''}"
    page = f"{edition.left}{work.page}{edition.right}" if work.page else ""
    # An inferred date is not the date of the piece.
    has_date = work.date is not None and not work.date.circa
    seen = work.accessed.iso() if work.accessed and not (edition.dated and has_date) else ""
    date = "" if work.date is None else f"[{work.date.year}]" if work.date.circa else work.date.iso()
    place = listed(work.paper, date, comma=edition.comma) + page
    access = f"[{seen}]" if seen else ""
    entry = f"{listed(place, where, comma=edition.comma)}{access}"
    genre = genres.of(work)
    named = f"{work.title}{': ' if genre.en else ''}{genre.zh if work.chinese else genre.en.lower()}"
    return spaced(stop(author), f"{named}[{kind}].", stop(entry) if work.url else entry, work.url or "")


def _gbt_names(edition: Edition, work: Work) -> str:
    others = f"{edition.comma}{OTHERS['zh' if work.chinese else 'en']}"
    joined = Joined(edition.comma, edition.comma, others, most=GBT_MOST, shown=GBT_MOST)
    return joined.join([_gbt_name(edition, name) for name in work.names])


def _gbt_name(edition: Edition, name: Name) -> str:
    """SMITH J A or Smith J A; a whole name as printed."""
    if not name.given:
        return name.family
    letters = initials(name, dot="")
    letters = letters.replace("-", " ") if edition.capitals else letters
    return f"{name.family.upper() if edition.capitals else name.family} {letters}"


def _unsigned(work: Work) -> str:
    return UNSIGNED["zh" if work.chinese else "en"]


def _gbt_year(date: Date | None, suffix: str) -> str:
    if date is None:
        return f"{NO_DATE['gbt']}{suffix}"
    return f"[{date.year}{suffix}]" if date.circa else f"{date.year}{suffix}"


def hk_reference(work: Work, label: Label) -> str:
    """A Hong Kong Chinese bibliography: 〈題名〉，《報名》, 約 for circa; what is not Chinese in Chicago's form."""
    return f"{_hk(work)}。" if work.chinese else english.chicago_reference(work, label)


def hk_note(citation: Citation, _label: Label) -> str:
    """A Hong Kong Chinese footnote, with the story and the paragraph."""
    if not citation.work.chinese:
        return english.footnote(citation, citation.work.page)
    where = pinpoint.chinese(citation.places, article=True)
    return f"{attribution(citation, 'zh')}{_hk(citation.work, where)}。"


def _hk(work: Work, where: str = "") -> str:
    author = printed(work.authors)
    if work.interviewee:
        author = f"{work.interviewee.printed}{f'（{author}採訪）' if author else ''}"
    seen = f"瀏覽日期：{_chinese_date(work.accessed)}" if work.accessed else ""
    rest = listed(
        f"〈{work.title}〉{_in_brackets(work)}",
        f"《{work.paper}》" if work.paper else "",
        _chinese_date(work.date),
        f"{work.page}版" if work.page else "",
        where,
        f"網址：{work.url}" if work.url else "",
        seen,
        comma="，",
    )
    return f"{author}：{rest}" if author else rest


def _in_brackets(work: Work) -> str:
    return f"（{genres.of(work).zh}）" if genres.of(work).zh else ""


def apa_zh_reference(work: Work, label: Label) -> str:
    """APA 7 as papers in Chinese write it: full-width brackets and full stops; what is not Chinese as in English."""
    if not work.chinese:
        return english.apa_reference(work, label)
    date = _apa_zh_year(work, label)
    if work.date is not None and not work.date.circa and work.date.month:
        date += f"年{work.date.month}月" + (f"{work.date.day}日" if work.date.day else "")
    interview = f"（{printed(work.authors)}訪問）" if work.interviewee and work.authors else ""
    title = f"{work.title}{_in_brackets(work)}{interview}"
    lead = f"{printed(work.names)}（{date}）。{title}。" if work.names else f"{title}（{date}）。"
    place = listed(f"《{work.paper}》" if work.paper else "", work.page, comma="，")
    return f"{lead}{f'{place}。' if place else ''}{work.url or ''}"


def apa_zh_note(citation: Citation, label: Label) -> str:
    """In text: （李明，約2023，第1段）."""
    work = citation.work
    where = pinpoint.chinese(citation.places, article=True)
    author = f"{_speaker(citation, label)}{apa_zh_lead(work)}"
    # A work in English keeps its comma: （Smith & Okafor, 2024，第1段）.
    lead = listed(author, _apa_zh_year(work, label), comma="，" if work.chinese else ", ")
    return f"（{listed(lead, where, comma='，')}）"


def apa_zh_lead(work: Work) -> str:
    """What stands in the author's place in a text."""
    if not work.chinese:
        return english.apa_lead(work, comma="")
    return printed(work.names) or f"〈{work.title}〉"


def _apa_zh_year(work: Work, label: Label) -> str:
    if work.date is None:
        return f"{NO_DATE['zh' if work.chinese else 'en']}{'-' + label.suffix if label.suffix else ''}"
    circa = CIRCA["zh" if work.chinese else "apa"] if work.date.circa else ""
    return f"{circa}{work.date.year}{label.suffix}"


def short(citation: Citation, *, spoken: bool) -> str:
    """A citation to stand after words: （陳文，引自李明，約2023年，專訪第1段）."""
    work = citation.work
    speaker = attribution(citation, "zh-short") if spoken else ""
    author = printed(work.authors) or (f"《{work.paper}》" if work.paper else f"〈{work.title}〉")
    where = pinpoint.chinese(citation.places, article=True)
    return f"（{listed(f'{speaker}{author}', _chinese_date(work.date), where, comma='，')}）"


def _chinese_date(date: Date | None) -> str:
    """2023年2月28日, 約2023年; nothing for a date that is not known."""
    if date is None:
        return ""
    if date.circa:
        return f"{CIRCA['zh']}{date.year}年"
    return f"{date.year}年{f'{date.month}月' if date.month else ''}{f'{date.day}日' if date.day else ''}"


def _speaker(citation: Citation, label: Label) -> str:
    return attribution(citation, "zh") if label.spoken else ""
