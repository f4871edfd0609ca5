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


def test_what_mends_a_store_is_something_its_owner_has(run, broken, tmp_path):
    """The repository's tools for the store that is kept with them, the build for one's own, else no command."""

    def stale(content):
        content["romanised"]["1"]["of"] = "無"

    shipped = run("validate", "--db", broken(stale))
    assert "python -m tools.romanise" in shipped.stderr

    def own(content):
        stale(content)
        del content["meta"]["1"]["promises"]

    path = broken(own)
    alone = run("validate", "--db", path)
    (tmp_path / "store.toml").touch()
    built = run("validate", "--db", path)
    assert "hkinno build store" in built.stderr
    for result in (alone, built):
        assert result.returncode == 1
        assert "tools." not in result.stdout + result.stderr
