"""The HTML page in a real browser: filtered, read by keyboard, without network and without errors."""

import sys
from html.parser import HTMLParser

import pytest

from hkinno import cite, export
from hkinno.sources import Sources
from hkinno.store.kinds import QUOTE, Entry
from tests.export import browser

pytestmark = pytest.mark.skipif(
    browser.program() is None or sys.platform == "win32", reason="needs Debian's chromium, which is not here"
)


@pytest.fixture(scope="module")
def address(tables, tmp_path_factory):
    path = tmp_path_factory.mktemp("html") / "facts.html"
    path.write_text(export.make("html", tables), encoding="utf-8")
    return path.as_uri()


@pytest.fixture(scope="module")
def loaded(address):
    """One browser for all tests of this file: each test empties the filter first."""
    page = browser.Page(address)
    yield page
    page.close()


@pytest.fixture
def page(loaded):
    loaded.value("document.activeElement.blur(); scrollTo(0, 0); getSelection().removeAllRanges()")
    sought(loaded, "")
    loaded.value("document.getElementById('filter').blur()")
    return loaded


def sought(page, text):
    """Type into the filter as a user does: focus, replace."""
    page.value("document.getElementById('filter').focus(); document.getElementById('filter').select()")
    if text:
        page.type(text)
    else:
        page.value("{const f = document.getElementById('filter'); f.value = ''; f.dispatchEvent(new Event('input'))}")


def shown(page):
    return page.value("[...document.querySelectorAll('article')].filter(e => e.offsetParent).map(e => e.id)")


def test_everything_is_there(page, tables):
    """Every fact and every quote is shown once, and counted."""
    every = [record["id"] for name in ("facts", "quotes") for record in tables[name]]
    assert sorted(shown(page)) == sorted(every)
    assert page.value("document.getElementById('count').value") == f"{len(every)} / {len(every)}"


def test_filter_typed_fact_found_place_shown(page, tables):
    """Words typed leave the records that hold them, with their places in both languages; the count says how many."""
    fact = next(fact for fact in tables["facts"] if fact["figures"])
    sought(page, fact["statement"]["zh"][:12])
    found = shown(page)
    assert fact["id"] in found
    assert len(found) < 20
    text = page.value(f"document.getElementById('{fact['id']}').innerText")
    sources = Sources(tables.__getitem__)
    paragraph = fact["evidence"][0]["paragraph"]
    assert paragraph in text
    assert sources.name(paragraph, "zh") in text
    assert sources.name(paragraph, "en") in text
    assert fact["evidence"][0]["exact"] in text
    assert page.value("document.getElementById('count').value").startswith(f"{len(found)} / ")


def test_simplified_finds_traditional(page, tables):
    """人才计划 finds what 人才計劃 finds: the page folds as the program does. Words are joined by and."""
    sought(page, "人才計劃")
    traditional = shown(page)
    sought(page, "人才计划")
    assert traditional
    assert shown(page) == traditional
    sought(page, "TALENT main-8")
    assert shown(page)
    assert all("main-8" in page.value(f"document.getElementById('{each}').innerText") for each in shown(page))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("650,000", "N"),
        ("65萬", "N"),
        ("65万", "N"),
        ("六十五萬", "N"),
        ("650 thousand", "N"),
        ("rencai", "talent"),
        ("jancoi", "talent"),
    ],
)
def test_it_finds_what_the_program_finds(page, tables, typed, found):
    """Quantities in any of their forms, and names by their readings."""
    if found == "N":
        wanted = [fact["id"] for fact in tables["facts"] if any(fig["value"] == 650_000 for fig in fact["figures"])]
    else:
        wanted = [each["id"] for name in ("facts", "quotes") for each in tables[name] if found in each["topics"]]
    sought(page, typed)
    assert wanted
    assert set(wanted) <= set(shown(page))
    assert len(shown(page)) < 50


def test_a_language_is_chosen(page, tables):
    """English alone hides our Chinese, and never the page's own words; both are there again when asked for."""
    fact, quote = tables["facts"][0], tables["quotes"][0]
    words = f"document.getElementById('{fact['id']}').innerText + document.getElementById('{quote['id']}').innerText"
    page.value("document.querySelector('[data-choose=en]').click()")
    english = page.value(words)
    page.value("document.querySelector('[data-choose=zh]').click()")
    chinese = page.value(words)
    page.value("document.querySelector('[data-choose=both]').click()")
    both = page.value(words)
    assert fact["statement"]["zh"] in both
    assert fact["statement"]["en"] in both
    assert fact["statement"]["en"] in english
    assert fact["statement"]["zh"] not in english
    assert fact["statement"]["en"] not in chinese
    assert all(quote["exact"] in text and fact["evidence"][0]["exact"] in text for text in (english, chinese, both))


def test_a_quote_is_copied_with_its_citation(page, tables):
    """The button copies what `--format cite` prints."""
    quote = tables["quotes"][0]
    page.value("navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }")
    page.value(f"document.querySelector('#{quote['id']} button').click(); new Promise(done => setTimeout(done, 50))")
    assert page.value("window.copied") == cite.short(Entry(QUOTE, quote), Sources(tables.__getitem__))


def test_records_lead_to_each_other(page, tables):
    """Every related record, quote and fact is a link, and every link of the page leads somewhere."""
    fact = next(fact for fact in tables["facts"] if fact["related"] and fact["quotes"])
    links = page.value(f"[...document.querySelectorAll('#{fact['id']} .links a')].map(a => a.hash.slice(1))")
    assert set(links) == {*(each["id"] for each in fact["related"]), *fact["quotes"]}
    assert page.value("[...document.links].every(a => document.getElementById(decodeURIComponent(a.hash.slice(1))))")


def test_the_page_names_its_subject(page, tables):
    """Title and heading say whose interviews these are."""
    sources = Sources(tables.__getitem__)
    for lang in ("zh", "en"):
        for person in sources.interviewees():
            assert sources.person(person, lang) in page.value("document.title")
            assert sources.person(person, lang) in page.value("document.querySelector('h1').textContent")


def test_nothing_found_is_said(page):
    """A word that is nowhere hides all, headings too, and says so where a screen reader hears it."""
    sought(page, "zzzz")
    assert shown(page) == []
    assert "nothing found" in page.value("document.getElementById('count').value")
    assert page.value("document.getElementById('count').getAttribute('aria-live')") == "polite"
    assert page.value("[...document.querySelectorAll('main h2')].every(e => !e.offsetParent)")


def test_keyboard_alone(address):
    """Tab leads first to the skip link, then to the filter; / goes to the filter, Escape empties it."""
    page = browser.Page(address)
    try:
        page.press("Tab")
        assert page.value("document.activeElement.className") == "skip"
        page.press("Tab")
        assert page.value("document.activeElement.id") == "filter"
        page.value("document.activeElement.blur()")
        page.press("/", "/")
        assert page.value("[document.activeElement.id, document.activeElement.value]") == ["filter", ""]
        page.type("zzzz")
        assert shown(page) == []
        page.press("Escape")
        assert shown(page)
    finally:
        page.close()


def test_a_link_to_a_hidden_record_shows_it(page, tables):
    """Following a link to a record that the filter hides empties the filter."""
    sought(page, "zzzz")
    name = tables["facts"][-1]["id"]
    page.value(f"location.hash = '{name}'; new Promise(done => setTimeout(done, 100))")
    assert name in shown(page)


def test_screen_reader_finds_its_way(page):
    """Landmarks, labels and headings are there with names, as the browser gives them to assistive programs."""
    nodes = page.ask("Accessibility.getFullAXTree")["nodes"]
    seen = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes if not node.get("ignored")]
    roles = [role for role, _ in seen]
    for role in ("banner", "search", "navigation", "main"):
        assert roles.count(role) == 1, role
    assert next(name for role, name in seen if role == "searchbox").startswith("搜尋")
    assert all(name for role, name in seen if role in ("article", "region", "heading", "link", "navigation"))
    assert roles.count("article") == page.value("document.querySelectorAll('article').length")
    assert page.value("document.documentElement.lang") == "zh-Hant-HK"
    identifiers = page.value("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(set(identifiers)) == len(identifiers)


def contrast(one, other):
    """The contrast ratio of two colours: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

    def luminance(colour):
        parts = [int(part) / 255 for part in colour[4:-1].split(",")]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colours(page):
    ground = page.value("getComputedStyle(document.body).backgroundColor")
    card = page.value("getComputedStyle(document.querySelector('article.quote')).backgroundColor")
    names = ["body", ".about", ".place", ".links", "a", "small"]
    words = page.value(f"{names}.map(e => getComputedStyle(document.querySelector(e)).color)")
    return ground, card, words


def test_light_and_dark_can_be_read(loaded, address):
    """In both schemes every text has a contrast of 4.5 or more (WCAG AA), and dark is dark."""
    dark = browser.Page(address, dark=True)
    try:
        schemes = [colours(loaded), colours(dark)]
    finally:
        dark.close()
    for ground, card, words in schemes:
        assert all(contrast(each, behind) >= 4.5 for each in words for behind in (ground, card))
    assert contrast(schemes[0][0], "rgb(0, 0, 0)") > 15
    assert contrast(schemes[1][0], "rgb(255, 255, 255)") > 15


def test_a_narrow_window_needs_no_scrolling_sideways(address):
    """On a telephone nothing is wider than the window."""
    narrow = browser.Page(address)
    try:
        narrow.ask("Emulation.setDeviceMetricsOverride", width=360, height=700, deviceScaleFactor=1, mobile=True)
        assert narrow.value("document.documentElement.scrollWidth") <= 360
    finally:
        narrow.close()


def test_nothing_is_requested_and_nothing_fails(loaded, address):
    """Whatever was done with it, the page is the only thing that was loaded, and the console has no error."""
    sought(loaded, "GDP")
    loaded.value("new Promise(done => setTimeout(done, 300))")
    methods = {event["method"] for event in loaded.events}
    requested = [
        event["params"]["request"]["url"] for event in loaded.events if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in requested if not url.startswith("data:")] == [address]
    assert "Runtime.exceptionThrown" not in methods
    assert "Log.entryAdded" not in methods
    assert "Runtime.consoleAPICalled" not in methods


def test_a_hostile_store_runs_nothing(tables, tmp_path):
    """Markup in a record is text: no element of it, no script, no request."""
    evil = "<img src=x onerror=alert(1)></article><script>window.harmed=1</script>\"'&amp;"
    facts = [
        {**tables["facts"][0], "statement": {"zh": evil, "en": evil}, "note": {"zh": evil, "en": evil}},
        *tables["facts"][1:],
    ]
    path = tmp_path / "evil.html"
    path.write_text(export.make("html", {**tables, "facts": facts}), encoding="utf-8")
    page = browser.Page(path.as_uri())
    try:
        assert page.value("window.harmed") is None
        assert page.value("document.querySelectorAll('img').length") == 0
        assert evil in page.value(f"document.getElementById('{facts[0]['id']}').innerText")
    finally:
        page.close()


class Balance(HTMLParser):
    """Opens and closes elements; complains where they do not match."""

    VOID = ("meta", "link", "input")

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(set(names)) == len(names), (tag, names)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, tag


def test_elements_are_closed(tables):
    """Every element is closed where it should be, and no attribute is given twice."""
    parser = Balance()
    parser.feed(export.make("html", tables))
    assert parser.open == []
