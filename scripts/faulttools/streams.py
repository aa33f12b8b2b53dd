"""Commands whose standard input, output or error is closed, full, or read by nobody."""

import itertools
import random

from scenes import DONE, FAILED, run

#: Commands that say something on standard output, and write no file of their own.
PRINTING = (
    ("show", "f.fits"), ("verify", "f.fits"), ("lineage", "f.fits"), ("diff", "f.fits", "f.fits"),
    ("replay", "f.fits"), ("keywords", "OBJECT", "f.fits"), ("fields", "a.sqlite"),
    ("find", "size > 0", "--in", "a.sqlite"), ("impact", "f.fits", "--in", "a.sqlite"),
    ("audit", "a.sqlite"), ("audit", "."), ("convert", "f.fits", "--to", "json"),
    ("validate", "f.fits"), ("compare", "f.fits", "f.fits"), ("graph", "f.fits", "--to", "dot"),
    ("index", ".", "--into", "a.sqlite"), ("stamp", "f.fits", "--activity", "x", "-n"),
    ("--help",), ("--version",), ("stamp", "--help"),
)
#: Commands whose output goes to a file.
WRITING = (
    ("convert", "f.fits", "-o", "o.json"), ("graph", "f.fits", "-o", "o.dot"),
    ("lineage", "f.fits", "-o", "o.xml"), ("replay", "f.fits", "-o", "o.sh"),
    ("audit", "a.sqlite", "-o", "o.csv"),
)
STAMP = ("stamp", "f.fits", "--activity", "x")
CHANGING = (STAMP, ("strip", "f.fits"), (*STAMP, "--in-place"), ("strip", "f.fits", "--in-place"))
#: All ways to close some of the three streams, none of them first.
CLOSED = [" ".join(ends) for count in range(4)
          for ends in itertools.combinations(("<&-", ">&-", "2>&-"), count)]
FULL = (">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full")


def said(words):
    """A command in few words."""
    return " ".join(word for word in words if word not in ("f.fits", "--activity", "x"))


def ends(around, words):
    """Ends of the streams to try with a command: all, or a share of them that is its own."""
    every = (*CLOSED, *FULL)
    if around.share >= 1:
        return every
    count = max(2, round(len(every) * around.share))
    return random.Random(" ".join(words)).sample(every, count)


def call(around, words, how):
    return run(["sh", "-c", f'exec "$0" "$@" {how}', around.binary, *words], around.folder)


def contents(around):
    """The user's files."""
    return {path.name: path.read_bytes() for path in around.folder.iterdir()}


def index_says(around):
    return around.call("find", "size > 0", "--in", "a.sqlite", "--format", "csv")


def fresh(around, stamped=True):
    around.fresh(stamped=stamped)
    around.call("index", ".", "--into", "a.sqlite", "-q")


def printing(around):
    fresh(around)
    before, index = contents(around), index_says(around)
    for words in PRINTING:
        usual = around.call(*words)[0]
        for how in ends(around, words):
            result = call(around, words, how)
            is_heard = ">&-" not in how.replace("2>&-", "") and not how.startswith(">/dev/full")
            why = () if "2>" in how or is_heard else (
                ("Bad file descriptor",) if "&-" in how else ("No space left on device",))
            around.expect(f"{how or 'open'}: {said(words)}", result, usual if is_heard else FAILED,
                          *why)
            unchanged(around, before, f"{how or 'open'}: {said(words)}",
                      "a.sqlite" if words[0] == "index" else None)
        if words[0] == "index":
            # Each run notes its time in it.
            around.tally.add("around", "closed and full streams: the index is whole", "done",
                             [] if index_says(around) == index else ["it says something else"], "")
        nobody = run(["sh", "-c", '"$0" "$@" | true', around.binary, *words], around.folder)
        around.expect(f"output to nobody: {said(words)}", nobody, DONE)
        before = contents(around)


def unchanged(around, before, what, exempt=None):
    now = contents(around)
    wrong = [f"{name} is another file" for name in sorted(before.keys() | now.keys())
             if before.get(name) != now.get(name) and name != exempt]
    around.tally.add("around", "closed and full streams: no file is touched", "done", wrong, what)


def writing(around):
    fresh(around)
    for words in WRITING:
        usual, _, _ = around.call(*words)
        before = contents(around)
        for how in ends(around, words):
            (around.folder / words[-1]).unlink()
            around.expect(f"{how or 'open'}: {said(words)}", call(around, words, how), usual)
            unchanged(around, before, f"{how or 'open'}: {said(words)}")


def changing(around):
    """What is written stays written, whoever listens."""
    for words in CHANGING:
        for how in ends(around, words):
            around.fresh(stamped=words[0] == "strip")
            around.expect(f"written, {how}: {said(words)}", call(around, words, how), DONE)
            is_right = (around.call("verify", "f.fits")[0] == DONE if words[0] == "stamp"
                        else around.path.read_bytes() == around.plain)
            around.tally.add("around", "closed and full streams: what is written is right", "done",
                             [] if is_right else ["the file is wrong"], f"{how}: {said(words)}")


def all_of_it(around):
    """Every command with every end of its streams."""
    printing(around)
    writing(around)
    changing(around)
