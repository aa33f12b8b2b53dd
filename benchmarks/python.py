"""python.py FOLDER: what the Python package costs, as tables in Markdown (see benchmarks/python)."""

import os
import statistics
import subprocess
import sys
import time
import warnings

import numpy as np
from astropy.io import fits

import fitsprov

ROUNDS = int(os.environ["ROUNDS"])


def table(head, rows, aim):
    """Rows of a name, times, and the number of the row that it is compared with."""
    print(f"| {head} | median | smallest | ratio of medians | aim |\n|---|---|---|---|---|")
    for name, times, base in rows:
        ratio = "" if base is None else f"{statistics.median(times) / statistics.median(rows[base][1]):.2f}"
        wanted = aim.get(name, "")
        print(f"| {name} | {statistics.median(times) * 1e3:.2f} ms | {min(times) * 1e3:.2f} | {ratio} | {wanted} |")
    print()


def took(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def alternating(*works):
    """Each of them in turn, so that a slow moment hits all."""
    for work in works:
        work()
    rounds = [[took(work) for work in works] for _ in range(ROUNDS)]
    return [list(times) for times in zip(*rounds)]


def started(code):
    return lambda: subprocess.run([sys.executable, "-S", "-E", "-c", code], check=True)


def imports():
    path = f"import sys; sys.path.insert(0, {os.environ['PYTHONPATH']!r}); "
    codes = ["", "import ctypes", "import fitsprov", "import fitsprov; fitsprov.version()",
             "import fitsprov; fitsprov.activity; fitsprov.read"]
    times = alternating(*(started(path + code) for code in codes))
    bare = statistics.median(times[0])
    rows = [(code or "a bare interpreter", one, None) for code, one in zip(codes, times)]
    table("import", rows, {})
    added = [statistics.median(one) - bare for one in times[1:]]
    print(f"`import ctypes` adds {added[0] * 1e3:.2f} ms; `import fitsprov` {added[1] * 1e3:.2f} ms, "
          f"{added[1] / added[0]:.2f} times that (aim: 3); with the library loaded {added[2] * 1e3:.2f} ms.\n")


def products():
    table_hdu = fits.BinTableHDU.from_columns([fits.Column("a", "J", array=np.arange(100))], name="T")
    return fits.HDUList([fits.PrimaryHDU(np.zeros((32, 32), "f4")), table_hdu])


def column(name, form, value):
    """One cell of a table, of variable length or not."""
    array = np.empty(1, dtype=object)
    array[0] = value
    return fits.Column(name, form, array=array if "P" in form else [value])


def stamps():
    products().writeto("plain.fits", overwrite=True)
    with open("plain.fits", "rb") as file:
        plain = file.read()
    fitsprov.stamp("plain.fits", activity="ctbin", parameters={"ebins": 20}, fields={"calib_version": "v1"})
    with fits.open("plain.fits", memmap=False) as known:
        keywords = list(known[0].header)
        cards = [known[0].header.cards[n] for n in range(keywords.index("PROVVERS"), len(keywords))]
        document = [(one.name, one.format, known[-1].data[one.name][0]) for one in known[-1].columns]

    def fresh():
        with open("work.fits", "wb") as file:
            file.write(plain)

    def with_fitsprov():
        fitsprov.stamp("work.fits", activity="ctbin", parameters={"ebins": 20}, fields={"calib_version": "v1"})

    def with_astropy():
        with fits.open("work.fits", mode="update") as hdus:
            hdus[0].header.extend(cards, end=True)
            hdus.append(fits.BinTableHDU.from_columns([column(*one) for one in document], name="PROV-XML"))
            hdus[0].add_checksum()
            hdus[-1].add_checksum()

    times = [[], []]
    for _ in range(ROUNDS):
        for work, list_ in ((with_astropy, times[0]), (with_fitsprov, times[1])):
            fresh()
            list_.append(took(work))
    rows = [("astropy, `mode=\"update\"`, the same cards and table", times[0], None), ("`stamp`", times[1], 0)]
    table("stamp a small file", rows, {"`stamp`": "0.20"})


def writes():
    hdus = products()

    def alone():
        hdus.writeto("alone.fits", overwrite=True)

    in_with = []

    def through():
        with fitsprov.activity("ctbin", version="2.1") as act:
            in_with.append(took(lambda: act.write(hdus, "through.fits", overwrite=True)))

    def stamped():
        alone()
        fitsprov.stamp("alone.fits", activity="ctbin")

    times = alternating(alone, through, stamped)
    rows = [("`writeto` alone", times[0], None), ("`act.write`", in_with[1:], 0),
            ("the whole `with` of one `act.write`", times[1], 0), ("`writeto`, then `stamp`", times[2], 0)]
    table("write a small file", rows, {"`act.write`": "2.00"})


def main():
    os.chdir(sys.argv[1])
    warnings.simplefilter("ignore")
    imports()
    stamps()
    writes()


if __name__ == "__main__":
    main()
