"""The functions and constants of fitsprov.h for ctypes: made by make_signatures.py, not by hand."""

from __future__ import annotations

from ctypes import c_char_p, c_int, c_size_t, c_uint, c_void_p, POINTER
from typing import Any

FITSPROV_OK = 0
FITSPROV_NO = 1
FITSPROV_FAILED = 2
FITSPROV_NOTHING = 3
FITSPROV_NOT_DURABLE = 4
FITSPROV_MISUSE = 64
FITSPROV_CHECK_ALL = 1
FITSPROV_CHECK_NONE = 2
FITSPROV_INPUTS = 4
FITSPROV_SUMS_ONLY = 8

# The type of the result, and those of the parameters.
FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "fitsprov_abi": (c_int, ()),
    "fitsprov_activity_free": (None, (c_void_p,)),
    "fitsprov_begin": (c_void_p, (c_char_p, c_char_p)),
    "fitsprov_describe": (c_int, (c_void_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_end": (c_int, (c_void_p, c_int, POINTER(c_char_p))),
    "fitsprov_field": (c_int, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_free": (None, (c_void_p,)),
    "fitsprov_lineage": (c_int, (c_char_p, c_char_p, c_int, c_uint, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_made": (c_int, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_parameter": (c_int, (c_void_p, c_char_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_record": (c_int, (c_void_p, c_char_p, c_size_t, POINTER(c_char_p))),
    "fitsprov_show": (c_int, (c_char_p, c_char_p, c_uint, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_stamp_record": (c_int, (c_char_p, c_char_p, c_size_t, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_used": (c_int, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_verify": (c_int, (c_char_p, c_char_p, c_uint, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_version": (c_char_p, ()),
    "fitsprov_write": (c_int, (c_void_p, c_void_p, c_size_t, POINTER(c_char_p))),
    "fitsprov_writer_abandon": (None, (c_void_p,)),
    "fitsprov_writer_close": (c_int, (c_void_p, c_uint, POINTER(c_char_p))),
    "fitsprov_writer_open": (c_void_p, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
}
