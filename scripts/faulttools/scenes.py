"""Commands at work, and how to tell whether what they left behind is right.

A scene makes a folder, runs one command in it, and judges the folder afterwards: the file is the old
one or the new one, as the status says, and the next command leaves nothing of the broken one behind.
"""

import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DONE, NO, FAILED, NOTHING, NOT_DURABLE = 0, 1, 2, 3, 4
TIME_LIMIT = 120
#: How SQLite says why; it does not pass on the words of the system. A read that fails with EIO is
#: to it a malformed database, so that the message must send the user to the disk first.
SQLITE = ("disk I/O error", "database or disk is full", "unable to open database file",
          "attempt to write a readonly database", "database is locked", "locking protocol",
          "database disk image is malformed (check the disk")
#: What a reader says of an index that only a writer may put right.
BROKEN_OFF = "as a run left it that was broken off"


def environment():
    """The one of this process, in English."""
    return {**os.environ, "LC_ALL": "C"}


def run(argv, folder, **options):
    """Run a command to its end; its status, output and complaints."""
    done = subprocess.run(
        [str(word) for word in argv], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
        timeout=TIME_LIMIT, env=environment(), **options)
    return (done.returncode, done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"))


def card(keyword, value):
    return f"{keyword:<8}= {value:>20}".ljust(80)


def plain_fits(size, blanks=0):
    """A FITS file of one primary HDU; blanks are blocks of blank cards, where a stamp fits in."""
    cards = [card("SIMPLE", "T"), card("BITPIX", "8"), card("NAXIS", "1"), card("NAXIS1", str(size))]
    cards += [" " * 80] * (36 * blanks) + ["END".ljust(80)]
    header = "".join(cards).encode()
    header += b" " * (-len(header) % 2880)
    piece = os.urandom(min(size, 1 << 20)) if size else b""
    data = (piece * (size // max(len(piece), 1) + 1))[:size]
    return header + data + bytes(-size % 2880)


def is_leftover(name):
    return bool(re.search(r"\.fitsprov-(undo|[0-9a-z]{13}\.tmp)$", name)) or name.endswith(
        ("-journal", "-wal", "-shm"))


class Scene:
    """What all scenes share."""

    #: the statuses of a run that nothing is done to
    good = (DONE,)

    def __init__(self, name, binary, home):
        self.name = name
        self.binary = binary
        self.folder = Path(home) / name.replace(" ", "-")

    def reset(self):
        """Make the folder as it is before the command."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.fill()

    def names(self):
        return sorted(os.listdir(self.folder))

    def complain(self, status, complaints, words):
        """What is wrong with how the command ended."""
        wrong = []
        if status < 0 or status > 128:
            wrong.append(f"ended by a signal, status {status}")
        elif status not in (*self.good, FAILED, NOT_DURABLE):
            wrong.append(f"status {status}: {complaints.strip()[:200]}")
        elif status in (FAILED, NOT_DURABLE) and status not in self.good:
            first = complaints.split("\n")[0]
            if not re.match(r"fitsprov: .+: .+", first):
                wrong.append(f"no clear message: {first!r}")
            elif not any(name in complaints for name in self.subjects()):
                wrong.append(f"the message names no file: {first!r}")
            elif words and not any(word in complaints for word in words):
                wrong.append(f"the message does not say why ({words[0]}): {first!r}")
        return wrong


class FileScene(Scene):
    """A file that is stamped or stripped."""

    target = "f.fits"

    def __init__(self, name, binary, home, plain, command, options=(), stamped=None):
        super().__init__(name, binary, home)
        self.plain = plain
        self.options = list(options)
        self.command = command
        self.stamped = stamped
        self.old = plain if command == "stamp" else stamped

    def argv(self):
        what = ["--activity", "x"] if self.command == "stamp" else []
        return [self.binary, self.command, self.target, *what, *self.options]

    def subjects(self):
        return (self.target, str(self.folder))

    def fill(self):
        (self.folder / self.target).write_bytes(self.old)

    def next_run(self):
        """A command that makes another file, and so only repairs the first one."""
        other = ".other.fits"
        status, _, complaints = run(
            [self.binary, "strip", "--no-sync", "-o", other, self.target], self.folder)
        if (self.folder / other).exists():
            os.unlink(self.folder / other)
        return [] if status in (DONE, NOTHING) else [f"next run: status {status}: {complaints}"]

    @property
    def is_big(self):
        """Whether what reads all of the file is too slow to be done after each fault."""
        return len(self.plain) > 1 << 20

    def state(self):
        """Whether the file is the old one, the new one, or damaged."""
        now = (self.folder / self.target).read_bytes()
        if now == self.old:
            return "old"
        if self.command == "strip":
            return "new" if now == self.plain else "damaged"
        verify = [self.binary, "verify", self.target, *(["--checksums-only"] if self.is_big else [])]
        if run(verify, self.folder)[0] != DONE:
            return "damaged"
        run([self.binary, "strip", "--no-sync", self.target,
             *(["--in-place"] if self.is_big else [])], self.folder)
        return "new" if (self.folder / self.target).read_bytes() == self.plain else "damaged"

    def judge(self, status, complaints, words=(), killed=False):
        wrong = [] if killed else self.complain(status, complaints, words)
        if self.names() != [self.target]:
            unknown = [n for n in self.names() if n != self.target and not is_leftover(n)]
            if unknown:
                wrong.append(f"leaves {unknown}")
            wrong += self.next_run()
            if self.names() != [self.target]:
                wrong.append(f"left after the next run: {self.names()}")
        state = self.state()
        if state == "damaged":
            wrong.append("the file is damaged")
        elif not killed and status in (DONE, NOT_DURABLE) and state != "new":
            wrong.append(f"status {status}, and the file is {state}")
        elif not killed and status == FAILED and state != "old":
            wrong.append(f"status {status}, and the file is {state}")
        return wrong


class OutputScene(Scene):
    """A command with --output, over a file that is there already."""

    old = b"what was there before\n"

    def __init__(self, name, binary, home, files, words, output, good=(DONE,)):
        super().__init__(name, binary, home)
        self.files, self.words, self.output, self.good = files, words, output, good
        self.reset()
        run(self.argv(), self.folder)
        self.new = (self.folder / output).read_bytes()

    def argv(self):
        return [self.binary, *self.words, "-o", self.output, "--overwrite"]

    def subjects(self):
        return (self.output, str(self.folder), *self.files)

    def fill(self):
        for name, content in self.files.items():
            (self.folder / name).write_bytes(content)
        (self.folder / self.output).write_bytes(self.old)

    def judge(self, status, complaints, words=(), killed=False):
        wrong = [] if killed else self.complain(status, complaints, words)
        expected = sorted([*self.files, self.output])
        now = (self.folder / self.output).read_bytes()
        if now not in (self.old, self.new):
            # A report may tell what could not be read; it is then whole, and says so by its status.
            whole = now.rstrip().endswith(self.new.rstrip()[-1:])
            if killed or status in (DONE, *(() if whole else self.good)) or not whole:
                wrong.append("the output is neither the old one nor the new one")
        elif not killed and status in self.good and now != self.new:
            wrong.append(f"status {status}, and the output is the old one")
        if self.names() != expected:
            again, _, said = run(self.argv(), self.folder)
            if again not in self.good:
                wrong.append(f"next run: status {again}: {said}")
            if self.names() != expected:
                wrong.append(f"left after the next run: {self.names()}")
            if (self.folder / self.output).read_bytes() != self.new:
                wrong.append("the output of the next run is another one")
        return wrong


class IndexScene(Scene):
    """An index that is made, or brought up to date."""

    index = "a.sqlite"

    def __init__(self, name, binary, home, files, before=None):
        super().__init__(name, binary, home)
        self.files = files
        self.before = before
        self.reset()
        run(self.argv(), self.folder)
        self.new = self.dump()

    def argv(self):
        return [self.binary, "index", "archive", "--into", self.index, "--jobs", "1"]

    def subjects(self):
        return (self.index, "archive", "standard output", *self.files)

    def fill(self):
        (self.folder / "archive").mkdir()
        for name, content in self.files.items():
            path = self.folder / "archive" / name
            path.write_bytes(content)
            os.utime(path, (1_700_000_000, 1_700_000_000))
        if self.before:
            (self.folder / self.index).write_bytes(self.before)

    def complain(self, status, complaints, words):
        return super().complain(status, complaints, words and (*words, *SQLITE))

    def dump(self):
        """What the index says of each file, whatever the order in which they came into it."""
        status, output, complaints = run(
            [self.binary, "find", "size > 0", "--in", self.index, "--format", "csv"], self.folder)
        heads, *lines = output.splitlines(True) or [""]
        return status, heads + "".join(sorted(lines)), complaints

    def unreadable(self):
        """Files that the index has as unreadable, each with the reason."""
        index = sqlite3.connect(f"file:{self.folder / self.index}?mode=ro", uri=True)
        with contextlib.closing(index):
            return index.execute("SELECT name, error FROM files WHERE state = 1").fetchall()

    def complete(self, words):
        """What is wrong with an index of which its maker says that it is up to date.

        A file that could not be read is no failure of the index: it is in it, with the reason.
        """
        unreadable = self.unreadable()
        status, lines, complaints = self.new
        gone = tuple(os.path.realpath(self.folder / "archive" / name) + ","
                     for name, _ in unreadable)
        lines = "".join(line for line in lines.splitlines(True) if not line.startswith(gone))
        if lines.count("\n") == 1:
            status = NO
        now = self.dump()
        wrong = [f"{name} is in the index as unreadable for another reason: {reason}"
                 for name, reason in unreadable
                 if words and not any(word in reason for word in words)]
        return wrong if now == (status, lines, complaints) else [*wrong, f"the index says {now}"]

    def judge(self, status, complaints, words=(), killed=False):
        wrong = [] if killed else self.complain(status, complaints, words)
        expected = sorted(["archive", self.index])
        if not killed and status in self.good:
            wrong += [f"status {status}, and {what}" for what in self.complete(words)]
        elif (self.folder / self.index).exists() and self.before:
            found = self.dump()
            if found[0] not in (DONE, NO) and BROKEN_OFF not in found[2]:
                wrong.append(f"the index cannot be read: {found[2].strip()}")
        again, _, said = run(self.argv(), self.folder)
        if again not in self.good:
            wrong.append(f"next run: status {again}: {said.strip()}")
        elif self.dump() != self.new:
            wrong.append(f"the next run gives another index: {self.dump()}")
        if self.names() != expected:
            wrong.append(f"left after the next run: {self.names()}")
        return wrong
