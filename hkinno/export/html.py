"""One HTML page that needs nothing else: facts and quotes by topic, a filter, places, the figures as bars.

Everything is in the page from the start and readable without the script, which only filters. A Content Security
Policy forbids every request, so nothing that a store holds can cause one.
"""

import html

from hkinno.export import article
from hkinno.export.page_parts import SCRIPT, STYLE
from hkinno.figures import rows, svg
from hkinno.render.labels import form, hedge
from hkinno.sources import Sources
from hkinno.store.kinds import FACT, QUOTE, Entry, Record
from hkinno.text import fold, visible

# Style is inline, the one script is known by its hash, and nothing may come from elsewhere.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src '{script}'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def export(tables: dict[str, list[Record]], sources: Sources) -> str:
    """The page. A record of several topics stands under the first, and is linked to from the others."""
    seen: set[str] = set()
    known = {topic["slug"] for topic in tables["topics"]}
    sections = [_topic(topic, tables, sources, seen) for topic in tables["topics"]]
    rest = [each for name in ("quotes", "facts") for each in tables[name] if not known & set(each["topics"])]
    if rest:
        others = {name: [each for each in tables[name] if each in rest] for name in ("quotes", "facts")}
        sections.append(_section("other", ("其他", "Other"), others, sources, seen))
    groups = rows.groups(rows.rows(tables["facts"]))
    navigation = "".join(
        f'<li><a href="#topic-{_safe(topic["slug"])}">{_both(topic["zh"], topic["en"])}</a></li>'
        for topic in tables["topics"]
    )
    if groups:
        navigation += f'<li><a href="#figures">{_both("可比較的數量", "Comparable quantities")}</a></li>'
    typed, folded = _pairs("".join(sections))
    total = len(tables["facts"]) + len(tables["quotes"])
    return f"""<!DOCTYPE html>
<html lang="zh-Hant-HK">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY.format(script=_hash(SCRIPT))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>事實與引語 Facts and quotes</title>
<style>{STYLE}</style>
</head>
<body>
<a class="skip" href="#records">跳到內容 <span lang="en">Skip to the records</span></a>
<header>
<h1>事實與引語 <span lang="en">Facts and quotes</span></h1>
<ul class="sources">{"".join(map(_source, tables["sources"]))}</ul>
<p>直接引語一字不改；事實用我們自己的話，附證明它的原句。譯文非官方。
<span lang="en">Quotes are word for word; facts are in our own words, with the words that prove them. Translations are
unofficial.</span></p>
</header>
<search>
<div class="filter">
<label for="filter">篩選 <span lang="en">Filter: words, an id, a place</span></label>
<input id="filter" type="search" autocomplete="off" spellcheck="false" aria-controls="records" aria-describedby="count"
data-from="{_safe(typed)}" data-to="{_safe(folded)}">
<output id="count" for="filter" aria-live="polite" data-total="{total}">{total} / {total}</output>
</div>
</search>
<nav aria-label="主題 Topics"><ul>{navigation}</ul></nav>
<main id="records" tabindex="-1">
{"".join(sections)}
</main>
{_figures(groups)}
<script>{SCRIPT}</script>
</body>
</html>
"""


def _source(source: Record) -> str:
    item = source["item"]
    said = ", ".join(filter(None, (*article.authors(item), article.paper(item), article.date(item))))
    return (
        f"<li><cite>{_safe(item['title'])}</cite> <span lang=en>{_safe(source['title_en'] or '')} (unofficial"
        f" translation)</span> {_safe(said)}</li>"
    )


def _topic(topic: Record, tables: dict[str, list[Record]], sources: Sources, seen: set[str]) -> str:
    slug = topic["slug"]
    found = {name: [each for each in tables[name] if slug in each["topics"]] for name in ("quotes", "facts")}
    return _section(slug, (topic["zh"], topic["en"]), found, sources, seen)


def _section(
    slug: str, names: tuple[str, str], found: dict[str, list[Record]], sources: Sources, seen: set[str]
) -> str:
    """A topic: its quotes, its facts, and links to those that stand under another one."""
    again = [each["id"] for name in ("quotes", "facts") for each in found[name] if each["id"] in seen]
    parts = []
    for name, write in (("quotes", _quote), ("facts", _fact)):
        for record in found[name]:
            if record["id"] not in seen:
                seen.add(record["id"])
                parts.append(write(record, sources))
    links = ", ".join(f'<a href="#{_safe(each)}">{_safe(each)}</a>' for each in again)
    more = f'<p class="also">又見 <span lang="en">See also</span>: {links}</p>' if again else ""
    name = f"topic-{_safe(slug)}"
    return (
        f'<section id="{name}" aria-labelledby="{name}-heading">'
        f'<h2 id="{name}-heading">{_both(*names)}</h2>\n{"".join(parts)}{more}</section>\n'
    )


def _quote(quote: Record, sources: Sources) -> str:
    speaker = sources.person(quote["speaker"])
    words = (
        f"<blockquote><p>「{_safe(quote['exact'])}」</p></blockquote>"
        f'<p lang="en">{_safe(quote["translation"]["en"])} <small>(unofficial translation)</small></p>'
        f'<p class="about">{_safe(" | ".join(filter(None, (speaker, form(quote, "both")))))}</p>'
    )
    text = [quote["exact"], quote["translation"]["en"], speaker]
    return _article(Entry(QUOTE, quote), "引語", words, text, sources)


def _fact(fact: Record, sources: Sources) -> str:
    evidence = "".join(
        f'<li><q>{_safe(each["exact"])}</q> <span class="place">{_place(each["paragraph"], sources)}</span></li>'
        for each in fact["evidence"]
    )
    words = (
        f"<p>{_safe(fact['statement']['zh'])}</p>"
        f'<p lang="en">{_safe(fact["statement"]["en"])}</p>'
        f'<p class="about">{_safe(hedge(fact, sources, "both"))}</p>'
        f'<ul class="evidence" aria-label="原句 Evidence">{evidence}</ul>'
    )
    text = [fact["statement"]["zh"], fact["statement"]["en"], *(each["exact"] for each in fact["evidence"])]
    return _article(Entry(FACT, fact), "事實", words, text, sources)


def _article(entry: Entry, zh: str, words: str, text: list[str], sources: Sources) -> str:
    """One record. ``data-text`` is what the filter looks in: folded as the program folds, both scripts alike."""
    record, en, name = entry.record, entry.kind.noun, _safe(entry.id)
    paragraphs = list(dict.fromkeys(entry.kind.places(record)))
    places = [_plain_place(paragraph, sources) for paragraph in paragraphs]
    notes = [text for text in (record["note"], record.get("caution")) if text]
    note = "".join(f'<p class="note">{_both(text["zh"], text["en"])}</p>' for text in notes)
    shown = " ".join(_place(paragraph, sources) for paragraph in paragraphs)
    place = f'<p class="place">{shown}</p>' if entry.kind is QUOTE else ""
    sought = fold(" ".join([entry.id, *text, *places, *(text[lang] for text in notes for lang in ("zh", "en"))]))
    return (
        f'<article id="{name}" class="{en}" aria-labelledby="{name}-heading" data-text="{_safe(sought)}">'
        f'<h3 id="{name}-heading"><a href="#{name}">{name}</a> {_both(zh, en)}</h3>{words}{place}{note}</article>\n'
    )


def _figures(groups: list[rows.Group]) -> str:
    if not groups:
        return ""
    picture = svg.draw(groups)
    return (
        '<section id="figures" aria-labelledby="figures-heading"><h2 id="figures-heading">可比較的數量 '
        f'<span lang="en">Comparable quantities</span></h2><div class="picture">{picture}</div></section>'
    )


def _pairs(page: str) -> tuple[str, str]:
    """What is to be folded in a word that is typed: the characters that fold to one of the page, and to which."""
    from hkinno.text.folding_table import SOURCE, TARGET  # noqa: PLC0415 - a big table

    there = set(page)
    pairs = [(typed, folded) for typed, folded in zip(SOURCE, TARGET, strict=True) if folded in there]
    return "".join(typed for typed, _ in pairs), "".join(folded for _, folded in pairs)


def _plain_place(paragraph: str, sources: Sources) -> str:
    return " ".join((paragraph, *(sources.name(paragraph, lang) for lang in ("zh", "en"))))


def _place(paragraph: str, sources: Sources) -> str:
    return f"{_safe(paragraph)} {_both(*(sources.name(paragraph, lang) for lang in ('zh', 'en')))}"


def _both(zh: str, en: str) -> str:
    return f'{_safe(zh)} <span lang="en">{_safe(en)}</span>'


def _safe(content: str) -> str:
    return html.escape(visible(content))


def _hash(script: str) -> str:
    """The source expression that allows this script and no other."""
    import base64  # noqa: PLC0415
    import hashlib  # noqa: PLC0415

    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
