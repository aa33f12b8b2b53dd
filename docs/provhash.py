#!/usr/bin/env python3
"""Print the content digest (PROVHASH) of FITS files: docs/convention.md, part 3, once more.

usage: python3 provhash.py [--hdus] FILE…

An independent reading of the convention with nothing but the standard library. With --hdus it
also prints the digests of every HDU's header and data. Files ending in .gz or .ftz are expanded.
The status is 1 if a file has a PROVHASH card that says something else, 2 if one cannot be read.
"""

import base64
import gzip
import hashlib
import re
import sys

BLOCK, CARD, PIECE = 2880, 80, 1 << 20
OWN = "VERS ID HASH ACT AID SOFT SVER TBEG TEND AGNT NIN FLDS XTD CKSM DOC END".split()
OWN = re.compile(r"PROV(?:%s|(?:IN|ID|HS)[1-9][0-9]?|WAS[1-9])$" % "|".join(OWN))
FIELD = re.compile(r"[a-z][a-z0-9_]*(?: \[.*\])?$")


def split(field):
    """The value and the comment of a value field; the value of a string without its quotes."""
    text = field.lstrip(" ")
    if text.startswith("'"):
        match = re.match(r"'((?:[^']|'')*)'", text)
        if not match:
            return text, ""
        value, rest = match.group(1).replace("''", "'").rstrip(" "), text[match.end() :]
    else:
        value, _, rest = text.partition("/")
        value, rest = value.strip(" "), "/" + rest if _ else ""
    rest = rest.lstrip(" ").rstrip(" ")
    if rest.startswith("/"):
        rest = rest[1:]
        rest = rest[1:] if rest.startswith(" ") else rest
    return value, rest


def parse(card):
    """The kind, keyword, value and comment of a card."""
    name, sign = card[:8].rstrip(" "), card[8:10]
    if name in ("", "COMMENT", "HISTORY", "END"):
        return "other", name, None, ""
    if name == "CONTINUE":
        return ("continue", name, *split(card[10:])) if sign[0] == " " else ("other", name, None, "")
    if name == "HIERARCH" and sign[0] == " ":
        words, equals, field = card[8:].partition("=")
        if not equals or "'" in words:
            return "other", name, None, ""
        return ("value", " ".join(words.split()), *split(field))
    if sign != "= ":
        return "other", name, None, ""
    return ("value", name, *split(card[10:]))


def records(cards):
    """Keyword records: (indices of the cards, keyword, value, comment); value None if it has none."""
    index, found = 0, []
    while index < len(cards):
        kind, name, value, comment = parse(cards[index])
        end = index + 1
        if kind == "value" and "'" in cards[index]:
            comments = [comment]
            while value.endswith("&") and end < len(cards):
                more, _, piece, words = parse(cards[end])
                if more != "continue" or "'" not in cards[end]:
                    break
                value = value[:-1] + piece
                comments.append(words)
                end += 1
            comment = " ".join(word for word in comments if word)
        found.append((range(index, end), name, value if kind == "value" else None, comment))
        index = end
    return found


def value_of(cards, keyword):
    return next((v for _, k, v, _ in records(cards) if k == keyword and v is not None), None)


def unstamped(cards):
    """The cards of a primary header as they were before the stamp."""
    found = records(cards)
    first = next((i for i, r in enumerate(found) if r[1] == "PROVVERS" and r[2] is not None), None)
    if first is None or not found[first][2].startswith("FITSPROV "):
        return cards
    last = next((i for i, r in enumerate(found) if r[1] == "PROVEND" and r[2] is not None), None)
    last = last if last is not None and last > first else None
    fields = (value_of(cards, "PROVFLDS") or "").split()
    own, saved = set(), {}
    for number, (indices, name, value, comment) in enumerate(found[first:], first):
        is_field = name in fields or name.startswith("PROV ") and FIELD.match(comment)
        if value is None or not (OWN.match(name) or is_field):
            if last is None:
                break
            continue
        own.update(indices)
        if name.startswith("PROVWAS"):
            saved.setdefault(name, value)
        if number == last:
            break
    cards = [card for index, card in enumerate(cards) if index not in own]
    for _, value in sorted(saved.items()):
        place, _, card = value.partition(" ")
        cards.insert(int(place) - 1, card.ljust(CARD))
    return cards


def header_digest(cards):
    digest = hashlib.sha256()
    for card in cards:
        if card[:8].rstrip(" ") not in ("CHECKSUM", "DATASUM", "EXTEND") and card.strip(" "):
            digest.update(card.encode("latin-1"))
    return digest.digest()


def data_size(cards, first):
    def number(keyword, standard):
        text = value_of(cards, keyword)
        return standard if text is None else int(text)

    axes = [number(f"NAXIS{i + 1}", 0) for i in range(number("NAXIS", 0))]
    groups = first and axes[:1] == [0] and value_of(cards, "GROUPS") == "T"
    size = 1 if axes else 0
    for axis in axes[1:] if groups else axes:
        size *= axis
    if not first or groups:
        size = (size + number("PCOUNT", 0)) * number("GCOUNT", 1)
    return size * abs(number("BITPIX", 8)) // 8


def hdus(file):
    """The cards and the data digest of every HDU."""
    first = True
    while True:
        block = file.read(BLOCK)
        if len(block) < BLOCK or not block.startswith(b"SIMPLE  =" if first else b"XTENSION"):
            if first:
                raise ValueError("is not a FITS file")
            return
        cards = []
        while True:
            text = block.decode("latin-1")
            block = [text[i : i + CARD] for i in range(0, BLOCK, CARD)]
            end = next((i for i, card in enumerate(block) if card[:8] == "END     "), None)
            cards += block[:end]
            if end is not None:
                break
            block = file.read(BLOCK)
            if len(block) < BLOCK:
                raise ValueError("a header has no END")
        size = data_size(cards, first)
        digest, rest = hashlib.sha256(), size
        while rest:
            piece = file.read(min(rest, PIECE))
            if not piece:
                raise ValueError("the data are cut short")
            digest.update(piece)
            rest -= len(piece)
        file.read(-size % BLOCK)
        yield cards, digest.digest()
        first = False


def text(digest):
    return "sha256:" + base64.urlsafe_b64encode(digest).decode().rstrip("=")


def content_digest(path):
    """PROVHASH as it should be, as the file says (or None), and the digests of the HDUs."""
    parts, recorded = [], None
    expand = path.lower().endswith((".gz", ".ftz"))
    with gzip.open(path) if expand else open(path, "rb") as file:
        for number, (cards, data) in enumerate(hdus(file), 1):
            if number == 1:
                before = unstamped(cards)
                recorded = value_of(cards, "PROVHASH") if len(before) < len(cards) else None
                cards = before
            elif (
                value_of(cards, "HDUCLASS") == "FITSPROV"
                and value_of(cards, "HDUCLAS1") == "PROV"
                and value_of(cards, "XTENSION") == "BINTABLE"
            ):
                continue
            parts.append((number, header_digest(cards), data))
    whole = hashlib.sha256(b"".join(header + data for _, header, data in parts)).digest()
    return text(whole), recorded, parts


def main(arguments):
    shows_hdus = "--hdus" in arguments
    status = 0
    for path in arguments:
        if path == "--hdus":
            continue
        try:
            digest, recorded, parts = content_digest(path)
        except (OSError, ValueError, EOFError) as error:
            print(f"{path}: {error}", file=sys.stderr)
            status = 2
            continue
        note = "" if recorded is None else "  as recorded" if recorded == digest else "  DIFFERS"
        if note == "  DIFFERS":
            status = max(status, 1)
        print(f"{digest}  {path}{note}")
        if shows_hdus:
            for number, header, data in parts:
                print(f"    HDU {number}  header {text(header)}  data {text(data)}")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
