"""Who is named in an English article, and who says the quotations of a sentence."""

import re
from collections.abc import Iterable, Iterator

from hkinno.check.tokens import EITHER
from hkinno.library import english_words
from hkinno.library.people import BODY, ITS_BODY, NOTICE, PERSON, PRONOUN, ROLE, SELF, Mention, People, Told

ABBREVIATIONS = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|St|Rev)\.(?= [A-Z])")
# Stands for the full stop of an abbreviated title.
POINT = "\u2024"
_PART = r"[A-Z][\w]*(?:['’-][A-Z]?\w+)*"
_JOINED = rf"(?:{_PART}|of the|of|de|van|von|bin|al|&|\d{{1,3}})(?=[\s\u2024,.;:!?'’\ue000\ue001)\"”]|$)"
RUN = re.compile(rf"{_PART}(?:(?: |\u2024 |(?<=[A-Z])\. ?){_JOINED})*")
ROLES = frozenset(english_words.ENGLISH_ROLES.split())
TITLES = frozenset(english_words.ENGLISH_TITLES.split())
NOT_NAMES = frozenset(english_words.NOT_NAMES.split())
# Simon Vale MP
LETTERS = frozenset(
    ["MP", "MPs", "KC", "QC", "OBE", "MBE", "CBE", "JP", "PhD", "MD", "RN", "MSP", "MEP", "TD", "MLA", "DBE", "KBE"]
)
FUNCTION_WORDS = frozenset(english_words.FUNCTION_WORDS.split())
BODIES = frozenset(english_words.ENGLISH_BODIES.split())
FEMALES, MALES = frozenset(english_words.FEMALE_NAMES.split()), frozenset(english_words.MALE_NAMES.split())
BODY_ROLES = frozenset(english_words.ENGLISH_BODY_ROLES.split())
VERB = re.compile(rf"\b(?:{'|'.join(english_words.ENGLISH_VERBS.split())})\b")
NOTICES = re.compile(rf"\b(?:{'|'.join(english_words.ENGLISH_NOTICES.split())})\b")
DETERMINER = (
    r"[Aa]n?|[Tt]he|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Mm]y|[Oo]ur|[Tt]heir|[Ss]ome|[Ss]everal|[Mm]ost|[Tt]wo"
    r"|[Mm]any|[Aa]ny"
)
ROLE_WORDS = re.compile(
    rf"(?:\b(?P<det>{DETERMINER})\s+"
    r"(?P<words>(?:[\w’'-]+\s+){0,4}?))?"
    rf"\b(?P<role>(?i:{'|'.join(sorted(ROLES, key=len, reverse=True))}))(?P<many>s?)\b(?!['’])"
    r"(?P<of>(?:\s+(?:for|of|at|in|from|on)\s+(?:[\w’'-]+\s?){1,5})?)"
)
JOINS = re.compile(r"\b(?:and|or|but|that|which|who|when|if|as|is|are|was|were|of us)\b")
# said another
OTHERS = re.compile(rf"\b(?:[Aa]nother|[Aa] (?:second|third))\b(?=\s+{VERB.pattern}|\s*(?:[.,;]|$))")
# Another bereaved cousin, who asked not to be named, said: somebody whom no word of the lists tells of.
SOMEBODY = re.compile(
    r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]he|[Mm]y|[Hh]is|[Hh]er) (?!of\b)"
    r"(?P<who>(?:(?!was|were|had|and|or)[a-z’'-]+ ){0,3}"
    r"(?!(?:was|were|had|and|also|then|first|last|next|same|other|only|later)\b)[a-z’'-]+)"
    rf"(?:, who [^,]{{1,60}},)? (?={VERB.pattern})"
)
# Somebody in the ministry
SOMEONE = re.compile(r"\b[Ss]ome(?:body|one)(?: (?:in|at|from|on|near|behind)(?: the)? [\w’'-]+)?")
PRONOUN_WORD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I)\b(?!['’](?:s|ll|re|ve))")
# , 71, · , who runs two boats, · , an analyst at Beacon & Pryce,
# Chief Technology Officer, Minister for Industry
_OFFICE = (
    rf"(?:[A-Z][\w&’'-]*\s+){{0,4}}(?:{'|'.join(sorted((each.title() for each in ROLES), key=len, reverse=True))})\b"
)
ASIDE = re.compile(
    rf",\s+(?:{_OFFICE}|[RDI]-[A-Z]\w*|"
    r"\d{1,3}|(?:an?|the|who|whose|which|where|one of|head of|chief|(?:director|president|professor) of"
    r"|now|then|also|himself|herself)\b"
    r"[^,.;:\ue000\ue001]*)(?=,)"
)
AFTER_PREPOSITION = re.compile(
    r"\b(?:to|of|with|about|than|from|by|against|for|unlike|like|over|between|in|into|onto|inside|through|behind|near|around|across|past|on|at|told|tell|asked|thanked|called)"
    r"\s+(?:(?:the|my|his|her|our|their|your|an?)\s+)?$",
    re.IGNORECASE,
)
# in England and Wales
IN_BOTH = re.compile(r"\b(?:in|at|of|from|to|across) [A-Z][\w ]{1,24}? and $")
ACCORDING = re.compile(r"\baccording to\s+(?:an?\s+|the\s+)?$", re.IGNORECASE)
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Col|Capt|Lt|Sgt|St|Rev|Corp|Inc|Ltd|Co|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|No|vs|etc|[ap]\.m|[A-Z])|\b[A-Z]\.[A-Z])\.$"
)
SENTENCE = re.compile(r"[.!?]+[)”\"’]*(?=\s|$)|\n")
OF_THEM = re.compile(rf"\b[Oo]ne (?:of (?:them|those)\b|(?={VERB.pattern}))")
OWNER = re.compile(r"(?:[A-Z][\w.]* )*[A-Z][\w-]*['’]s $")
SUBORDINATE = re.compile(r"\b(?:that|whether|how|if|what|why)\b")
# , a mild man named Albie Runcorn,
NAMED_ASIDE = re.compile(r"\b(?:named|called) (?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)$")
INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")
BEGINS = re.compile(rf"(?:^|[.!?:”\"{EITHER}])\s*$")
LONGEST_TO_VERB, FARTHEST = 60, 24
# Brimvik, the Norwegian-owned firm
APPOSED = re.compile(
    r"(?P<name>[A-Z]\w+(?: [A-Z]\w+){0,3}), (?:the|an?) [^,.;:]{0,50}?\b(?P<kind>firm|company|group|charity|trust|union"
    r"|start-?up|developer|operator|agency|maker|retailer|chain|bank|airline|council|association|campaign|contractor|club)\b"
)
FIRMS = frozenset(
    {"firm", "company", "group", "start-up", "startup", "developer", "operator", "maker", "retailer", "chain"}
)
PORTFOLIOS = frozenset(english_words.ENGLISH_PORTFOLIOS.split())
OFFICE_OF = re.compile(
    r"\b(?:Secretary|Minister|Commissioner|Director|Head) (?:for|of)(?: the)? (?:[A-Z]\w+(?:,? and|,)? )*$"
)
DETERMINED = re.compile(r"(?:his|her|its|their|my|our|the|an?)\b")
CALLED = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Prof|Sir|Dame)\.? $")
FIRST = re.compile(
    r"(?:^|[.!?:”\"’]\s+)([A-Z][a-z]{2,})(?=, (?:he|she|who)\b| [a-z]+ed\b"
    r"| (?:got|was|had|is|has|made|says|went|came)\b)",
    re.MULTILINE,
)
SHE_OR_HE = (
    r"(?P<she>(?:(?<=[.!?] )She|(?<=, )she|\bherself)\b)|(?P<he>(?:(?<=[.!?] )He|(?<=, )he|\bhimself)\b)"
    r"|(?P<end>\n|“[^”]*”|‘[^’]*’|\"[^\"]*\")"
)
PLACES = frozenset(english_words.ENGLISH_PLACES.split())
IRREGULAR = (
    "stood|sat|came|rose|got|took|put|held|ran|shook|told|went|gave|saw|kept|left|made|began|spoke|met|felt|knew|thought"
    "|brought|drew|threw|broke|leant|bent|fell|found|heard|laid|lay|let|lit|lost|paid|read|rang|set|sang|swung|turned|won"
    "|wore"
)
# At a public meeting, a retired ferryman stood up and said
STRANGER = re.compile(
    r"(?:^|[,;] |\b(?:but|and|when|as|where) )(?P<who>(?:[Aa]n?|[Oo]ne|[Aa]nother|[Tt]he|[Mm]y|[Hh]is|[Hh]er|[Oo]ur)"
    r" (?:[\w’'-]+ ){0,2}?[a-z’'-]+)"
    rf"(?= (?:at|in|from|with|on|near|behind|who|then|[a-z]{{2,}}ed|{IRREGULAR}|was)\b)"
)


# The chairman, Rear Admiral Sir Piers Loxley-Hume; Ngozi Ferreira-Lund, chief executive of the board
ROLE_BEFORE = re.compile(
    rf"\b[Tt]he (?:[\w’'-]+ ){{0,3}}?(?P<role>{'|'.join(sorted(ROLES, key=len, reverse=True))}),"
    rf" (?:[A-Z][\w.{POINT}]* ){{0,4}}$"
)
ROLE_BEHIND = re.compile(
    rf"(?: (?:{'|'.join(sorted(LETTERS))}))?"
    r"(?: \([^()]*\))?, (?:\d+, )?(?:the |an? )?(?:(?!who|whose|which|and|said|says)[\w’'&-]+ ){0,5}?"
    rf"(?P<role>(?i:{'|'.join(sorted(ROLES, key=len, reverse=True))}))\b"
)
# Helena Brightwater, chief executive of the firm
APPOSITION = re.compile(r"(?: \([^()]*\))?, (?:\d+, )?(?:[a-z-]+ ){0,2}")
# He gave his name only as Spike.
NAME_GIVEN = re.compile(
    r"\b(?:gave|giving|gives) (?:his|her|their) (?:first )?name (?:only )?(?:as|was) (?P<name>[A-Z]\w+)"
    r"|\b(?:only|just) as (?P<only>[A-Z]\w+)\."
)


# known along the pier as Uncle Shing
KNOWN_AS = re.compile(
    r"\b(?:known|nicknamed|dubbed|remembered|goes by|went by)\b(?:[^.,;:“”\"]{0,40}? (?:as|by))?"
    r" (?:simply |just |only |the name )?[“\"‘']?(?P<name>[A-Z][\w’-]+(?: [A-Z][\w’-]+)?)"
)
GIVEN_LAST = re.compile(r" [A-Z][a-z]+-[a-z]+$")
# Uncle Shing, Old Tom
KIN = re.compile(r"(?:Uncle|Auntie|Aunt|Granny|Grandma|Grandpa|Old|Big|Little|Brother|Sister|Master) [A-Z]")
# Labels of a transcript: NADIA KESTREL, HOST:
SHOUTED = re.compile(r"^[A-Z][A-Z'’-]+(?: [A-Z][A-Z'’-]+){0,3}(?=(?:, [A-Z][A-Z '’-]+)?:)", re.MULTILINE)


class English:
    """The people of an English article, and its sentences read."""

    def __init__(self, text: str, given: tuple[str, ...]) -> None:
        text = SHOUTED.sub(lambda match: match[0].title(), text)
        self.people = People()
        self.people.given = given
        # Words with a capital in the middle of a sentence: at its beginning any word has one.
        self.capitals = set(INSIDE.findall(text))
        for name in given:
            self.people.add(name)
        self.kinds: dict[str, set[str]] = {}
        for match in APPOSED.finditer(text):
            self.people.bodies.setdefault(match["name"])
            self.kinds.setdefault(match["name"], set()).add(match["kind"])
        single: dict[str, str] = {}
        for start, end, name, titles in _runs(text):
            if " " not in name:
                title = CALLED.search(text[max(0, start - 6) : start])
                if title:
                    single.setdefault(name, title[0] + text[start:end].removesuffix("'s").removesuffix("’s"))
                continue
            if name.split()[-1] in BODIES or " of " in name or "&" in name:
                self.people.bodies.setdefault(name)
            else:
                self.people.add(name, [*titles, *_beside(text, start, end)])
            self._sex(text[max(0, start - 5) : start], name)
        for name, whole in single.items():
            # Mr. Corrigan, of whom no more is told.
            if not any(name in each.split() for each in self.people.titles):
                self.people.add(whole)
                self._sex(whole[: -len(name)], whole)
        self._name_roles(text)
        self.capitals |= _first_names(text)
        self.people.females |= {name for name in self.people.titles if name.split()[0] in FEMALES} - self.people.males
        self.people.males |= {name for name in self.people.titles if name.split()[0] in MALES} - self.people.females
        last = {name.split()[-1]: name for name in self.people.titles if " " in name and not KIN.match(name)}
        # Gordon Mak Chi-wai is Mak.
        last |= {name.split()[-2]: name for name in self.people.titles if GIVEN_LAST.search(name)}
        self.people.aliases = {
            each: name
            for each, name in last.items()
            if sum(each in one.split() and not KIN.match(one) for one in self.people.titles) == 1
        }
        self.people.join(text)
        self._call(text)
        self.people.tell(text, SHE_OR_HE)
        self.people.heed(text, SHE_OR_HE)

    def _call(self, text: str) -> None:
        """What somebody is known as: Shing Kwok-fai, 81, known along the pier as Uncle Shing."""
        titles = self.people.titles
        pairs = [(match["name"], _before(text, match.start(), titles)) for match in KNOWN_AS.finditer(text)]
        pairs += [(name, whole) for name in titles for whole in titles if name.endswith(f" {whole}") and " " in whole]
        pairs += [
            (name, self.people.aliases[name.split()[-1]])
            for name in titles
            if KIN.match(name) and name.split()[-1] in self.people.aliases
        ]
        for name, whole in pairs:
            if whole in titles and name != whole and name not in self.people.aliases:
                self.people.others.setdefault(whole, []).append(name)
                self.people.aliases[name] = whole
                titles[whole] |= titles.pop(name, set())

    def _name_roles(self, text: str) -> None:
        """Names that are given of those who are told of by a role: one deckhand said. He gave his name as Spike."""
        for match in NAME_GIVEN.finditer(text):
            before = text[max(0, match.start() - 160) : match.start()].rpartition("\n")[2]
            roles = [each for each in ROLE_WORDS.finditer(before) if each["role"] not in BODY_ROLES]
            if roles:
                said = self._role(before, roles[-1])
                name = match["name"] or match["only"]
                if said and said.kind == ROLE:
                    self.people.others.setdefault(said.name, []).append(name)

    def _sex(self, before: str, name: str) -> None:
        if re.search(r"\b(?:Mr)\.? $", before):
            self.people.males.add(name)
        elif re.search(r"\b(?:Mrs|Ms|Miss)\.? $", before):
            self.people.females.add(name)

    def sentences(self, text: str) -> list[tuple[int, int]]:
        """Where the sentences of a text begin and end."""
        found, start = [], 0
        for match in SENTENCE.finditer(text):
            if not ABBREVIATED.search(text[start : match.end()]):
                found.append((start, match.end()))
                start = match.end()
        return [*found, (start, len(text))] if text[start:].strip() else found

    def mentions(self, text: str) -> list[Mention]:
        """Everybody in a text who may speak, in order."""
        found = [
            Mention(start, end, *self._called(name))
            for start, end, name, _ in _runs(text)
            if (" " in name or self._is_name(text, start, end)) and not _is_place(name)
        ]
        found += [Mention(match.start(), match.end(), PRONOUN, match[0]) for match in PRONOUN_WORD.finditer(text)]
        found += [Mention(match.start(), match.end(), NOTICE, "") for match in NOTICES.finditer(text)]
        found += [
            Mention(match.start(), match.end(), ROLE, match[0])
            for match in (*SOMEONE.finditer(text), *OTHERS.finditer(text))
        ]
        for match in ROLE_WORDS.finditer(text):
            mention = self._role(text, match)
            if mention:
                found.append(mention)
        found += [Mention(match.start(), match.end(), ROLE, match[0].lower()) for match in OF_THEM.finditer(text)]
        for match in SOMEBODY.finditer(text):
            if not any(each.start < match.end() and match.start() < each.end for each in found):
                found.append(Mention(match.start(), match.end("who"), ROLE, match["who"]))
        kept: list[Mention] = []
        for mention in sorted(found, key=lambda each: (each.start, -each.end)):
            if (not mention.name and mention.kind != NOTICE) or (kept and mention.start < kept[-1].end):
                continue
            apposed = bool(kept) and kept[-1].kind == PERSON and mention.kind == ROLE
            if apposed and APPOSITION.fullmatch(text, kept[-1].end, mention.start) and mention.name[0].islower():
                continue
            modified = bool(kept) and _modifies(kept[-1], text[kept[-1].end : mention.start], mention, text)
            kept.append(mention._replace(start=kept.pop().start) if modified else mention)
        return kept

    def _is_name(self, text: str, start: int, end: int) -> bool:
        """Whether a word with a capital is a name: not a sentence's first, unless it is known or says something."""
        name = text[start:end].removesuffix("'s").removesuffix("’s")
        return (
            not BEGINS.search(text[:start])
            or name in self.capitals
            or any(name in each.split() for each in (*self.people.titles, *self.people.bodies))
            or VERB.match(text, min(end + 1, len(text))) is not None
        )

    def _called(self, name: str) -> tuple[str, str]:
        """A run of capitalised words as a person or a body, by the full name."""
        name = self.people.aliases.get(name, name)
        if name in self.people.titles:
            return PERSON, name
        if name.lower() in ROLES:
            # the Minister, of whom one was named
            bearers = self.people.titled(name.lower())
            return (PERSON, bearers[0]) if len(bearers) == 1 else (ROLE, name)
        whole = [each for each in self.people.titles if name in (each.split()[-1], each.split()[0])]
        last = [each for each in whole if each.split()[-1] == name]
        if len(last or whole) == 1:
            return PERSON, (last or whole)[0]
        known = next((body for body in self.people.bodies if body == name or body.startswith(f"{name} ")), None)
        if known:
            return BODY, known
        return PERSON, name

    def _role(self, text: str, match: re.Match[str]) -> Mention | None:
        words = match["words"] or ""
        if match["role"][0].isupper() and (not BEGINS.search(text[: match.start()]) or not match["many"]):
            return None
        # officials said; a role without an article is many, or stands before a name.
        determiner, begun = (match["det"] or "").lower(), match.start()
        start = match.start("words") if determiner else match.start("role")
        if VERB.search(words) or JOINS.search(words):
            # The council said in a statement: of the council is told before.
            determiner, start = "", match.start("role")
            begun = start
        end = match.end()
        of = match["of"]
        if of and (
            cut := re.search(
                rf"\s+(?:{VERB.pattern}|(?<!the )(?<!an )(?<!a )\b\w+ed\b"
                rf"|\b(?:who|that|which|and|was|were|is|are|had|has|but|{IRREGULAR})\b)",
                of,
            )
        ):
            end = match.start("of") + cut.start()
        name = text[start:end].strip()
        role = match["role"].lower()
        if role in BODY_ROLES:
            return self._body(begun, end, name, role, definite=determiner in ("the", "its", "their"))
        if (determiner == "the" or name.lower() == role) and not match["many"]:
            bearers = self.people.titled(role)
            if len(bearers) == 1:
                return Mention(begun, end, PERSON, bearers[0])
        return Mention(begun, end, ROLE, name)

    def _body(self, start: int, end: int, name: str, role: str, *, definite: bool) -> Mention:
        """The council as Harrowgate Council, where that was named; or else as the body that was told of last."""
        named = [
            body
            for body in self.people.bodies
            if role in body.lower().split() or (self.kinds.get(body, set()) & (FIRMS if role in FIRMS else {role}))
        ]
        if len(named) == 1 and " of " not in name:
            return Mention(start, end, BODY, named[0])
        if definite and name == role:
            return Mention(start, end, PRONOUN, ITS_BODY)
        self.people.bodies.setdefault(name)
        return Mention(start, end, BODY, name)

    def subjects(self, text: str) -> list[Mention]:
        """Those of a text who do something in it: not those who are only spoken to or of."""
        return [
            mention
            for mention in self.mentions(text)
            if text[mention.end : mention.end + 2] not in ("'s", "’s")
            and not IN_BOTH.search(text[: mention.start])
            and (
                not AFTER_PREPOSITION.search(_before_owner(text[: mention.start]))
                or ACCORDING.search(text[: mention.start])
            )
        ]

    def subject(self, sentence: str) -> Mention | None:
        """Of whom a sentence tells."""
        # It is seven degrees: of nobody.
        sentence = _without_asides(sentence)
        subjects = [each for each in self.subjects(sentence) if each.name.lower() != "it"]
        others = [each for each in subjects if each.name not in SELF]
        subjects = others if others and others[0].kind in (PERSON, PRONOUN) else subjects
        first = next(iter(subjects), None)
        named = next((each for each in subjects if each.kind in (PERSON, PRONOUN)), first)
        # The treasurer discovered that Stroud was paid in fish: of the treasurer.
        told = first and named and first.kind == ROLE and SUBORDINATE.search(sentence, first.end, named.start)
        return first if told else named

    def before(self, left: str) -> Told | None:
        """Who says the words that follow, by what stands before them in their sentence."""
        left = _without_asides(left)
        subjects, said = self.subjects(left), list(VERB.finditer(left))
        if said:
            told = [each for each in subjects if each.end <= said[-1].start()]
            if not told and (stranger := STRANGER.search(left[: said[-1].start()])):
                told = [Mention(*stranger.span("who"), ROLE, stranger["who"])]
            inverted = [
                each
                for each in subjects
                if 0 <= each.start - said[-1].end() <= 1 and re.match(r"\s*(?:[,:]|$)", left[each.end :])
            ]
            if not told and inverted:
                told = inverted
            # Who wrote, if nobody is known to: nothing says that it is who was told of last.
            return Told(told[-1] if told else None, plain=True, sure=bool(told))
        if left.rstrip().endswith(":"):
            return Told(subjects[-1] if subjects else None, plain=True, sure=bool(subjects))
        return Told(subjects[-1], plain=False) if subjects else None

    def after(self, right: str, closing: str) -> Told | None:
        """Who says the words that precede, by what stands after them; what ends with a full stop ends its sentence."""
        if closing == ".":
            return None
        right = ABBREVIATIONS.sub(rf"\1{POINT}", right)
        first = re.match(r"[,\s]*", right)
        offset = first.end() if first else 0
        clause = _without_asides(
            re.split(f"[.;:!?{EITHER}](?=\\s|$|[{EITHER}])|[{EITHER}]", right[offset:], maxsplit=1)[0]
        )
        according = re.match(r"according to\s+", clause)
        subjects = self.subjects(clause)
        if according:
            there = [each for each in subjects if each.start >= according.end()]
            return Told(there[0], plain=True) if there else None
        verb = VERB.search(clause)
        # “…,” she beamed; “…?” the old man wanted to know: whatever the verb, the sentence goes on with who says it.
        goes_on = closing == "," or (right[offset : offset + 1].islower() and closing in tuple("?!–—-…"))
        first_named = next(iter(subjects), None)
        if goes_on and first_named and first_named.start <= FARTHEST // 2 and (verb is None or verb.start() > 0):
            return Told(first_named, plain=True)
        if verb is None:
            return None
        if not clause[: verb.start()].strip():
            there = [each for each in subjects if each.start >= verb.end()]
            return Told(there[0], plain=True) if there and there[0].start - verb.end() <= LONGEST_TO_VERB else None
        told = [each for each in subjects if each.end <= verb.start()]
        if not told or told[0].start > FARTHEST:
            return None
        return Told(told[-1], plain=verb.start() - told[-1].end <= LONGEST_TO_VERB)


def _before(text: str, end: int, names: Iterable[str]) -> str:
    """Who is named last before a place in its sentence."""
    sentence = re.split(r"(?<=[.!?]) |\n", text[max(0, end - 160) : end])[-1]
    return max((name for name in names if name in sentence), key=sentence.rfind, default="")


def _before_owner(text: str) -> str:
    """What stands before a name, without whose it is: at St. Brannock’s Hospital."""
    return OWNER.sub("", text)


def _beside(text: str, start: int, end: int) -> Iterator[str]:
    """The offices that stand beside a name: the chairman, Piers Hume; Ngozi Lund, chief executive of the board."""
    before, behind = ROLE_BEFORE.search(text[max(0, start - 80) : start]), ROLE_BEHIND.match(text, end)
    if before and text[end : end + 1] in (",", " ", "."):
        yield before["role"]
    if behind:
        yield behind["role"].lower()


def _first_names(text: str) -> set[str]:
    """Words that are names, though they begin sentences only: capital always, and somebody does something."""
    found = {match[1] for match in FIRST.finditer(text)} - NOT_NAMES
    words = re.findall(r"\w+", text)
    return {word for word in found if words.count(word) > 1 and word.lower() not in words}


def _is_place(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and (words[-1] in PLACES or (" of " in name and words[0] in PLACES))


def _runs(text: str) -> Iterator[tuple[int, int, str, list[str]]]:
    """Runs of capitalised words: where, the name without what precedes it, and its titles."""
    for match in RUN.finditer(ABBREVIATIONS.sub(rf"\1{POINT}", text)):
        words = match[0].split(" ")
        start = match.start()
        while words and (words[0] in NOT_NAMES or words[0] in ("of the", "of", "the", "&")):
            start += len(words[0]) + 1
            words = words[1:]
        words = words[: next((n for n, word in enumerate(words) if n and word in FUNCTION_WORDS), len(words))]
        titled = next((n for n in range(len(words) - 1, 0, -1) if words[n - 1].strip(f".{POINT}").lower() in TITLES), 0)
        titles = [words[n - 1].strip(f".{POINT}").lower() for n in range(1, titled + 1)]
        for word in words[:titled]:
            start += len(word) + 1
        words = words[titled:]
        while words and words[0] in ("of the", "of"):
            start += len(words[0]) + 1
            words = words[1:]
        # Labour's Dan Whitby
        owner = next((n for n in range(len(words) - 1, 0, -1) if re.search("['’]s$", words[n - 1])), 0)
        start += sum(len(word) + 1 for word in words[:owner])
        words = words[owner:]
        while words and words[0][:1].isdigit():
            start += len(words[0]) + 1
            words = words[1:]
        while len(words) > 1 and words[-1] in LETTERS:
            words = words[:-1]
        while words and words[-1] in ("of", "the", "&", "of the", "de", "van", "von", "al"):
            words = words[:-1]
        office = _office_words(text, start, words)
        start += sum(len(word) + 1 for word in words[:office])
        words = words[office:]
        name = " ".join(words).removesuffix("'s").removesuffix("’s")
        if not name or name in NOT_NAMES or len(name) == 1 or re.match("I['’]", name):
            continue
        if re.search(r" \d+$", name) or (name.isupper() and name.count(" ") > 1):
            continue  # Gate 4, SUBSCRIBE TODAY AND SAVE
        person, of, _ = name.partition(" of ")
        if of and " " in person and person.split()[-1] not in BODIES and person[-1:].isalpha():
            # Dr Ivor Penhale of the Tide Trust
            name = person
        if titled == 0:
            role = re.search(r"\b([a-z]+) $", text[max(0, start - 24) : start])
            titles = [role[1]] if role and role[1] in ROLES else []
        yield start, start + len(name), name, titles


def _office_words(text: str, start: int, words: list[str]) -> int:
    """How many words of a run are of an office: Secretary for Innovation, Technology and Industry Sun Dong."""
    office = OFFICE_OF.search(text[max(0, start - 80) : start])
    own = (number for number, word in enumerate(words) if word not in PORTFOLIOS)
    return next(own, len(words)) if office else 0


def _modifies(previous: Mention, between: str, mention: Mention, text: str) -> bool:
    """Whether somebody named only tells who the next one is: Council leader Peter Oyelaran."""
    if mention.kind not in (PERSON, ROLE) or previous.kind in (PRONOUN, NOTICE):
        return False
    if DETERMINED.match(text, mention.start):
        return False
    if between == ", " and previous.kind == ROLE and mention.kind == PERSON:
        return text[mention.end : mention.end + 1] in (",", ".", "") and " " in mention.name
    if previous.kind == ROLE and mention.kind == PERSON and between.isspace():
        return True
    return between in (" ", " called ", " named ") or (
        re.fullmatch(r" [a-z]+ ", between) is not None and text[mention.start].islower() and not VERB.search(between)
    )


def _without_asides(text: str) -> str:
    def blank(match: re.Match[str]) -> str:
        named = NAMED_ASIDE.search(match[0])
        return (named["name"] if named else "").rjust(len(match[0]))

    for _ in range(3):
        text = ASIDE.sub(blank, text)
    return text
