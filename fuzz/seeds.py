#!/usr/bin/env python3
"""Writes a small corpus for each target of fuzz/run, made here byte by byte.

usage: fuzz/seeds.py FOLDER
"""

import gzip
import struct
import sys
from pathlib import Path

BLOCK = 2880


def votable(data):
    """A VOTable of two columns with these data."""
    return ('<?xml version="1.0"?><VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">'
            '<INFO name="QUERY_STATUS" value="OK"/><TABLE><FIELD name="a" datatype="int" unit="m"><VALUES null="-1"/></FIELD>'
            f'<FIELD name="s" datatype="char" arraysize="*"/><DATA>{data}</DATA></TABLE></RESOURCE></VOTABLE>').encode()


def padded(data, fill=b"\0"):
    return data + fill * (-len(data) % BLOCK)


def cards(lines):
    return b"".join(line.encode()[:80].ljust(80) for line in lines)


def header(lines):
    return padded(cards([*lines, "END"]), b" ")


def fixed(keyword, value):
    text = str(value)
    return f"{keyword:<8}= {text if text.startswith(chr(39)) else text.rjust(20)}"


def primary(*more, bitpix=8, axes=()):
    lines = [fixed("SIMPLE", "T"), fixed("BITPIX", bitpix), fixed("NAXIS", len(axes))]
    lines += [fixed(f"NAXIS{n + 1}", size) for n, size in enumerate(axes)]
    return header([*lines, fixed("EXTEND", "T"), *more])


def extension(kind, axes, *more, bitpix=8, heap=0):
    lines = [fixed("XTENSION", f"'{kind:<8}'"), fixed("BITPIX", bitpix), fixed("NAXIS", len(axes))]
    lines += [fixed(f"NAXIS{n + 1}", size) for n, size in enumerate(axes)]
    return header([*lines, fixed("PCOUNT", heap), fixed("GCOUNT", 1), *more])


CARDS = [
    [fixed("OBJECT", "'Crab    '") + " / the object", fixed("EXPOSURE", "1.5D+3"), "HISTORY made"],
    ["LONGSTRN= 'OGIP 1.0'", "PROVIN1 = 'a long name that goes on&'", "CONTINUE  ' behind it&'",
     "CONTINUE  '' / end"],
    ["HIERARCH ESO DET ID = 'CCD''s' / name", "HIERARCH PROV NIGHT_LOG = 'x'", "COMPLEX = (1, -2.5)"],
    ["EMPTY   =", "NULL    = ''", "BROKEN  = 'no end", "BIG     = 123456789012345678901234567890"],
    ["", "        a blank keyword", "END", fixed("CHECKSUM", "'0000000000000000'")],
]
TABLE = [
    "TFIELDS = 2", "TTYPE1  = 'A'", "TFORM1  = '4A'", "TTYPE2  = 'B'", "TFORM2  = '1PB(9)'"]
DOCUMENT = [
    "TFIELDS = 4", "TTYPE1  = 'SUBJECT'", "TFORM1  = '8A'", "TTYPE2  = 'CONTENT_TYPE'",
    "TFORM2  = '8A'", "TTYPE3  = 'SHA256'", "TFORM3  = '8A'", "TTYPE4  = 'DOCUMENT'",
    "TFORM4  = '1QB(9)'"]
XML = b"""<?xml version="1.0" encoding="UTF-8"?>
<prov:document xmlns:prov="http://www.w3.org/ns/prov#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:xsd="http://www.w3.org/2001/XMLSchema#" xmlns:ex="http://example.org/">
<prov:entity prov:id="ex:e"><prov:label xml:lang="en">a</prov:label><prov:type xsi:type="xsd:QName">ex:T</prov:type>
<prov:value xsi:type="xsd:int">1</prov:value><ex:own>b</ex:own></prov:entity>
<prov:activity prov:id="ex:a"><prov:startTime>2026-11-23T10:15:00Z</prov:startTime></prov:activity>
<prov:agent prov:id="ex:g"/><prov:used><prov:activity prov:ref="ex:a"/><prov:entity prov:ref="ex:e"/>
<prov:role>r</prov:role></prov:used><prov:bundleContent prov:id="ex:b"><prov:entity prov:id="ex:c"/></prov:bundleContent>
<prov:wasDerivedFrom><prov:generatedEntity prov:ref="ex:e"/><prov:usedEntity prov:ref="ex:c"/></prov:wasDerivedFrom>
</prov:document>
"""
JSON = b"""{"prefix": {"ex": "http://example.org/", "default": "http://d/"},
"entity": {"ex:e": {"prov:label": {"$": "a", "lang": "en"}, "prov:value": {"$": "1", "type": "xsd:int"},
 "ex:x": [1, 2.5, true, "t", {"$": "ex:q", "type": "prov:QUALIFIED_NAME"}]}, "d": [{}, {"prov:type": "\\u00e9\\ud83d\\ude00"}]},
"activity": {"ex:a": {"prov:startTime": "2026-11-23T10:15:00Z"}}, "agent": {"ex:g": {}},
"used": {"_:u": {"prov:activity": "ex:a", "prov:entity": "ex:e", "prov:role": "r"}},
"wasDerivedFrom": {"_:d": {"prov:generatedEntity": "ex:e", "prov:usedEntity": "d"}},
"bundle": {"ex:b": {"prefix": {"y": "http://y/"}, "entity": {"y:c": {}}}}}
"""
PROVN = b"""document
default <http://d/> prefix ex <http://example.org/>
entity(ex:e, [prov:label="a"@en, prov:value="1" %% xsd:int, ex:q='ex:v', ex:n=3])
activity(ex:a, 2026-11-23T10:15:00Z, -)
agent(ex:g) used(ex:u; ex:a, ex:e, -, [prov:role="r"]) wasGeneratedBy(ex:e, ex:a, -)
wasDerivedFrom(ex:e, c, ex:a, -, ex:u) wasAssociatedWith(ex:a, ex:g, -) // a comment
ext:mark(ex:e, "x") /* another */
bundle ex:b entity(c, [ex:long=\"\"\"a
b\"\"\"]) endBundle
endDocument
"""
YAML = b"""activity: {name: make, version: "1.0", start: 2026-11-23T10:15:00Z, command: [a, b]}
product: {id: "ivo://x/y?1", role: Main}
software:
  - {name: s, version: 8.0.2, url: "https://x"}
agents: [{name: A, role: Operator, type: Person, email: a@b}]
used: &u
  - {file: e.fits, role: Main, digest: "sha256:eWdUDnlZqYnljINVOEzta181wY936OYGtTG336uyTNA"}
parameters: {emin: 0.1, n: 0x10, t: true, nothing: ~, list: [1, 2]}
fields: {calib_version: v1.2}
"""
RECORD = b"""{"activity": {"name": "ctbin", "start": "2026-03-13T23:44:46"}, "used": [{"file": "a.fits"}],
"parameters": [{"name": "e", "value": 1e-3, "type": "double", "min": 0, "options": ["a", 1]}],
"fields": {"x": 1.50, "y": true}, "environment": {"python": "3.11"}}"""
PROFILE = b"""{"name": "survey", "fields": [{"name": "seeing", "keyword": "SEEINGFW", "type": "real",
"unit": "arcsec", "aliases": ["SEEING"]}, {"name": "grade", "vocabulary": ["A", "B"]}]}"""
SEARCH = [
    "calib_version = v1.2 and not site = 'CTAO-S'", "t_min between 2026-01-01 and 2026-02",
    "has reco_method or (size > 2 MB && energy <= 1TeV)", "target_name = 'Cr*b' and a != \"x\\?\"",
    "input = e.fits or date >= 2026-11-23T10:15", "em_min < 0.5 um and s_ra > 83.6 deg",
]


def stamp(*more):
    return [
        "PROVVERS= 'FITSPROV 1.0'", "PROVID  = 'urn:uuid:7c9e6679-7425-40de-944b-e07fc1f90ae7'",
        "PROVHASH= 'fitsprov1:sha256:eWdUDnlZqYnljINVOEzta181wY936OYGtTG336uyTNA'",
        "PROVACT = 'ctbin'", "PROVAID = 'urn:uuid:16fd2706-8baf-433b-82eb-8c7fada847da'",
        "PROVNIN =                    1", "PROVIN1 = 'events.fits'", "PROVHS1 = ''",
        *more, "PROVDOC = 'PROV-XML'", "PROVFILL=                    2", "", "",
        "PROVEND =                    1"]


def targets():
    table = extension("BINTABLE", (12, 2), *TABLE, heap=18)
    rows = b"abcd" + struct.pack(">ii", 9, 0) + b"ef\0 " + struct.pack(">ii", 9, 9) + b"heap" * 5
    whole = primary(fixed("OBJECT", "'x'")) + table + padded(rows)
    image = primary(bitpix=-32, axes=(3, 4)) + padded(b"\0" * 48)
    groups = header([fixed("SIMPLE", "T"), fixed("BITPIX", 16), fixed("NAXIS", 2), fixed("NAXIS1", 0),
                     fixed("NAXIS2", 3), fixed("GROUPS", "T"), fixed("PCOUNT", 1), fixed("GCOUNT", 2)])
    files = [primary(), whole, image, groups + padded(b"\1" * 16),
             primary() + extension("IMAGE", (2, 2)) + padded(b"\1" * 4) + b"special" * 9]
    description = ["NAXIS1  = 12", "NAXIS2  = 2", "PCOUNT  = 18", "GCOUNT  = 1"]
    yield "cards", [("\n".join(lines)).encode() for lines in CARDS]
    yield "hdus", files
    yield "cells", [
        "\n".join([*description, *TABLE, "", ""]).encode() + rows,
        "\n".join(["NAXIS1  = 40", "NAXIS2  = 1", "PCOUNT  = 9", "GCOUNT  = 1"]).encode() + b"\n\n" + rows,
    ]
    yield "gzip", [b"\0" + gzip.compress(file, mtime=0)[3:] for file in files] + [
        bytes([number * 2 + 1]) + file for number, file in enumerate(files)]
    yield "dialects", [
        b"HIERARCH ESO PRO REC1 ID = 'x'\nHIERARCH ESO PRO REC1 RAW1 NAME = 'a.fits'\nIMCMB001= 'b'\nNCOMBINE= 1",
        b"HISTORY  TOOL  :dmcopy 2021-01-08T23:57:28 ASC00020\nHISTORY  PARM  :infile=a.fits[x] ASC00021\n"
        b"DSTYP1  = 'grade'\nDSVAL1  = '0:0'\nXPROC0  = 'arfgen spectrumset=a.pha # (arfgen-1.90.4) [x]'",
        b"HIERARCH LSST BUTLER ID = 'x'\nDEPNAM00= 'numpy'\nPRSTEP1 = 'CALIB'\nPRPARA1 = '{}'"
        b"\0HISTORY START PARAMETER list for a_1 at 2016-04-26T12:24:33\nHISTORY P1 infile = a.fits",
    ]
    yield "stamp", [
        "\n".join(lines).encode() + tail
        for lines, tail in [
            (stamp(), b""), (stamp("PROVWAS1= '5:PROVID  = 1'", "PROVCKSM= 'abcdefghabcdefgh'"), b"\0" + XML),
            (stamp("PROVFLDS= 'CALIBVER +OTHER'", "CALIBVER= 'v1'", "PROVXTD =                    T"), b"\0"),
            (["OBJECT  = 'x'", *stamp(), "HISTORY x"], b"\0" + XML[:300]),
        ]]
    yield "xml", [XML]
    yield "json", [JSON]
    yield "provn", [PROVN]
    yield "record", [YAML, RECORD]
    yield "profile", [PROFILE]
    yield "search", [text.encode() for text in SEARCH]
    corpus = Path(__file__).resolve().parent.parent / "Tests/ADQLTests/corpus"
    yield "votable", [votable(data) for data in (
        "<TABLEDATA><TR><TD>1</TD><TD>a &amp; b</TD></TR><TR><TD/><TD>c</TD></TR></TABLEDATA>",
        '<BINARY><STREAM encoding="base64">AAAAAQAAAAFh</STREAM></BINARY>',
        '<BINARY2><STREAM encoding="base64">AAAAAAEAAAABYQ==</STREAM></BINARY2>', "")]
    yield "adql", [
        line[2:] for name in ("ivoa", "clients", "probes")
        for line in (corpus / f"{name}.txt").read_bytes().splitlines()]


def main():
    folder = Path(sys.argv[1])
    for name, seeds in targets():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(seeds):
            (folder / name / str(number)).write_bytes(seed)


main()
