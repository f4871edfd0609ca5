"use strict";
// What is typed is folded by the pairs of characters that the field holds, as the texts of the records were, so that
// Simplified finds Traditional. Every word must stand in a record's text, or be a number that the record gives.
(() => {
  const field = document.getElementById("filter");
  const count = document.getElementById("count");
  const records = [...document.querySelectorAll("article")];
  const sections = [...document.querySelectorAll("main section")];
  const texts = new Map(records.map((each) => [each, each.dataset.text]));
  const numbers = new Map(records.map((each) => [each, each.dataset.numbers.split(" ").map(Number)]));
  const to = [...field.dataset.to];
  const pairs = new Map([...field.dataset.from].map((typed, index) => [typed, to[index]]));
  const fold = (typed) => [...typed.toLowerCase()].map((each) => pairs.get(each) || each).join("");

  const DIGITS = "零一二三四五六七八九";
  const SCALES = { 十: 10, 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8, k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };
  Object.assign(SCALES, { bn: 1e9, billion: 1e9 });

  // 650,000 and 65万 and 六十五万 as one number; null for a word that is none.
  const amount = (word) => {
    const plain = word.replace(/[,%$]/g, "").replace(/[两二]/g, "二");
    const scaled = /^(\d+(?:\.\d+)?)([十百千万亿]*|[a-z]+)$/.exec(plain);
    if (scaled) {
      const scales = SCALES[scaled[2]] ? [scaled[2]] : [...scaled[2]];
      return scales.reduce((value, scale) => value * (SCALES[scale] || NaN), Number(scaled[1]));
    }
    if (!/^[零一二三四五六七八九十百千万亿]+$/.test(plain)) return null;
    let total = 0, part = 0, digit = 0;
    for (const each of plain) {
      const scale = SCALES[each];
      if (!scale) digit = DIGITS.indexOf(each);
      else if (scale < 1e4) { part += (digit || 1) * scale; digit = 0; }
      else { total += (part + digit) * scale; part = digit = 0; }
    }
    return total + part + digit;
  };

  // 「650 thousand」 is one word; English words answer to their singular.
  const wanted = () => {
    const joined = fold(field.value).replace(/(\d)\s+(thousand|million|billion)/g, "$1$2");
    return joined.split(/\s+/).filter(Boolean).map((word) => [word.replace(/([a-z]{3})s$/, "$1"), amount(word)]);
  };

  const show = () => {
    const words = wanted();
    let shown = 0;
    for (const each of records) {
      const answers = ([word, value]) => texts.get(each).includes(word) || numbers.get(each).includes(value);
      each.hidden = !words.every(answers);
      shown += !each.hidden;
    }
    for (const each of sections) {
      const empty = [...each.querySelectorAll("article")].every((one) => one.hidden);
      each.hidden = words.length > 0 && empty;
      const also = each.querySelector(".also");
      if (also) also.hidden = words.length > 0;
    }
    count.value = `${shown} / ${records.length}${shown ? "" : " – 沒有 nothing found"}`;
  };

  // A link to a record that the filter hides shows it.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) {
      field.value = "";
      show();
      target.scrollIntoView();
    }
  };

  const copy = async (button) => {
    const content = button.closest("article").dataset.cite;
    try {
      await navigator.clipboard.writeText(content);
    } catch {
      const area = Object.assign(document.createElement("textarea"), { value: content });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const label = button.innerHTML;
    button.textContent = "✓";
    setTimeout(() => { button.innerHTML = label; }, 1500);
  };

  const languages = [...document.querySelectorAll("[data-choose]")];
  const speak = (lang) => {
    document.documentElement.dataset.lang = lang;
    for (const each of languages) each.setAttribute("aria-pressed", String(each.dataset.choose === lang));
  };

  for (const each of document.querySelectorAll("button")) each.hidden = false;
  for (const each of languages) each.addEventListener("click", () => speak(each.dataset.choose));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("article button");
    if (button) copy(button);
  });
  field.addEventListener("input", show);
  addEventListener("hashchange", reveal);
  addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== field) { event.preventDefault(); field.focus(); }
    if (event.key === "Escape" && document.activeElement === field) { field.value = ""; show(); }
  });
  show();
})();
