#!/usr/bin/env python3
"""Write events.fits: 400 made-up gamma-ray events with their good time intervals.

usage: python3 make_events.py        (needs numpy and astropy; writes beside this script)

The headers follow the GADF event list; nothing in here was observed. The seed is fixed, so the
same versions of numpy and astropy write the same bytes.
"""

from pathlib import Path

import numpy as np
from astropy.io import fits

HERE = Path(__file__).resolve().parent
RA, DEC = 83.6331, 22.0145


def events(random):
    count = 400
    source = random.random(count) < 0.3
    width = np.where(source, 0.05, 0.6)
    columns = [
        ("EVENT_ID", "J", None, np.arange(1, count + 1)),
        ("TIME", "D", "s", np.sort(random.uniform(0, 1200, count))),
        ("RA", "E", "deg", RA + random.normal(0, width) / np.cos(np.radians(DEC))),
        ("DEC", "E", "deg", DEC + random.normal(0, width)),
        ("ENERGY", "E", "TeV", 0.1 * (1 - random.random(count)) ** (-1 / 1.6)),
    ]
    table = fits.BinTableHDU.from_columns(
        [fits.Column(name=n, format=f, unit=u, array=a) for n, f, u, a in columns], name="EVENTS"
    )
    for keyword, value, comment in [
        ("HDUCLASS", "GADF", "format of the table"),
        ("HDUVERS", "0.3", "version of the format"),
        ("HDUCLAS1", "EVENTS", "event list"),
        ("OBS_ID", 4711, "observation"),
        ("TELESCOP", "SIMULATED", "not a real telescope"),
        ("OBJECT", "Crab", "name of the source"),
        ("RA_OBJ", RA, "[deg] right ascension"),
        ("DEC_OBJ", DEC, "[deg] declination"),
        ("RADECSYS", "ICRS", "reference frame"),
        ("MJDREFI", 59000, "[d] reference time, integer part"),
        ("MJDREFF", 0.0, "[d] reference time, fraction"),
        ("TIMEUNIT", "s", "unit of times"),
        ("TIMESYS", "UTC", "time system"),
        ("TSTART", 0.0, "[s] start"),
        ("TSTOP", 1200.0, "[s] end"),
        ("ONTIME", 1190.0, "[s] sum of the good time intervals"),
        ("LIVETIME", 1150.0, "[s] corrected for dead time"),
        ("DEADC", 1150.0 / 1190.0, "dead time correction"),
    ]:
        table.header[keyword] = (value, comment)
    return table


def intervals():
    table = fits.BinTableHDU.from_columns(
        [
            fits.Column(name="START", format="D", unit="s", array=[0.0, 610.0]),
            fits.Column(name="STOP", format="D", unit="s", array=[600.0, 1200.0]),
        ],
        name="GTI",
    )
    table.header["HDUCLASS"] = ("GADF", "format of the table")
    table.header["HDUCLAS1"] = ("GTI", "good time intervals")
    return table


def main():
    primary = fits.PrimaryHDU()
    primary.header["ORIGIN"] = ("FitsProv testdata", "who made the file")
    primary.header["CREATOR"] = ("make_events.py", "program")
    primary.header["DATE"] = ("2026-11-23", "when it was made")
    primary.header["HISTORY"] = "made-up events around one source; see make_events.py"
    hdus = fits.HDUList([primary, events(np.random.default_rng(20261123)), intervals()])
    for hdu in hdus:
        hdu.add_checksum(when="2026-11-23")
    hdus.writeto(HERE / "events.fits", overwrite=True)


if __name__ == "__main__":
    main()
