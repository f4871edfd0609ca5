"""Past one machine: the recipe of docs/scale.md on a real cluster, and a library that several write to."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time

import pytest

from tests.conftest import ROOT, program

TRUE, BENT = "像人才的跨境流動就非常重要。", "像人才的跨境流動就十分重要。"
ARTICLE = "海水不再倒灌\n\n「海水倒灌的日子，不能再有下一次。」處長方圓接受本報訪問時說。\n"


def recipe() -> str:
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    return re.search(r"```python check_archive\.py\n(.*?)```", text, re.DOTALL)[1]


@pytest.fixture
def archive(tmp_path):
    """The recipe, and an archive of small drafts, every third of them bent, some without a quotation."""
    (tmp_path / "check_archive.py").write_text(recipe(), encoding="utf-8")
    lines = []
    for number in range(3000):
        words = (TRUE, BENT, TRUE)[number % 3]
        text = f"第{number}篇。孫東說：「{words}」（funds-5）" if number % 10 else "沒有引語。"
        lines.append(json.dumps({"id": number, "text": text}, ensure_ascii=False))
    (tmp_path / "drafts.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def checked(folder) -> list[str]:
    files = sorted(folder.glob("*.jsonl"), key=lambda path: int(path.stem))
    return [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]


def test_the_function_of_the_recipe_checks(archive):
    """Without a cluster: a line for each draft, with what fails in it."""
    code = (
        recipe().split("if __name__")[0].replace("import dask.bag\n", "").replace("from dask.dist", "# from dask.dist")
    )
    surroundings: dict = {}
    exec(code, surroundings)
    lines = (archive / "drafts.jsonl").read_text(encoding="utf-8").splitlines()[:30]
    rows = [json.loads(row) for row in surroundings["check"](lines)]
    assert [row["id"] for row in rows] == list(range(30))
    assert sum(len(row["findings"]) for row in rows) == 9
    assert rows[0] == {"id": 0, "seen": 0, "checked": 0, "findings": []}
    assert rows[1]["findings"][0]["source"] == TRUE


@pytest.mark.slow
@pytest.mark.parametrize("killed", [False, True], ids=["to the end", "a worker is killed"])
def test_a_cluster_finds_what_one_process_finds(archive, killed):
    """With two workers, and with one of them killed in the middle."""
    pytest.importorskip("distributed", reason="needs Dask: pip install dask distributed")
    one = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, check_archive as c; print(*c.check(open(sys.argv[1])), sep='\\n')",
            "drafts.jsonl",
        ],
        cwd=archive,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    script = archive / "check_archive.py"
    small = (
        script.read_text(encoding="utf-8")
        .replace("2MiB", "32KiB")
        .replace("LocalCluster(", "LocalCluster(n_workers=2, ")
    )
    script.write_text(small, encoding="utf-8")
    with subprocess.Popen([sys.executable, str(script), "drafts.jsonl", "found"], cwd=archive, stderr=-1) as process:
        if killed:
            threading.Thread(target=kill_a_worker, args=(process.pid, archive / "found"), daemon=True).start()
        _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told.decode()
    assert checked(archive / "found") == one.stdout.splitlines()
    assert not killed or (archive / "killed").exists()


def kill_a_worker(parent: int, folder) -> None:
    """Kill one of the two processes that work, as soon as something is done."""
    while not list(folder.glob("*.jsonl")):
        time.sleep(0.05)
    children = [int(each) for each in os.popen(f"pgrep -P {parent} -f spawn_main").read().split()]
    os.kill(children[-1], signal.SIGKILL)
    (folder.parent / "killed").touch()


@pytest.mark.slow
def test_two_writers_of_a_shared_library_do_no_damage(tmp_path):
    """Of two who add one name at once, one is told that it is taken; the others are not disturbed, nothing is half."""
    article, folder = tmp_path / "article.txt", tmp_path / "library"
    article.write_text(ARTICLE, encoding="utf-8")
    folder.mkdir()
    names = ("same", "same", "one", "other")
    adding = [
        subprocess.Popen(
            [*program(), "add", str(article), "--as", name, "--speaker", "方圓", "--library", str(folder)],
            stdout=-1,
            stderr=-1,
            cwd=ROOT,
        )
        for name in names
    ]
    told = [process.communicate(timeout=60)[1].decode() for process in adding]
    codes = [process.returncode for process in adding]
    assert sorted(codes[:2]) == [0, 2], told
    assert "already" in "".join(told[:2])
    assert codes[2:] == [0, 0], told
    assert {path.name for path in folder.iterdir()} == {
        f"{name}.{ending}" for name in set(names) for ending in ("txt", "toml", "json")
    }
    shown = subprocess.run(
        [*program(), "quote", "--db", str(folder), "-f", "ids"], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert sorted(shown.stdout.split()) == ["one/Q01", "other/Q01", "same/Q01"]
