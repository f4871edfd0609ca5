"""Words of a speaker of the store that a draft gives to somebody of whom nothing is known, or to whom it leads back."""

import pytest

from hkinno import check as checking
from hkinno.check import strangers

WORDS = "像人才的跨境流動就非常重要"
RENDERED = "The cross-boundary flow of talent, for one, is very important"
ANOTHERS = (
    # A head of another body, and a name with an office between.
    "船會昨日開會。該會會長指出，「Q」。",
    "「Q」某中學校長甘小如的這番話，傳了很久。",
    "魚檔的售貨員比誰都看得透：「Q」",
    # Whose words they are as such, whoever passes them on.
    "論者常引詩人彭小立的名句——「Q」。",
    "家父沒進過學校，卻常說：「Q」",
    "我入行那天，師傅拍着我的肩膀說：「Q」",
    "這是任小非二十年前的話：「Q」，其實是任小非二十年前講的。",
    # The pronoun goes on with whom the sentence before has spoken.
    "孫東視察碼頭。會後，船廠行政總裁鄭小文總結。他說：「Q」",
    "孫東先走。其後發言的副校長陳小基說：「好。」他續稱：「Q」",
    "甘小瑩批評孫東。她指出：「Q」孫東未有回應。",
    "【社評】本報認為，「Q」。",
    "### 街坊之聲：店主蔡小穎\n\n「Q」",
    "| 編號 | 引文 | 出處 |\n|---|---|---|\n| 1 | 「Q」 | 測量師學會意見書 |",
)
HIS = (
    "這位前教授答得乾脆：「Q」",
    "這位香港官員說：「Q」",
    "主席：應改回原文「Q」。",
    "主持：我反而喜歡「Q」。",
    "各位同學，今天我想由一句話講起：「Q」",
    "《大公報》報道，「Q」",
    "1樓：孫東話香港一定贏。\n2樓：我阿媽都識講。\n4樓：佢下面仲有講「Q」",
    "孫東到訪船廠，廠長離開。他說：「Q」",
    "| 題目 | 引文 |\n|---|---|\n| 大學 | 「Q」 |",
    "On the old harbour model: “R”",
    "* people: “R”",
    "The line that London will clip is this, also his:\n\n> R",
)
# What the draft gives to a speaker of the store, and he has not said.
INVENTED = "We shall grow bananas on every roof by next spring"
LED = (
    ("The secretary told the harbour club: “I”", True),
    ("The Secretary was late. He said: “I”", True),
    ("To: Director\n\nSun Dong is firm. On Nansha he says: “I”", True),
    ("A secretary told the harbour club: “I”", False),
    ("Sun Dong spoke. A page has him saying “I”; he never said so.", False),
    ("孫東在社交平台回應：「每個天台明年都會種滿香蕉。」", True),
    ("孫東談了很久。臨別又說：「每個天台明年都會種滿香蕉。」", True),
    ("局長真的說過「每個天台都種香蕉」嗎？", False),
    ("「每個天台都種香蕉」是舊話，孫東的說法溫和得多。", False),
)


@pytest.mark.parametrize(
    ("draft", "attribution"), [*((each, "misattributed") for each in ANOTHERS), *((each, "ok") for each in HIS)]
)
def test_whose_words_are_given_to_a_stranger(draft: str, attribution: str, known: checking.Corpus):
    """Somebody who is surely another, and whoever may be he."""
    findings = checking.check(draft.replace("Q", WORDS).replace("R", RENDERED), known, "draft.md").findings
    assert findings[-1].attribution == attribution


@pytest.mark.parametrize(("draft", "fails"), LED)
def test_to_whom_an_invented_quotation_leads_back(draft: str, fails: bool, known: checking.Corpus):
    """An office, a header, a place, an adverb do not hide who speaks; a question and a denial say that he did not."""
    assert checking.check(draft.replace("I”", f"{INVENTED}.”"), known, "draft.md").findings[0].fails == fails


@pytest.mark.parametrize(
    ("name", "leading", "meant"),
    [
        ("official", "The official said", True),
        ("minister", "Spain's minister said", False),
        ("head", "the head of a bank told a club", False),
        ("教授", "這位前教授說", True),
        ("教授", "有教授說", False),
        ("官員", "有官員說", True),
        ("官員", "深圳官員說", False),
    ],
)
def test_who_may_be_meant(name: str, leading: str, meant: bool):
    """By a word for what he is, with nothing before it that makes it another's."""
    assert strangers.may_be_meant(name, leading) == meant
