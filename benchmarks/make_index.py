#!/usr/bin/env python3
"""Fill an index with the provenance of an archive that does not exist.

usage: make_index.py MODEL OUT N      MODEL is any index, as `fitsprov index` makes it

N products in up to 2,000 generations, each made from 1 to 3 of the generation before; ten fields, three
parameters, 30 targets. One in 1,000 lacks an input, one in 2,000 has a changed one. The same N gives
the same index. Needs Python's standard library alone.
"""

import random
import re
import shutil
import sqlite3
import sys

MODEL, OUT, N = sys.argv[1], sys.argv[2], int(sys.argv[3])
LEVELS = min(2000, max(5, N // 50))
WIDTH = -(-N // LEVELS)
ROOT = "/archive"
METHODS = ["ImPACT"] * 7 + ["Hillas"] * 2 + ["FreePACT"]
TARGETS = ["Crab Nebula", "Mrk 421", "Mrk 501", "PKS 2155-304", "M 87", "Vela X", "Sgr A*", "LMC N132D",
           "RX J1713.7-3946", "1ES 1959+650"] + [f"Field {n:02}" for n in range(20)]
random.seed(0)
PLACES = [(random.uniform(0, 360), random.uniform(-70, 70)) for _ in TARGETS]
random.seed(N)
ACTIVITIES = ["ctobssim", "ctselect", "ctbin", "ctlike", "csspec"]


def version_key(text):
    """The key that SortKey.version makes of a version."""
    text = re.sub(r"^v(?=\d)", "", text.lower())
    return re.sub(r"\d+", lambda run: f"{len(run[0].lstrip('0')):02}{run[0].lstrip('0')}", text)


def iso(day):
    seconds = round((day - 60676) * 86400)
    days, seconds = divmod(seconds, 86400)
    months = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    year, month = 2025, 0
    days %= 365
    while days >= months[month]:
        days -= months[month]
        month += 1
    return f"{year}-{month + 1:02}-{days + 1:02}T{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}Z"


shutil.copy(MODEL, OUT)
db = sqlite3.connect(OUT)
db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")
names = {name for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")}
indices = [sql for sql, in db.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")]
for name in names:
    db.execute(f"DROP INDEX {name}")
for name, in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
    db.execute(f"DELETE FROM {name}")
db.execute("INSERT OR IGNORE INTO roots VALUES (?)", (ROOT,))
db.executemany("INSERT INTO folders VALUES (?, ?)",
               ((n + 1, f"{ROOT}/run{n:05}") for n in range(-(-N // 1000))))


def rows(first, last):
    tables = {name: [] for name in ("files", "products", "activities", "software", "agents", "used",
                                    "parameters", "fields", "obscore", "hdus")}
    for i in range(first, last):
        file, level = i + 1, i // WIDTH
        name, identifier, digest = f"p{i:07}.fits", f"ivo://bench/{i}", f"sha256:{i:043}"
        day = 60676 + 300.0 * level / LEVELS + random.random() * 0.01
        tables["files"].append((file, i // 1000 + 1, name, f"p{i:07}", 23040 + i % 1000 * 2880,
                                1_760_000_000_000_000_000 + i * 1_000_000_000, i, 1, 0, None, None))
        tables["hdus"] += [(file, 1, "primary", None, 0), (file, 2, "table", "EVENTS", 23040)]
        stamped = random.random() < 0.98 or level > 0
        tables["products"].append((file, identifier, digest if stamped else None, None, stamped, stamped))
        target = random.randrange(len(TARGETS))
        ra, dec = PLACES[target]
        tables["obscore"].append((file, "event-list", 3, "cta", f"{level:05}", TARGETS[target],
                                  (ra + random.gauss(0, 0.5)) % 360, dec + random.gauss(0, 0.5), 5.0, day,
                                  day + 0.02, 1200.0 + target, "CTAO-N", "LST",
                                  "target_name=OBJECT s_ra=RA_PNT[2] s_dec=DEC_PNT[2] t_min=MJD-OBS"))
        if not stamped:
            continue
        activity = ACTIVITIES[min(level, 4)] if level < 5 else ACTIVITIES[1 + level % 4]
        tables["activities"].append((file, 1, f"urn:bench:{i}", activity, "1.0", "Reduction",
                                     iso(day), iso(day + 0.001), 0))
        minor = 1 + 20 * level // LEVELS
        tables["software"].append((file, 1, 1, "ctools", f"2.{minor}.0", version_key(f"2.{minor}.0")))
        tables["agents"].append((file, 1, 1, f"Observer {i % 40}", "Operator"))
        if level:
            above = (level - 1) * WIDTH
            for number, source in enumerate(sorted({above + random.randrange(WIDTH)
                                                    for _ in range(random.randint(1, 3))}), 1):
                chance = random.random()
                state = ("missing" if chance < 0.0005 else
                         "changed since it was used" if chance < 0.00075 else "identified")
                target_file = None if state == "missing" else source + 1
                tables["used"].append((file, number, 1, f"../run{source // 1000:05}/p{source:07}.fits",
                                       f"p{source:07}", f"ivo://bench/{source}", f"sha256:{source:043}", "Main", 0,
                                       target_file, state, None if state == "missing" else 1, None))
        for number, (key, value) in enumerate((("ebins", str(10 + i % 20)), ("emin", f"0.{i % 9 + 1}"),
                                               ("irf", f"prod{i % 3 + 3}")), 1):
            tables["parameters"].append((file, key, number, 1, value, None,
                                         float(value) if key != "irf" else None, None))
        version = f"v1.{minor}"
        for key, value, numeric, order in (
                ("calib_version", version, None, version_key(version)),
                ("reco_version", "0.9", 0.9, version_key("0.9")),
                ("reco_method", METHODS[i * 7 % 10], None, None),
                ("applied_cuts", "theta2 < 0.04", None, None), ("spectral_model", "power law", None, None),
                ("dataproduct_type", "event-list", None, None), ("calib_level", "3", 3, None),
                ("site", "CTAO-N" if i % 3 else "CTAO-S", None, None),
                ("data_quality", "best" if i % 20 else "medium", None, None),
                ("proposal_id", f"P{i // 100:05}", None, None)):
            tables["fields"].append((file, key, value, None, numeric, order))
    return tables


OBSCORE = ("file, dataproduct_type, calib_level, obs_collection, obs_id, target_name, s_ra, s_dec, s_fov, t_min, t_max, "
           "t_exptime, facility_name, instrument_name, sources")
for first in range(0, N, 20000):
    for table, values in rows(first, min(first + 20000, N)).items():
        if values:
            columns = f" ({OBSCORE})" if table == "obscore" else ""
            places = ", ".join("?" * len(values[0]))
            db.executemany(f"INSERT INTO {table}{columns} VALUES ({places})", values)
db.commit()
for sql in indices:
    db.execute(sql)
# As the program itself does once references are resolved.
db.execute("PRAGMA analysis_limit = 400")
db.execute("ANALYZE")
db.commit()
