"""The functions and constants of fitsprov.h for ctypes: made by make_signatures.py, not by hand."""

from __future__ import annotations

from ctypes import c_char_p, c_int, c_int64, c_size_t, c_uint, c_void_p, POINTER
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
FITSPROV_CHECKSUMS = 16
FITSPROV_LAST = 32

# The type of the result, and those of the parameters.
FUNCTIONS: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "fitsprov_abi": (c_int, ()),
    "fitsprov_activity_free": (None, (c_void_p,)),
    "fitsprov_begin": (c_void_p, (c_char_p, c_char_p)),
    "fitsprov_begin_with": (c_void_p, (c_char_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_configured": (c_int, (c_void_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_end": (c_int, (c_void_p, c_int, POINTER(c_char_p))),
    "fitsprov_field": (c_int, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_free": (None, (c_void_p,)),
    "fitsprov_identifier": (c_int, (c_void_p, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_lineage": (c_int, (c_char_p, c_char_p, c_int, c_uint, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_made": (c_int, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_parameter": (c_int, (c_void_p, c_char_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_plan_begin": (c_void_p, (c_void_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_plan_cards": (
        c_int,
        (c_void_p, c_int, POINTER(c_char_p), POINTER(c_size_t), POINTER(c_char_p)),
    ),
    "fitsprov_plan_data": (c_int, (c_void_p, c_void_p, c_size_t, POINTER(c_char_p))),
    "fitsprov_plan_document": (
        c_int,
        (c_void_p, POINTER(c_char_p), POINTER(c_size_t), POINTER(c_char_p), POINTER(c_size_t), POINTER(c_char_p)),
    ),
    "fitsprov_plan_dropped": (c_int, (c_void_p,)),
    "fitsprov_plan_finish": (c_int, (c_void_p, c_uint, POINTER(c_char_p))),
    "fitsprov_plan_free": (None, (c_void_p,)),
    "fitsprov_plan_header": (
        c_int,
        (c_void_p, c_char_p, c_size_t, c_int64, POINTER(c_int64), POINTER(c_char_p)),
    ),
    "fitsprov_plan_written": (c_int, (c_void_p,)),
    "fitsprov_products": (c_int, (c_void_p, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_record": (c_int, (c_void_p, c_char_p, c_size_t, POINTER(c_char_p))),
    "fitsprov_show": (c_int, (c_char_p, c_char_p, c_uint, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_stamp": (c_int, (c_void_p, c_char_p, c_uint, POINTER(c_char_p))),
    "fitsprov_stamp_record": (c_int, (c_char_p, c_char_p, c_size_t, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_used": (c_int, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
    "fitsprov_verify": (c_int, (c_char_p, c_char_p, c_uint, POINTER(c_char_p), POINTER(c_char_p))),
    "fitsprov_version": (c_char_p, ()),
    "fitsprov_write": (c_int, (c_void_p, c_void_p, c_size_t, POINTER(c_char_p))),
    "fitsprov_writer_abandon": (None, (c_void_p,)),
    "fitsprov_writer_close": (c_int, (c_void_p, POINTER(c_char_p))),
    "fitsprov_writer_open": (c_void_p, (c_void_p, c_char_p, c_char_p, POINTER(c_char_p))),
}
