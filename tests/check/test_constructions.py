"""Who says the words in English drafts, by the order of the words; in sentences of our own."""

import pytest

from hkinno import check as checking
from hkinno.check import report

WORDS = "The cross-boundary flow of talent, for one, is very important"
# X is somebody, Q the words.
GIVEN = (
    "In the words of X, Q.",
    "To borrow a line from X, Q.",
    "As X has put it: Q.",
    "It is X's belief that Q.",
    "It was X who said Q.",
    "The view of X is that Q.",
    "We have it from X that Q.",
    "X, speaking to reporters on Monday, was blunter: Q.",
    "X told a lunch meeting in Central that Q.",
    "Q is attributed to X.",
    "Q. Those were the words of X.",
    "The remark Q was made by X in March.",
    "Slide 4 gives Q as a finding of X.",
    "The caption gives Q to X.",
    "The papers quote X as saying Q.",
)
# What gives the words to nobody, though somebody is named.
NOT_GIVEN = (
    "A poster at the stop of X had Q on it.",
    "I keep a cutting about X that I found in Q last year.",
    "X kept a cutting from the paper: Q.",
)


def found(template: str, who: str, known: checking.Corpus) -> checking.Finding:
    draft = template.replace("X", who).replace("Q", f"“{WORDS}”", 1)
    return checking.check(draft, known).findings[0]


@pytest.mark.parametrize("template", GIVEN)
def test_constructions(template: str, known: checking.Corpus):
    """The speaker's words are right where they are given to the speaker, by any name, and told where to another."""
    for who in ("Sun Dong", "the innovation minister", "the Secretary for Innovation, Technology and Industry"):
        finding = found(template, who, known)
        assert (finding.given, finding.attribution, finding.fails) == (True, "ok", False), who
    for who in ("Dr Ana Costa of the OECD", "John Lee", "the bureau"):
        assert found(template, who, known).attribution == "misattributed", who


@pytest.mark.parametrize("template", NOT_GIVEN)
def test_somebody_named_who_says_nothing(template: str, known: checking.Corpus):
    """Nobody is accused for having the words, or for being named beside them."""
    assert found(template, "Dr Ana Costa", known).attribution == "ok"


# Somebody of whom nothing is known has the words Q.
TO_STRANGERS = (
    "One retired glazier, Mr Ho Man, told this newsletter, Q. Then it rained.",
    "“Well,” one retired glazier, Mr Ho Man, told this newsletter, Q.",
    "My dentist (cert. dent., retired) tells us at every visit, Q.",
    "Asked what a tram is for, the robot said, in a pleasant alto: Q.",
    "The robot speaks Welsh. Asked what a tram is for, it said: Q.",
    "It takes no courage to say, as his predecessor did at a lunch, Q.",
    "Her private secretary left none: Q, she told the board.",
    "Let me repeat what we at the Institute have always said: Q.",
    "A warden at the pier observed that Q.",
    "I asked the ferry captain what he looks for. “WORDS,” he said.",
    "Who said it? “WORDS.” That was the harbour master of Oslo, in May.",
    "Like this: “WORDS.” The speaker was Norway's trade minister.",
    "The ferry captain? “WORDS,” he says.",
    "What did the ferry captain say? “WORDS.”",
    "The ferry captain nodded and replied, stirring his tea, Q.",
    "Q, grinned the ferry captain.",
    "Q, came the reply from the ferry captain.",
    "At the next table a ferry captain: Q.",
    "In its own leader the paper declares that Q.",
    "The ferry captain is said to have replied: Q.",
    "It was the ferry captain who held that Q.",
    "Sun Dong's driver likes to say that Q.",
)
# Nobody says them: a thing has them, somebody reads, likes or marks them, or it is left open.
TO_NOBODY = (
    "The sign over the gate says Q.",
    "Chapter two is called Q.",
    "The box on page two says, in my version, Q.",
    "My aunt underlined one sentence: Q.",
    "My aunt cut out the sentence Q.",
    "A glazier pointed me to this passage: Q.",
    "A glazier might say that Q.",
    "If my dentist says Q, who listens?",
    "The dentist, quoting Sun Dong, said: Q.",
    "“WORDS.” That was the best line of the night.",
    "“WORDS.” The dentist nodded.",
    "The responsible minister's dictum that Q is famous.",
)
INVENTED = "Every tram in this city will be painted orange before the autumn"
# He is said to have said them: a pronoun, what is his, or the words before lead to him.
HIS = (
    "Sun Dong was asked about trams. I quote him: Q. I quote him again: “INVENTED.”",
    "Sun Dong spoke of trams. What are we to make of his next sentence, Q?",
    "Sun Dong spoke of trams. See also his remark that Q.",
    "HOST: Sun Dong said, “WORDS.”\n\nHOST: And then, Q.",
    "In the leaflet Sun Dong says “WORDS” and Q.",
    "Sun Dong says “WORDS”, and on trams, Q.",
    "The Secretary is in a hurry. He went on: Q.",
    "Sun Dong's plan is bold. He says: Q.",
    "“INVENTED,” the secretary joked to Ta Kung Pao.",
)
NOT_HIS = (
    "Sun Dong spoke at noon. The mayor of Lyon, who sat in front, replied: Q.",
    "Sun Dong spoke at noon. My aunt left early. She says: Q.",
    "Sun Dong told my aunt, and she told me: Q.",
    "Sun Dong says it in two lines; we print Q. We should not.",
    "Your draft has Sun Dong saying Q. He said no such thing.",
    "For Sun Dong's “INVENTED” read “WORDS”.",
    "Sun Dong never mentions trams. And Q.",
    "Sun Dong wrote a poem; it is called Q.",
    "The tram company wrote to Sun Dong at once. “INVENTED,” it said.",
)


def told(template: str, words: str, known: checking.Corpus) -> checking.Finding:
    draft = template.replace("Q", f"“{words}”").replace("WORDS", WORDS).replace("INVENTED", INVENTED)
    return next(each for each in checking.check(draft, known).findings[::-1] if each.quoted.startswith(words))


@pytest.mark.parametrize("template", TO_STRANGERS)
def test_strangers(template: str, known: checking.Corpus):
    """A noun phrase that is plainly somebody has the words that its verb gives it, wherever it stands."""
    assert told(template, WORDS, known).attribution == "misattributed"


@pytest.mark.parametrize("template", TO_NOBODY)
def test_things(template: str, known: checking.Corpus):
    """What is a thing, what is only passed on and what is left open accuses nobody."""
    assert told(template, WORDS, known).attribution == "ok"


@pytest.mark.parametrize(("template", "fails"), [*((each, True) for each in HIS), *((each, False) for each in NOT_HIS)])
def test_whose_invented_words_are(template: str, fails: bool, known: checking.Corpus):
    """Invented words fail where the sentence gives them to a speaker of the store, by however long a way."""
    assert told(template, INVENTED, known).fails is fails


@pytest.mark.parametrize(
    ("draft", "attribution"),
    [
        # Pronouns lead back; who is led back to is accused only where nobody of the store may be meant.
        ("A banker walked in. He said: Q", "misattributed"),
        ("Sun Dong met a banker. The banker left. He said: Q", "ok"),
        ("The Post quotes Sun Dong at length. One paper has him saying Q", "ok"),
        ("Sun Dong spoke. The Lam digest has him say Q", "ok"),
        ("Sun Dong spoke. The Lam digest has the baker say Q", "misattributed"),
        # The writer is nobody's rival.
        ("Sun Dong is here. I shall read one sentence, the best of all: Q", "ok"),
        # most is no Ministry of Science and Technology, and a day no person.
        ("Sun Dong put it most bluntly on Monday: Q", "ok"),
    ],
)
def test_pronouns(draft: str, attribution: str, known: checking.Corpus):
    """Whom a pronoun stands for, and whether that accuses."""
    assert checking.check(draft.replace("Q", f"“{WORDS}.”"), known).findings[-1].attribution == attribution


@pytest.mark.parametrize(
    ("draft", "fails"),
    [
        ("Things Sun Dong said:\n\n1. Q Fine.\n2. “Every bus will fly by May.” No.\n", True),
        ("Reactions to what Sun Dong said:\n\n1. “Every bus will fly by May.” No.\n", False),
        ("Sayings of Sun Dong:\n\n- Talent: Q\n- Buses: “Every bus will fly by May.”\n", True),
        ("Sayings of Sun Dong:\n\n- Talent: Q\n- “Every bus will fly by May.” – our own joke.\n", False),
        ("| on | Sun Dong said |\n|---|---|\n| buses | “Every bus will fly by May.” |\n", True),
        ("| on | the bureau said |\n|---|---|\n| buses | “Every bus will fly by May.” |\n", False),
    ],
)
def test_lists(draft: str, fails: bool, known: checking.Corpus):
    """What introduces a list, and what heads a column, says whose the words in it are."""
    assert checking.check(draft.replace("Q", f"“{WORDS}.”"), known).fails is fails


@pytest.mark.parametrize(
    ("draft", "fails"),
    [
        ("孫東說：「明年起巴士都會飛。」", True),
        ("孫東從沒有說過「明年起巴士都會飛」。", False),
        ("孫東若說「明年起巴士都會飛」，誰會信？", False),
        ("Sun Dong never said “every bus will fly by May”.", False),
        ("孫東說過幾句話。一句是「明年起巴士都會飛」。", True),
        ("司機說過幾句話。一句是「明年起巴士都會飛」。", False),
        ("孫東的是：「明年起巴士都會飛。」", True),
        ("我同個阿伯吃飯，他看了孫東個訪問。他說：「明年起巴士都會飛。」", False),
    ],
)
def test_invented_words(draft: str, fails: bool, known: checking.Corpus):
    """Words like nothing stored fail only where the draft says that a speaker of the store said them."""
    assert checking.check(draft, known).fails is fails


TRUE = "像人才的跨境流動就非常重要"


@pytest.mark.parametrize(
    ("draft", "attribution"),
    [
        (f"「{TRUE}。」——李小明教授。", "misattributed"),
        (f"「{TRUE}。」——孫東教授。", "ok"),
        (f"那本書把「{TRUE}」歸於投資推廣署。", "misattributed"),
        (f"那本書把「{TRUE}」歸於孫東。", "ok"),
        (f"聽到這話，梁先生搖頭苦笑：「{TRUE}。」", "misattributed"),
        (f"阿伯高聲讀報：「{TRUE}。」", "ok"),
        # Who reads something out in a transcript is not who said it.
        (f"嘉賓：你好。\n主持：「{TRUE}。」\n嘉賓：是。\n主持：再見。\n嘉賓：再見。\n", "ok"),
        (f"主持：你好。\n嘉賓：「{TRUE}。」\n主持：是。\n嘉賓：再見。\n主持：再見。\n", "misattributed"),
        (f"業界引用「{TRUE}」（孫東，專訪第2段）。", "ok"),
    ],
)
def test_whose_true_words_are(draft: str, attribution: str, known: checking.Corpus):
    """Signatures in the line, words moved to somebody, surnames with a title, readers and turns."""
    findings = checking.check(checking.documents.read(draft, "a.txt"), known).findings
    assert [each.attribution for each in findings if TRUE in each.quoted] == [attribution]


@pytest.mark.parametrize(
    ("draft", "verdict", "told"),
    [
        # What a speaker calls something is judged, however short; a scheme's name is none of it.
        ("孫東指責大學「浪費公帑」。", "absent", ""),
        ("孫東推出「浪費公帑」計劃。", "unrelated", ""),
        ("Sun Dong called the buses “an utter waste of paint”.", "absent", ""),
        # The paper's own words given to another are told to be the paper's.
        ("深圳官員說：「深圳和香港是兄弟」。", "unrelated", "the paper has these words in north-2"),
        # The source's last word is whole.
        ("孫東說：「背水一站」。", "altered", "背水一[-站-]{+戰+}"),
        ("孫東說：「有個大改變」。", "altered", "有個大[-改-]變{+樣+}"),
    ],
)
def test_what_is_told(draft: str, verdict: str, told: str, known: checking.Corpus):
    """Faults that first readers met."""
    finding = checking.check(draft, known).findings[0]
    assert finding.verdict == verdict
    assert told in finding.details


def test_what_is_pasted_in_an_english_draft(known: checking.Corpus):
    """English marks, the paper and our translation in an English draft; Chinese marks in a Chinese one."""
    english = checking.check("Sun Dong said “像人才的跨境流動就十分重要”.", known).findings[0]
    assert report.pasted(english, known.sources).startswith("“像人才的跨境流動就非常重要” (Sun Dong, Ta Kung Pao, ")
    chinese = checking.check("孫東說「像人才的跨境流動就十分重要」。", known).findings[0]
    assert report.pasted(chinese, known.sources).startswith("「像人才的跨境流動就非常重要」（孫東，")
    rendered = checking.check("Sun Dong said “the cross-border flow of talent is really not important”.", known)
    assert rendered.findings[0].verdict == "altered"
    assert report.pasted(rendered.findings[0], known.sources).endswith("; our translation)")
    # The difference is shown in the draft's own letters.
    assert "[-" in rendered.findings[0].details


def test_a_citation_belongs_to_the_words_before_it(known: checking.Corpus):
    """What a bracket right after a quotation cites is no place of the next one."""
    draft = f"孫東說：「{TRUE}。」（資金過河第5段）孫東又說：「互相搭把手而已。」"
    assert [each.place for each in checking.check(draft, known).findings] == ["ok", "uncited"]
    # A paragraph of the draft's own is no place of the page.
    own = f"第三段的引文我查過了，「{TRUE}」確是孫東說的。"
    assert [each.place for each in checking.check(own, known).findings] == ["uncited"]


def test_what_an_editor_may_put_in(known: checking.Corpus):
    """An explanation in brackets is one; a condition, or something further, alters the words."""
    for put_in, verdict in (("（指專才）", "converted"), ("（如果有錢）", "altered"), ("（以及資金）", "altered")):
        finding = checking.check(f"孫東說：「像人才{put_in}的跨境流動就非常重要」。", known).findings[0]
        assert finding.verdict == verdict, put_in


@pytest.mark.parametrize(
    ("draft", "fails"),
    [
        ("孫東宣布推出「海港少年單車計劃」。", False),
        ("孫東表示要落實「十四五海洋綱要」。", False),
        ("孫東說：「我們推出了海港少年單車計劃。」", True),
        ("孫東說「我們會推出海港單車計劃」。", True),
        ("Sun Dong announced the “Harbour Bicycle Fellowship Programme”.", False),
        ("孫東表示「明年取消所有單車基金」。", True),
        ("孫東強調「單車乃香港人的驕傲政策」。", True),
        ("Sun Dong said “Every Bicycle Will Fly Next Year”.", True),
        ("Sun Dong announced: “Every child gets a bicycle.”", True),
        # Told to him, or written somewhere.
        ("孫東回憶，導師曾告誡他「騎單車要看路不要看天」。", False),
        ("孫東曾告誡學生「騎單車要看路不要看天」。", True),
        ("孫東說，母親常教他「騎單車要看路不要看天」。", False),
        ("Sun Dong remembered what his mentor told him: “Never ride a bicycle in the rain.”", False),
        ("Sun Dong told his mentor: “Never ride a bicycle in the rain.”", True),
        ("孫東說，扉頁上寫着「獻給所有騎單車的人」。", False),
        ("孫東在扉頁上寫着「獻給所有騎單車的人」。", True),
        ("孫東收到一封信，信中寫道：「我每天騎單車上學。」", False),
        ("孫東寄出一封信，信中寫道：「我每天騎單車上班。」", True),
        ("孫東說，恩師的教誨「騎單車要看路不要看天」影響他一生。", False),
        # A pronoun may mean who is named last, but not who asks.
        ("孫東會見企業家王強。他說：「我的單車店有三十個員工。」", False),
        ("孫東與企業家王強會面。他說：「我的單車店有三十個員工。」", False),
        ("孫東向企業家王強致謝。他說：「我的單車店有三十個員工。」", True),
        ("孫東會見記者王強。他說：「我的單車店有三十個員工。」", True),
    ],
)
def test_names_of_things_and_what_others_say_to_him(draft: str, fails: bool, known: checking.Corpus):
    """Names of schemes, advice that he got and inscriptions are no speech of his."""
    assert checking.check(draft, known).fails is fails


@pytest.mark.parametrize(
    ("lead", "attribution"),
    [
        ("據說", "misattributed"),
        ("坊間流傳：", "misattributed"),
        ("業內流傳一句話：", "misattributed"),
        ("有一種說法：", "misattributed"),
        ("圈內人說", "misattributed"),
        ("據說孫東表示", "ok"),
        ("孫東聽說後表示：", "ok"),
    ],
)
def test_nobody_in_particular(lead: str, attribution: str, known: checking.Corpus):
    """His words given to everybody and nobody are misattributed."""
    assert [each.attribution for each in checking.check(f"{lead}「{TRUE}。」", known).findings] == [attribution]


def test_nobody_in_particular_is_told_who_it_was(known: checking.Corpus):
    """A sentence that goes on to name him gives him the words."""
    draft = f"網上流傳一句話：「{TRUE}。」說這話的人是孫東。"
    assert checking.check(draft, known).findings[0].speaker == "孫東"


@pytest.mark.parametrize(
    ("scene", "words", "fails"),
    [
        ("孫東昨日會見傳媒，談及單車徑。", "「我們明年拆掉所有單車徑。」", True),
        ("孙东昨日会见传媒，谈及单车径。", "“我们明年拆掉所有单车径。”", True),
        ("Sun Dong met the press yesterday.", "“We shall tear up every bicycle path.”", True),
        ("孫東昨日會見傳媒。工會主席陳大文在場。", "「我們明年拆掉所有單車徑。」", False),
        ("孫東昨日會見傳媒，場外有市民等候。", "「我們明年拆掉所有單車徑。」", False),
        (
            "Sun Dong met the press yesterday. A cyclist shouted from the back.",
            "“Leave our bicycle paths alone.”",
            False,
        ),
        ("孫東昨日會見傳媒，背後掛着標語。", "「我們明年拆掉所有單車徑。」", False),
        ("孫東昨日會見傳媒，風大雨大，小販在旁大叫。", "「我們明年拆掉所有單車徑。」", False),
        ("孫東昨日會見傳媒，被街坊團團圍住。", "「我們明年拆掉所有單車徑。」", False),
        ("Sun Dong met the press amid chants.", "“Every bicycle path belongs to every child.”", False),
        ("孫東昨日生日。", "「我們明年拆掉所有單車徑。」", False),
        ("孫東昨日會見傳媒。", "「單車之城」", False),
    ],
)
def test_the_only_voice_of_a_scene(scene: str, words: str, fails: bool, known: checking.Corpus):
    """A paragraph of speech after one in which he meets the press is his where nobody else is named."""
    assert checking.check(f"{scene}\n\n{words}", known).fails is fails
    assert not checking.check(f"{scene}\n\n{words}\n\n李家超稍後離開。\n", known).fails
