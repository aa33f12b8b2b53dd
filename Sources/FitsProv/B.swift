import FITS
import PROV
import Yams
struct B {}
