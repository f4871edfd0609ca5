"""Two articles, by two papers, of two speakers: each quotation is judged against the speaker it is given to."""

import copy
import json

import pytest

from hkinno import check as checking
from hkinno.store import open_store
from hkinno.text import squeeze
from tests.conftest import STORE

HARBOUR = "要把海港還給街坊，先要把欄杆拆掉。我們希望五年內，沿岸三成地方可以直達水邊。"
TREES = "種樹不是為了拍照，是為了讓人有地方坐。"


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The shipped page and a made-up one."""
    content = json.loads(STORE.read_text(encoding="utf-8"))
    source = copy.deepcopy(content["sources"]["1"])
    source |= {
        "id": "port",
        "label": {"zh": "海港專訪", "en": "harbour interview"},
        "names": [],
        "overline": None,
        "title_en": "Giving the harbour back",
        "interviewee": "wong-siu-yu",
        "subheads": [],
        "inferred": {},
    }
    source["item"] |= {"id": "harbour-2024", "title": "還海港於街坊的十年", "container-title": "海角時報"}
    source["item"]["author"] = [{"literal": "周小舟"}]
    person = {"type": "person", "aliases": [], "note": None}
    entities = [
        {
            "id": "wong-siu-yu",
            "printed": ["黃小雨", "海濱署署長黃小雨"],
            "official": {"zh": "黃小雨", "en": "Wong Siu-yu"},
        },
        {"id": "chow-siu-chau", "printed": ["周小舟"], "official": {"zh": None, "en": None}},
    ]
    body = next(paragraph for paragraph in content["paragraphs"].values() if paragraph["kind"] == "body")
    paragraph = body | {"article": "port", "ordinal": 1, "id": "port-1", "note": None}
    quotes = [
        content["quotes"]["1"]
        | {
            "id": f"Q9{number}",
            "exact": exact,
            "speaker": "wong-siu-yu",
            "paragraph": "port-1",
            "start": 1 + 50 * number,
        }
        | {"translation": {"en": english}, "variants": [], "note": None, "topics": [], "entities": []}
        for number, (exact, english) in enumerate(
            [
                (HARBOUR, "To give the harbour back to the neighbours, the railings must first come down."),
                (TREES, "Trees."),
            ]
        )
    ]
    for table, records in (("sources", [source]), ("paragraphs", [paragraph]), ("quotes", quotes)):
        content[table] |= {str(900 + number): record for number, record in enumerate(records)}
    content["entities"] |= {str(900 + number): person | entity for number, entity in enumerate(entities)}
    path = tmp_path_factory.mktemp("store") / "both.json"
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return checking.corpus(open_store(str(path)))


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        ("黃小雨說：「{port}」（port-1）", [("verbatim", "ok", "ok")]),
        ("黃小雨說：「{port}」（海港專訪第1段）", [("verbatim", "ok", "ok")]),
        ("署長黃小雨又說：「{trees}」（main-1）", [("verbatim", "ok", "misplaced")]),
        ("孫東說：「{port}」", [("verbatim", "misattributed", "uncited")]),
        ("黃小雨說：「{page}」", [("verbatim", "misattributed", "uncited")]),
        ("孫東說：「{page}」。黃小雨說：「{port}」", [("verbatim", "ok", "uncited"), ("verbatim", "ok", "uncited")]),
        ("李家超說：「{port}」", [("verbatim", "misattributed", "uncited")]),
        ("周小舟寫道：「{port}」", [("verbatim", "misattributed", "uncited")]),
        ("黃小雨說：「{port}」。她又說：「{trees}」", [("verbatim", "ok", "uncited"), ("verbatim", "ok", "uncited")]),
        ("黃小雨說：「種樹是為了拍照，不是為了讓人有地方坐。」", [("altered", "ok", "uncited")]),
        ("黃小雨說：「明年全港的樹都會開花。」", [("absent", "ok", "")]),
        # One speech: what the paper has between two quotations of it is no end of it.
        (
            "黃小雨說：「要把海港還給街坊，先要把欄杆拆掉。……種樹不是為了拍照，是為了讓人有地方坐。」",
            [("elided", "ok", "uncited")],
        ),
        ("黃小雨說：「種樹不是為了拍照……先要把欄杆拆掉。」", [("altered", "ok", "uncited")]),
        ("Wong Siu-yu said: “{page}”", [("verbatim", "misattributed", "uncited")]),
        ("> {port}\n>\n> ——黃小雨", [("verbatim", "ok", "uncited")]),
        ("> {port}\n>\n> ——孫東", [("verbatim", "misattributed", "uncited")]),
    ],
)
def test_each_quotation_is_judged_against_its_speaker(both, draft, wanted):
    """True words pass, and swapped speakers are misattributed, in both directions."""
    filled = draft.format(port=HARBOUR, trees=TREES, page="像人才的跨境流動就非常重要。")
    findings = checking.check(filled, both).findings
    assert [(each.verdict, each.attribution, each.place) for each in findings] == wanted, findings


def test_nothing_in_the_check_names_the_page():
    """Names, papers and headlines stand in the store; a help text or an example may say one."""
    import ast
    from pathlib import Path

    names = (
        "孫東",
        "孙东",
        "Sun Dong",
        "大公報",
        "大公报",
        "Ta Kung",
        "takungpao",
        "湯嘉平",
        "主稿",
        "main story",
        "高才通",
    )
    root = STORE.parent / "hkinno"
    files = [*(root / "check").glob("*.py"), *(root / "documents").glob("*.py"), root / "render" / "findings.py"]
    for path in files:
        tree = ast.parse(Path(path).read_text(encoding="utf-8"))
        examples = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        if path.name == "report.py":
            rules = next(
                node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and "RULES" in ast.dump(node)
            )
            examples |= {id(node) for node in ast.walk(rules)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in examples:
                assert not any(name in node.value for name in names), (path, node.value[:80])


@pytest.mark.parametrize(
    ("who", "attribution"), [("黃小雨", "misattributed"), ("孫東", "misattributed"), ("老闆娘", "ok")]
)
def test_words_of_somebody_whom_the_page_only_describes(who, attribution, both):
    """They are nobody's who has a name; somebody described in the draft may be the same."""
    words = "這鍋湯由我祖母那時煲到今日，從來沒有停過火。"
    quote = both.quotes[0][0] | {"id": "Q99", "exact": words, "speaker": "the-cook"}
    known = both._replace(quotes=(quotes := [*both.quotes, (quote, squeeze(words))]), respelled=quotes)
    assert [each.attribution for each in checking.check(f"{who}說：「{words}」", known).findings] == [attribution]


@pytest.mark.parametrize(
    ("citation", "place", "unknown"),
    [
        ("（《海角時報》，海港專訪第1段）", "ok", ""),
        ("（《海角時報》，第1段）", "ok", ""),
        ("（《大公報》，海港專訪第1段）", "misplaced", ""),
        ("（《大公報》，第1段）", "misplaced", ""),
        ("[1]。\n\n[1] 《大公報》，海港專訪第1段。", "misplaced", ""),
        ("（海港專訪第1段），《大公報》也有報道。", "ok", ""),
        ("（《深水時報》，2024年，第1段）", "uncited", "《深水時報》，2024年，第1段"),
        (" (Deep Water Times, 2024, para. 1)", "uncited", "Deep Water Times, 2024, para. 1"),
        ("（2024年）", "uncited", ""),
        ("（另見下文第3段）", "uncited", ""),
    ],
)
def test_the_paper_that_a_citation_names_is_the_one_that_has_the_words(both, citation, place, unknown):
    """Another paper of the library is wrong, whatever the place; one that is none of it is told and does not fail."""
    (finding,) = checking.check(f"黃小雨說：「{TREES}」{citation}", both).findings
    assert (finding.place, finding.unknown, finding.fails) == (place, unknown, place == "misplaced")


@pytest.mark.parametrize(
    ("draft", "misattributed"),
    [
        ("孫東表示，目前「{}」。", True),
        ("孫東強調，今年的安排令「{}」。", True),
        ("黃小雨表示，目前「{}」。", False),
        ("孫東表示，他那時「{}」。", False),
        ("黃小雨發言之後，孫東表示，目前「{}」。", False),
        ("「{}」孫東昨日接受訪問時說。", True),
        ("「{}」黃小雨昨日接受訪問時說。", False),
        ("“{},” the harbour commissioner, Sun Dong, said.", True),
        ("“{},” the harbour commissioner, Wong Siu-yu, said.", False),
        ("署長說：「{}」", False),
        ("黃小雨在第3段說：「{}」", False),
        ("校長說：「{}」", True),
        ("水務署署長說：「{}」", True),
    ],
)
def test_whose_words_stand_in_what_another_is_reported_to_say(both, draft, misattributed):
    """Each against its own speaker, however far the verb stands from the marks, or the name behind its office."""
    finding = checking.check(draft.format(TREES.rstrip("。")), both).findings[0]
    assert (finding.attribution == "misattributed") == misattributed, finding
