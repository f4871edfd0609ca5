"""Prove facts.json by a copy of the page, and seal what is proved: python -m tools.prove COPY.

The seals let `hkinno validate` see a changed start or digest without a copy, which is not in the repository.
"""

import json
import sys

from hkinno.copy import editions, proof
from hkinno.store import checks
from hkinno.store.texts import digest
from hkinno.text import squeeze
from tools.tidy import STORE


def main() -> int:
    """Renew the comparison keys' digests and the seals; nothing where the copy refutes a claim (exit 1)."""
    copy = proof.read(sys.argv[1])
    stored = json.loads(STORE.read_text(encoding="utf-8"))
    tables = {name: list(table.values()) for name, table in stored.items()}
    refuted = editions.compare(copy, tables).refuted
    for claim in refuted:
        print(f"{claim.record}: not in {claim.paragraph} of this copy: {claim.exact}", file=sys.stderr)
    if refuted:
        return 1
    for name, words in proof.texts(copy, tables["paragraphs"], tables["sources"]).items():
        paragraph = next(each for each in tables["paragraphs"] if each["id"] == name)
        paragraph["squeezed"] = digest(squeeze(words))
        paragraph["proved"] = checks.sealed(paragraph, tables)
    STORE.write_text(checks.canonical(stored), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
