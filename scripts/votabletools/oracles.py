"""Made-up tables, written and read by us, by astropy and by STILTS. Run by scripts/votable-oracles.

Left out, since the others get it wrong (STILTS 3.4.7, astropy 8.0.2):

- STILTS: one `bit` in BINARY2 (ClassCastException); complex numbers in arrays of variable length (it counts their parts);
  votlint also reads arrays of `bit` of variable length wrongly, and calls the empty TD of a null array of a
  fixed size, or of a null character, an error. NaN is null to it, and BINARY has no null arrays.
- astropy: one `bit` in BINARY2 (it takes another bit of the byte); bits in arrays of variable length; arrays such as `2x*` (it
  counts rows); null arrays of complex numbers. What it writes itself: variable arrays of types that are smaller
  than those of numpy, NaN in arrays of complex numbers, null arrays of integers.
"""

import io
import random
import re
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from xml.sax.saxutils import escape

import astropy.io.votable
import numpy as np

warnings.simplefilter("ignore")
COPY, TABLES = sys.argv[1], int(sys.argv[2])
BITS = {"unsignedByte": 8, "short": 15, "int": 31, "long": 63}
TEXTS = ("char", "unicodeChar")
TYPES = ("boolean", "bit", *BITS, *TEXTS, "float", "double", "floatComplex", "doubleComplex")
SIZES = ("", "3", "*", "5*", "2x3", "2x*")
SCHEMA = Path(astropy.io.votable.__file__).parent / "data/VOTable.v1.4.xsd"
FAULTS = []


def fault(*words):
    FAULTS.append(words)
    print("DIFFERENT:", *words)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def is_wrong_in(reader, datatype, size, written):
    """Whether the reader is known not to understand the column."""
    variable, multiple = size.endswith("*"), "x" in size
    if datatype in TEXTS:
        return multiple
    if reader == "stilts":
        return (datatype == "bit" and (not size or variable)) or (datatype.endswith("Complex") and variable)
    wrong = (multiple and variable) or (datatype == "bit" and (not size or variable or multiple))
    return wrong or (written and variable and datatype not in ("double", "long", "boolean"))


def number(rng, datatype, special):
    if datatype == "boolean":
        return rng.choice(("T", "F", "true", "0", "1"))
    if datatype == "bit":
        return rng.choice("01")
    if datatype in BITS:
        top = 2 ** BITS[datatype]
        low = 0 if datatype == "unsignedByte" else 1 - top
        top -= 2 if datatype == "unsignedByte" else 1
        return str(rng.choice((top, low, 0, rng.randint(low, top))))
    if datatype.endswith("Complex"):
        part = datatype.removesuffix("Complex")
        return f"{number(rng, part, special)} {number(rng, part, special)}"
    if special and rng.random() < 0.15:
        return rng.choice(("NaN", "+Inf", "-Inf"))
    exponent = rng.randint(-37, 37) if datatype == "float" else rng.randint(-300, 300)
    value = rng.choice((0.0, -0.0, 1.5, rng.uniform(-1, 1), rng.uniform(-1, 1) * 10.0**exponent))
    return str(np.float32(value)) if datatype == "float" else repr(value)


def cell(rng, datatype, size, special):
    count = {"": 1, "3": 3, "*": rng.randint(1, 9), "5*": rng.randint(1, 5), "2x3": 6, "2x*": 2 * rng.randint(1, 4)}[size]
    if datatype in TEXTS:
        letters = "abcXYZ 09<>&\"'|,;" if datatype == "char" else "abé中Ωž<>& "
        return escape("".join(rng.choice(letters) for _ in range(count)).strip() or "x")
    return ("" if datatype == "bit" else " ").join(number(rng, datatype, special) for _ in range(count))


def table(seed, reader, nulls, written=False):
    """A table of all columns that the reader understands, or can write itself."""
    rng = random.Random(seed)
    columns = [(t, s) for t in TYPES for s in SIZES if not is_wrong_in(reader, t, s, written)]
    rng.shuffle(columns)
    out = io.StringIO()
    out.write('<VOTABLE version="1.4"><RESOURCE type="results"><TABLE name="t">\n')
    for datatype, size in columns:
        name = f"{datatype}_{size.replace('*', 'v')}"
        out.write(f'<FIELD name="{name}" ID="id_{name}" datatype="{datatype}" unit="m" ucd="meta.code" utype="a:b.c"')
        out.write(f' arraysize="{size}">' if size else ">")
        if datatype in BITS and not size:
            out.write(f'<VALUES null="{255 if datatype == "unsignedByte" else -(2 ** BITS[datatype])}"/>')
        out.write("</FIELD>\n")
    out.write("<DATA><TABLEDATA>\n")
    for _ in range(40):
        out.write("<TR>")
        for datatype, size in columns:
            may = nulls and not datatype.endswith("Complex") and not (written and size and datatype not in TEXTS)
            may = may and not (nulls == "votlint" and (datatype in TEXTS and not size or size in ("3", "2x3")))
            is_null = may and rng.random() < 0.15
            out.write("<TD/>" if is_null else f"<TD>{cell(rng, datatype, size, not written)}</TD>")
        out.write("</TR>\n")
    out.write("</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>\n")
    return out.getvalue()


def dump(path):
    """Our cells; what the others cannot tell apart is the same."""
    text = run(COPY, path)[1]
    return re.sub(r'VOTable\.Cell\.(text\(""\)|real\(nan\))', "VOTable.Cell.null", text)


def is_same(datatype, one, other):
    one, other = np.ma.asarray(one), np.ma.asarray(other)
    mask = np.ma.getmaskarray(one)
    if one.shape != other.shape or not np.array_equal(mask, np.ma.getmaskarray(other)):
        return False
    one, other = np.ma.getdata(one)[~mask], np.ma.getdata(other)[~mask]
    if one.dtype.kind in "fc":
        # astropy reads variable arrays of `float` from TABLEDATA as doubles.
        narrow = {"float": "float32", "floatComplex": "complex64"}.get(datatype, one.dtype)
        return np.array_equal(one.astype(narrow), other.astype(narrow), equal_nan=True)
    return np.array_equal(one, other)


def by_astropy(what, first, second):
    one, other = (astropy.io.votable.parse(path).get_first_table() for path in (first, second))
    for a, b in zip(one.fields, other.fields, strict=True):
        for attribute in ("name", "ID", "datatype", "arraysize", "unit", "ucd", "utype", "xtype"):
            if str(getattr(a, attribute)) != str(getattr(b, attribute)):
                fault(what, a.name, attribute)
        for row, (x, y) in enumerate(zip(one.array[a.ID], other.array[b.ID], strict=True)):
            if not is_same(a.datatype, x, y):
                fault(what, a.name, row, repr(x), repr(y))


def votlint(what, path):
    said = [line for line in run("stilts", "votlint", path)[1].splitlines() if "No arraysize for character" not in line]
    if any(line.strip() for line in said):
        fault(what, "votlint:", *said[:5])


def check(seed, folder):
    source, ours, theirs = (str(folder / name) for name in ("source.vot", "ours.vot", "theirs.vot"))

    def write(text):
        Path(source).write_text(text, encoding="utf-8")
        return dump(source)

    def copy(form):
        status, said = run(COPY, source, ours, form)
        if status:
            fault(seed, form, "we do not write it:", said)
        return not status

    cells = write(table(seed, "astropy", True))
    for form in ("TABLEDATA", "BINARY2"):
        if copy(form):
            by_astropy(f"{seed} {form} read by astropy", source, ours)
            status, said = run("xmllint", "--nonet", "--noout", "--schema", str(SCHEMA), ours)
            if status:
                fault(seed, form, said)
            if dump(ours) != cells:
                fault(seed, form, "read by us")
    cells = write(table(seed, "astropy", True, written=True))
    for form in ("tabledata", "binary2"):
        made = astropy.io.votable.parse(source)
        made.get_first_table().format = form
        made.to_xml(theirs)
        if dump(theirs) != cells:
            fault(seed, form, "written by astropy")
    for nulls, forms in (("votlint", ("TABLEDATA", "BINARY2")), (False, ("BINARY",))):
        cells = write(table(seed, "stilts", nulls))
        for form in forms:
            if not copy(form):
                continue
            votlint(f"{seed} {form}", ours)
            for other in ("tabledata", "binary2-inline") if nulls else ("tabledata", "binary-inline"):
                run("stilts", "tcopy", "ifmt=votable", f"in={ours}", f"out={theirs}", f"ofmt=votable-{other}")
                if dump(theirs) != cells:
                    fault(seed, form, "read by STILTS and written as", other)


with tempfile.TemporaryDirectory() as name:
    for seed in range(TABLES):
        check(seed, Path(name))
print(f"votable-oracles: {TABLES} tables, {len(FAULTS)} differences")
sys.exit(1 if FAULTS else 0)
