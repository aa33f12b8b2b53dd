"""table.py GROUP FOLDER: the medians of hyperfine's rounds, and the memory, as a Markdown table."""

import json
import statistics
import sys
from pathlib import Path

group, folder = sys.argv[1], Path(sys.argv[2])
times, failed = {}, set()
for path in sorted(folder.glob(f"{group}.*.json")):
    for result in json.loads(path.read_text())["results"]:
        times.setdefault(result["command"], []).extend(result["times"])
        if any(result.get("exit_codes") or []):
            failed.add(result["command"])
memory = dict(
    line.split("\t") for line in (folder / f"{group}.memory").read_text().splitlines() if line
)
first = statistics.median(next(iter(times.values())))
print(f"\n| {group} | median | range | times the first | memory |\n|---|---|---|---|---|")
for name, values in times.items():
    median = statistics.median(values)
    unit, scale = ("ms", 1000) if median < 1 else ("s", 1)
    kilobytes = memory.get(name, "")
    size = f"{int(kilobytes) / 1024:.0f} MiB" if kilobytes.isdigit() else ""
    note = " (status not 0)" if name in failed else ""
    print(
        f"| {name}{note} | {median * scale:.3g} {unit} | {min(values) * scale:.3g} – "
        f"{max(values) * scale:.3g} | {median / first:.2f} | {size} |"
    )
