"""Known faults of what is installed with hkinno: exit 1 for one, and plain words where none could be looked up.

    .ci/tools/bin/python .ci/audit.py FOLDER

The folder is one that pip has installed into with --target. Advisories come from the package index; where it does not
give them, nothing is audited, and that is said.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path


def main() -> int:
    """Audit the folder named on the command line."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "audit.json"
        command = [str(Path(sys.executable).parent / "pip-audit"), "--path", sys.argv[1], "--progress-spinner", "off"]
        ended = subprocess.run(
            [*command, "--format", "json", "--output", str(report)], capture_output=True, text=True, check=False
        )
        if not report.exists():
            reason = (ended.stderr.strip().splitlines() or ["no reason given"])[-1]
            print(f"not audited: the advisories cannot be had from here: {reason[:200]}")
            return 0
        found = json.loads(report.read_text(encoding="utf-8"))["dependencies"]
    audited = [each for each in found if "skip_reason" not in each]
    skipped = [each["name"] for each in found if "skip_reason" in each and each["name"] != "hkinno"]
    faults = [(each["name"], each["version"], fault["id"]) for each in audited for fault in each["vulns"]]
    for name, version, fault in faults:
        print(f"{name} {version}: {fault}")
    print(f"audited: {', '.join(each['name'] for each in audited) or 'nothing'}; {len(faults)} known faults")
    if skipped:
        print(f"not audited, because the index gives no advisories for them: {', '.join(skipped)}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
