#!/usr/bin/env python3
"""Write cube.fits: counts of events.fits in energy and sky position.

usage: python3 make_cube.py          (needs numpy and astropy; run make_events.py first)

A real analysis step on made-up events: it reads events.fits, keeps the events within 0.8 degrees,
and bins them. The demo stamps the cube as made from the event list.
"""

from pathlib import Path

import numpy as np
from astropy.io import fits

HERE = Path(__file__).resolve().parent
PIXELS, PIXEL = 32, 0.05
EDGES = np.geomspace(0.1, 10.0, 5)


def main():
    with fits.open(HERE / "events.fits") as hdus:
        events, header = hdus["EVENTS"].data, hdus["EVENTS"].header
        ra, dec = header["RA_OBJ"], header["DEC_OBJ"]
        x = -(events["RA"] - ra) * np.cos(np.radians(dec))
        y = events["DEC"] - dec
        kept = np.hypot(x, y) < 0.8
        sky = (np.arange(PIXELS + 1) - PIXELS / 2) * PIXEL
        counts, _ = np.histogramdd(
            np.column_stack([events["ENERGY"], y, x])[kept], bins=[EDGES, sky, sky]
        )

    primary = fits.PrimaryHDU(counts.astype(np.int16))
    for keyword, value, comment in [
        ("BUNIT", "count", "counts in a bin"),
        ("CTYPE1", "RA---CAR", "plate carree"),
        ("CRPIX1", PIXELS / 2 + 0.5, "reference pixel"),
        ("CRVAL1", ra, "[deg] right ascension there"),
        ("CDELT1", -PIXEL, "[deg] pixel"),
        ("CUNIT1", "deg", "unit"),
        ("CTYPE2", "DEC--CAR", "plate carree"),
        ("CRPIX2", PIXELS / 2 + 0.5, "reference pixel"),
        ("CRVAL2", dec, "[deg] declination there"),
        ("CDELT2", PIXEL, "[deg] pixel"),
        ("CUNIT2", "deg", "unit"),
        ("CTYPE3", "ENERGY", "edges in EBOUNDS"),
        ("OBJECT", "Crab", "name of the source"),
        ("ORIGIN", "FitsProv testdata", "who made the file"),
        ("CREATOR", "make_cube.py", "program"),
        ("DATE", "2026-11-23", "when it was made"),
    ]:
        primary.header[keyword] = (value, comment)
    bounds = fits.BinTableHDU.from_columns(
        [
            fits.Column(name="E_MIN", format="E", unit="TeV", array=EDGES[:-1]),
            fits.Column(name="E_MAX", format="E", unit="TeV", array=EDGES[1:]),
        ],
        name="EBOUNDS",
    )
    hdus = fits.HDUList([primary, bounds])
    for hdu in hdus:
        hdu.add_checksum(when="2026-11-23")
    hdus.writeto(HERE / "cube.fits", overwrite=True)


if __name__ == "__main__":
    main()
