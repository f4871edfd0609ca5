"""The style and the script of the HTML export."""

STYLE = """
:root { color-scheme: light dark; --ground: #fdfdfb; --words: #1b1b1b; --quiet: #595959; --line: #d8d8d2;
  --accent: #0b6e99; --quote: #f1f4ee }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16181c; --words: #ececec; --quiet: #b0b0b0; --line: #3a3d44; --accent: #5cc4ee; --quote: #1f2420 }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: var(--ground); color: var(--words);
  font: 1rem/1.6 "Noto Sans CJK TC", "Noto Sans HK", "PingFang HK", "Microsoft JhengHei", system-ui, sans-serif }
a { color: var(--accent) }
a:focus-visible, input:focus-visible, main:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
h1 { font-size: 1.6rem; line-height: 1.3 } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem }
h3 { font-size: 1rem; margin: 0 }
h1 span, h2 span, h3 span { font-weight: normal; color: var(--quiet) }
.skip { position: absolute; left: -999rem } .skip:focus { position: static }
cite { font-style: normal; font-weight: bold }
.sources { padding-left: 1.2rem } .sources span { color: var(--quiet) }
search { display: block; position: sticky; top: 0; z-index: 1; padding: .6rem 0; background: var(--ground);
  border-bottom: 1px solid var(--line) }
search .filter { display: flex; flex-wrap: wrap; gap: .3rem .8rem; align-items: center }
input { flex: 1 1 14rem; min-width: 0; padding: .4rem .6rem; font: inherit; color: inherit; background: var(--ground);
  border: 1px solid var(--quiet); border-radius: .3rem }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; padding: 0; list-style: none; font-size: .9rem }
section { scroll-margin-top: 4rem }
article { padding: .7rem .9rem; margin: .6rem 0; border: 1px solid var(--line); border-radius: .4rem;
  scroll-margin-top: 5rem; overflow-wrap: anywhere }
article.quote { background: var(--quote) } article:target { outline: 3px solid var(--accent) }
article p { margin: .3rem 0 } blockquote { margin: .3rem 0; font-weight: bold }
.about, .place, .note, .also, small { color: var(--quiet); font-size: .9rem }
.evidence { margin: .3rem 0; padding-left: 1.2rem } q { quotes: "「" "」" }
.picture { overflow-x: auto } .picture svg { max-width: 100%; height: auto }
[hidden] { display: none !important }
@media print { search, nav, .skip { display: none } article { break-inside: avoid } }
"""

# Every word typed must stand in a record's text. What is typed is folded by the pairs of characters that the field
# holds, as the text was, so that Simplified finds Traditional.
SCRIPT = """
"use strict";
(() => {
  const field = document.getElementById("filter"), count = document.getElementById("count");
  const records = [...document.querySelectorAll("article")];
  const sections = [...document.querySelectorAll("main section")];
  const texts = new Map(records.map((each) => [each, each.dataset.text]));
  const total = records.length;
  const from = [...field.dataset.from], to = [...field.dataset.to];
  const pairs = new Map(from.map((typed, index) => [typed, to[index]]));
  const fold = (word) => [...word].map((each) => pairs.get(each) || each).join("");
  const show = () => {
    const words = fold(field.value).split(/\\s+/).filter(Boolean);
    let shown = 0;
    for (const each of records) {
      each.hidden = !words.every((word) => texts.get(each).includes(word));
      shown += !each.hidden;
    }
    for (const each of sections) {
      const empty = [...each.querySelectorAll("article")].every((one) => one.hidden);
      each.hidden = words.length > 0 && empty;
      const also = each.querySelector(".also");
      if (also) also.hidden = words.length > 0;
    }
    count.value = shown + " / " + total + (shown ? "" : " \\u2013 \\u6c92\\u6709 nothing found");
  };
  // A link to a record that the filter hides shows it.
  const reveal = () => {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (wanted && wanted.closest("[hidden]")) { field.value = ""; show(); wanted.scrollIntoView(); }
  };
  field.addEventListener("input", show);
  addEventListener("hashchange", reveal);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== field) { event.preventDefault(); field.focus(); }
    if (event.key === "Escape" && document.activeElement === field) { field.value = ""; show(); }
  });
  show();
})();
"""
