"""stamp_astropy.py FILE: 20 cards, an extension of 20 kB and checksums with astropy, in place."""

import sys

import numpy as np
from astropy.io import fits

with fits.open(sys.argv[1], mode="update", checksum=False) as hdus:
    for number in range(20):
        hdus[0].header[f"STAMP{number:03}"] = (f"sha256:{number:043}", "yardstick")
    hdus.append(fits.ImageHDU(np.full(20480, ord("x"), np.uint8), name="YARDSTICK"))
    hdus[0].add_checksum()
    hdus[-1].add_checksum()
