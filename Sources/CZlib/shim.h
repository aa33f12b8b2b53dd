#ifndef FITSPROV_CZLIB_SHIM_H
#define FITSPROV_CZLIB_SHIM_H

#include <zlib.h>

// inflateInit2 is a macro, which Swift does not import.
static inline int fitsprov_inflate_init(z_stream *stream, int window_bits) {
    return inflateInit2(stream, window_bits);
}

// deflateInit2 is one, too: the largest window, and 16 for the gzip wrapper.
static inline int fitsprov_deflate_init(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

#endif
