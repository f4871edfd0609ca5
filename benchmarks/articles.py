"""How a library of many different articles answers, beside jq on the same data.

    python -m benchmarks.articles [ARTICLES] [ROUNDS]

Makes that many articles (1,000 without a number), each with its own people, words, quotations and facts, 200 records
each; asks them through the installed program; and adds one more. jq has to be on the path. Rounds are interleaved, the
median of each is told.
"""

import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from hkinno.library import build
from hkinno.store import checks

ARTICLES, ROUNDS, SEED = 1000, 7, 20240305
PARAGRAPHS, QUOTES, FACTS, PEOPLE = 40, 45, 60, 12
BIN = Path(sys.executable).parent
# Words that articles are made of: each article draws its own from them.
SURNAMES = "陳林黃張李王吳劉蔡楊許鄭謝郭洪曾邱廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾彭游詹胡施沈余盧梁趙顏柯翁魏孫戴"
GIVEN = "文明志華國建家俊偉思敏慧玲淑芬雅婷怡君佳穎宗翰承恩子軒品妍以寧曉楠樂祈素梅永年綺紅啟謙蓮好焯榮婉儀"
THINGS = ["海堤", "碼頭", "水渠", "渡輪", "圖書館", "市場", "學校", "公園", "醫院", "車站", "隧道", "濕地", "果園", "漁港", "電廠", "舊樓", "街燈", "巴士", "鐵路", "運河", "農田", "工場", "劇院", "球場", "山徑", "水塘", "燈塔", "倉庫", "天橋", "屋邨", "診所", "郵局", "糧倉", "磚窰", "茶園", "鹽田", "牧場", "船塢", "氣象站", "實驗室"]
VERBS = ["修復", "擴建", "拆卸", "搬遷", "資助", "檢查", "開放", "關閉", "租出", "收回", "加固", "粉飾", "清理", "巡視", "規劃", "延後", "提早", "押後", "分期", "合併"]
QUALITIES = ["太慢", "太貴", "來得及", "值得", "不夠用", "人手不足", "要等雨季", "沒有先例", "居民同意", "預算有限", "很難回頭", "年年如是", "出乎意料", "比想像中快"]
TIMES = ["去年", "今年", "明年", "上月", "下月", "年底", "春天", "雨季之前", "三年內", "兩年後", "一個月內", "五月", "十月", "颱風之後", "開學前"]


class Cost(NamedTuple):
    """Seconds on the wall and the most memory that was resident, in bytes."""

    seconds: float
    memory: int


def sentence(chance: random.Random) -> str:
    """Some words that say something, hardly twice the same."""
    thing, other = chance.sample(THINGS, 2)
    number = f"{chance.randint(2, 9999):,}"
    return (
        f"{chance.choice(TIMES)}{chance.choice(VERBS)}{thing}的{number}宗申請{chance.choice(QUALITIES)}，"
        f"{other}方面{chance.choice(QUALITIES)}，第{chance.randint(2, 99999)}號文件另有說明"
    )


def article(name: str, chance: random.Random) -> dict[str, list[dict[str, Any]]]:
    """The tables of an article, as `hkinno build` makes them of a text and what a person decided."""
    people = [chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, 2)) for _ in range(PEOPLE)]
    people = list(dict.fromkeys(people))
    quotes = [sentence(chance) + "。" for _ in range(QUOTES)]
    facts = [sentence(chance) for _ in range(FACTS)]
    blocks = [f"{name}：{chance.choice(THINGS)}{chance.choice(VERBS)}始末"]
    for number in range(PARAGRAPHS):
        said = "".join(f"{chance.choice(people)}說：「{words}」" for words in quotes[number::PARAGRAPHS])
        blocks.append(said + "".join(f"{words}。" for words in facts[number::PARAGRAPHS]))
    table = {
        "title": blocks[0],
        "paper": f"{chance.choice(THINGS)}日報",
        "authors": [chance.choice(people)],
        "issued": f"20{chance.randint(10, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
        "language": "zh-Hant",
        "places": {"headline": blocks[:1]},
        "person": [{"id": person, "zh": person} for person in people],
        "topic": [{"slug": thing, "zh": thing} for thing in chance.sample(THINGS, 6)],
        "quote": [
            {"id": f"Q{number:02}", "exact": words, "speaker": chance.choice(people)}
            for number, words in enumerate(quotes, 1)
        ],
        "fact": [
            {"id": f"F{number:03}", "exact": words, "zh": f"{words}。", "kind": "statistic"}
            for number, words in enumerate(facts, 1)
        ],
    }
    for fact in table["fact"]:
        fact["topics"] = [chance.choice(table["topic"])["slug"]]
    tables, faults = build.build(name, "\n\n".join(blocks), table, "", {})
    assert not faults, faults
    return tables


def write(folder: Path, names: Iterator[str], chance: random.Random) -> tuple[int, int]:
    """Write the stores of some articles; how many records and bytes they have."""
    records = size = 0
    for name in names:
        tables = article(name, chance)
        records += sum(map(len, tables.values()))
        stored = {table: {str(number): row for number, row in enumerate(rows, 1)} for table, rows in tables.items()}
        content = checks.canonical(stored).encode()
        size += len(content)
        (folder / f"{name}.json").write_bytes(content)
    return records, size


def run(work: tuple[list[str], bytes], cache: Path) -> Cost:
    """Run a command once. Raises ``CalledProcessError`` if it fails."""
    command, given = work
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HKINNO_", "PYTHON"))}
    begun = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**kept, "XDG_CACHE_HOME": str(cache)},
    ) as process:
        assert process.stdin is not None
        process.stdin.write(given)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    spent = time.perf_counter() - begun
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(spent, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def works(folder: Path, chance: random.Random) -> dict[str, tuple[list[str], bytes]]:
    """What is asked, and what is given to it: words of an article in the middle of the library."""
    names = sorted(folder.glob("*.json"))
    middle = json.loads(names[len(names) // 2].read_text(encoding="utf-8"))
    quote = chance.choice(list(middle["quotes"].values()))
    words, speaker = quote["exact"][:12], quote["speaker"]
    hkinno, db = str(BIN / "hkinno"), ["--db", str(folder)]
    draft = f"{speaker}說：「{quote['exact']}」（{quote['paragraph']}）\n".encode()
    program = ".quotes[] | select(.exact | contains($w)) | .id"
    found = {
        "quote, words": ([hkinno, "quote", words, *db], b""),
        "facts, words": ([hkinno, "facts", words, *db], b""),
        "facts, a speaker's": ([hkinno, "quote", f"speaker:{speaker}", *db], b""),
        "cite, an id": ([hkinno, "cite", f"{names[len(names) // 2].stem}/{quote['id']}", *db], b""),
        "check of a draft": ([hkinno, "check", "-", *db], draft),
    }
    if shutil.which("jq"):
        # Through a shell: so many names fit on no command line of Windows, but on those of POSIX.
        found["quote, words, by jq"] = (["jq", "-r", "--arg", "w", words, program, *map(str, names)], b"")
    return found


def main() -> None:
    """Print what each question costs, and what it costs to add one article."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as temporary:
        folder, cache = Path(temporary) / "library", Path(temporary) / "cache"
        folder.mkdir()
        cache.mkdir()
        records, size = write(folder, (f"a{each:04}" for each in range(1, number + 1)), chance)
        print(f"{number:,} articles, {records:,} records, {size / 1e6:.0f} MB")
        # A file that has just been written may change within one tick of its clock: it is not cached yet.
        time.sleep(2.5)
        asked = works(folder, chance)
        first = run(asked["quote, words"], cache)
        print(
            f"| the first question, which fills the cache | {first.seconds * 1000:.0f} ms | {first.memory / 1e6:.0f} MB |"
        )
        runs: dict[str, list[Cost]] = {name: [] for name in asked}
        for _ in range(rounds):
            for name, work in asked.items():
                runs[name].append(run(work, cache))
        for name, costs in runs.items():
            print(f"| {name} | {_middle(costs, 0) * 1000:.0f} ms | {_middle(costs, 1) / 1e6:.0f} MB |")
        if "quote, words, by jq" in runs:
            ratio = _middle(runs["quote, words"], 0) / _middle(runs["quote, words, by jq"], 0)
            print(f"quote, words / by jq: {ratio:.2f}")
        write(folder, iter(["added"]), chance)
        time.sleep(2.5)
        added = run(asked["quote, words"], cache)
        again = run(asked["quote, words"], cache)
        print(
            f"the question after one article was added: {added.seconds * 1000:.0f} ms, then {again.seconds * 1000:.0f} ms"
        )


def _middle(costs: list[Cost], part: int) -> float:
    return statistics.median(cost[part] for cost in costs)


if __name__ == "__main__":
    main()
