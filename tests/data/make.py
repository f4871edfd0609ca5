"""Make tests/data/small.json: a store of two made-up articles, one in Chinese and one in English.

    python -m tests.data.make [--check]

Goldens are made of it, so that a corrected fact of the shipped store renews none of them. People, papers and places
are made up; the words are the tests' own. Offsets, lengths, digests and readings are worked out here.
"""

import json
import sys
from pathlib import Path
from typing import Any

from hkinno.library.readings import readings
from hkinno.numerals.prose import quantity
from hkinno.store.checks import canonical
from hkinno.store.texts import digest
from hkinno.text import squeeze

STORE = Path(__file__).parent / "small.json"

Record = dict[str, Any]

# The paragraphs as the store means them: Chinese without white space, English with one space for each run of it.
PARAGRAPHS = {
    "harbour-1": "「海水倒灌的日子，不能再有下一次。」東岬灣渠務處處長方圓接受本報訪問時說，新渠去年六月動工，"
    "工程費約3億元，預計兩三年內完成。",
    "harbour-2": "方圓指出，舊渠建於六十年前，只有三分之一仍能排水；去年雨季，區內水浸逾20宗。"
    "她說，處方「不怕慢，最怕停」，計劃今年先修好碼頭一段。",
    "harbour-3": "工程師高嵐則認為進度偏慢。「圖則寫着『軟土』，挖下去全是硬石，沒有一天不換鑽頭。」"
    "方圓引述居民說：「水退了，泥還在屋裏。」她承諾每月公布一次進度。",
    "harbour-caption-1": "方圓在碼頭旁的新渠前講解工程。",
    "harbour-caption-2": "舊渠建於六十年前，如今只剩五成能排水。",
    "harbour-pull-1": "「海水倒灌的日子，不能再有下一次」",
    "ferry-1": "“We will open the new pier in May, not a day later,” Ruth Hale, the harbour commissioner, told the "
    "Courier on Thursday. The old pier closed in 2021 after a storm.",
    "ferry-2": "Ms Hale said the work had cost $12 million, and that more than 40 boats a day would call there. "
    "She called the delay “a long lesson in patience”.",
    "ferry-3": "Skippers are less sure. “Half of us have already moved to the north quay,” said Tom Vale, who runs two "
    "boats. “Nobody told us ‘wait’ in time.” The commission has not said how it will bring them back.",
    "ferry-caption-1": "The new pier in East Cape Bay, seen from the north quay.",
}

SOURCES: list[Record] = [
    {
        "id": "harbour",
        "label": {"zh": "港灣專訪", "en": "harbour interview"},
        "names": ["drain story"],
        "item": {
            "id": "capedaily-harbour",
            "type": "article-newspaper",
            "title": "「海水不再倒灌」　方圓談東岬灣新渠",
            "container-title": "岬角日報",
            "author": [{"literal": "李明朗"}, {"literal": "黎晚晴"}],
            "issued": {"date-parts": [[2024, 3, 5]]},
            "page": "B2",
            "URL": "https://example.org/news/20240305",
            "language": "zh-HK",
        },
        "title_en": "No more flooding by the sea: Fong Yuen on East Cape Bay's new drain",
        "interviewee": "fong-yuen",
        "text": "joined",
    },
    {
        "id": "ferry",
        "label": {"zh": "渡輪專訪", "en": "ferry interview"},
        "names": [],
        "item": {
            "id": "courier-ferry",
            "type": "article-newspaper",
            "title": "New pier to open in May, says harbour chief",
            "container-title": "The Cape Courier",
            "author": [{"family": "Smith", "given": "Jane A."}, {"family": "Okafor", "given": "Tunde"}],
            "issued": {"date-parts": [[2024, 5, 17]]},
            "page": "A4",
            "URL": "https://example.org/courier/new-pier",
            "language": "en-GB",
        },
        "title_en": None,
        "interviewee": "ruth-hale",
        "text": "spaced",
    },
]

TOPICS: list[Record] = [
    {"slug": "drainage", "zh": "渠務", "en": "Drainage", "aliases": ["drains", "水浸"], "note": None},
    # Named as an article is.
    {"slug": "ferry", "zh": "渡輪", "en": "Ferries", "aliases": ["pier", "碼頭"], "note": None},
]


def _entity(name: str, kind: str, printed: list[str], zh: str | None, en: str | None, *aliases: str) -> Record:
    official = {"zh": zh, "en": en}
    return {"id": name, "type": kind, "printed": printed, "official": official, "aliases": [*aliases], "note": None}


def _note(zh: str, en: str) -> Record:
    return {"zh": zh, "en": en}


def _when(printed: str, english: str, start: str, end: str, zh: str, en: str) -> Record:
    return {"printed": printed, "en": english, "from": start, "to": end, "basis": "inferred", "why": _note(zh, en)}


ENTITIES = [
    _entity("fong-yuen", "person", ["方圓"], "方圓", "Fong Yuen", "方處長"),
    _entity("ko-laam", "person", ["高嵐"], None, None),
    _entity("ruth-hale", "person", ["Ruth Hale", "Ms Hale"], None, "Ruth Hale"),
    _entity("tom-vale", "person", ["Tom Vale"], None, "Tom Vale"),
    _entity("drainage-office", "body", ["東岬灣渠務處", "渠務處"], "東岬灣渠務處", "East Cape Bay Drainage Office"),
    _entity("cape-daily", "body", ["岬角日報"], "岬角日報", "Cape Daily"),
    _entity("cape-courier", "body", ["The Cape Courier", "the Courier"], None, "The Cape Courier"),
    _entity("east-cape-bay", "place", ["東岬灣", "East Cape Bay"], "東岬灣", "East Cape Bay"),
]


def _figure(name: str, printed: str, unit: str, zh: str, en: str, **more: Any) -> Record:
    """A quantity; its numbers are those that its printed form says."""
    read = quantity(printed)
    assert read is not None, printed
    money = {"programme": None, "payer": "drainage-office", "stage": "spent", "document": None}
    return {
        "id": name,
        "measure": {"zh": zh, "en": en},
        "printed": printed,
        **{key: getattr(read, key) for key in ("value", "min", "max", "min_included", "max_included", "several")},
        "unit": unit,
        "currency": None,
        "whole": None,
        "money": money if unit == "money" else None,
        **more,
    }


def _fact(
    name: str, speaker: str | None, kind: str, status: str, zh: str, en: str, *evidence: tuple[str, str], **more: Any
) -> Record:
    """A fact with its evidence as (paragraph, exact); it is the speaker's reported words unless ``voice`` says else."""
    fact = {
        "id": name,
        "topics": ["ferry" if evidence[0][0].startswith("ferry") else "drainage"],
        "entities": [speaker] if speaker else [],
        "kind": kind,
        "status": status,
        "voice": "speaker" if speaker else "reporter",
        "speaker": speaker,
        "hedge": None,
        "statement": {"zh": zh, "en": en},
        "figures": [],
        "when": None,
        "evidence": [
            {"paragraph": place, "start": PARAGRAPHS[place].index(exact), "exact": exact} for place, exact in evidence
        ],
        "related": [],
        "quotes": [],
        "note": None,
        "caution": None,
    }
    return {**fact, **more}


FACTS = [
    _fact(
        "F001",
        "fong-yuen",
        "opinion",
        "stated",
        "方圓認為，不能再讓海水倒灌。",
        "Fong Yuen says that the sea must not be let in again.",
        ("harbour-1", "海水倒灌的日子，不能再有下一次"),
        voice="quoted",
        quotes=["Q01"],
    ),
    _fact(
        "F002",
        "fong-yuen",
        "measure",
        "ongoing",
        "方圓表示，新渠工程費約3億元，預計兩三年內完成。",
        "Fong Yuen says that the new drain costs about 300 million dollars and is expected to be finished within two "
        "to three years.",
        ("harbour-1", "工程費約3億元，預計兩三年內完成"),
        figures=[
            _figure("N01", "約3億元", "money", "新渠工程費", "cost of the new drain"),
            _figure("N02", "兩三年", "years", "完成所需時間", "time to completion"),
        ],
    ),
    _fact(
        "F003",
        "fong-yuen",
        "statistic",
        "stated",
        "方圓指出，舊渠只有三分之一仍能排水。",
        "Fong Yuen points out that only a third of the old drain still works.",
        ("harbour-2", "舊渠建於六十年前，只有三分之一仍能排水"),
        figures=[
            _figure(
                "N03",
                "三分之一",
                "fraction",
                "仍能排水的部分",
                "part that still works",
                whole={"zh": "舊渠", "en": "the old drain"},
            )
        ],
        related=[{"id": "F008", "type": "differs"}],
        note=_note("圖片說明作五成。", "The caption gives five tenths."),
    ),
    _fact(
        "F004",
        "fong-yuen",
        "statistic",
        "done",
        "方圓指出，去年雨季區內水浸逾20宗。",
        "Fong Yuen points out that last year's rainy season brought over 20 cases of flooding to the district.",
        ("harbour-2", "去年雨季，區內水浸逾20宗"),
        figures=[_figure("N04", "逾20宗", "cases", "水浸宗數", "cases of flooding")],
        when=_when(
            "去年雨季", "last year's rainy season", "2023", "2023", "報道在2024年3月。", "The article is of March 2024."
        ),
    ),
    _fact(
        "F005",
        "fong-yuen",
        "commitment",
        "planned",
        "方圓承諾每月公布一次進度，計劃今年先修好碼頭一段。",
        "Fong Yuen promises to publish progress every month, and plans to mend the stretch by the pier first, this "
        "year.",
        ("harbour-2", "計劃今年先修好碼頭一段"),
        ("harbour-3", "她承諾每月公布一次進度"),
        when=_when("今年", "this year", "2024", "2024", "即報道之年。", "The year of the article."),
        hedge="計劃",
    ),
    _fact(
        "F006",
        "ko-laam",
        "opinion",
        "stated",
        "工程師高嵐認為進度偏慢。",
        "The engineer Ko Laam finds progress rather slow.",
        ("harbour-3", "工程師高嵐則認為進度偏慢"),
        related=[{"id": "F007", "type": "same-matter"}],
    ),
    _fact(
        "F007",
        None,
        "background",
        "done",
        "報道指，方圓在碼頭旁講解工程。",
        "The paper says that Fong Yuen explained the work beside the pier.",
        ("harbour-caption-1", "方圓在碼頭旁的新渠前講解工程"),
        related=[{"id": "F006", "type": "same-matter"}],
    ),
    _fact(
        "F008",
        None,
        "statistic",
        "stated",
        "報道指，舊渠如今只剩五成能排水。",
        "The paper says that only five tenths of the old drain still work.",
        ("harbour-caption-2", "舊渠建於六十年前，如今只剩五成能排水"),
        figures=[_figure("N05", "五成", "percent", "仍能排水的部分", "part that still works")],
        related=[{"id": "F003", "type": "differs"}],
    ),
    _fact(
        "F009",
        "ruth-hale",
        "commitment",
        "planned",
        "海港專員黑爾表示，新碼頭將於五月啟用。",
        "Ruth Hale says that the new pier will open in May.",
        ("ferry-1", "We will open the new pier in May, not a day later"),
        voice="quoted",
        when=_when("in May", "in May", "2024-05", "2024-05", "報道在2024年5月。", "The article is of May 2024."),
        quotes=["Q07"],
    ),
    _fact(
        "F010",
        "ruth-hale",
        "statistic",
        "target",
        "黑爾說，每日將有逾40艘船停泊。",
        "Ruth Hale says that more than 40 boats a day will call at the pier, which cost $12 million.",
        ("ferry-2", "the work had cost $12 million, and that more than 40 boats a day would call there"),
        figures=[
            _figure("N06", "$12 million", "money", "工程費", "cost of the work"),
            _figure("N07", "more than 40", "boats", "每日停泊船隻", "boats a day"),
        ],
    ),
    _fact(
        "F011",
        None,
        "background",
        "stated",
        "報道指，當局未有說明如何讓船家回流。",
        "The paper says that the commission has not said how it will bring the skippers back.",
        ("ferry-3", "The commission has not said how it will bring them back"),
        ("ferry-caption-1", "seen from the north quay"),
    ),
    _fact(
        "F012",
        None,
        "background",
        "stated",
        "兩報同樣提到東岬灣的碼頭。",
        "Both papers tell of the pier of East Cape Bay.",
        ("harbour-caption-1", "碼頭旁的新渠"),
        ("ferry-caption-1", "The new pier in East Cape Bay"),
        entities=["east-cape-bay"],
    ),
]


def _quote(
    name: str, speaker: str | None, form: str, place: str, exact: str, english: str | None = None, **more: Any
) -> Record:
    """A quote; English words are their own English."""
    quote = {
        "id": name,
        "exact": exact,
        "speaker": speaker,
        "form": form,
        "paragraph": place,
        "start": PARAGRAPHS[place].index(exact),
        "translation": {"en": english or exact},
        "facts": [],
        "topics": ["ferry" if place.startswith("ferry") else "drainage"],
        "entities": [],
        "variants": [],
        "note": None,
    }
    return {**quote, **more}


QUOTES = [
    _quote(
        "Q01",
        "fong-yuen",
        "direct",
        "harbour-1",
        "海水倒灌的日子，不能再有下一次。",
        "The days when the sea came in must not come again.",
        variants=["Q06"],
        facts=["F001"],
    ),
    _quote("Q02", "fong-yuen", "partial", "harbour-2", "不怕慢，最怕停", "not afraid of being slow, only of stopping"),
    _quote(
        "Q03",
        "ko-laam",
        "direct",
        "harbour-3",
        "圖則寫着『軟土』，挖下去全是硬石，沒有一天不換鑽頭。",
        "The plan says “soft ground”; below it is all hard rock, and no day goes by without a new drill.",
    ),
    _quote(
        "Q04", "fong-yuen", "relayed", "harbour-3", "水退了，泥還在屋裏。", "The water is gone, the mud still inside."
    ),
    _quote(
        "Q05",
        None,
        "partial",
        "harbour-3",
        "軟土",
        "soft ground",
        note=_note("圖則上的字，由工程師引述。", "A word of the plan, quoted by the engineer."),
    ),
    _quote(
        "Q06",
        "fong-yuen",
        "pull-quote",
        "harbour-pull-1",
        "海水倒灌的日子，不能再有下一次",
        "The days when the sea came in must not come again",
        variants=["Q01"],
    ),
    _quote(
        "Q07", "ruth-hale", "direct", "ferry-1", "We will open the new pier in May, not a day later", facts=["F009"]
    ),
    _quote("Q08", "ruth-hale", "partial", "ferry-2", "a long lesson in patience"),
    _quote("Q09", "tom-vale", "direct", "ferry-3", "Half of us have already moved to the north quay"),
    _quote("Q10", "tom-vale", "direct", "ferry-3", "Nobody told us ‘wait’ in time."),
]


def _paragraph(name: str, words: str) -> Record:
    group, _, number = name.rpartition("-")
    article, _, kind = group.partition("-")
    return {
        "id": name,
        "article": article,
        "ordinal": int(number),
        "kind": {"caption": "caption", "pull": "pull-quote"}.get(kind, "body"),
        "opens": words[:10],
        "closes": words[-10:],
        **digest(words),
        "squeezed": digest(squeeze(words)),
        "note": None,
    }


def tables() -> dict[str, dict[str, Record]]:
    """The tables of the store, as its file has them."""
    records: dict[str, list[Record]] = {
        "meta": [
            {
                "schema_version": 1,
                "data_version": "made up",
                "last": {"facts": FACTS[-1]["id"], "quotes": QUOTES[-1]["id"]},
                "retired": [],
            }
        ],
        "sources": list(SOURCES),
        "paragraphs": [_paragraph(name, words) for name, words in PARAGRAPHS.items()],
        "topics": TOPICS,
        "entities": ENTITIES,
        "facts": FACTS,
        "quotes": QUOTES,
    }
    records["romanised"] = readings(records)
    return {name: {str(number): record for number, record in enumerate(rows, 1)} for name, rows in records.items()}


def main() -> int:
    """Write the store; with --check say whether it is stale (exit 1)."""
    content = canonical(json.loads(json.dumps(tables())))
    if "--check" in sys.argv[1:]:
        return int(not STORE.exists() or STORE.read_text(encoding="utf-8") != content)
    STORE.write_text(content, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
