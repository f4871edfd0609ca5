"""The fields of each kind of record: their names are a contract."""

import json

from hkinno.render import fields

# Retyped here on purpose: scripts break when a key goes.
FACT = "id topics entities kind status voice speaker hedge statement figures when evidence related quotes note caution"
QUOTE = "id exact speaker form paragraph start translation facts topics entities variants note"
FIGURE = "id measure printed value min max min_included max_included several unit currency whole money"
WHEN = "printed en from to basis why"


def have(records, keys):
    """Whether each record has these keys and no others."""
    return all(set(record) == set(keys.split()) for record in records)


def test_the_contract_of_the_fields(run):
    """The keys of --json are a contract."""
    facts = json.loads(run("facts", "--json").stdout)
    quotes = json.loads(run("quote", "--json").stdout)
    assert have(facts, FACT)
    assert have(quotes, QUOTE)
    assert have((figure for fact in facts for figure in fact["figures"]), FIGURE)
    assert have((fact["when"] for fact in facts if fact["when"]), WHEN)
    assert have((span for fact in facts for span in fact["evidence"]), "paragraph start exact")
    assert have((link for fact in facts for link in fact["related"]), "id type")


def test_show_has_the_fields_of_every_kind_of_record(run):
    """Whatever a record has can be asked for by its name; another kind's field is empty."""
    asked = (
        ("F096", "kind", "statistic"),
        ("F096", "statement.zh", json.loads(run("facts", "F096", "--json").stdout)[0]["statement"]["zh"]),
        ("Q01", "exact", json.loads(run("quote", "Q01", "--json").stdout)[0]["exact"]),
        ("Q01", "statement.zh", ""),
        ("main-1", "chars", run("source", "main-1", "--fields", "chars").stdout.strip()),
        ("ttps", "type", "scheme"),
        ("talent", "aliases", None),
    )
    for name, field, expected in asked:
        for form in ("tsv", "csv", "md"):
            result = run("show", name, "--fields", f"id,{field}", "-f", form, "--no-header")
            assert result.returncode == 0, (name, field, result.stderr)
            if form == "tsv" and expected is not None:
                assert result.stdout == f"{name}\t{expected}\n"
    for name in ("F096", "Q01", "main-1", "talent", "ttps", "main"):
        for key in json.loads(run("show", name, "--json").stdout)[0]:
            assert key in fields.names("records"), (name, key)


def test_what_has_no_place_has_no_field_for_one(run):
    """topics and validate have no place, and say which fields they have."""
    for command in ("topics", "validate"):
        result = run(command, "--fields", "place")
        assert (result.returncode, result.stdout) == (2, "")
