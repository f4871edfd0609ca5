"""`hkinno validate`: what is wrong comes first, and all of it."""

import csv
import io


def test_validate_shows_what_is_wrong_first(run, broken, tmp_path):
    """--limit hides no failure behind what is well; a row without a record has an empty cell."""

    def change(content):
        content["facts"]["1"]["topics"] = ["nowhere"]
        content["meta"]["1"]["retired"] = 1

    path = broken(change)
    copy = tmp_path / "page.txt"
    copy.write_text("這不是那一頁。", encoding="utf-8")
    results = [line.split("\t")[0] for line in run("validate", "--source", str(copy)).stdout.splitlines()]
    assert results == sorted(results, key=("fail", "differs", "ok").index)
    assert set(results) == {"fail", "differs", "ok"}
    assert run("validate", "--db", path, "--limit", "1").stdout.startswith("fail\t")
    cells = {
        row[2] for row in csv.reader(io.StringIO(run("validate", "--db", path, "-f", "csv", "--no-header").stdout))
    }
    assert "" in cells
    assert not cells & {"-", "'-"}
