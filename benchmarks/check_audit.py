#!/usr/bin/env python3
"""Compare what an audit found in an archive with the faults that it has.

usage: fitsprov audit DIR --checksums --digests --format json > audit.json
       python3 check_audit.py DIR audit.json

DIR was made by faulty_archive.py. Every fault must be found and no other; notes count only where they are faults of
the archive. The status is 1 if something differs.
"""

import json
import os
import sys


def main(root, report):
    with open(root.rstrip("/") + ".faults.json") as file:
        expected = {kind: set(paths) for kind, paths in json.load(file).items()}
    with open(report) as file:
        audit = json.load(file)
    found = {}
    shared = {"cycle", "duplicate-identifier", "duplicate-content", "mixed-software-versions"}
    for finding in audit["findings"]:
        kind = finding["kind"]
        if finding["severity"] == "note" and kind not in expected:
            continue
        paths = [finding["path"]] + (finding["related"] if kind in shared else [])
        found.setdefault(kind, set()).update(
            os.path.relpath(path, os.path.realpath(root)) for path in paths)
    differences = 0
    for kind in sorted(expected.keys() | found.keys()):
        missed = expected.get(kind, set()) - found.get(kind, set())
        invented = found.get(kind, set()) - expected.get(kind, set())
        differences += len(missed) + len(invented)
        for word, paths in (("missed", missed), ("invented", invented)):
            for path in sorted(paths)[:5]:
                print("%s %s: %s" % (word, kind, path))
    total = sum(map(len, expected.values()))
    print("%d faults of %d kinds, %d differences" % (total, len(expected), differences))
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
