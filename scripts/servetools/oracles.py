"""Asks others what they think of the answers of a service: see scripts/serve-oracles."""

import io
import re
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

from prov.model import ProvDocument

binaries, folder = Path(sys.argv[1]).resolve(), sys.argv[2]
FORMATS = {"PROV-JSON": "json", "PROV-XML": "xml", "PROV-N": "provn"}
STAGES = "TMV TME TMS TMC CPV CAP AVV QGE QPO QAS UWS MDQ OBS EXA"
# In the vocabulary since 2020, and not in STILTS 3.4.7, which knows that of 2014.
NEW_WORDS = re.compile(r"E-SMCO-\S+ Unknown predicate '(documentation|detached-header|package)' ")
wrong = []


def read(address):
    with urllib.request.urlopen(address) as answer:
        return answer.read()


def fetch(address, **parameters):
    return read(f"{address}?{urllib.parse.urlencode(parameters)}")


def stilts(*words):
    done = subprocess.run(["stilts", *words], capture_output=True, text=True)
    return (done.stdout + done.stderr).splitlines()


def check_documents(base, products, scratch):
    """Every document is valid, and read by prov."""
    files, count = [], Counter()
    for product in products:
        for direction in ("BACK", "FORTH"):
            for depth in ("ALL", "2", "3"):
                for name, ending in FORMATS.items():
                    place = f"{product} {direction} {depth} {name}"
                    try:
                        document = fetch(
                            f"{base}/provsap", ID=product, DEPTH=depth, DIRECTION=direction,
                            RESPONSEFORMAT=name, DESCRIPTIONS=2, MEMBERS=1)
                        if ending != "provn":
                            ProvDocument.deserialize(io.BytesIO(document), format=ending)
                    except Exception as error:
                        wrong.append(f"provenance of {place}: {error!r}")
                        continue
                    count[name] += 1
                    files.append(scratch / f"{len(files)}.{ending}")
                    files[-1].write_bytes(document)
    for start in range(0, len(files), 200):
        some = files[start:start + 200]
        done = subprocess.run(
            [binaries / "fitsprov", "validate", *some], capture_output=True, text=True)
        if done.returncode:
            wrong.append(f"fitsprov validate: {done.stdout[-500:]}{done.stderr[-500:]}")
    return count


def check_tables(base, products, scratch):
    """The tables are what STILTS expects of them."""
    for line in stilts("taplint", f"tapurl={base}/tap", f"stages={STAGES}"):
        if line[:2] in ("E-", "W-", "F-"):
            wrong.append(f"taplint: {line}")
    links = "&".join(f"ID={product}" for product in products)
    for line in stilts("datalinklint", "maxrepeat=99999", f"votable={base}/links?{links}"):
        if line[:2] in ("E-", "W-", "F-") and not NEW_WORDS.match(line):
            wrong.append(f"datalinklint: {line}")
    addresses = {
        "links": f"{base}/links?{links}", "itself": f"{base}/links",
        "provenance": f"{base}/provsap?ID={products[0]}&DEPTH=ALL&RESPONSEFORMAT=PROV-VOTABLE",
    }
    for name, address in addresses.items():
        table = scratch / f"{name}.vot"
        table.write_bytes(read(address))
        wrong.extend(f"votlint {name}: {line}" for line in stilts("votlint", f"votable={table}"))


with tempfile.TemporaryDirectory() as scratch:
    scratch = Path(scratch)
    index = scratch / "archive.sqlite"
    subprocess.run([binaries / "fitsprov", "index", folder, "--into", index], check=True,
                   capture_output=True)
    service = subprocess.Popen(
        [binaries / "fitsprov-serve", index, "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
        text=True)
    try:
        base = re.search(r"http://\S+", service.stdout.readline())[0].removesuffix("/tap")
        rows = fetch(f"{base}/tap/sync", LANG="ADQL", FORMAT="csv",
                     QUERY="SELECT obs_publisher_did FROM ivoa.obscore").decode().split()[1:]
        check_tables(base, [urllib.parse.quote(row) for row in rows[:100]], scratch)
        count = check_documents(base, rows, scratch)
    finally:
        service.terminate()
        service.wait()
print(f"{len(rows)} products; documents: {dict(count)}")
for line in wrong:
    print(line)
sys.exit(1 if wrong else 0)
