"""Styles in Chinese: GB/T 7714 of 2015 and 2025, the footnotes of Hong Kong, and APA 7 as written in Chinese.

GB/T 7714 puts an estimated year in square brackets (8.4.3.2 of 2015).
"""

from hkinno.citing.work import Cited, Day, Work

# GB/T 7714-2025 sets Chinese entries with full-width marks.
WIDE = str.maketrans({".": "．", ",": "，", ":": "：", "[": "［", "]": "］", "(": "（", ")": "）"})


def _iso(day: Day) -> str:
    return "-".join([str(day.year), *(f"{part:02d}" for part in (day.month, day.day) if part)])


def _estimated(day: Day) -> str:
    return f"[{day.year}]" if day.circa else _iso(day)


def _gbt_core(work: Work, *, year_first: bool, access: bool) -> str:
    author = work.author + (f", [{work.issued.year}]" if work.issued.circa else f", {work.issued.year}") * year_first
    medium = "N/OL" if work.url else "N"
    interview = f"：{work.interviewer}訪問" if work.interviewer else ""
    page = f"({work.page})" if work.page else ""
    seen = f"[{_iso(work.accessed)}]" if access and work.url and work.accessed else ""
    date = "" if year_first and not work.issued.month else f", {_estimated(work.issued)}"
    return f"{author}. {work.title}{interview}[{medium}]. {work.paper}{date}{page}{seen}"


def _wide(core: str, title: str) -> str:
    """The marks of an entry full width; the headline as printed, and no space after a full-width mark."""
    before, _, after = core.partition(title)
    made = [
        part.translate(WIDE).replace("． ", "．").replace("， ", "，").replace("： ", "：") for part in (before, after)
    ]
    return made[0] + title + made[1]


def gbt2015_reference(work: Work, number: int) -> str:
    """GB/T 7714-2015, 4.4 and 8: [N] Author. Title[N]. Newspaper, date(page)[access]. Address."""
    return f"[{number}] {gbt2015_entry(work)}"


def gbt2015_entry(work: Work) -> str:
    """The entry without its number."""
    address = f" {work.url}." if work.url else ""
    return f"{_gbt_core(work, year_first=False, access=True)}.{address}"


def gbt2015_numeric_note(cited: Cited, number: int) -> str:
    """GB/T 7714-2015, 10.1.3: the number, and the place after the bracket."""
    return f"[{number}]{cited.pinpoint('zh')}"


def gbt2015_author_date_reference(work: Work, number: int) -> str:
    """GB/T 7714-2015, 10.2: Author, year. Title[N]. Newspaper, date."""
    del number
    address = f" {work.url}." if work.url else ""
    return f"{_gbt_core(work, year_first=True, access=True)}.{address}"


def gbt2015_author_date_note(cited: Cited, number: int) -> str:
    """GB/T 7714-2015, 10.2.1: （Author，year）place."""
    del number
    year = f"[{cited.work.issued.year}]" if cited.work.issued.circa else str(cited.work.issued.year)
    return f"（{cited.work.author}，{year}）{cited.pinpoint('zh')}"


def gbt2015_note(cited: Cited, number: int) -> str:
    """GB/T 7714-2015 as a footnote: the entry, a colon, the place."""
    del number
    place = cited.pinpoint("zh")
    return gbt2015_entry(cited.work)[:-1] + (
        f": {place}." if place and not cited.work.url else f", {place}." if place else "."
    )


def gbt2025_reference(work: Work, number: int) -> str:
    """GB/T 7714-2025: as 2015, with full-width marks, and no access date where the piece is dated."""
    return f"［{number}］{gbt2025_entry(work)}"


def gbt2025_entry(work: Work) -> str:
    """The entry without its number."""
    core = _gbt_core(work, year_first=False, access=work.issued.circa)
    return _wide(f"{core}.", work.title) + (f"{work.url}．" if work.url else "")


def gbt2025_numeric_note(cited: Cited, number: int) -> str:
    """The number in full-width brackets, and the place after them."""
    return f"［{number}］{cited.pinpoint('zh')}"


def gbt2025_author_date_reference(work: Work, number: int) -> str:
    """Author, year, title, newspaper and date, with full-width marks."""
    del number
    core = _gbt_core(work, year_first=True, access=work.issued.circa)
    return _wide(f"{core}.", work.title) + (f"{work.url}．" if work.url else "")


def gbt2025_author_date_note(cited: Cited, number: int) -> str:
    """The author, the year and the place."""
    return gbt2015_author_date_note(cited, number).translate({ord("["): "［", ord("]"): "］"})


def gbt2025_note(cited: Cited, number: int) -> str:
    """The entry, a colon, the place."""
    del number
    place = cited.pinpoint("zh")
    return gbt2025_entry(cited.work)[:-1] + (f"：{place}．" if place else "．")


def chinese_date(day: Day) -> str:
    """約2023年, 2023年, 2023年2月, 2023年2月28日."""
    if day.circa:
        return f"約{day.year}年"
    return f"{day.year}年" + (f"{day.month}月" if day.month else "") + (f"{day.day}日" if day.day else "")


def hk_reference(work: Work, number: int) -> str:
    """Reporter, headline in 〈〉, newspaper in 《》, date, page and address, as Hong Kong's journals set them."""
    del number
    return f"{_hk(work, '')}。"


def hk_note(cited: Cited, number: int) -> str:
    """The footnote, with whose words they are before it and the place in it."""
    del number
    said = {"quoted": f"{cited.speaker}語，見", "speaker": f"{cited.speaker}所言，見"}.get(cited.voice, "")
    return f"{'' if cited.work.interviewer else said}{_hk(cited.work, cited.pinpoint('zh'))}。"


def _hk(work: Work, place: str) -> str:
    title = f"{work.author}：〈{work.title}〉" + (f"（{work.interviewer}訪問）" if work.interviewer else "")
    page = f"{work.page}版" if work.page else ""
    seen = f"{chinese_date(work.accessed)}瀏覽" if work.url and work.accessed else ""
    parts = (title, f"《{work.paper}》", chinese_date(work.issued), page, place, work.url, seen)
    return "，".join(part for part in parts if part)


def apa_zh_reference(work: Work, number: int) -> str:
    """APA 7 in Chinese: reporter, date in brackets, headline, newspaper, page and address."""
    del number
    when = chinese_date(work.issued).removesuffix("年")
    page = f"，{work.page}" if work.page else ""
    interview = f"（{work.interviewer}訪問）" if work.interviewer else ""
    return f"{work.author}（{when}）。{work.title}{interview}。{work.paper}{page}。{work.url or ''}"


def apa_zh_note(cited: Cited, number: int) -> str:
    """The author, the year and the place in full-width brackets."""
    del number
    year = f"約{cited.work.issued.year}" if cited.work.issued.circa else str(cited.work.issued.year)
    said = f"{cited.speaker}，引自" if cited.speaker and not cited.work.interviewer else ""
    return "（" + "，".join(part for part in (f"{said}{cited.work.author}", year, cited.pinpoint("zh")) if part) + "）"
