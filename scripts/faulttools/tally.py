"""What was tried, what came out, and the table at the end."""

import collections
import sys
import threading

VIOLATIONS_SHOWN = 40


class Stopped(Exception):
    """The user has seen enough."""


class Tally:
    """Counts of one row of the table, by several threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.rows = collections.OrderedDict()
        self.violations = []
        self.skipped = []
        self.is_stopped = False

    def add(self, part, scene, outcome, violations, what):
        """Count one trial: its outcome is a word, its violations are sentences."""
        with self.lock:
            row = self.rows.setdefault((part, scene), collections.Counter())
            row["trials"] += 1
            row[outcome] += 1
            row["violations"] += bool(violations)
            for violation in violations:
                self.violations.append(f"{part}: {scene}: {what}: {violation}")
                if len(self.violations) <= VIOLATIONS_SHOWN:
                    print("VIOLATION", self.violations[-1], flush=True)
        if self.is_stopped:
            raise Stopped

    def show(self, scene):
        """Say how far the work has come, on standard error."""
        with self.lock:
            for (part, name), row in self.rows.items():
                if name == scene:
                    print(f"{part}: {name}: {row['trials']} trials, "
                          f"{row['violations']} with violations", file=sys.stderr, flush=True)

    def skip(self, what, why):
        """Say loudly what could not be tried."""
        with self.lock:
            self.skipped.append((what, why))
            print(f"SKIPPED {what}: {why}", flush=True)

    def report(self):
        """Print the table, and say whether all was well."""
        heads = ("part", "scene", "trials", "done", "refused", "killed", "violations")
        lines = [heads]
        total = collections.Counter()
        for (part, scene), row in self.rows.items():
            total.update(row)
            lines.append((part, scene, *(str(row[head]) for head in heads[2:])))
        lines.append(("all", "", *(str(total[head]) for head in heads[2:])))
        widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
        for line in lines:
            words = [line[0].ljust(widths[0]), line[1].ljust(widths[1])]
            words += [word.rjust(width) for word, width in zip(line[2:], widths[2:])]
            print("  ".join(words).rstrip())
        for what, why in self.skipped:
            print(f"skipped: {what}: {why}")
        print(f"faults: {total['trials']} trials, {total['violations']} with violations")
        return total["violations"] == 0
