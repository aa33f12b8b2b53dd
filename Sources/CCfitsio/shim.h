#ifndef FITSPROV_CCFITSIO_SHIM_H
#define FITSPROV_CCFITSIO_SHIM_H

#include <fitsio.h>

#endif
