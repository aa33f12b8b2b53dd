#!/usr/bin/env python3
"""Write stamped files of FITSPROV 1.0 as fitsprov 0.1.0 wrote them, before documents named keywords.

usage: FITSPROV=<fitsprov 0.1.0> python3 make.py      (Python's standard library alone)

Every file here was stamped once and must stay readable, intact, and strippable to the bytes whose
SHA-256 stands in `originals.sha256`. Don't run this with a later version: the point is that the
files are old.
"""

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BINARY = os.environ["FITSPROV"]
BLOCK = 2880


def card(keyword, value, comment=""):
    text = str(value) if str(value).startswith("'") else f"{value:>20}"
    return f"{keyword:8}= {text:20}" + (f" / {comment}" if comment else "")


def header(cards):
    text = "".join(line.ljust(80) for line in [*cards, "END"])
    return text.ljust(-(-len(text) // BLOCK) * BLOCK).encode("latin-1")


def padded(data):
    return data + bytes(-len(data) % BLOCK)


def ones(data):
    total = sum(int.from_bytes(data[i:i + 4], "big") for i in range(0, len(data), 4))
    while total >> 32:
        total = (total & 0xFFFFFFFF) + (total >> 32)
    return total


def encode(value):
    """The ASCII form of a sum (FITS 4.0 appendix J)."""
    value ^= 0xFFFFFFFF
    out = [0] * 16
    for i in range(4):
        byte = value >> (24 - 8 * i) & 255
        parts = [byte // 4 + 48 + (byte % 4 if j == 0 else 0) for j in range(4)]
        while any(58 <= p <= 64 or 91 <= p <= 96 for p in parts):
            for j in (0, 2):
                if any(58 <= p <= 64 or 91 <= p <= 96 for p in parts[j:j + 2]):
                    parts[j] += 1
                    parts[j + 1] -= 1
        for j in range(4):
            out[4 * j + i] = parts[j]
    text = "".join(map(chr, out))
    return text[-1] + text[:-1]


def summed(cards, data):
    sums = [card("CHECKSUM", "'0000000000000000'"), card("DATASUM", f"'{ones(data)}'")]
    text = encode(ones(header(cards + sums) + data))
    return header(cards + [card("CHECKSUM", f"'{text}'"), sums[1]]) + data


def primary(*more, extend=None):
    return [card("SIMPLE", "T"), card("BITPIX", 8), card("NAXIS", 1), card("NAXIS1", 16),
            *([card("EXTEND", extend)] if extend else []), *more]


def image(name):
    cards = [card("XTENSION", "'IMAGE   '"), card("BITPIX", 16), card("NAXIS", 2),
             card("NAXIS1", 4), card("NAXIS2", 4), card("PCOUNT", 0), card("GCOUNT", 1),
             card("EXTNAME", f"'{name}'")]
    return header(cards) + padded(bytes(range(32)))


DATA = padded(b"sixteen bytes   ")
OBJECT = card("OBJECT", "'Crab    '", "target")
PLAIN = header(primary(OBJECT, "HISTORY made by hand")) + DATA
LONG = "theta2 < 0.04 and gammaness > 0.7 and zenith angle < 60 de"
PROFILE = """{"name": "survey", "fields": [
  {"name": "grade", "keyword": "OBSGRADE"},
  {"name": "seeing", "keyword": "SEEING", "type": "real", "unit": "arcsec"},
  {"name": "visits", "keyword": "VISITS", "type": "integer"},
  {"name": "usable", "keyword": "USABLE", "type": "logical"},
  {"name": "night", "type": "integer"}]}
"""
SURVEY = ["--profile", "survey.json"]
ACT = ["--activity", "ctbin"]


def odd_checksum():
    """A sum that is right, in an encoding that the standard's algorithm does not give."""
    whole = summed(primary(OBJECT, extend="T"), DATA)
    place = whole.index(b"CHECKSUM= '") + 11
    text = bytearray(whole[place:place + 16])
    # Two bytes of one column of the sum, by one up and one down.
    for i in range(16):
        for j in range(16):
            if i != j and (place + i) % 4 == (place + j) % 4 and text[i] < 122 and text[j] > 48:
                other = bytearray(text)
                other[i] += 1
                other[j] -= 1
                if chr(other[i]).isalnum() and chr(other[j]).isalnum():
                    return whole[:place] + bytes(other) + whole[place + 16:]
    raise SystemExit("no other encoding")


FILES = {
    "plain": (PLAIN, ACT),
    "everything": (PLAIN + image("COUNTS"), [
        *ACT, "--activity-version", "2.1.0", "--activity-type", "Selection", "--description", "x y",
        "--start", "2026-03-13T23:44:46", "--end", "2026-03-14T00:44:56+01:00", "--command",
        "ctbin a b", "--software", "ctools=1.10", "--software", "gammalib", "--agent",
        "Bruno Khélifi=Operator", "--used", "input.fits=Main", "--used", "https://example.org/irf",
        "--used", "gone.fits", "--param", "ebins=20", "--config", "survey.json", "--env", "A=b",
        "--set", "calib_version=v1.2", "--namespace", "cta=http://www.cta-observatory.org#"]),
    "fields": (PLAIN, [
        *ACT, "--set", "calib_level=3", "--set", "s_resolution_min=0.10", "--set", "site=1.10",
        "--set", "my_field=hello", "--set", "other=0x10", "--set", "night=20260313", "--set",
        "empty=", "--set", "blanks=a  ", "--set", "quoted=it's 'so'", "--set",
        "reco_version= led by a blank", "--set", "obs_mode=é"]),
    "long-values": (PLAIN, [
        *ACT, "--set", f"applied_cuts={LONG}", "--set", f"spectral_model={LONG * 3}", "--set",
        f"my_field={LONG}", "--software", f"{LONG * 2}=1"]),
    "profile": (PLAIN, [
        *ACT, *SURVEY, "--set", "grade=1.0", "--set", "seeing=0.80", "--set", "visits=007",
        "--set", "usable=true", "--set", "night=12"]),
    "profile-outside": (
        header(primary(card("OBSGRADE", "'A       '", "graded"), card("SEEING", "8.0E-01"),
                       card("VISITS", "7"), card("USABLE", "T"))) + DATA,
        [*ACT, *SURVEY, "--set", "grade=A", "--set", "seeing=0.80", "--set", "visits=7",
         "--set", "usable=true", "--set", "night=12"]),
    "outside": (
        header(primary(card("CALIBVER", "'v1      '"), card("CALIBLEV", "2"),
                       card("SRES_MIN", "1E2", "s_resolution_min [arcsec]"))) + DATA,
        [*ACT, "--set", "calib_version=v1", "--set", "calib_level=2", "--set",
         "s_resolution_min=100"]),
    "replaced": (
        header(primary(card("CALIBVER", "'v1.1    '", "calibration"), OBJECT,
                       card("PROVACT", "'other   '"), card("CALIBLEV", "1"))) + DATA,
        [*ACT, "--replace", "--set", "calib_version=v1.2", "--set", "calib_level=3"]),
    "extend": (header(primary(OBJECT, extend="F")) + DATA, ACT),
    "extend-true": (header(primary(OBJECT, extend="T")) + DATA + image("COUNTS"), ACT),
    "checksum": (summed(primary(OBJECT, extend="F"), DATA), [*ACT, "--used", "input.fits"]),
    "checksum-kept": (odd_checksum(), ACT),
    "carry": (PLAIN + image("COUNTS"), [*ACT, "--used", "child.fits=Main", "--carry", "all"]),
    "many-inputs": (PLAIN, [
        *ACT, *(word for n in range(1, 121) for word in ("--used", f"urn:x:{n}"))]),
    "blank-cards": (header(primary(OBJECT) + [""] * 20 + ["COMMENT last"]) + DATA, ACT),
    "full-block": (header(primary(*[f"HISTORY {n}" for n in range(31)])) + DATA, ACT),
    "named-like-it": (PLAIN + image("PROV-XML"), ACT),
    "tail": (PLAIN + b"special records".ljust(BLOCK), ACT),
    "fill": (PLAIN + bytes(BLOCK), ACT),
    "table": (
        summed(primary(OBJECT, card("CALIBVER", "'v1.1    '", "calibration"), extend="T"), DATA)
        + image("COUNTS"), [
            *ACT, "--replace", "--start", "2026-03-13T23:44:46", "--software", "ctools=1.10",
            "--agent", "CTA", "--used", "input.fits=Main", "--used", "https://example.org/irf",
            "--set", "calib_version=v1.2", "--set", "calib_level=3", "--set",
            "s_resolution_min=0.10", "--set", "site=1.10", "--set", "my_field=hello", "--set",
            "other_field=1"]),
    "own-identifier": (header(primary(card("DATAID", "'ivo://x/1'"))) + DATA, ACT),
}


def run(folder, *words):
    done = subprocess.run([BINARY, *words], cwd=folder, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{words}: {done.stderr}{done.stdout}")


def main():
    sums = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "survey.json").write_text(PROFILE)
        for name in ("input.fits", "child.fits"):
            (folder / name).write_bytes(PLAIN)
        run(folder, "stamp", "input.fits", *ACT)
        run(folder, "stamp", "child.fits", *ACT, "--used", "input.fits", "--carry", "all")
        for name, (original, options) in FILES.items():
            path = folder / f"{name}.fits"
            path.write_bytes(original)
            run(folder, "stamp", path.name, *options)
            run(folder, "verify", path.name, *(SURVEY if "--profile" in options else []))
            sums.append(f"{hashlib.sha256(original).hexdigest()}  {name}.fits\n")
        shutil.copy(folder / "everything.fits", folder / "again.fits")
        run(folder, "stamp", "again.fits", *ACT, "--set", "calib_version=v1.3")
        original = FILES["everything"][0]
        sums.append(f"{hashlib.sha256(original).hexdigest()}  again.fits\n")
        for name in [*FILES, "again"]:
            with open(HERE / f"{name}.fits.gz", "wb") as file:
                with gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
                    packed.write((folder / f"{name}.fits").read_bytes())
    (HERE / "originals.sha256").write_text("".join(sums))


if __name__ == "__main__":
    main()
