#!/usr/bin/env python3
"""make_big.py FILE MIB [HDUS]: a FITS file of so many MiB of floats, and right checksums.

They are in one image, or in so many of the same size, of whole MiB. Needs the standard library alone. The primary header has room for two cards only, as most have, so
that a stamp makes it grow and moves all data.
"""

import os
import random
import struct
import sys

CHUNK = 1 << 20


def fold(total):
    while total >> 32:
        total = (total & 0xFFFFFFFF) + (total >> 32)
    return total


def total(block, start=0):
    return fold(start + sum(struct.unpack(f">{len(block) // 4}I", block)))


def encode(number):
    """FITS 4.0 appendix J: 16 characters whose sum is the complement of the number."""
    number = ~number & 0xFFFFFFFF
    letters = [0] * 16
    for place in range(4):
        byte = number >> (24 - 8 * place) & 0xFF
        values = [byte // 4 + 48 + (byte % 4 if n == 0 else 0) for n in range(4)]
        bad = set(range(0x3A, 0x41)) | set(range(0x5B, 0x61))
        while any(value in bad for value in values):
            for n in (0, 2):
                if values[n] in bad or values[n + 1] in bad:
                    values[n] += 1
                    values[n + 1] -= 1
        for n in range(4):
            letters[4 * n + place] = values[n]
    return bytes(letters[-1:] + letters[:-1])


def card(keyword, value, comment=""):
    if isinstance(value, str):
        text = f"{keyword:<8}= '{value:<8}'"
    else:
        text = f"{keyword:<8}= {'T' if value is True else value:>20}"
    return f"{text:<30} / {comment}"[:80].ljust(80)


def header(cards, datasum):
    cards = cards + [card("CHECKSUM", "0" * 16, "HDU"), card("DATASUM", str(datasum), "data")]
    block = ("".join(cards) + "END").encode()
    block += b" " * (-len(block) % 2880)
    place = block.index(b"CHECKSUM= '") + 11
    return block[:place] + encode(total(block, datasum)) + block[place + 16 :]


def main(path, mebibytes, hdus=1):
    chunk = random.Random(1).randbytes(CHUNK)
    # Exponents of ordinary floats, so that no reader stumbles over NaN.
    chunk = b"".join(b"\x3f" + chunk[i + 1 : i + 4] for i in range(0, CHUNK, 4))
    size = mebibytes // hdus
    datasum = fold(total(chunk) * size)
    primary = [card("SIMPLE", True), card("BITPIX", 8), card("NAXIS", 0), card("EXTEND", True)]
    primary += [card(f"FILL{n:04}", n, "made up") for n in range(27)]
    image = [card("XTENSION", "IMAGE"), card("BITPIX", -32), card("NAXIS", 2)]
    image += [card("NAXIS1", 1024), card("NAXIS2", size * 256), card("PCOUNT", 0)]
    image += [card("GCOUNT", 1), card("EXTNAME", "IMAGE")]
    with open(path, "wb", buffering=0) as file:
        file.write(header(primary, 0))
        for _ in range(hdus):
            file.write(header(image, datasum))
            for _ in range(size):
                file.write(chunk)
            file.write(bytes(-size * CHUNK % 2880))
        os.fsync(file.fileno())


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
