"""Products that are written in one pass: what has `writeto` writes into the library's writer."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from typing import Any, Optional

from ._error import FAILED, Error, WrongType
from ._library import Answer, call, failure, library, taken
from ._text import article, encoded

_COMPRESSED = (".gz", ".bz2", ".xz", ".zip", ".Z")
_WRITETO_OPTIONS = ("output_verify", "checksum")


class Sink:
    """What astropy writes into: an open file without `seek`, so that it streams.

    It calls itself what no file is called: astropy removes the file with that name when it overwrites.
    """

    mode = "wb"

    def __init__(self, activity: int, path: str, role: Optional[str]) -> None:
        message = ctypes.c_char_p()
        address = library().fitsprov_writer_open(
            activity, encoded(path), encoded(role), ctypes.byref(message)
        )
        words = taken(message)
        if not address:
            raise failure(FAILED, [words] if words else [], path)
        self._address: Optional[int] = address
        self._path = path
        self.name = f"{path} (being written)"
        self.size = 0

    @property
    def closed(self) -> bool:
        """Whether nothing more can be written."""
        return self._address is None

    def write(self, data: Any) -> int:
        """Write the bytes of anything that has some."""
        if self._address is None:
            raise Error(f"{self._path}: the file is closed", path=self._path)
        with memoryview(data) as view:
            size = view.nbytes
            if size > 0:
                start = _start(view, data)
                call("fitsprov_write", self._address, start, size, path=self._path)
        self.size += size
        return size

    def tell(self) -> int:
        """How many bytes came."""
        return self.size

    def flush(self) -> None:
        """Nothing waits here."""

    def close(self) -> Answer:
        """End the file; it takes its place, stamped, when the execution ends."""
        address, self._address = self._address, None
        return call("fitsprov_writer_close", address, path=self._path)

    def abandon(self) -> None:
        """Drop what was written; what stands in its place stays."""
        address, self._address = self._address, None
        if address is not None:
            library().fitsprov_writer_abandon(address)


def _start(view: memoryview, data: Any) -> Any:
    """The first byte of a buffer for ctypes, without a copy where that can be had."""
    if isinstance(data, bytes):
        return data
    if not view.c_contiguous:
        return view.tobytes()
    if not view.readonly:
        return (ctypes.c_char * view.nbytes).from_buffer(view)
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return view.tobytes()
    return ctypes.c_void_p(numpy.frombuffer(view, "u1").ctypes.data)


def writing(given: Any, path: str, options: dict[str, Any]) -> Callable[[Sink], Any]:
    """What writes an object into a sink.

    Options go to what makes HDUs of it, and those of `writeto` there.
    """
    if path.endswith(_COMPRESSED):
        raise Error(
            f"{path}: products are written as they are; write it without {os.path.splitext(path)[1]}, "
            "and compress it afterwards",
            path=path,
        )
    if isinstance(given, (bytes, bytearray, memoryview)) and not options:
        return lambda sink: sink.write(given)
    if hasattr(given, "writeto"):
        _check_open(given, path)
        return lambda sink: given.writeto(sink, **options)
    make = getattr(given, "to_hdulist", None) or getattr(given, "to_hdu", None) or _of_table(given)
    if make is None:
        raise WrongType(
            f"{path}: {article(given)} has none of writeto, to_hdulist and to_hdu; "
            "write it with its own means, and tell made(path)",
            path=path,
        )
    of_writeto = {key: options[key] for key in _WRITETO_OPTIONS if key in options}
    others = {key: one for key, one in options.items() if key not in of_writeto}
    return lambda sink: make(**others).writeto(sink, **of_writeto)


def _of_table(given: Any) -> Optional[Callable[..., Any]]:
    tables = sys.modules.get("astropy.table")
    if tables is None or not isinstance(given, tables.Table):
        return None
    from importlib import import_module

    fits = import_module("astropy.io.fits")

    def hdulist(**options: Any) -> Any:
        return fits.HDUList([fits.PrimaryHDU(), fits.table_to_hdu(given, **options)])

    return hdulist


def _check_open(given: Any, path: str) -> None:
    """An HDUList that was closed before all of it was read would silently be written without the rest."""
    file = getattr(given, "_file", None)
    if getattr(file, "closed", False) and not getattr(given, "_read_all", True):
        raise Error(f"{path}: {article(given)} was closed before all of its HDUs were read", path=path)


def write(activity: int, given: Any, path: str, role: Optional[str], options: dict[str, Any]) -> Answer:
    """Write an object as a product of an activity."""
    write_into = writing(given, path, options)
    sink = Sink(activity, path, role)
    try:
        write_into(sink)
        if sink.size == 0:
            raise Error(f"{path}: {article(given)} wrote nothing", path=path)
        return sink.close()
    except Error:
        raise
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise Error(f"{path}: {article(given)} could not be written: {reason}", path=path) from error
    finally:
        sink.abandon()
