#!/usr/bin/env python3
"""Makes two archives: copies of sample files, and the same files in which nothing is recorded.

usage: dialect_archives.py SAMPLES FOLDER [FILES]

Below FOLDER/spoken are copies of the plain FITS files of at most 120 kB below SAMPLES, each as many times
as makes about FILES files (4,000), each in a folder of its own. FOLDER/silent has the same files with the
last character of every keyword changed, but for those that FITS itself needs.
"""
import pathlib
import re
import sys

BLOCK, CARD = 2880, 80
LARGEST = 120_000
NEEDED = re.compile(
    rb"(SIMPLE|XTENSION|BITPIX|NAXIS\d*|PCOUNT|GCOUNT|GROUPS|TFIELDS|TFORM\d+|THEAP|EXTEND|BLOCKED|LONGSTRN"
    rb"|CONTINUE|ZIMAGE|ZCMPTYPE|ZBITPIX|ZNAXIS\d*|ZTILE\d*|BSCALE|BZERO|)$")


def silent(data):
    """The file with other keywords, and its data as they are."""
    out, place = bytearray(data), 0
    while data[place : place + 8] in (b"SIMPLE  ", b"XTENSION"):
        values = {}
        while (card := data[place : place + CARD]) and not card.startswith(b"END" + b" " * 77):
            start, name = 0, card[:8].rstrip()
            if card[8:9] == b"=":
                values.setdefault(name, card[10:].split(b"/")[0].strip())
            elif name == b"HIERARCH" and b"=" in card:
                start, name = 9, card[9 : card.index(b"=")].rstrip()
            if not NEEDED.match(name):
                last = place + start + len(name) - 1
                out[last : last + 1] = b"_" if out[last : last + 1] != b"_" else b"Q"
            place += CARD
        place += CARD
        place += -place % BLOCK
        axes = [int(values[b"NAXIS%d" % (axis + 1)]) for axis in range(int(values[b"NAXIS"]))]
        elements = 1 if axes else 0
        for length in axes:
            elements *= length
        groups, heap = int(values.get(b"GCOUNT", 1)), int(values.get(b"PCOUNT", 0))
        size = abs(int(values[b"BITPIX"])) // 8 * groups * (heap + elements)
        place += size + -size % BLOCK
    return bytes(out)


def main():
    samples, folder = map(pathlib.Path, sys.argv[1:3])
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 4000
    files = [
        path for path in sorted(samples.rglob("*"))
        if path.is_file() and path.stat().st_size <= LARGEST and path.read_bytes()[:9] == b"SIMPLE  ="]
    copies = round(wanted / len(files))
    for kind, change in {"spoken": bytes, "silent": silent}.items():
        contents = [(path.name, change(path.read_bytes())) for path in files]
        for copy in range(copies):
            for number, (name, content) in enumerate(contents):
                place = folder / kind / f"{copy:03}" / f"{number:02}"
                place.mkdir(parents=True, exist_ok=True)
                (place / name).write_bytes(content)
    print(len(files), "samples,", copies, "copies,", len(files) * copies, "files")


main()
