"""Who is named in an article: each person and body once, with the titles and pronouns that lead to them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple, Protocol

from hkinno.library import english_words, language
from hkinno.text import fold

PERSON, BODY, ROLE, PRONOUN, NOTICE = "person", "body", "role", "pronoun", "notice"
# What a pronoun such as 該署 or "the union" is called: it means the last body that was told of.
ITS_BODY = "該"
# 聲明又指, the statement said: who issued it.
ITS_STATEMENT = "聲明"
SELF = ("我", "I", "我們", "我们", "我哋", "咱們", "咱们")
NOBODY_IN_PARTICULAR = ("有人", "someone", "somebody", "people")
# 多名學生 is not he, and 他們 is not one.
MANY = re.compile(fold("(?:多|數|眾|幾|兩|三|四|不少|有些|一些|一眾|各)[名位個]?|several|some|two|three|many|most"))
# 一成人 and 不少人 are nobody whom a reader could name.
# Who puts another's words into other words.
INTERPRETER = re.compile(f"(?:{fold('翻譯|傳譯|譯員|通譯')}|interpreter|translator)$")
VAGUE = re.compile(
    fold(r"(?:.{1,4}(?:成|%|分之.)[幾多半]?的?人|(?:不少|很多|好多|有些|部分|大部分|大多數)人|對方|後者|前者)$")
    + "|^(?:[Ss]ome(?:body|one)|[Aa]nother|[Aa] (?:second|third))$"
)
PLURAL = re.compile(r"^[a-z].*[^s]s$|people$")
# Whom a text is about is named so many times as often as anybody else; if named first, so many times.
FEWEST, TWICE, MORE = 4, 2, 1.2
SINGULAR = frozenset({*fold("他她佢其"), "he", "she", "his", "her"})
# One who is named is not 他們; they may be.
THEM = frozenset(("他們", "他们", "她們", "她们", "佢哋"))
FEMALE, MALE = frozenset({"她", "she", "her"}), frozenset({"他", "he", "his"})
# 菲律賓女傭, an old man
_WOMEN = "|".join(english_words.ENGLISH_FEMALES.split())
_MEN = "|".join(english_words.ENGLISH_MALES.split())
WOMAN = re.compile(rf"\b(?:{_WOMEN})\b|(?<![{fold('子兒男')}]){fold('女')}|{language.any_of(language.FEMALES)}$")
MAN = re.compile(rf"\b(?:{_MEN})\b|{fold('男')}(?!{fold('女')})|{language.any_of(language.MALES)}$")
# Karen Ho（何嘉恩）, 蔡明（明叔）, 方圓（人稱圓姐）
LATIN = r"[A-Z][\w'’.-]*[a-z][\w'’-]*(?: [A-Z][\w'’.-]*)*"
IN_BRACKETS = re.compile(
    rf"(?P<latin>{LATIN})?\s?[（(](?:又名|又稱|人稱|花名|綽號|原名|本名|英文名|known as |aka )?"
    rf"(?P<other>{LATIN}|[\u3400-\u9fff]{{2,4}})[）)]"
)
NICKNAME = re.compile(fold("[老小阿].{1,2}|.{1,2}[哥姐叔伯嫂嬸姨婆仔]"))
HONORIFIC = re.compile(r"(?:(?:Dr|Cllr|Mrs?|Ms|Miss|Prof|Professor|Sir|Dame|Rev)\.? )+(?P<name>.+)")


def bare(name: str) -> str:
    """A whole name without what somebody is addressed by: Dr Helen Marsh; a surname alone keeps it."""
    called = HONORIFIC.fullmatch(name)
    return called["name"] if called and " " in called["name"] else name


class Mention(NamedTuple):
    """Somebody in a text: where, as what, and the name that is proposed; of a pronoun the pronoun itself."""

    start: int
    end: int
    kind: str
    name: str


class Told(NamedTuple):
    """Who is said to say words: the mention, if there is one, and whether a verb of saying or a colon says so.

    ``sure`` is False for another's words that somebody passes on, and for what is only as if it were said.
    """

    mention: Mention | None
    plain: bool
    sure: bool = True


class Reader(Protocol):
    """Reads sentences of one language; quotations are one sign each in them."""

    people: "People"

    def mentions(self, text: str) -> list[Mention]:
        """Everybody in a text who may speak, in order."""

    def before(self, left: str) -> Told | None:
        """Who says the words that follow, by what stands before them in their sentence."""

    def after(self, right: str, closing: str) -> Told | None:
        """Who says the words that precede, by what stands after them; ``closing`` is their last character."""

    def subject(self, sentence: str) -> Mention | None:
        """Of whom a sentence tells."""

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """Where the sentences of a text begin and end."""


class People:
    """The people of an article, with the titles that stand beside their names, and its bodies."""

    def __init__(self) -> None:
        self.titles: dict[str, set[str]] = {}
        # Whom the user names: of them is what nobody else seems to say.
        self.given: tuple[str, ...] = ()
        self.bodies: dict[str, None] = {}
        # Whom the text is about; "" where it is about several.
        self.hero = ""
        # What may be no name: it stands once, and little stands beside it that tells.
        self.doubtful: set[str] = set()
        self.females: set[str] = set()
        self.males: set[str] = set()
        # What a text calls somebody whose whole name it gives elsewhere.
        self.aliases: dict[str, str] = {}
        # Other names of somebody, which are printed in brackets behind the first.
        self.others: dict[str, list[str]] = {}

    def add(self, name: str, titles: Iterable[str] = ()) -> None:
        """Take in a person, or more titles of one."""
        self.titles.setdefault(name, set()).update(filter(None, titles))

    def join(self, text: str) -> None:
        """Take names that stand in brackets behind a name as other names of the same person."""
        for match in IN_BRACKETS.finditer(text):
            before = text[: match.end("latin") if match["latin"] else match.start()].rstrip()
            name = max((each for each in self.titles if before.endswith(each)), key=len, default=match["latin"] or "")
            other = match["other"]
            if name == other or not self._is_other(name, other):
                continue
            if other in self.given and name not in self.given:
                name, other = other, name
            self.add(name, self.titles.pop(other, ()))
            self.others.setdefault(name, []).append(other)
            for sexed in (self.females, self.males):
                if other in sexed:
                    sexed.add(name)
                    sexed.discard(other)

    def _is_other(self, name: str, other: str) -> bool:
        """Whether one of two names is known, and the second is the same in other letters, or what friends say."""
        latin = other.isascii() or re.match("[A-Z]", other) is not None
        if not name or not {name, other} & set(self.titles):
            return False
        if (re.match("[A-Z]", name) is not None) == latin:
            return NICKNAME.fullmatch(fold(other)) is not None
        return latin or re.match(language.surnames(), fold(other)) is not None

    def whole(self, name: str) -> str:
        """Somebody's name in full and without what one is addressed by: Dr Marsh is Helen Marsh, where one is named."""
        called = HONORIFIC.fullmatch(name)
        bare = called["name"] if called else name
        if bare in self.titles and " " in bare:
            return bare
        known = dict.fromkeys(HONORIFIC.sub(r"\g<name>", each) for each in self.titles)
        full = [each for each in known if " " in each and each.split()[-1].casefold() == bare.casefold()]
        return full[0] if len(full) == 1 else bare if " " in bare else name

    def titled(self, role: str) -> list[str]:
        """The people with a title that is, or ends with, a role: in English, with the word."""
        end = f" {role}" if role.isascii() else role
        return [
            name
            for name, titles in self.titles.items()
            if any(title == role or title.endswith(end) for title in titles)
        ]

    def body(self, name: str) -> str:
        """A body by its full name, where that was given before: 更新局 is 海灣更新局."""
        whole = next((body for body in self.bodies if body.endswith(name)), name)
        self.bodies.setdefault(whole)
        return whole

    def pronoun(self, name: str) -> str:
        """How somebody is called, where a title tells it: he or she."""
        return "she" if name in self.females else "he" if name in self.males else ""

    def heed(self, text: str, signs: str, form: Callable[[str], str] = str) -> None:
        """Take note of whom a text is about: who is named twice as often as anybody else.

        ``signs`` is as ``tell`` has it: whom a text that knows only her is about is a woman.
        """
        whole = {form(name): name for name in self.titles} | self.aliases
        names = "|".join(map(re.escape, sorted(whole, key=len, reverse=True))) or "(?!)"
        counts = Counter(dict.fromkeys(self.titles, 0))
        counts.update(whole[match[0]] for match in re.finditer(names, text))
        first, second = [*(name for name, _ in counts.most_common(2)), "", ""][:2]
        begins = min(counts, key=lambda name: text.find(form(name)) % (len(text) + 1), default="")
        times = MORE if first == begins else TWICE
        if first and counts[first] >= max(FEWEST, times * counts[second]):
            self.hero = first
        found = Counter(match.lastgroup for match in re.finditer(signs, text))
        for sexed, more, less in ((self.females, "she", "he"), (self.males, "he", "she")):
            if self.hero and not self.pronoun(self.hero) and found[more] > FEWEST * max(1, found[less]):
                sexed.add(self.hero)

    def tell(self, text: str, signs: str, form: Callable[[str], str] = str) -> None:
        """Learn who is a woman and who a man by the pronouns that follow names before another name stands.

        ``signs`` is a pattern with groups ``she``, ``he`` and ``end``, which is where a name is left behind; ``form``
        makes a name as the text has it.
        """
        whole = {form(name): name for name in self.titles} | self.aliases
        names = "|".join(map(re.escape, sorted(whole, key=len, reverse=True)))
        votes: dict[str, int] = {}
        last = ""
        for match in re.finditer(f"(?P<name>{names or '(?!)'})|{signs}", text):
            if match.lastgroup == "name":
                last = whole[match[0]]
            elif match.lastgroup == "end":
                last = ""
            elif last:
                votes[last] = votes.get(last, 0) + (1 if match.lastgroup == "she" else -1)
                last = ""
        for name, vote in votes.items():
            if vote and name not in self.females | self.males:
                (self.females if vote > 0 else self.males).add(name)

    def fits(self, name: str, pronoun: str) -> bool:
        """Whether nothing that is known of somebody forbids a pronoun."""
        pronoun = pronoun.lower()
        if pronoun in SINGULAR and name not in self.titles and (MANY.match(fold(name)) or PLURAL.search(name)):
            return False
        if name in NOBODY_IN_PARTICULAR or (pronoun in THEM and name in self.titles):
            return False
        if pronoun in FEMALE:
            return not self._is(MAN, name, self.males) and name not in self.bodies
        if pronoun in MALE:
            return not self._is(WOMAN, name, self.females) and name not in self.bodies
        return True

    def _is(self, sexed: re.Pattern[str], name: str, known: set[str]) -> bool:
        """Whether somebody is known to be a woman, or a man; one without a name by the role."""
        return name in known or (name not in self.titles and sexed.search(fold(name)) is not None)
