#!/usr/bin/env python3
"""Make the ctypes signatures of fitsprov/_signatures.py from the C header.

usage: make_signatures.py HEADER          prints the module
"""

import re
import sys
from pathlib import Path

HEAD = '''"""The functions and constants of fitsprov.h for ctypes: made by make_signatures.py, not by hand."""

from __future__ import annotations

from ctypes import {names}
from typing import Any
'''

PLAIN = {
    "int": "c_int", "unsigned": "c_uint", "unsigned int": "c_uint", "size_t": "c_size_t",
    "int64_t": "c_int64", "uint64_t": "c_uint64", "long long": "c_longlong", "double": "c_double",
}


def ctype(declared, result=False):
    """The type of ctypes for a parameter, or for a result, as it is declared."""
    words = re.sub(r"\bconst\b", " ", declared)
    stars = words.count("*")
    base = " ".join(words.replace("*", " ").split())
    if stars == 0:
        if base == "void":
            return "None"
        return PLAIN[base]
    if stars == 1:
        # A text that is given out is freed by its address, so that it must not become bytes at once.
        if base == "char" and (not result or "const" in declared):
            return "c_char_p"
        return f"POINTER({PLAIN[base]})" if base in PLAIN else "c_void_p"
    if stars == 2:
        return "POINTER(c_char_p)" if base == "char" else "POINTER(c_void_p)"
    raise SystemExit(f"make_signatures: what is '{declared}'?")


def parameters(text):
    """The types of the parameters between the brackets of a declaration."""
    if text.split() in ([], ["void"]):
        return []
    # The name is the last word, if it is not part of the type.
    return [ctype(re.sub(r"(?<=[\s*])\w+\s*(\[\])?\s*$", "", one.strip()) if not is_bare(one) else one)
            for one in text.split(",")]


def is_bare(parameter):
    """Whether a parameter has no name: `const void *`, `size_t`, `char **`."""
    words = re.findall(r"\w+", parameter)
    return parameter.rstrip().endswith("*") or [w for w in words if w != "const"][1:] in ([], ["int"])


def module(header):
    """The text of the module for the text of a header."""
    code = re.sub(r"/\*.*?\*/|//[^\n]*", " ", header, flags=re.S)
    code = re.sub(r"^\s*#(?:[^\n]*\\\n)*[^\n]*$", "", code, flags=re.M)
    lines = []
    for body in re.findall(r"\benum\s*(?:\w+\s*)?\{(.*?)\}", code, re.S):
        for name, value in re.findall(r"(FITSPROV_\w+)\s*=\s*([^,}]+)", body):
            number, *shift = (int(one.strip().rstrip("uUlL"), 0) for one in value.split("<<"))
            lines.append(f"{name} = {number << sum(shift)}")
    functions = {}
    pattern = r"([A-Za-z_][\w\s]*?[\s*]+)(fitsprov_\w+)\s*\(([^()]*)\)\s*;"
    for result, name, inside in re.findall(pattern, code):
        result = re.sub(r"^\s*(?:extern|FITSPROV_API)\b", "", result)
        types = parameters(inside)
        functions[name] = (ctype(result, result=True), types)
    missed = set(re.findall(r"\b(fitsprov_\w+)\s*\(", code)) - set(functions)
    if missed or not functions:
        raise SystemExit(f"make_signatures: not understood: {', '.join(sorted(missed)) or 'all of it'}")
    lines += ["", "# The type of the result, and those of the parameters.",
              "FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {"]
    for name, (result, types) in sorted(functions.items()):
        one = f'    "{name}": ({result}, ({", ".join(types)}{"," if len(types) == 1 else ""})),'
        lines += [one] if len(one) <= 110 else [
            f'    "{name}": (', f"        {result},", f"        ({', '.join(types)}),", "    ),"]
    lines.append("}")
    text = "\n".join(lines)
    names = sorted(set(re.findall(r"\b(?:c_\w+|POINTER)\b", text)), key=str.lower)
    return HEAD.format(names=", ".join(names)) + "\n" + text + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] in ("-h", "--help"):
        sys.exit(__doc__.strip())
    sys.stdout.write(module(Path(sys.argv[1]).read_text(encoding="utf-8")))
