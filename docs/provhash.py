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
OWN = "VERS ID HASH ACT AID SOFT SVER TBEG TEND AGNT NIN FLDS XTD CKSM DOC FILL END".split()
OWN = re.compile(r"(?:LONGSTRN|PROV(?:%s|(?:IN|ID|HS)[1-9][0-9]?|WAS[1-9]))$" % "|".join(OWN))
FIELD = re.compile(r"([a-z][a-z0-9_]*)(?: \[.*\])?$")
# Keywords that say how the data are to be read; # stands for a number.
WORDS = set("""SIMPLE BITPIX NAXIS EXTEND XTENSION PCOUNT GCOUNT GROUPS BLOCKED END COMMENT HISTORY
CONTINUE HIERARCH CHECKSUM DATASUM BSCALE BZERO BLANK BUNIT DATAMIN DATAMAX INHERIT LONGSTRN EXTNAME
EXTVER EXTLEVEL TFIELDS THEAP HDUCLASS HDUVERS HDUDOC HDUNAME HDUVER HDULEVEL EPOCH RADECSYS MJDREF
MJDREFI MJDREFF JDREF JDREFI JDREFF DATEREF TIMESYS TIMEUNIT TREFPOS TREFDIR TIMEOFFS TIMEZERO
A_ORDER B_ORDER AP_ORDER BP_ORDER A_DMAX B_DMAX ZIMAGE ZTABLE ZCMPTYPE ZBITPIX ZNAXIS ZMASKCMP
ZQUANTIZ ZSIMPLE ZEXTEND ZBLOCKED ZTENSION ZPCOUNT ZGCOUNT ZHECKSUM ZDATASUM ZTHEAP ZTILELEN ZSCALE
ZZERO ZBLANK ZGROUPS FZALGOR FZTILELN FZQVALUE FZQMETHD FZDTHRSD FZINT2F FZHCOMP FZNTILE""".split())
COORDINATES = set("""WCSAXES WCSNAME LONPOLE LATPOLE EQUINOX RADESYS SPECSYS SSYSOBS SSYSSRC VELREF
VELANGL VELOSYS ZSOURCE RESTFRQ RESTFREQ RESTWAV""".split())
SHAPES = set("""NAXIS# CTYPE# CUNIT# CRVAL# CDELT# CRPIX# CROTA# CNAME# CRDER# CSYER# CZPHS# CPERI#
PC#_# CD#_# PV#_# PS#_# CPDIS# CQDIS# CPERR# CQERR# DP# DQ# A_#_# B_#_# AP_#_# BP_#_# WAT#_# TTYPE#
TFORM# TUNIT# TSCAL# TZERO# TNULL# TDISP# TDIM# TBCOL# TDMIN# TDMAX# TLMIN# TLMAX# PTYPE# PSCAL#
PZERO# TCTYP# TCTY# TCUNI# TCUN# TCRVL# TCRV# TCDLT# TCDE# TCRPX# TCRP# TCROT# TCNAM# TCNA# TCRD#
TCSY# TCZP# TCPR# TPC#_# TP#_# TCD#_# TC#_# TPV#_# TV#_# TPS#_# TS#_# TWCS# WCST# WCAX# WCSX# LONP#
LATP# EQUI# RADE# SPEC# SOBS# SSRC# RFRQ# RWAV# VANG# VSYS# ZSOU# VSOU# OBSG# DOBS# MJDOB# #CTYP#
#CTY# #CUNI# #CUN# #CRVL# #CRV# #CDLT# #CDE# #CRPX# #CRP# #CROT# #CNAM# #CNA# #CRD# #CSY# #CZP#
#CPR# #PC# #P# #CD# #C# #PV# #V#_# #PV#_# #S#_# #PS#_# HDUCLAS# ZNAXIS# ZTILE# ZNAME# ZVAL# ZFORM#
ZCTYP# ZDITHER# FZALG#""".split())
COLUMNS = {"SUBJECT": r"\d*A", "CONTENT_TYPE": r"\d*A", "SHA256": r"\d*A", "DOCUMENT": r"1?P[AB].*"}


def is_structural(keyword):
    """Whether a keyword describes structure or data, and so is never that of a field."""
    shape = re.sub(r"[0-9]+", "#", keyword)
    return (
        keyword in WORDS | COORDINATES
        or re.sub(r"#[A-Za-z]$", "#", shape) in SHAPES
        or keyword[-1:].isalpha() and keyword[:-1] in COORDINATES
    )


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

    def find(keyword, start, test=lambda value: True):
        return next(
            (i for i, (at, k, v, _) in enumerate(found[start:], start)
             if k == keyword and v is not None and cards[at[0]][:9] == f"{k:8}=" and test(v)), None)

    first = find("PROVVERS", 0, lambda value: value.startswith("FITSPROV "))
    if first is None:
        return cards
    last = find("PROVEND", first + 1)
    list = find("PROVFLDS", first + 1)
    if list is None or last is not None and list > last:
        fields = []
    else:
        fields = [w.replace(".", " ") for w in found[list][2].split() if "=" not in w]
    own, saved, seen, fill = set(), {}, set(), 0
    for number, (indices, name, value, comment) in enumerate(found[first:], first):
        if fill and not cards[indices[0]].strip(" "):
            own.update(indices)
            fill -= 1
            continue
        fill = 0
        is_plain = not cards[indices[0]].startswith("HIERARCH ")
        field = FIELD.match(comment)
        if OWN.match(name):
            is_own = is_plain
        elif is_structural(name):
            is_own = False
        elif name in fields:
            is_own = is_plain == (len(name) <= 8 and " " not in name)
        else:
            is_own = bool(field) and not is_plain and name == "PROV " + field.group(1).upper()
        if value is None or name in seen or not is_own:
            if last is None:
                break
            continue
        own.update(indices)
        seen.add(name)
        if name.startswith("PROVWAS"):
            saved[name] = value
        if name == "PROVFILL" and re.match(r"[0-9]+$", value):
            fill = int(value)
        if number == last:
            break
    cards = [card for index, card in enumerate(cards) if index not in own]
    for _, value in sorted(saved.items()):
        place, _, card = value.partition(" ")
        card = card[:CARD].ljust(CARD)
        kind, name, _, _ = parse(card)
        if re.match(r"[1-9][0-9]*$", place) and kind == "value" and name in seen - {"LONGSTRN"}:
            if int(place) <= len(cards) + 1:
                cards.insert(int(place) - 1, card)
    return cards


def header_digest(cards):
    digest = hashlib.sha256()
    for card in cards:
        name = card[:8].rstrip(" ")
        is_extend = name == "EXTEND" and parse(card)[2] in ("T", "F") and "'" not in card[:31]
        if name not in ("CHECKSUM", "DATASUM") and not is_extend and card.strip(" "):
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


def is_of_class(cards):
    return value_of(cards, "HDUCLASS") == "FITSPROV" and value_of(cards, "HDUCLAS1") == "PROV"


def is_document(cards):
    """Whether an HDU has the class, the name and the form of a document."""
    columns = {
        value_of(cards, f"TTYPE{n}"): value_of(cards, f"TFORM{n}") or "" for n in range(1, 5)
    }
    return (
        is_of_class(cards)
        and value_of(cards, "XTENSION") == "BINTABLE"
        and "T" not in (value_of(cards, "ZIMAGE"), value_of(cards, "ZTABLE"))
        and value_of(cards, "EXTNAME") == "PROV-XML"
        and value_of(cards, "TFIELDS") == "4"
        and all(re.match(form + "$", columns.get(name, "")) for name, form in COLUMNS.items())
    )


def content_digest(path):
    """PROVHASH as it should be, as the file says (or None), and the digests of the HDUs."""
    recorded = None
    expand = path.lower().endswith((".gz", ".ftz"))
    with gzip.open(path) if expand else open(path, "rb") as file:
        found = list(hdus(file))
    # The document is the last HDU of the class, if it has the form; any other HDU is content.
    last = max((i for i, (cards, _) in enumerate(found) if is_of_class(cards)), default=None)
    if last is not None and not is_document(found[last][0]):
        last = None
    parts = []
    for index, (cards, data) in enumerate(found):
        if index == 0:
            before = unstamped(cards)
            recorded = value_of(cards, "PROVHASH") if len(before) < len(cards) else None
            cards = before
        if index != last:
            parts.append((index + 1, header_digest(cards), data))
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
