"""One HTML page that needs nothing else: facts and quotes by topic, the program's search, citations to copy, bars.

Everything is in the page from the start and readable without the script (page.js), which searches, copies and chooses
the language. A Content Security Policy forbids every request, so nothing that a store holds can cause one.
"""

import base64
import hashlib
import html
import pkgutil
from functools import partial
from itertools import chain

from hkinno import cite
from hkinno.export import article
from hkinno.figures import rows, svg
from hkinno.render.cells import translation
from hkinno.render.labels import form, hedge, is_chinese, label, quoted
from hkinno.sources import Sources
from hkinno.store.kinds import ENTITY, FACT, QUOTE, TOPIC, Entry, Record
from hkinno.text import fold, visible

# Style is inline, the one script is known by its hash, and nothing may come from elsewhere.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src '{script}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
LANGS = ("zh", "en")
# The tables whose records the page shows, in this order under each topic.
RECORDS = {"quotes": QUOTE, "facts": FACT}
ABOUT = (
    "直接引語一字不改；事實用我們自己的話，附證明它的原句。譯文非官方。",
    "Quotes are word for word; facts are in our own words, each with the words that prove it. Translations are ours.",
)


def export(tables: dict[str, list[Record]], sources: Sources) -> str:
    """The page. A record of several topics stands under the first, and is linked to from the others."""
    style, script = _file("page.css"), _file("page.js")
    seen: set[str] = set()
    known = {topic["slug"] for topic in tables["topics"]}
    write = partial(_section, sources=sources, names=_names(tables), seen=seen)
    sections = []
    for topic in tables["topics"]:
        found = {name: [each for each in tables[name] if topic["slug"] in each["topics"]] for name in RECORDS}
        sections.append(write(topic["slug"], (topic["zh"], topic["en"]), found))
    others = {name: [each for each in tables[name] if known.isdisjoint(each["topics"])] for name in RECORDS}
    if any(others.values()):
        sections.append(write("other", ("其他", "Other"), others))
    groups = rows.groups(rows.rows(tables["facts"]))
    navigation = "".join(
        f'<li><a href="#topic-{_safe(topic["slug"])}">{_both(topic["zh"], topic["en"])}</a></li>'
        for topic in tables["topics"]
    )
    if groups:
        navigation += f'<li><a href="#figures">{_both("可比較的數量", "Comparable quantities")}</a></li>'
    typed, folded = _pairs("".join(sections))
    total = len(tables["facts"]) + len(tables["quotes"])
    subject = _subject(sources)
    return f"""<!DOCTYPE html>
<html lang="zh-Hant-HK" data-lang="both">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY.format(script=_hash(script))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>{_safe(" | ".join(subject))}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#records">{_both("跳到內容", "Skip to the records")}</a>
<header>
<h1>{_both(*subject)}</h1>
<ul class="sources">{"".join(_source(source, sources) for source in tables["sources"])}</ul>
<p>{_both(*ABOUT)}</p>
</header>
<search>
<div class="filter">
<label for="filter">{_both("搜尋", "Search: words, a number, pinyin, an id, a place")}</label>
<input id="filter" type="search" autocomplete="off" spellcheck="false" aria-controls="records" aria-describedby="count"
data-from="{_safe(typed)}" data-to="{_safe(folded)}">
<output id="count" for="filter" aria-live="polite">{total} / {total}</output>
<span role="group" aria-label="語言 Language">
<button type="button" data-choose="both" aria-pressed="true" hidden>兩者 both</button>
<button type="button" data-choose="zh" aria-pressed="false" hidden>中文</button>
<button type="button" data-choose="en" aria-pressed="false" lang="en" hidden>English</button>
</span>
</div>
</search>
<nav aria-label="主題 Topics"><ul>{navigation}</ul></nav>
<main id="records" tabindex="-1">
{"".join(sections)}
</main>
{_figures(groups)}
<script>{script}</script>
</body>
</html>
"""


def _file(name: str) -> str:
    """A file beside this module."""
    return (pkgutil.get_data(__name__, name) or b"").decode("utf-8")


def _subject(sources: Sources) -> tuple[str, str]:
    """What the page is about: those who are interviewed, or how many articles where nobody is."""
    people = list(sources.interviewees())
    if not people:
        return f"{len(sources.articles)}篇文章的事實與引語", f"Facts and quotes from {len(sources.articles)} articles"
    chinese, english = ([sources.person(person, lang) for person in people] for lang in LANGS)
    return f"{'、'.join(chinese)}訪問的事實與引語", f"Facts and quotes from interviews with {', '.join(english)}"


def _names(tables: dict[str, list[Record]]) -> dict[str, list[str]]:
    """The names and readings of topics, entities and quotes by id: words that their records answer to."""
    found = {kind.id(record): kind.names(record) for kind in (TOPIC, ENTITY) for record in tables.get(kind.table, ())}
    for reading in tables.get("romanised", ()):
        spelled = (reading["pinyin"], reading["jyutping"])
        found.setdefault(reading["id"], []).extend(each for way in spelled for each in (way, way.replace(" ", "")))
    return found


def _source(source: Record, sources: Sources) -> str:
    item = source["item"]
    paper = " ".join(dict.fromkeys(sources.paper(source["id"], lang) for lang in LANGS))
    said = ", ".join(filter(None, (*article.authors(item), paper, article.date(item))))
    return f"<li><cite>{_safe(item['title'])}</cite> {_translated(source['title_en'] or '', 'span')} {_safe(said)}</li>"


def _translated(english: str, element: str) -> str:
    """Our English of the page's words; nothing where there is none."""
    if not english:
        return ""
    return f'<{element} class="en" lang="en">{_safe(english)} <small>(unofficial translation)</small></{element}>'


def _quoted(words: str, language: str) -> str:
    """Words in their marks, with their language where it is not that of this page: the article's, or English in it."""
    chinese = is_chinese(words)
    spoken = language if chinese == language.startswith(("zh", "yue")) else "zh" if chinese else "en"
    lang = "" if spoken in ("zh", "zh-HK", "zh-Hant", "zh-Hant-HK") else f' lang="{_safe(spoken)}"'
    return f"<q{lang}>{_safe(quoted(words))}</q>"


def _section(
    slug: str,
    heading: tuple[str, str],
    found: dict[str, list[Record]],
    *,
    sources: Sources,
    names: dict[str, list[str]],
    seen: set[str],
) -> str:
    """A topic: its quotes, its facts, and links to those that stand under another one."""
    again = [each["id"] for name in RECORDS for each in found[name] if each["id"] in seen]
    parts = []
    for name, kind in RECORDS.items():
        for record in found[name]:
            if record["id"] not in seen:
                seen.add(record["id"])
                parts.append(_article(Entry(kind, record), sources, names))
    more = f'<p class="also">{_both("又見", "See also")}: {_links(again)}</p>' if again else ""
    name = f"topic-{_safe(slug)}"
    return (
        f'<section id="{name}" aria-labelledby="{name}-heading">'
        f'<h2 id="{name}-heading">{_both(*heading)}</h2>\n{"".join(parts)}{more}</section>\n'
    )


def _article(entry: Entry, sources: Sources, names: dict[str, list[str]]) -> str:
    """One record. ``data-text`` is what the search looks in: folded as the program folds, both scripts alike."""
    record, name = entry.record, _safe(entry.id)
    notes = [note for note in (record["note"], record.get("caution")) if note]
    places = list(dict.fromkeys(entry.kind.places(record)))
    words, links = (_quote if entry.kind is QUOTE else _fact)(record, sources)
    sought = [
        entry.id,
        *(content for _, content, _ in entry.kind.texts(record)),
        *(_plain_place(place, sources) for place in places),
        *(note[lang] for note in notes for lang in ("zh", "en")),
        *chain.from_iterable(names.get(each, ()) for each in (entry.id, *record["topics"], *record["entities"])),
        sources.person(record["speaker"], "zh"),
        sources.person(record["speaker"], "en"),
    ]
    numbers = [
        figure[key]
        for figure in record.get("figures", ())
        for key in ("value", "min", "max")
        if figure[key] is not None
    ]
    below = "".join(f'<p class="note">{_both(note["zh"], note["en"])}</p>' for note in notes)
    return (
        f'<article id="{name}" class="{entry.kind.noun}" aria-labelledby="{name}-heading"'
        f' data-text="{_safe(fold(" ".join(sought)))}" data-numbers="{" ".join(map(repr, numbers))}"'
        f' data-cite="{_safe(cite.short(entry, sources))}">'
        f'<h3 id="{name}-heading"><a href="#{name}">{name}</a> {_label(entry.kind.noun)}'
        f'<button type="button" aria-label="連出處複製 Copy with citation: {name}" hidden>'
        f"{_both('連出處複製', 'Copy with citation')}</button></h3>{words}{below}{links}</article>\n"
    )


def _quote(quote: Record, sources: Sources) -> tuple[str, str]:
    """The words of a quote, and its links."""
    said = [" | ".join(filter(None, (sources.person(quote["speaker"], lang), form(quote, lang)))) for lang in LANGS]
    words = (
        f"<blockquote><p>{_quoted(quote['exact'], article.language_at(sources, quote['paragraph']))}</p></blockquote>"
        f"{_translated(translation(quote), 'p')}"
        f'<p class="about">{_both(*said)}</p><p class="place">{_place(quote["paragraph"], sources)}</p>'
    )
    facts = f"{_label('fact')}: {_links(quote['facts'])}" if quote["facts"] else ""
    same = f"{_both('同一引語', 'Same words')}: {_links(quote['variants'])}" if quote["variants"] else ""
    return words, _joined(facts, same)


def _proof(evidence: Record, sources: Sources) -> str:
    """The words that prove a fact, and where they stand."""
    place = evidence["paragraph"]
    words = _quoted(evidence["exact"], article.language_at(sources, place))
    return f'<li>{words} <span class="place">{_place(place, sources)}</span></li>'


def _fact(fact: Record, sources: Sources) -> tuple[str, str]:
    """The statement of a fact with its proof, and its links."""
    evidence = "".join(_proof(each, sources) for each in fact["evidence"])
    words = (
        f'<p class="zh">{_safe(fact["statement"]["zh"])}</p>'
        f'<p class="en" lang="en">{_safe(fact["statement"]["en"])}</p>'
        f'<p class="about">{_both(*(hedge(fact, sources, lang) for lang in LANGS))}</p>'
        f'<ul class="evidence" aria-label="原句 Evidence">{evidence}</ul>'
    )
    quotes = f"{_label('quote')}: {_links(fact['quotes'])}" if fact["quotes"] else ""
    return words, _joined(quotes, *(f"{_label(each['type'])}: {_links([each['id']])}" for each in fact["related"]))


def _joined(*links: str) -> str:
    said = " | ".join(filter(None, links))
    return f'<p class="links">{said}</p>' if said else ""


def _links(ids: list[str]) -> str:
    return ", ".join(f'<a href="#{_safe(each)}">{_safe(each)}</a>' for each in ids)


def _figures(groups: list[rows.Group]) -> str:
    if not groups:
        return ""
    return (
        '<section id="figures" aria-labelledby="figures-heading"><h2 id="figures-heading">'
        f'{_both("可比較的數量", "Comparable quantities")}</h2><div class="picture">{svg.draw(groups)}</div></section>'
    )


def _pairs(page: str) -> tuple[str, str]:
    """What is to be folded in a word that is typed: the characters that fold to one of the page, and to which."""
    from hkinno.text.folding_table import SOURCE, TARGET  # noqa: PLC0415 - a big table

    there = set(page)
    pairs = [(typed, folded) for typed, folded in zip(SOURCE, TARGET, strict=True) if folded in there]
    return "".join(typed for typed, _ in pairs), "".join(folded for _, folded in pairs)


def _plain_place(paragraph: str, sources: Sources) -> str:
    return " ".join((paragraph, *(sources.name(paragraph, lang) for lang in LANGS)))


def _place(paragraph: str, sources: Sources) -> str:
    return f"{_safe(paragraph)} {_both(*(sources.name(paragraph, lang) for lang in LANGS))}"


def _label(code: str) -> str:
    return _both(*(label(code, lang) for lang in LANGS))


def _both(zh: str, en: str) -> str:
    return f'<span class="zh">{_safe(zh)}</span> <span class="en" lang="en">{_safe(en)}</span>'


def _safe(content: str) -> str:
    return html.escape(visible(content))


def _hash(script: str) -> str:
    """The source expression that allows this script and no other."""
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
