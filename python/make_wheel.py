#!/usr/bin/env python3
"""Pack the Python package and the library into a wheel, with Python's standard library alone.

usage: make_wheel.py LIBRARY VERSION FOLDER [LICENCE…]      prints the path of the wheel

LICENCEs are those of libraries that will be packed beside it. A wheel of the same files has the same bytes: times
are those of SOURCE_DATE_EPOCH, or none.
"""

import base64
import hashlib
import os
import sys
import sysconfig
import time
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIBRARY = "libfitsprov.so.0"
OLDEST_TIME = 315532800  # What a ZIP file can say begins in 1980.

METADATA = """\
Metadata-Version: 2.1
Name: fitsprov
Version: {version}
Summary: Provenance in FITS files: written when they are made, read, checked and followed
License: {license}
Requires-Python: >=3.9
Classifier: Intended Audience :: Science/Research
Classifier: Operating System :: POSIX :: Linux
Classifier: Programming Language :: Python :: 3
Classifier: Topic :: Scientific/Engineering :: Astronomy
Classifier: Typing :: Typed
Description-Content-Type: text/markdown

"""

WHEEL = """\
Wheel-Version: 1.0
Generator: make_wheel
Root-Is-Purelib: false
Tag: py3-none-{platform}
"""


def contents(library, version, platform, licences):
    """The name, the bytes and the mode of each file."""
    info = f"fitsprov-{version}.dist-info"
    root = HERE.parent
    license = (root / "LICENSE").read_text(encoding="utf-8")
    name = license.strip().splitlines()[0].strip()
    page = (root / "docs" / "python.md").read_text(encoding="utf-8")
    files = [(f"fitsprov/{path.name}", path.read_bytes(), 0o644)
             for path in sorted((HERE / "fitsprov").iterdir()) if path.suffix in (".py", ".typed")]
    files.append((f"fitsprov/{LIBRARY}", Path(library).read_bytes(), 0o755))
    files.append((f"{info}/LICENSE", license.encode(), 0o644))
    files += [(f"{info}/licenses/{Path(one).name}", Path(one).read_bytes(), 0o644) for one in licences]
    metadata = METADATA.format(version=version, license=name) + page
    files.append((f"{info}/METADATA", metadata.encode(), 0o644))
    files.append((f"{info}/WHEEL", WHEEL.format(platform=platform).encode(), 0o644))
    record = "".join(f"{name},sha256={digest(data)},{len(data)}\n" for name, data, _ in files)
    files.append((f"{info}/RECORD", f"{record}{info}/RECORD,,\n".encode(), 0o644))
    return files


def digest(data):
    """A digest as RECORD writes it."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def make(library, version, folder, licences):
    """Write the wheel, as a whole or not at all, and give its path."""
    platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    moment = time.gmtime(max(OLDEST_TIME, int(os.environ.get("SOURCE_DATE_EPOCH", "0"))))[:6]
    path = Path(folder) / f"fitsprov-{version}-py3-none-{platform}.whl"
    new = path.with_suffix(".new")
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as wheel:
        for name, data, mode in contents(library, version, platform, licences):
            entry = zipfile.ZipInfo(name, moment)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (0o100000 | mode) << 16
            wheel.writestr(entry, data)
    new.replace(path)
    return path


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__.strip())
    print(make(*sys.argv[1:4], sys.argv[4:]))


if __name__ == "__main__":
    main()
