"""What a copy of the page proves, as rows for `validate`."""

from hkinno.check import diff
from hkinno.copy import editions, proof
from hkinno.store.kinds import Record, Records
from hkinno.store.texts import digest
from hkinno.text import squeeze


def rows(store: Records, copy: str) -> list[Record]:
    """What a copy of the page proves, then a row for each paragraph and each claim that it has otherwise."""
    tables = {name: store.all(name) for name in ("paragraphs", "quotes", "facts", "sources")}
    compared = editions.compare(proof.read(copy), tables)
    same = sum(row.state == editions.SAME for row in compared.paragraphs)
    message = (
        f"{same} paragraphs, {compared.quotes} quotes, {compared.excerpts} excerpts, {compared.figures} figures proved"
    )
    if compared.typography:
        message += f"; {compared.typography} more quotes and excerpts hold in other typography"
    found: list[Record] = [
        {"id": "proof", "result": "fail" if compared.refuted else "ok", "record": "", "message": message}
    ]
    for each in compared.paragraphs:
        if each.state != editions.SAME:
            changes = "; ".join(f"{before or '(nothing)'} -> {after or '(nothing)'}" for before, after in each.changes)
            details = ", ".join(each.differences) or changes
            told = f"{each.state}: {details}" if details else each.state
            found.append({"id": "drift", "result": "differs", "record": each.paragraph, "message": told})
    found += [
        {
            "id": "proof",
            "result": "fail",
            "record": claim.record,
            "message": f"{claim.paragraph}: from this copy to the store: {_difference(claim.nearest, claim.exact)}",
        }
        for claim in compared.refuted
    ]
    stale = "its comparison key is that of other folding tables; renew it (`python -m tools.prove COPY`)"
    texts = proof.texts(proof.read(copy), tables["paragraphs"], tables["sources"])
    found += [
        {"id": "proof", "result": "fail", "record": each["id"], "message": stale}
        for each in tables["paragraphs"]
        if each["id"] in texts and digest(squeeze(texts[each["id"]])) != each["squeezed"]
    ]
    found += [{"id": "drift", "result": "differs", "record": "", "message": f"new: {words}"} for words in compared.new]
    return found


def _difference(there: str, exact: str) -> str:
    return diff.shown(diff.difference(there, exact)) if there else f"「{exact}」 is not there"
