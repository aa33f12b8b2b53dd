"""The library's object of one execution, which is freed when no one can use it any more."""

from __future__ import annotations

import ctypes
import os
import weakref
from typing import Optional

from ._error import MISUSE, Error
from ._library import failure, library, taken
from ._text import encoded


class Handle:
    """One `fitsprov_activity *`."""

    def __init__(self, name: str, version: Optional[str], options: Optional[str]) -> None:
        message = ctypes.c_char_p()
        address = library().fitsprov_begin_with(
            encoded(name), encoded(version), encoded(options), ctypes.byref(message)
        )
        words = taken(message)
        if not address:
            raise failure(MISUSE, [f"the activity {name!r}: {words}"])
        self.name = name
        self._address: int = address
        self._process = os.getpid()
        # At the end of the process, what was not put into its place must go away, too.
        weakref.finalize(self, _free, address, self._process)

    @property
    def is_foreign(self) -> bool:
        """Whether this is a child process of the one in which the execution began."""
        return os.getpid() != self._process

    @property
    def address(self) -> int:
        """What the library's functions take; it is valid as long as this object is."""
        if self.is_foreign:
            raise Error(f"the execution of {self.name} began in another process", MISUSE)
        return self._address

    def fail(self) -> None:
        """End without stamping anything, if it goes on; what was written goes away."""
        if not self.is_foreign:
            library().fitsprov_end(self._address, 1, None)


def _free(address: int, process: int) -> None:
    # A child process leaves alone what its parent writes.
    if os.getpid() == process:
        library().fitsprov_activity_free(address)
