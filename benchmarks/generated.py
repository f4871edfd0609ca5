"""Makes the stores of articles that differ: each has its own people, words, quotations and facts, some 220 records.

    python -m benchmarks.generated FOLDER FIRST LAST

Writes FOLDER/a0001.json and so on, as `hkinno build` makes them, and prints how many records and bytes they have.
"""

import random
import sys
from pathlib import Path
from typing import Any

from hkinno.library import build
from hkinno.store import checks

PARAGRAPHS, QUOTES, FACTS, PEOPLE = 40, 45, 60, 12
SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴"
GIVEN = "文明志華國建家俊偉思敏慧玲淑芬雅婷怡君佳穎宗翰承恩子軒品妍以寧曉楠樂祈素梅永年綺紅啟謙蓮好焯榮婉儀"
# What sentences are made of, one after another: a time, a deed, a thing, what is said of it.
TIMES = "去年 今年 明年 上月 下月 年底 春天 雨季之前 三年內 兩年後 一個月內 五月 十月 颱風之後 開學前"
DEEDS = "修復 擴建 拆卸 搬遷 資助 檢查 開放 關閉 租出 收回 加固 粉飾 清理 巡視 規劃 延後 提早 押後 分期 合併"
THINGS = (
    "海堤 碼頭 水渠 渡輪 圖書館 市場 學校 公園 醫院 車站 隧道 濕地 果園 漁港 電廠 舊樓 街燈 巴士 鐵路 運河 農田 "
    "工場 劇院 球場 山徑 水塘 燈塔 倉庫 天橋 屋邨 診所 郵局 糧倉 磚窰 茶園 鹽田 牧場 船塢 氣象站 實驗室"
)
SAID = "太慢 太貴 來得及 值得 不夠用 人手不足 要等雨季 沒有先例 居民同意 預算有限 很難回頭 年年如是 比想像中快"


class Article:
    """What is drawn for one article. The same name gives the same article."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.chance = random.Random(name)

    def one(self, words: str) -> str:
        """One of some words."""
        return self.chance.choice(words.split())

    def sentence(self) -> str:
        """Some words, hardly twice the same, with a quantity."""
        return (
            f"{self.one(TIMES)}{self.one(DEEDS)}{self.one(THINGS)}的{self.chance.randint(2, 9999):,}宗申請"
            f"{self.one(SAID)}，{self.one(THINGS)}的{self.chance.randint(2, 99999)}名用戶{self.one(SAID)}"
        )

    def tables(self) -> dict[str, list[dict[str, Any]]]:
        """Its store, of its text and of what a person decided."""
        chance = self.chance
        people = list(dict.fromkeys(chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)) for _ in range(PEOPLE)))
        topics = chance.sample(THINGS.split(), 6)
        quotes = [(chance.choice(people), f"{self.sentence()}。") for _ in range(QUOTES)]
        facts = [self.sentence() for _ in range(FACTS)]
        blocks = [f"{self.name}：{self.one(DEEDS)}{self.one(THINGS)}始末"]
        for number in range(PARAGRAPHS):
            said = "".join(f"{speaker}說：「{words}」" for speaker, words in quotes[number::PARAGRAPHS])
            blocks.append(said + "".join(f"{words}。" for words in facts[number::PARAGRAPHS]))
        decided = {
            "title": blocks[0],
            "paper": f"{self.one(THINGS)}日報",
            "authors": [chance.choice(people)],
            "issued": f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            "language": "zh-Hant",
            "places": {"headline": blocks[:1]},
            "person": [{"id": person, "zh": person} for person in people],
            "topic": [{"slug": topic, "zh": topic} for topic in topics],
            "quote": [
                {"id": f"Q{number:02}", "exact": words, "speaker": speaker}
                for number, (speaker, words) in enumerate(quotes, 1)
            ],
            "fact": [
                {
                    "id": f"F{number:03}",
                    "exact": words,
                    "zh": f"{words}。",
                    "kind": "statistic",
                    "topics": [chance.choice(topics)],
                }
                for number, words in enumerate(facts, 1)
            ],
        }
        tables, faults = build.build(self.name, "\n\n".join(blocks), decided, "", {})
        assert not faults, faults
        return tables


def write(folder: Path, first: int, last: int) -> tuple[int, int]:
    """Write the stores of articles with these numbers; how many records and bytes they have."""
    records = size = 0
    for name in (f"a{number:04}" for number in range(first, last + 1)):
        tables = Article(name).tables()
        stored = {table: {str(each): row for each, row in enumerate(rows, 1)} for table, rows in tables.items()}
        content = checks.canonical(stored).encode()
        (folder / f"{name}.json").write_bytes(content)
        records += sum(map(len, tables.values()))
        size += len(content)
    return records, size


if __name__ == "__main__":
    print(*write(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
