"""What people type beside the words they look for: words that carry nothing, forms of one word, names of filters."""

import re
from functools import cache

from hkinno import text
from hkinno.render.labels import LABELS
from hkinno.store.schema import FORMS, KINDS, STATUSES, VOICES

# Words of a question that no record need have.
FILLERS = (
    "a about all an and any are at be been by can could did do does for from get give had has have he her him "
    "his how i in is it its know list many me much of on or people percentage person please said say says "
    "share she show so some tell that the their them there these they this those to was we were what when "
    "where which who whom whose why will with would you your "
)
CHINESE_FILLERS = (
    r"請問|想知道|關於|有關|什麼時候|甚麼時候|幾時|何時|有多少人|有多少|有多[大高長快遠]|多少人|多少|幾多人|幾多|有沒有|有冇|為什麼|為甚麼|點解|什麼|甚麼|哪[一二兩三四五六七八九十幾]?[個項種條間類]|哪些|哪裏|哪裡|哪|怎樣看|怎麼看|如何看"
    r"|誰|如何|怎樣|怎麼|點樣|是否|是不是|會不會|能否|可否|[的嗎呢吗啊呀是]|佔|共有|一共"
)
# Words that are forms of one, though no rule of inflection leads from one to the other.
FAMILIES = (
    "apply applied application applicant",
    "approve approved approval",
    "compete competition competitive competitor",
    "geopolitical geopolitics",
    "startup start-up",
    "youth young youngster youngsters",
    "graduate graduated graduation",
    "invest investment investor",
    "manufacture manufacturing manufacturer",
    "innovate innovation innovative",
    "reorganise reorganisation restructure",
    "cooperate cooperation co-operate co-operation co-operative",
    "digital digitise digitisation digitalisation",
)
# Other words for what records are labelled as; the labels themselves are words too.
SAME_AS = {
    "commitment": ("promise", "pledge", "承諾", "許諾"),
    "opinion": ("view", "看法", "觀點"),
    "statistic": ("figure", "number", "統計"),
    "hope": ("wish", "aspiration", "期望"),
    "quoted": ("verbatim", "原話"),
    "planned": ("plan", "計劃中"),
    "ongoing": ("underway",),
    "done": ("completed", "已完成"),
}


@cache
def families() -> dict[str, frozenset[str]]:
    """The stems of the other words of a word's family, by its stem."""
    found: dict[str, frozenset[str]] = {}
    for family in FAMILIES:
        stems = frozenset(map(text.stem, family.split()))
        found |= {stem: stems - {stem} for stem in stems}
    return found


@cache
def labels() -> dict[str, tuple[str, str]]:
    """Filter and value that a word stands for, by its comparison key or its stem: commitments is kind:commitment."""
    found: dict[str, tuple[str, str]] = {}
    for key, codes in (("kind", KINDS), ("status", STATUSES), ("voice", VOICES), ("form", FORMS)):
        for code in codes:
            names = [code, *LABELS.get(code, ()), *SAME_AS.get(code, ())]
            for name in names:
                found.setdefault(_key(name), (key, code))
    return found


def label(word: str) -> tuple[str, str] | None:
    """The filter that a word stands for, or None."""
    return labels().get(_key(word))


def _key(word: str) -> str:
    key = text.squeeze(word)
    return text.stem(key) if key.isascii() else key


def code(key: str, value: str) -> str | None:
    """The value of a filter that a word of either language is: kind:承諾 is kind:commitment."""
    named = {_key(name): code for code in _codes(key) for name in (code, *LABELS.get(code, ()), *SAME_AS.get(code, ()))}
    return named.get(_key(value))


def _codes(key: str) -> tuple[str, ...]:
    return {"kind": KINDS, "status": STATUSES, "voice": VOICES, "form": FORMS}.get(key, ())


def record_id(typed: str) -> str:
    """An id as records have it: F012 for F12, f12 and F0012, Q01 for q1, N07 for n7."""
    match = re.fullmatch(r"([FNQfnq])0*([1-9][0-9]{0,8})", typed)
    return f"{match[1].upper()}{match[2].zfill(3 if match[1] in 'Ff' else 2)}" if match else typed


def is_quantity(typed: str) -> bool:
    """Whether a word is an id of a quantity, with or without the name of its store."""
    return re.fullmatch(r"N[0-9]{2,9}", record_id(typed.rpartition("/")[2])) is not None


def without_fillers(words: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """The words that carry something, and what was left out."""
    kept: list[str] = []
    left: list[str] = []
    for word in words:
        if word.casefold() in FILLERS.split():
            left.append(word)
            continue
        left += re.findall(CHINESE_FILLERS, word)
        kept += [part for part in re.split(CHINESE_FILLERS, word.rstrip("?？")) if part]
    return kept, left
