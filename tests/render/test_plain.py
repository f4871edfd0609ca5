"""The formats of lines: what is in a record comes out of each, and back in again."""

import csv
import io
import json
import re

import pytest


def test_json_is_a_list_and_jsonl_the_same_line_by_line(run):
    """json, jsonl and --json give the same records."""
    as_list = json.loads(run("facts", "talent", "--json").stdout)
    lines = run("facts", "talent", "-f", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == as_list == json.loads(run("facts", "talent", "-f", "json").stdout)


@pytest.mark.parametrize(("command", "table"), [("facts", "facts"), ("quote", "quotes")])
def test_every_record_comes_back_through_every_machine_format(run, tables, command, table):
    """json, jsonl, csv and tsv give every record back unchanged."""
    records = tables[table]
    keys = list(records[0])
    by_id = {record["id"]: record for record in records}

    def read(cell: str, key: str, name: str):
        return cell if isinstance(by_id[name][key], str) else json.loads(cell) if cell else None

    for form in ("csv", "tsv"):
        out = run(command, "-f", form, "--header", "--raw", "--fields", ",".join(keys)).stdout
        if form == "csv":
            rows = list(csv.reader(io.StringIO(out)))
        else:
            rows = [[_unescape(cell) for cell in line.split("\t")] for line in out.splitlines()]
        assert rows[0] == keys
        back = {row[0]: {key: read(cell, key, row[0]) for key, cell in zip(keys, row, strict=True)} for row in rows[1:]}
        assert back == by_id
    assert {record["id"]: record for record in json.loads(run(command, "--json").stdout)} == by_id


def _unescape(cell: str) -> str:
    for escaped, plain in (("\\t", "\t"), ("\\n", "\n"), ("\\r", "\r"), ("\\\\", "\\")):
        cell = cell.replace(escaped, plain)
    return cell


def test_the_language_asked_for_is_the_only_one_of_ours(run):
    """Names of paragraphs and quantities in one language; a share that is a simple fraction is shown as one."""
    han = re.compile("[\u4e00-\u9fff]")
    assert run("source", "main-1", "--lang", "en", "--header").stdout.startswith("id\tname.en\topens")
    assert run("source", "main-1", "--lang", "zh", "--header").stdout.startswith("id\tname.zh\topens")
    english = run("figures", "F097", "--lang", "en", "-f", "table", "--fields", "measure.en").stdout
    assert not han.search(english)
    chinese = run("figures", "F097", "F102", "F047", "F032", "--lang", "zh", "-f", "table", "--width", "100").stdout
    # A table's heads have both languages.
    rows = "".join(chinese.split("\n\n")[0].splitlines()[1:])
    for word in ("fraction", "at least", "money", "applications", "years", "to"):
        assert word not in rows
    assert "申請的1/3" in rows
    assert "的人才的1/2" in rows
    assert "1/3 of the more" in run("figures", "F097", "--lang", "en", "-f", "table", "--width", "100").stdout


def test_markdown_lists_are_words(run):
    """A list of names in a Markdown table is no JSON."""
    assert '"' not in run("topics", "-f", "md").stdout
    assert "人才" in run("topics", "-f", "md").stdout
