#!/usr/bin/env python3
"""Make an archive of stamped files with known faults, and say which.

usage: python3 faulty_archive.py DIR FILES [FAULTS]

Writes about FILES FITS files below DIR, each a product of the chain raw, dl1, dl2, dl3, spectrum,
with FAULTS faults of every kind (default: FILES / 1000, at least 1), each in a night of its own, and
DIR.faults.json: for every kind of finding the files it is to be found at. Everything else is in order.

The files are stamped by this script, an independent writer of docs/convention.md that needs nothing
but the standard library; the same arguments give the same bytes.
"""

import base64
import hashlib
import json
import os
import shutil
import struct
import sys
import uuid
from xml.sax.saxutils import escape

BLOCK, CARD = 2880, 80
SPACE = uuid.UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")


def urn(text):
    return "urn:uuid:" + str(uuid.uuid5(SPACE, text))


def name_of(identifier):
    return "id:u" + identifier[len("urn:uuid:") :]


def base64url(digest):
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


# FITS


def card(keyword, value, comment=""):
    if value is True or value is False:
        text = "%20s" % ("T" if value else "F")
    elif isinstance(value, int):
        text = "%20d" % value
    else:
        text = ("'%-8s'" % value.replace("'", "''")).ljust(20)
    line = "%-8s= %s" % (keyword, text)
    if comment and len(line) + 3 + len(comment) <= CARD:
        line += " / " + comment
    assert len(line) <= CARD, line
    return line.ljust(CARD)


def header(cards):
    text = ("".join(cards) + "END".ljust(CARD)).encode()
    return text + b" " * (-len(text) % BLOCK)


def padded(data):
    return data + b"\0" * (-len(data) % BLOCK)


def ones_sum(data, total=0):
    total += sum(struct.unpack(">%dI" % (len(data) // 4), data))
    while total >> 32:
        total = (total & 0xFFFFFFFF) + (total >> 32)
    return total


def encoded(total):
    """CHECKSUM as FITS 4.0 appendix J writes it."""
    value = ~total & 0xFFFFFFFF
    text = [0] * 16
    for i in range(4):
        byte = value >> (24 - 8 * i) & 255
        parts = [byte // 4 + 48 + byte % 4] + [byte // 4 + 48] * 3
        while any(58 <= p <= 64 or 91 <= p <= 96 for p in parts):
            for j in (0, 2):
                if any(58 <= p <= 64 or 91 <= p <= 96 for p in parts[j : j + 2]):
                    parts[j] += 1
                    parts[j + 1] -= 1
        for j in range(4):
            text[4 * j + i] = parts[j]
    text = "".join(map(chr, text))
    return text[-1] + text[:-1]


def hdu(cards, data, sums=True):
    """The bytes of an HDU, with CHECKSUM and DATASUM behind its cards if it is to have sums."""
    data = padded(data)
    if not sums:
        return header(cards) + data
    total = ones_sum(data)
    cards = cards + [card("CHECKSUM", "0" * 16), card("DATASUM", str(total))]
    bytes_ = header(cards)
    place = bytes_.index(b"CHECKSUM= '") + 11
    return (
        bytes_[:place] + encoded(ones_sum(bytes_, total)).encode() + bytes_[place + 16 :] + data
    )


# The stamp


class Product:
    """A data product: what its file holds and how it was made."""

    def __init__(self, path, activity=None, used=(), version="1.2", content=None, times=None):
        self.path, self.activity, self.used = path, activity, list(used)
        self.version, self.identifier = version, urn("product " + path)
        self.execution = urn("run " + path)
        self.data = hashlib.sha256((content or path).encode()).digest() * 8
        self.times = times or ("2026-03-01T10:00:00Z", "2026-03-01T10:05:00Z")
        self.fields = [("calib_version", "CALIBVER", "v1.2"), ("reco_method", "RECOMETH", "ImPACT")]
        self.card_changes, self.breaks = {}, set()

    @property
    def cards(self):
        return [
            card("SIMPLE", True),
            card("BITPIX", 8),
            card("NAXIS", 1),
            card("NAXIS1", len(self.data)),
            card("EXTEND", True),
            card("TELESCOP", "CTAO-N"),
            card("OBJECT", "Crab"),
            card("DATE-OBS", "2026-03-01T01:00:00"),
        ]

    @property
    def parts(self):
        skipped = ("EXTEND  ",)
        digest = hashlib.sha256()
        for one in self.cards:
            if one[:8] not in skipped:
                digest.update(one.encode())
        return digest.digest(), hashlib.sha256(self.data).digest()

    @property
    def digest(self):
        return "sha256:" + base64url(hashlib.sha256(b"".join(self.parts)).digest())

    def stamp_cards(self):
        values = [
            ("PROVVERS", "FITSPROV 1.0"), ("PROVID", self.identifier), ("PROVHASH", self.digest),
            ("PROVACT", self.activity), ("PROVAID", self.execution), ("PROVSOFT", "pipeline"),
        ]
        if self.version:
            values.append(("PROVSVER", self.version))
        values += [("PROVTBEG", self.times[0]), ("PROVTEND", self.times[1])]
        values += [("PROVAGNT", "CTAO"), ("PROVNIN", len(self.used))]
        for number, used in enumerate(self.used, 1):
            values.append(("PROVIN%d" % number, used.location))
            if used.identifier:
                values.append(("PROVID%d" % number, used.identifier))
            if used.digest:
                values.append(("PROVHS%d" % number, used.digest))
        values += [(keyword, value) for _, keyword, value in self.fields]
        values.append(("PROVFLDS", " ".join(keyword for _, keyword, _ in self.fields)))
        values += [("PROVDOC", "PROV-XML"), ("PROVEND", 1)]
        comments = {keyword: name for name, keyword, _ in self.fields}
        values = [(k, self.card_changes.get(k, v)) for k, v in values]
        return [card(k, v, comments.get(k, "")) for k, v in values if v is not None]

    def document(self):
        product, activity = name_of(self.identifier), name_of(self.execution)
        software = "id:software-pipeline" + ("-" + self.version if self.version else "")
        head, data = self.parts
        out = [DOCUMENT_START]
        put = out.append
        put(element("collection", product, [
            ("prov:label", os.path.basename(self.path)), TYPE % "voprov:DatasetEntity",
            TYPE % "fitsprov:Product", ("dcterms:identifier", self.identifier),
            ("voprov:name", os.path.basename(self.path)), ("fitsprov:digest", self.digest)]
            + [("fitsprov:" + name, value) for name, _, value in self.fields]))
        put(element("entity", product + ".hdu1", [
            ("prov:label", "primary"), TYPE % "fitsprov:HDU",
            '<fitsprov:number xsi:type="xsd:int">1</fitsprov:number>',
            ("fitsprov:headerDigest", "sha256:" + base64url(head)),
            ("fitsprov:dataDigest", "sha256:" + base64url(data)),
            ("fitsprov:cardMarks", card_marks(self.cards))]))
        put(relation("hadMember", [("collection", product), ("entity", product + ".hdu1")]))
        put(element("activity", activity, [
            "<prov:startTime>%s</prov:startTime>" % self.times[0],
            "<prov:endTime>%s</prov:endTime>" % self.times[1],
            ("prov:label", self.activity), ("dcterms:identifier", self.execution),
            ("voprov:name", self.activity)]))
        put(element("plan", "id:plan-" + self.activity, [
            ("prov:label", self.activity), TYPE % "voprov:ActivityDescription",
            ("voprov:name", self.activity)]))
        put(relation("wasGeneratedBy", [("entity", product), ("activity", activity)]))
        for number, used in enumerate(self.used, 1):
            if used.name != product:
                put(element("entity", used.name, [
                    ("prov:label", os.path.basename(used.location)),
                    ("prov:location", used.location), TYPE % "voprov:DatasetEntity"]
                    + ([("dcterms:identifier", used.identifier)] if used.identifier else [])
                    + [("voprov:name", os.path.basename(used.location))]
                    + ([("fitsprov:digest", used.digest)] if used.digest else [])))
            put(relation("used", [("activity", activity), ("entity", used.name)], [
                ("prov:location", used.location), ("prov:role", "Main"),
                '<fitsprov:order xsi:type="xsd:int">%d</fitsprov:order>' % number]))
        put(element("softwareAgent", software, [("prov:label", "pipeline"), ("voprov:name", "pipeline")]
            + ([("voprov:version", self.version)] if self.version else [])))
        put(relation("wasAssociatedWith", [
            ("activity", activity), ("agent", software), ("plan", "id:plan-" + self.activity)],
            [TYPE % "fitsprov:Software", '<fitsprov:order xsi:type="xsd:int">1</fitsprov:order>']))
        put(element("agent", "id:agent-CTAO", [("prov:label", "CTAO"), ("voprov:name", "CTAO")]))
        put(relation("wasAssociatedWith", [("activity", activity), ("agent", "id:agent-CTAO")],
            ['<fitsprov:order xsi:type="xsd:int">1</fitsprov:order>']))
        put(relation("wasAttributedTo", [("entity", product), ("agent", "id:agent-CTAO")]))
        put("</prov:document>\n")
        return "".join(out).encode()

    def bytes(self):
        if not self.activity:
            return hdu(self.cards, self.data)
        primary = hdu(self.cards + self.stamp_cards(), self.data, sums=False)
        return primary + document_hdu(self.identifier, self.document(), "document" in self.breaks)


class Used:
    """A reference to a product, as its user records it."""

    def __init__(self, product, folder, digest=True):
        self.location = os.path.relpath(product.path, folder)
        self.identifier = product.identifier if product.activity else None
        self.digest = product.digest if digest else None
        if self.identifier:
            self.name = name_of(self.identifier)
        else:
            self.name = "id:d" + self.digest.split(":")[1]


DOCUMENT_START = """<?xml version="1.0" encoding="UTF-8"?>
<prov:document xmlns:prov="http://www.w3.org/ns/prov#"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xmlns:xsd="http://www.w3.org/2001/XMLSchema"
    xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:voprov="http://www.ivoa.net/documents/ProvenanceDM/index.html#"
    xmlns:fitsprov="urn:fitsprov:vocabulary#"
    xmlns:id="urn:fitsprov:id:">
"""
TYPE = '<prov:type xsi:type="xsd:QName">%s</prov:type>'


def lines(attributes):
    for one in attributes:
        yield one if isinstance(one, str) else "<%s>%s</%s>" % (one[0], escape(one[1]), one[0])


def element(kind, name, attributes):
    return '<prov:%s prov:id="%s">%s</prov:%s>\n' % (kind, name, "".join(lines(attributes)), kind)


def relation(kind, arguments, attributes=()):
    places = "".join('<prov:%s prov:ref="%s"/>' % one for one in arguments)
    return "<prov:%s>%s%s</prov:%s>\n" % (kind, places, "".join(lines(attributes)), kind)


def card_marks(cards):
    """Four characters for each card that counts (docs/convention.md, part 2)."""
    counted = [c for c in cards if c[:8] not in ("CHECKSUM", "DATASUM ", "EXTEND  ")]
    return "".join(base64url(hashlib.sha256(c.encode()).digest())[:4] for c in counted)


def document_hdu(subject, document, is_broken):
    kind = "application/provenance+xml"
    digest = hashlib.sha256(document).hexdigest()
    if is_broken:
        document = document.replace(b">CTAO<", b">CTAX<")
    row = subject.encode() + kind.encode() + digest.encode() + struct.pack(">ii", len(document), 0)
    columns = [
        ("SUBJECT", "%dA" % len(subject)), ("CONTENT_TYPE", "%dA" % len(kind)), ("SHA256", "64A"),
        ("DOCUMENT", "1PB(%d)" % len(document)),
    ]
    cards = [
        card("XTENSION", "BINTABLE"), card("BITPIX", 8), card("NAXIS", 2), card("NAXIS1", len(row)),
        card("NAXIS2", 1), card("PCOUNT", len(document)), card("GCOUNT", 1), card("TFIELDS", 4),
    ]
    for number, (name, form) in enumerate(columns, 1):
        cards += [card("TTYPE%d" % number, name), card("TFORM%d" % number, form)]
    cards += [
        card("EXTNAME", "PROV-XML"), card("HDUCLASS", "FITSPROV"), card("HDUCLAS1", "PROV"),
        card("HDUVERS", "1.0"),
    ]
    return hdu(cards, row + document)


# The archive


class Archive:
    def __init__(self, root):
        self.root, self.count, self.faults = root, 0, {}

    def write(self, product, data=None):
        path = os.path.join(self.root, product.path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(product.bytes() if data is None else data)
        self.count += 1

    def night(self, name):
        """The products of one night: two raw files, and what is made of them, five levels."""
        raws = [Product("%s/raw/r%d.fits" % (name, i)) for i in (1, 2)]
        day = "2026-03-%02dT" % (hash_of(name) % 28 + 1)

        def made(path, activity, used, hour):
            times = ("%s%02d:00:00Z" % (day, hour), "%s%02d:20:00Z" % (day, hour))
            folder = os.path.dirname(path)
            return Product(path, activity, [Used(u, folder) for u in used], times=times)

        dl1 = [made("%s/dl1/e%d.fits" % (name, i), "calibrate", [raws[i - 1]], i) for i in (1, 2)]
        dl2 = [made("%s/dl2/e%d.fits" % (name, i), "reconstruct", [dl1[i - 1]], 4 + i) for i in (1, 2)]
        dl3 = made(name + "/dl3/events.fits", "select", dl2, 8)
        flux = made(name + "/dl5/spectrum.fits", "fit", [dl3], 10)
        return raws, dl1, dl2, dl3, flux

    def expect(self, kind, *products):
        self.faults.setdefault(kind, []).extend(
            p if isinstance(p, str) else p.path for p in products)


def hash_of(text):
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def move(archive, product, path):
    target = os.path.join(archive.root, path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    os.rename(os.path.join(archive.root, product.path), target)


def write_all(archive, night):
    for product in [*night[0], *night[1], *night[2], night[3], night[4]]:
        archive.write(product)


# The faults: each makes a night, and says what is to be found.


def missing_input(archive, name):
    night = archive.night(name)
    write_all(archive, night)
    os.remove(os.path.join(archive.root, night[2][0].path))
    archive.expect("missing-input", night[3])


def changed_input(archive, name):
    night = archive.night(name)
    write_all(archive, night)
    again = night[2][1]
    again.data = b"another" + again.data[7:]
    archive.write(again)
    archive.expect("changed-input", night[3])


def duplicate_identifier(archive, name):
    night = archive.night(name)
    write_all(archive, night)
    other = Product(name + "/copy/other.fits", "fit", [Used(night[3], name + "/copy")])
    other.identifier, other.times = night[4].identifier, night[4].times
    archive.write(other)
    archive.expect("duplicate-identifier", night[4], other)


def duplicate_content(archive, name):
    night = archive.night(name)
    write_all(archive, night)
    shutil.copy(os.path.join(archive.root, night[4].path),
                os.path.join(archive.root, name + "/dl5/copy.fits"))
    archive.expect("duplicate-content", night[4], name + "/dl5/copy.fits")


def cycle(archive, name):
    night = archive.night(name)
    first, second = night[2]
    folder = os.path.dirname(first.path)
    second.used.append(Used(first, folder))
    first.used.append(Used(second, folder))
    first.times = second.times
    write_all(archive, night)
    archive.expect("cycle", first, second)


def self_reference(archive, name):
    night = archive.night(name)
    night[4].used.append(Used(night[4], os.path.dirname(night[4].path)))
    write_all(archive, night)
    archive.expect("cycle", night[4])


def older_than_input(archive, name):
    night = archive.night(name)
    night[4].times = ("2026-01-01T00:00:00Z", "2026-01-01T00:20:00Z")
    write_all(archive, night)
    archive.expect("older-than-input", night[4])


def contradiction(archive, name):
    night = archive.night(name)
    night[3].card_changes["PROVSVER"] = "9.9"
    write_all(archive, night)
    archive.expect("contradiction", night[3])


def unknown_software_version(archive, name):
    night = archive.night(name)
    night[4].version = None
    write_all(archive, night)
    archive.expect("unknown-software-version", night[4])


def mixed_software_versions(archive, name):
    night = archive.night(name)
    night[1][0].version = "1.1"
    write_all(archive, night)
    archive.expect("mixed-software-versions", *night[1])


def broken_checksum(archive, name):
    night = archive.night(name)
    write_all(archive, night)
    path = os.path.join(archive.root, night[0][0].path)
    with open(path, "r+b") as file:
        file.seek(BLOCK + 100)
        file.write(b"\xff\x00\xaa")
    archive.expect("broken-checksum", night[0][0])
    # It was used as it was before.
    archive.expect("changed-input", night[1][0])


def content_changed(archive, name):
    night = archive.night(name)
    changed = night[4]
    data = bytearray(changed.bytes())
    # The primary header is one block; its data follow.
    data[BLOCK + 5] ^= 0x55
    for product in [*night[0], *night[1], *night[2], night[3]]:
        archive.write(product)
    archive.write(changed, bytes(data))
    archive.expect("content-changed", changed)


def no_provenance(archive, name):
    write_all(archive, archive.night(name))
    orphan = Product(name + "/dl5/orphan.fits")
    archive.write(orphan)
    archive.expect("no-provenance", orphan)


def unreadable(archive, name):
    write_all(archive, archive.night(name))
    broken = Product(name + "/dl5/broken.fits")
    archive.write(broken, broken.bytes()[:1000])
    archive.expect("unreadable", broken)


def bad_document(archive, name):
    night = archive.night(name)
    night[4].breaks.add("document")
    write_all(archive, night)
    # What was put into the document says something else than the cards, too.
    archive.expect("bad-document", night[4])
    archive.expect("contradiction", night[4])


def bad_stamp(archive, name):
    night = archive.night(name)
    night[4].card_changes["PROVEND"] = None
    write_all(archive, night)
    archive.expect("bad-stamp", night[4])


def moved_input(archive, name):
    night = archive.night(name)
    write_all(archive, night)
    move(archive, night[2][0], name + "/elsewhere/renamed.fits")
    archive.expect("moved-input", night[3])


FAULTS = [
    missing_input, changed_input, duplicate_identifier, duplicate_content, cycle, self_reference,
    older_than_input, contradiction, unknown_software_version, mixed_software_versions,
    broken_checksum, content_changed, no_provenance, unreadable, bad_document, bad_stamp,
    moved_input,
]


def main(arguments):
    root, wanted = arguments[0], int(arguments[1])
    repeats = int(arguments[2]) if len(arguments) > 2 else max(1, wanted // 1000)
    archive = Archive(root)
    for repeat in range(repeats):
        for fault in FAULTS:
            fault(archive, "%03d/%s" % (repeat, fault.__name__))
    night = 0
    while archive.count < wanted:
        write_all(archive, archive.night("good%02d/n%05d" % (night % 100, night)))
        night += 1
    faults = {kind: sorted(paths) for kind, paths in sorted(archive.faults.items())}
    with open(root.rstrip("/") + ".faults.json", "w") as file:
        json.dump(faults, file, indent=1)
    print("%d files, %d faults" % (archive.count, sum(map(len, faults.values()))))


if __name__ == "__main__":
    main(sys.argv[1:])
