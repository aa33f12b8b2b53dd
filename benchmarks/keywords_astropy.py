"""keywords_astropy.py LIST KEYWORD…: the first value of each keyword in all HDUs, one line a file."""

import sys

from astropy.io import fits

keywords = sys.argv[2:]
for line in open(sys.argv[1]):
    with fits.open(line.strip(), memmap=False, lazy_load_hdus=True) as hdus:
        headers = [hdu.header for hdu in hdus]
    values = (next((h[k] for h in headers if k in h), "") for k in keywords)
    print(line.strip(), *values, sep="\t")
