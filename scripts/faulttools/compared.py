"""Programs that write cards, an extension and checksums into a file, and what faults leave of it."""

import array
import collections
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import injections
from scenes import DONE, NOTHING, card, environment, plain_fits, run

ROOT = Path(__file__).resolve().parents[2]
TARGET = "f.fits"
SIZE = 100_000
CARD, BLOCK = 80, 2880
#: Calls that change what is on the disk, or say whether it is there.
WRITING = ("write", "pwrite64", "writev", "pwritev", "copy_file_range", "sendfile", "fallocate",
           "ftruncate", "fsync", "fdatasync", "msync")
#: The sums change with the time that stands in the comments of their cards.
SUMS = (b"CHECKSUM", b"DATASUM ")


def full_header(plain):
    """The same file with as many cards as fit in its header block, so that more need another."""
    cards = [plain[at:at + CARD] for at in range(0, 4 * CARD, CARD)]
    cards += [card(f"KEY{number:03}", str(number)).encode() for number in range(31)]
    return b"".join([*cards, b"END".ljust(CARD)]) + plain[BLOCK:]


def hdus(content):
    """The HDUs of a file, as pairs of the size of the header and all bytes."""
    start = 0
    while start < len(content):
        end, values = start, {}
        while content[end:end + 8] != b"END     ":
            if end >= len(content):
                return
            line = content[end:end + CARD].decode("latin-1")
            values.setdefault(line[:8].strip(), line[10:].split("/")[0].strip())
            end += CARD
        header = -(-(end + CARD - start) // BLOCK) * BLOCK
        axes = [int(values[f"NAXIS{number}"]) for number in range(1, int(values["NAXIS"]) + 1)]
        size = abs(int(values["BITPIX"])) // 8 if axes else 0
        for axis in axes:
            size *= axis
        size = (size + int(values.get("PCOUNT", 0))) * int(values.get("GCOUNT", 1))
        whole = header + -(-size // BLOCK) * BLOCK
        yield header, content[start:start + whole]
        start += whole


def is_summed(hdu):
    """Whether the bytes of an HDU with a CHECKSUM add up (FITS 4.0, appendix J)."""
    words = array.array("I", hdu[:len(hdu) // 4 * 4])
    if sys.byteorder == "little":
        words.byteswap()
    total = sum(words)
    while total >> 32:
        total = (total & 0xFFFFFFFF) + (total >> 32)
    return total == 0xFFFFFFFF


def without_sums(content):
    """The bytes without the cards of checksums."""
    pieces = []
    for header, hdu in hdus(content):
        cards = [hdu[at:at + CARD] for at in range(0, header, CARD)]
        pieces += [b"" if line[:8] in SUMS else line for line in cards] + [hdu[header:]]
    return b"".join(pieces)


class Program:
    """A program that changes the file, to be run in a folder of its own."""

    is_ours = False

    def __init__(self, name, header, home, plain, argv):
        self.name, self.header, self.plain = name, header, plain
        self.folder = Path(home) / re.sub(r"\W", "-", f"{name} {header}")
        self.words = argv
        self.row = collections.Counter()
        self.folder.mkdir()
        self.reset()
        status, _, complaints = run(self.argv(), self.folder)
        if status != DONE:
            raise SystemExit(f"{name}: status {status} without any fault: {complaints}")
        self.whole = (self.folder / TARGET).read_bytes()
        if not self.is_new(self.whole) or self.whole == plain:
            raise SystemExit(f"{name}: its own file is not right")

    def argv(self):
        return [*self.words, TARGET]

    def reset(self):
        for path in self.folder.iterdir():
            path.unlink()
        (self.folder / TARGET).write_bytes(self.plain)

    def is_new(self, content):
        """Whether the file is what the program makes of it when nothing disturbs it."""
        try:
            return (without_sums(content) == without_sums(self.whole)
                    and all(is_summed(hdu) for _, hdu in hdus(content)))
        except (KeyError, ValueError):
            return False

    def state(self):
        path = self.folder / TARGET
        content = path.read_bytes() if path.exists() else b""
        if content == self.plain:
            return "old"
        return "new" if self.is_new(content) else "neither"

    def undo(self):
        """What the program does about a file that it has left half changed."""


class Ours(Program):
    """fitsprov, whose next command undoes what was broken off."""

    is_ours = True

    def argv(self):
        return [self.words[0], "stamp", TARGET, "--activity", "x", *self.words[1:]]

    def is_new(self, content):
        path = self.folder / "judged.fits"
        path.write_bytes(content)
        is_right = run([self.words[0], "verify", path.name], self.folder)[0] == DONE
        run([self.words[0], "strip", "--no-sync", path.name], self.folder)
        is_right = is_right and path.read_bytes() == self.plain
        path.unlink()
        return is_right

    def undo(self):
        other = self.folder / "other.fits"
        status, _, complaints = run(
            [self.words[0], "strip", "--no-sync", "-o", other.name, TARGET], self.folder)
        if status not in (DONE, NOTHING):
            print(f"{self.name}: next run: status {status}: {complaints}", flush=True)
        other.unlink(missing_ok=True)


def faults(program):
    """The faults of a program, from the first call on that names the file."""
    program.reset()
    with tempfile.NamedTemporaryFile() as trace:
        injections.strace(program, [], trace.name)
        lines = open(trace.name, errors="replace").read().split("\n")
    main, before, counts, begun = None, collections.Counter(), collections.Counter(), False
    for line in lines:
        match = injections.CALL.match(line)
        if not match:
            continue
        main = main or match[1]
        begun = begun or f'{TARGET}"' in line and "execve" not in line
        # Of each thread, strace counts the calls by itself.
        if match[1] == main:
            (counts if begun else before)[match[2]] += 1
    for call in sorted(counts):
        for number in range(before[call] + 1, before[call] + counts[call] + 1):
            if call in injections.FAULTS or call in WRITING:
                yield f"inject={call}:signal=KILL:when={number}"
            if call in WRITING:
                yield f"inject={call}:error=ENOSPC:when={number}"
                yield f"inject={call}:error=EIO:when={number}"
                yield f"inject={call}:error=ENOSPC:when={number}+"


def run_below_strace(program, fault):
    call = fault.split("=")[1].split(":")[0]
    return injections.strace(program, ["-e", f"trace={call}", "-e", fault])[0]


def judge(program, fault, status):
    """Count what a fault has left."""
    state = program.state()
    row = program.row
    if state == "neither":
        program.undo()
        state = "undone" if program.state() == "old" else "neither"
    row["trials"] += 1
    row[state] += 1
    row["false success"] += status == DONE and state != "new"
    if program.is_ours and state == "neither":
        print(f"NEITHER {program.name}, {program.header}: {fault}", flush=True)


def run_fault(program, fault):
    program.reset()
    judge(program, fault, run_below_strace(program, fault))


def cfitsio(home):
    """The program with CFITSIO; nil where it cannot be compiled."""
    program = home / "stamp_cfitsio"
    try:
        subprocess.run(["cc", "-O2", "-o", program, ROOT / "benchmarks/stamp_cfitsio.c",
                        "-lcfitsio"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return [program]


def astropy():
    """The program with astropy; nil where there is none."""
    own = ROOT / ".build/venv/bin/python"
    python = os.environ.get("FITSPROV_PYTHON", own if own.exists() else "python3")
    try:
        subprocess.run([python, "-c", "import astropy.io.fits"], check=True, capture_output=True,
                       env=environment())
    except (OSError, subprocess.CalledProcessError):
        return None
    return [python, "-B", ROOT / "benchmarks/stamp_astropy.py"]


def tools(home):
    """All programs, each with a header that has room and with one that has none."""
    binary = Path(os.environ.get("FITSPROV", ROOT / ".build/debug/fitsprov")).resolve()
    known = {"fitsprov stamp": [binary], "fitsprov stamp --in-place": [binary, "--in-place"],
             "CFITSIO": cfitsio(home), "astropy, mode=\"update\"": astropy()}
    plain = plain_fits(SIZE)
    for name, argv in known.items():
        if argv is None:
            print(f"SKIPPED {name}: it is not installed here", flush=True)
            continue
        kind = Ours if argv[0] == binary else Program
        for header, content in (("has room", plain), ("must grow", full_header(plain))):
            yield kind(name, header, home, content, argv)
