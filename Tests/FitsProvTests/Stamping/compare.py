"""Compares files before and after stamping as astropy reads them.

The argument is a list of names, three a file: before, after, and the document that was stored.
Exits with 1 and a line for each difference; files that astropy cannot open before are passed over.
"""

import sys
import warnings

import numpy as np
from astropy.io import fits

warnings.simplefilter("ignore")


def headers(hdus):
    return [[str(card.image) for card in hdu.header.cards] for hdu in hdus]


def read(path):
    with fits.open(path, memmap=False, disable_image_compression=True) as hdus:
        return headers(hdus), [hdu.data for hdu in hdus], len(hdus)


def same(left, right):
    if left is None or right is None:
        return left is right
    return left.tobytes() == right.tobytes()


names = open(sys.argv[1]).read().split("\n")
wrong, compared = [], 0
for before, after, document in zip(names[0::3], names[1::3], names[2::3]):
    try:
        cards, data, count = read(before)
    except Exception:
        continue
    if cards[0] and cards[0][0].startswith("SIMPLE  =                    F"):
        continue  # astropy takes the whole file for one HDU
    try:
        new_cards, new_data, new_count = read(after)
        if new_count != count + 1:
            wrong.append(f"{after}: {new_count} HDUs instead of {count + 1}")
            continue
        for index in range(count):
            old, new = cards[index], new_cards[index]
            if index == 0:
                keep = lambda lines: [x for x in lines if not x.startswith(("CHECKSUM", "EXTEND "))]
                first = next(i for i, x in enumerate(new) if x.startswith("PROVVERS"))
                old, new = keep(old), keep(new[:first])
            if old != new:
                wrong.append(f"{after}: the cards of HDU {index} differ")
            if not same(data[index], new_data[index]):
                wrong.append(f"{after}: the data of HDU {index} differ")
        with fits.open(after, memmap=False, disable_image_compression=True) as hdus:
            row = hdus[-1].data[0]
            stored = bytes(np.asarray(row["DOCUMENT"], dtype=np.uint8))
        if stored != open(document, "rb").read():
            wrong.append(f"{after}: the document differs")
        compared += 1
    except Exception as error:
        wrong.append(f"{after}: {type(error).__name__}: {error}")
print("\n".join(wrong) if wrong else f"compared {compared}")
sys.exit(1 if wrong or compared < 100 else 0)
