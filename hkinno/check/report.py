"""Findings as text: one line each for editors, and what CI systems and other programs read."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hkinno.check import Checked, Claim, Finding, verdict
from hkinno.documents.sheet import Opened
from hkinno.sources import Sources
from hkinno.text import visible

FORMATS = ("table", "lines", "json", "sarif", "github")
# On a terminal: so many characters of a draft's line round a quotation, and of the quotation.
AROUND, LONGEST_SHOWN = 100, 400
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class Rule(NamedTuple):
    """What a finding may be told for: in a few words, what is meant and what to do, and an example."""

    short: str
    help: str
    example: str
    # Whether it makes the check fail without --strict.
    fails: bool = False


RULES = {
    "altered": Rule(
        "The words are changed.",
        "Near the speaker's words, but a word, figure, negation or hedge is changed, put in or left out, or an ellipsis"
        " joins parts of different clauses. Write the source's words, or take the marks away.",
        "局長說：「像人才的跨境流動就十分重要」 for …非常重要",
        fails=True,
    ),
    "absent": Rule(
        "Given to a speaker of the store, and like nothing that is stored of that speaker.",
        "The draft gives the words to a speaker by name, title, pronoun, label or signature, and nothing like them is"
        " known. Find the source, or name who said them.",
        "局長說：「明年人人加薪」",
        fails=True,
    ),
    "not-speech": Rule(
        "The paper's own words, given to a speaker as speech.",
        "The words are reported speech, a headline or a caption. Quote them as the paper's,"
        " or report them without marks.",
        "局長說：「國家撥款6.7億支持資金過河項目」",
        fails=True,
    ),
    "misattributed": Rule(
        "A speaker's words, plainly given to somebody else.",
        "The words stand in the store as another's. Name the one who said them.",
        "有學者認為：「像人才的跨境流動就非常重要」",
        fails=True,
    ),
    "misplaced": Rule(
        "The words do not stand where the draft says.",
        "The paragraph or article cited is not where the words are. The message says where they stand.",
        "「像人才的跨境流動就非常重要」（main-1）",
        fails=True,
    ),
    "clipped": Rule(
        "What governs the words is cut off.",
        "A condition, hope, denial, limit or comparison that governs the quoted words in the source is neither quoted"
        " nor said by the draft. Quote it as well, or say it.",
        "「人才在裏面念完書就走」 without 若只有大學",
    ),
    "converted": Rule(
        "Only the form differs.",
        "Script, variants of characters, width, punctuation, spacing or markup differ. --fix writes the source's form.",
        "“像人才的跨境流动就非常重要”",
    ),
    "elided": Rule(
        "Clauses are left out where an ellipsis stands.",
        "The pieces are the speaker's words in their order, and whole clauses are left out.",
        "「我們摒棄了原有的蓋樓招租形式……今年年底就會在河套地區招商引資」",
    ),
    "translation": Rule(
        "A translation of the speaker's words.",
        "It renders words that are stored, and its figures, negations, hedges and names agree with them. No translation"
        " can be checked word for word.",
        "The Secretary said: “The cross-border flow of talent is very important.”",
    ),
    "uncited": Rule(
        "The draft does not say where the words stand.",
        "A place such as （專訪第2段） or (main-2) lets readers find the words.",
        "局長說：「像人才的跨境流動就非常重要」",
    ),
    "unrelated": Rule(
        "Somebody else's words, or nobody's: a term, a title, a slogan.",
        "The draft gives them to no speaker of the store, and they are like nothing stored. They pass.",
        "業界形容措施是「久旱逢甘霖」",
    ),
    "unchecked": Rule(
        "What cannot be judged, with the reason.",
        "It stands in code or in a comment, is too short, or stands inside a quotation that was checked. A figure: it"
        " is another's, of another year or place, the writer's own, or not plainly of what the page measures.",
        "`「甲乙丙丁」`",
    ),
    "wrong": Rule(
        "A figure or a time is not the page's.",
        "The sentence is given to a speaker or paper of the store, or names what a stored figure measures, and has"
        " another number, magnitude, share, sign or time. Write the page's, or say whose it is. A line with a comment"
        " that says hkinno: ignore is passed over.",
        "局長說，創科局拿出九百億元支援大學的基礎科研 for 90億元",
        fails=True,
    ),
    "other-thing": Rule(
        "A figure or a time of the page, for something else.",
        "The page has it for another thing: those who applied for those approved, another whole of a share, another"
        " scheme, payer or place, a target for what there is now, this year for next year.",
        "局長說，高才通批出了一萬多宗申請 for 收到",
        fails=True,
    ),
    "bound-lost": Rule(
        "The bound of a figure is lost, or one is made up.",
        "More than 10,000 is not 10,000, and 130 is not at least 130. Write the page's bound.",
        "局長說，高才通收到一萬宗申請 for 一萬多宗",
    ),
    "rounded": Rule(
        "A figure of the page, honestly rounded.",
        "It has fewer digits, or a word such as 約 or about, and is near enough. It passes.",
        "國家撥款約7億支持資金過河項目 for 6.7億",
    ),
    "same": Rule(
        "A figure or a time of the page.",
        "In whatever form: 九十億, 9 billion, 9,000,000,000. A currency that the page does not name is told beside it.",
        "局長說，創科局拿出九十億元支援大學的基礎科研",
    ),
    "plan-told-as-done": Rule(
        "What the page plans or intends is told as done.",
        "Told with --hedges only, where the sentence plainly matches one fact: it says 已 or has, and the page 擬,"
        " 將 or"
        " 計劃.",
        "局長說，新田科技城已經開始平整土地",
    ),
    "hope-told-as-promise": Rule(
        "What the page hopes or strives for is told as a promise.",
        "Told with --hedges only, where the sentence plainly matches one fact: it says 承諾 or promised, and the"
        " page 希望"
        " or 力爭.",
        "局長承諾兩三年內政府服務全部電子化",
    ),
    "unclosed": Rule(
        "A mark is opened and not closed in its paragraph.",
        "What follows it is not taken for a quotation. Close it.",
        "局長說：「像人才的跨境流動",
    ),
}  # fmt: skip
# What is told without --all beside what fails.
WORTH_A_LOOK = frozenset(
    {"clipped", "converted", "elided", "translation", "unclosed", "altered", "not-speech"}
    | {"bound-lost", "plan-told-as-done", "hope-told-as-promise"}
)
# What is told of a claim and is no fault of itself.
DOUBTFUL = frozenset({"bound-lost", "plan-told-as-done", "hope-told-as-promise"})
# What makes no check fail, strict or not.
NEVER_FAILS = frozenset({"unchecked", "same", "rounded", "plan-told-as-done", "hope-told-as-promise"})


class Draft(NamedTuple):
    """A draft as it was read: its name, its bytes, and what stands in it."""

    name: str
    content: bytes
    document: Opened

    @property
    def text(self) -> str:
        """The text, in which offsets are meant."""
        return self.document.text

    def where(self, finding: "Told") -> str:
        """Where a finding is: file, line and column; of a file that has no lines the paragraph, page or cell."""
        if self.document.exact:
            return f"{self.name}:{finding.line}:{finding.column}"
        return f"{self.name}: {self.document.place(finding.start) or 'in the text'}"


Told = Finding | Claim


def faults(finding: Told) -> list[str]:
    """Every rule by which a finding fails, or else the one that it is worth a look for."""
    if isinstance(finding, Claim):
        return [finding.rule or finding.verdict]
    wrong = [finding.verdict] if finding.verdict in RULES and RULES[finding.verdict].fails and finding.fails else []
    wrong += [rule for rule in ("misattributed", "misplaced") if rule in (finding.attribution, finding.place)]
    wrong += ["clipped"] if finding.clipped else []
    return list(dict.fromkeys(wrong)) or [finding.rule or finding.verdict]


def is_clipped(finding: Told) -> bool:
    """Whether a finding is of a quotation that has lost what governs it."""
    return isinstance(finding, Finding) and bool(finding.clipped)


def _says_more(finding: Told) -> bool:
    """Whether other sources, or none, have what the draft cites, or whose it is was guessed."""
    return isinstance(finding, Finding) and bool(finding.elsewhere or finding.unknown or finding.guessed)


def worth_a_look(finding: Told) -> bool:
    """Whether a finding is told without --all."""
    return finding.fails or is_clipped(finding) or _says_more(finding) or finding.rule in WORTH_A_LOOK


def message(finding: Told, sources: Sources, named: Iterable[str] = ()) -> str:
    """What is to be said of a finding, on one line: words, place and speaker, each only where it matters.

    ``named`` are the rules that stand before it already.
    """
    if isinstance(finding, Claim):
        return finding.details
    parts = [finding.details] if finding.details else []
    if finding.clipped:
        parts.append(f"clipped: 「{finding.clipped}」 is lost, which governs these words")
    if finding.quote:
        same = f" (also {', '.join(finding.others)})" if finding.others else ""
        parts.append(f"{finding.quote}{same} in {', '.join(finding.paragraphs)}")
    elif finding.paragraphs and finding.verdict != verdict.UNRELATED:
        parts.append(f"stands in {', '.join(finding.paragraphs)}")
    if finding.place == "misplaced":
        parts.append(f"{'' if 'misplaced' in named else 'misplaced: '}the draft cites {_cited(finding.cited)}")
    elif finding.place == "uncited":
        parts.append(f"uncited: {finding.unknown} is no source of the library" if finding.unknown else "uncited")
    if finding.attribution == "misattributed":
        whose = " or ".join(sources.person(speaker) for speaker in finding.speakers) or "another"
        rule = "" if "misattributed" in named else "misattributed: "
        parts.append(f"{rule}the draft gives it to {finding.speaker}, but it is {whose}'s")
    if finding.guessed:
        parts.append(f"unsure whose: {' or '.join(map(sources.person, finding.guessed))} was guessed")
    return "; ".join([*parts, *finding.elsewhere])


def _cited(cited: tuple[str, ...]) -> str:
    """The paragraphs cited; of a whole article only the first and the last."""
    return ", ".join(cited) if len(cited) <= 3 else f"{cited[0]} to {cited[-1]}"  # noqa: PLR2004


def lines(draft: Draft, findings: list[Told], sources: Sources) -> Iterator[str]:
    """``file:line:col: verdict: message``, which editors jump to."""
    for finding in findings:
        yield visible(f"{draft.where(finding)}: {finding.verdict}: {message(finding, sources)}")


def as_objects(
    draft: Draft, checked: Checked, sources: Sources, version: str, *, every: bool = False
) -> list[dict[str, Any]]:
    """Findings as JSON objects, one a quotation or a claim; ``version`` is that of the store's data.

    Figures that were not checked are among them with ``every`` only.
    """
    digest = _digest(draft)
    return [
        {
            "file": draft.name,
            "location": draft.document.where(finding.start),
            **as_object(finding, sources),
            "sha256": digest,
            "data_version": version,
        }
        for finding in checked.told
        if every or not isinstance(finding, Claim) or finding.verdict != verdict.UNCHECKED
    ]


def as_object(finding: Told, sources: Sources) -> dict[str, Any]:
    """A finding as a JSON object."""
    return {
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind if isinstance(finding, Claim) else "quotation",
        "quoted": finding.quoted,
        "verdict": finding.verdict,
        "fails": finding.fails,
        "rule": finding.rule or None,
        **(_of_claim(finding) if isinstance(finding, Claim) else _of_quotation(finding)),
        "details": finding.details,
        "message": message(finding, sources),
        "paste": pasted(finding, sources) or None,
    }


def _of_quotation(finding: Finding) -> dict[str, Any]:
    return {
        "place": finding.place or None,
        "attribution": finding.attribution,
        "clipped": finding.clipped or None,
        "quote": finding.quote,
        "variants": list(finding.others),
        "source": finding.source,
        "paragraphs": list(finding.paragraphs),
        "cited": list(finding.cited),
        "speaker": finding.speaker,
        **({"elsewhere": list(finding.elsewhere)} if finding.elsewhere else {}),
        "diff": [step._asdict() for step in finding.steps],
    }


def _of_claim(claim: Claim) -> dict[str, Any]:
    return {
        "facts": list(claim.facts),
        "source": claim.source,
        "paragraphs": list(claim.paragraphs),
        "speaker": claim.speaker,
    }


def github(draft: Draft, checked: Checked, sources: Sources) -> Iterator[str]:
    """Annotations of GitHub Actions: errors for what fails, warnings for what is clipped, notices for what is open."""
    for finding in filter(worth_a_look, checked.told):
        level = "error" if finding.fails else "warning" if is_clipped(finding) else "notice"
        span = f",line={finding.line},col={finding.column},endLine={finding.end_line},endColumn={finding.end_column}"
        place = "" if draft.document.exact else f"{draft.document.place(finding.start)}: "
        text = (
            visible(place + message(finding, sources, faults(finding)[:1]))
            .replace("%", "%25")
            .replace("\r", "%0D")
            .replace("\n", "%0A")
        )
        span = "" if place else span
        yield f"::{level} file={_property(draft.name)}{span},title={faults(finding)[0]}::{text}"


def _property(text: str) -> str:
    escaped = visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return escaped.replace(":", "%3A").replace(",", "%2C")


def sarif(all_checked: list[tuple[Draft, Checked]], sources: Sources, *, version: str, data_version: str) -> str:
    """One SARIF 2.1.0 log of all drafts: a result for each fault of each quotation and figure."""
    results = [
        _result(draft, finding, rule, sources)
        for draft, checked in all_checked
        for finding in filter(worth_a_look, checked.told)
        for rule in faults(finding)
    ]
    artifacts = [
        {"location": {"uri": _uri(draft.name)}, "hashes": {"sha-256": _digest(draft)}} for draft, _ in all_checked
    ]
    used = sorted({str(result["ruleId"]) for result in results})
    driver = {
        "name": "hkinno",
        "semanticVersion": version,
        "rules": [_described(rule) for rule in used],
        "properties": {"data_version": data_version},
    }
    for result in results:
        result["ruleIndex"] = used.index(str(result["ruleId"]))
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "artifacts": artifacts, "results": results}
    import json  # noqa: PLC0415 - for SARIF only

    log = {"$schema": SARIF, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=2)


def _digest(draft: Draft) -> str:
    from hashlib import sha256  # noqa: PLC0415 - for other programs

    return sha256(draft.content).hexdigest()


def _described(name: str) -> dict[str, Any]:
    rule = RULES[name]
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": rule.short},
        "fullDescription": {"text": rule.help},
        "help": {"text": f"{rule.help} Example: {rule.example}"},
        "defaultConfiguration": {"level": "error" if rule.fails else "note"},
    }


def _result(draft: Draft, finding: Told, rule: str, sources: Sources) -> dict[str, Any]:
    region = {
        "startLine": finding.line,
        "startColumn": finding.column,
        "endLine": finding.end_line,
        "endColumn": finding.end_column,
        "charOffset": finding.start,
        "charLength": finding.end - finding.start,
    }
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": _uri(draft.name)}}}
    if draft.document.exact:
        location["physicalLocation"]["region"] = region
    else:  # lines of what was taken out of a file lead nowhere in it
        location["logicalLocations"] = [{"fullyQualifiedName": draft.document.place(finding.start)}]
    return {
        "ruleId": rule,
        "level": "error" if finding.fails and rule != "clipped" else "warning" if rule == "clipped" else "note",
        "message": {"text": visible(message(finding, sources)) or rule},
        "locations": [location],
    }


def _uri(name: str) -> str:
    from urllib.parse import quote  # noqa: PLC0415 - for SARIF only

    return quote(name.replace("\\", "/"), safe="/")


def counts(all_checked: list[Checked]) -> str:
    """The end line: nothing is passed over in silence."""
    seen = sum(len(each.findings) for each in all_checked)
    done, failed = sum(each.checked for each in all_checked), sum(each.failed for each in all_checked)
    ignored = sum(each.ignored for each in all_checked)
    more = f", ignored {ignored}" if ignored else ""
    line = f"seen {seen}, checked {done}, unchecked {seen - done}{more}, failed {failed}"
    figures = [each for checked in all_checked for each in checked.claims if each.verdict != verdict.UNCHECKED]
    if figures:
        return f"{line}; figures checked {len(figures)}, failed {sum(each.fails for each in figures)}"
    return line if seen or ignored else f"{line} — nothing was checked"


def explained(name: str) -> list[str]:
    """A rule in words, with an example."""
    rule = RULES[name]
    fails = "It makes the check fail." if rule.fails else "It makes the check fail with --strict only."
    if name in NEVER_FAILS:
        fails = "It never makes the check fail."
    return [f"{name}: {rule.short}", "", rule.help, fails, f"Example: {rule.example}"]


def _excerpt(line: str, finding: Told) -> str:
    """A draft's line, or what stands round the quotation in a long one: a file may be one line."""
    start = max(0, finding.column - 1 - AROUND)
    end = min(len(line), finding.column - 1 + min(finding.end - finding.start, LONGEST_SHOWN) + AROUND)
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


def comment(finding: Told, sources: Sources) -> list[tuple[str, str]]:
    """A finding for the margin of a document: labels and words, without the draft's own."""
    return [(label, words) for label, words in passage("", finding, "", sources) if label not in ("", "draft")]


def passage(where: str, finding: Told, draft_line: str, sources: Sources) -> list[tuple[str, str]]:
    """A finding for a terminal: labels and words. The difference is marked by brackets, not by colour alone."""
    rows = [("", where), ("draft", _excerpt(draft_line, finding))]
    if isinstance(finding, Claim):
        return [*rows, *_passage_of_claim(finding, sources)]
    if finding.source and finding.source != finding.quoted:
        rows.append(("source", finding.source))
    if any(step.op != "equal" for step in finding.steps):
        from hkinno.check import diff  # noqa: PLC0415 - for what is not word for word

        rows.append(("difference", diff.shown(list(finding.steps))))
    rules = faults(finding)
    rows.append(("verdict", f"{', '.join(rules)}: {message(finding, sources, rules)}"))
    if paste := pasted(finding, sources):
        rows.append(("cite", paste))
    return rows


def _passage_of_claim(claim: Claim, sources: Sources) -> Iterator[tuple[str, str]]:
    """What the page has, what is to be said of the draft's figure, and the citation to paste."""
    if claim.source:
        yield "source", claim.source
    yield "verdict", f"{claim.verdict}: {claim.details}" if claim.details else claim.verdict
    if cited := pasted(claim, sources):
        yield "cite", cited


def pasted(finding: Told, sources: Sources) -> str:
    """The source's words in their marks with speaker and place, ready to be pasted; "" where they are in no quote.

    Of a claim, which is no quotation, speaker and place alone.
    """
    if isinstance(finding, Claim):
        who = [sources.person(finding.speaker)] if finding.speaker else []
        where = [sources.name(place, "zh") for place in finding.paragraphs[:1]]
        return f"（{'，'.join([*who, *where])}）" if where else ""
    if not finding.quote:
        return ""
    if finding.lang == "en":
        return _pasted_in_english(finding, sources)
    who = [*map(sources.person, finding.speakers[:1]), sources.name(finding.paragraphs[0], "zh")]
    said = (finding.source or finding.quoted).rstrip("，、；：")
    return f"「{said}」（{'，'.join(who)}）"


def _pasted_in_english(finding: Finding, sources: Sources) -> str:
    """The same for a draft in English, with the paper, and a rendering as our translation."""
    location = sources.locations.get(finding.paragraphs[0])
    paper = sources.paper(location.article, "en") if location else ""
    who = [sources.person(each, "en") for each in finding.speakers[:1]]
    said = (finding.ours or finding.source or finding.quoted).rstrip("，、；：,;:")
    where = ", ".join(filter(None, [*who, paper, sources.name(finding.paragraphs[0], "en")]))
    return f"“{said}” ({where}{'; our translation' if finding.ours else ''})"
