"""GB/T 7714 (2015 and 2025), the Hong Kong footnote, and APA 7 for papers in Chinese.

GB/T 7714-2015 is checked against the published CSL styles (tests/cite/test_oracle.py). The 2025 edition differs
here in its marks (full-width comma, colon and brackets; the full stop stays narrow with a space) and gives
no date of access for a piece that has a date of its own. A year that is estimated stands in square brackets.
"""

from hkinno.cite import pinpoint
from hkinno.cite.common import Label, attribution
from hkinno.cite.work import Citation, Date, Work


def gbt_2015_reference(work: Work, label: Label) -> str:
    """Numeric: [1] 湯嘉平. 題名[N]. 大公報, [2023]."""
    return f"[{label.number}] {_gbt(work, ', ', '(', ')')}."


def gbt_2015_numeric_note(citation: Citation, label: Label) -> str:
    """The number in brackets, the pinpoint outside them (2015: 10.1.3; both are raised when printed)."""
    return f"[{label.number}]{pinpoint.chinese(citation.places, article=True)}"


def gbt_2015_date_reference(work: Work, label: Label) -> str:
    """Author-date: the year after the author."""
    author = f"{work.first}, {_year(work.date, label.suffix)}"
    return f"{_gbt(work, ', ', '(', ')', author)}."


def gbt_2015_date_note(citation: Citation, label: Label) -> str:
    """The pinpoint stands outside the brackets (2015: 10.2.4)."""
    year = _year(citation.work.date, label.suffix)
    where = pinpoint.chinese(citation.places, article=True)
    return f"({_spoken(citation, label)}{citation.work.first}, {year}){where}"


def gbt_2015_plain_reference(work: Work, _label: Label) -> str:
    """The list that goes with notes: no numbers."""
    return f"{_gbt(work, ', ', '(', ')')}."


def gbt_2015_note(citation: Citation, _label: Label) -> str:
    """A footnote: the whole entry, with the paragraph before the address, which would run on into it."""
    return f"{_credit(citation)}{_gbt(citation.work, ', ', '(', ')', where=pinpoint.chinese(citation.places))}."


def gbt_2025_reference(work: Work, label: Label) -> str:
    """Numeric, 2025."""
    return f"[{label.number}] {_gbt(work, '，', '（', '）', dated=True)}."


def gbt_2025_numeric_note(citation: Citation, label: Label) -> str:
    """As in 2015."""
    return gbt_2015_numeric_note(citation, label)


def gbt_2025_date_reference(work: Work, label: Label) -> str:
    """Author-date, 2025."""
    author = f"{work.first}，{_year(work.date, label.suffix)}"
    return f"{_gbt(work, '，', '（', '）', author, dated=True)}."


def gbt_2025_date_note(citation: Citation, label: Label) -> str:
    """In text, 2025."""
    year = _year(citation.work.date, label.suffix)
    where = pinpoint.chinese(citation.places, article=True)
    return f"（{_spoken(citation, label)}{citation.work.first}，{year}）{where}"


def gbt_2025_plain_reference(work: Work, _label: Label) -> str:
    """The list that goes with notes, 2025."""
    return f"{_gbt(work, '，', '（', '）', dated=True)}."


def gbt_2025_note(citation: Citation, _label: Label) -> str:
    """A footnote, 2025."""
    where = pinpoint.chinese(citation.places)
    return f"{_credit(citation)}{_gbt(citation.work, '，', '（', '）', where=where, dated=True)}."


def _gbt(
    work: Work, comma: str, left: str, right: str, author: str = "", where: str = "", *, dated: bool = False
) -> str:
    """Author, title, [N] or [N/OL], paper, date, page, paragraph, access and address; no full stop at the end.

    With ``dated`` the date of access is left out where the piece itself has a date.
    """
    kind = "N/OL" if work.url else "N"
    page = f"{left}{work.page}{right}" if work.page else ""
    # An inferred date is not the date of the piece.
    has_date = work.date is not None and not work.date.circa
    seen = f"[{_iso(work.accessed)}]" if work.url and work.accessed and not (dated and has_date) else ""
    paragraph = f"{comma}{where}" if where else ""
    when = f"{comma}{_gbt_date(work.date)}" if work.date else ""
    url = f". {work.url}" if work.url else ""
    return f"{author or work.first}. {work.title}[{kind}]. {work.paper}{when}{page}{paragraph}{seen}{url}"


def _gbt_date(date: Date) -> str:
    return f"[{date.year}]" if date.circa else _iso(date)


def _year(date: Date | None, suffix: str) -> str:
    if date is None:
        return f"出版年不詳{suffix}"
    return f"[{date.year}{suffix}]" if date.circa else f"{date.year}{suffix}"


def _iso(date: Date) -> str:
    return "-".join([str(date.year), *(f"{part:02}" for part in (date.month, date.day) if part)])


def hk_reference(work: Work, _label: Label) -> str:
    """A Hong Kong Chinese bibliography: 〈 〉 for the title, 《 》 for the paper, 約 for circa."""
    return f"{_hk(work)}。"


def hk_note(citation: Citation, _label: Label) -> str:
    """A Hong Kong Chinese footnote, with the story and the paragraph."""
    return f"{_credit(citation)}{_hk(citation.work, pinpoint.chinese(citation.places, article=True))}。"


def _hk(work: Work, where: str = "") -> str:
    author = f"{work.interviewee}（{work.author}採訪）" if work.interviewee else work.author
    page = f"{work.page}版" if work.page else ""
    seen = f"瀏覽日期：{_chinese_date(work.accessed)}" if work.url and work.accessed else ""
    parts = (f"《{work.paper}》", _chinese_date(work.date), page, where, f"網址：{work.url}" if work.url else "", seen)
    return f"{author}：〈{work.title}〉，{'，'.join(part for part in parts if part)}"


def apa_zh_reference(work: Work, label: Label) -> str:
    """APA 7 as papers in Chinese write it: full-width brackets and full stops, the paper in 《 》."""
    date = _apa_zh_year(work.date, label)
    if work.date is not None and not work.date.circa and work.date.month:
        date += f"年{work.date.month}月" + (f"{work.date.day}日" if work.date.day else "")
    interview = f"（{work.author}訪問）" if work.interviewee else ""
    page = f"，{work.page}" if work.page else ""
    url = work.url or ""
    return f"{work.first}（{date}）。{work.title}{interview}。《{work.paper}》{page}。{url}"


def apa_zh_note(citation: Citation, label: Label) -> str:
    """In text: （湯嘉平，約2023，第1段）."""
    where = pinpoint.chinese(citation.places, article=True)
    parts = (f"{_spoken(citation, label)}{citation.work.first}", _apa_zh_year(citation.work.date, label), where)
    return f"（{'，'.join(part for part in parts if part)}）"


def _apa_zh_year(date: Date | None, label: Label) -> str:
    if date is None:
        return f"無日期{'-' + label.suffix if label.suffix else ''}"
    return f"{'約' if date.circa else ''}{date.year}{label.suffix}"


def short(citation: Citation, *, spoken: bool) -> str:
    """A citation to stand after words: （孫東，引自湯嘉平，約2023年，主稿第1段）."""
    speaker = ""
    if spoken and citation.speaker:
        speaker = f"{citation.speaker}{'轉述' if citation.manner == 'relayed' else ''}，引自"
    where = pinpoint.chinese(citation.places, article=True)
    parts = (f"{speaker}{citation.work.author}", _chinese_date(citation.work.date), where)
    return f"（{'，'.join(part for part in parts if part)}）"


def _chinese_date(date: Date | None) -> str:
    """2023年2月28日, 約2023年; nothing for a date that is not known."""
    if date is None:
        return ""
    if date.circa:
        return f"約{date.year}年"
    return f"{date.year}年{f'{date.month}月' if date.month else ''}{f'{date.day}日' if date.day else ''}"


def _spoken(citation: Citation, label: Label) -> str:
    return attribution(citation, "zh") if label.spoken else ""


def _credit(citation: Citation) -> str:
    return attribution(citation, "zh")
