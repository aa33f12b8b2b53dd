"""The library's object of one execution, which is freed once, and by no one who is still using it."""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Optional

from ._error import MISUSE, Error
from ._library import failure, library
from ._text import encoded


class _State:
    """What is left when the handle is gone."""

    def __init__(self, address: int) -> None:
        self.lock = threading.Lock()
        self.process = os.getpid()
        self.address: Optional[int] = address
        self.users = 0
        self.closed = False

    def free(self) -> None:
        """Frees the object, or leaves that to who is still using it; a child process leaves all as it is."""
        if os.getpid() != self.process:
            return
        with self.lock:
            self.closed = True
            address = self.address if self.users == 0 else None
            if address is not None:
                self.address = None
        if address is not None:
            library().fitsprov_activity_free(address)


class Handle:
    """One `fitsprov_activity *`."""

    def __init__(self, name: str, version: Optional[str]) -> None:
        address = library().fitsprov_begin(encoded(name), encoded(version))
        if not address:
            raise failure(MISUSE, [f"an activity cannot have the name {name!r}"])
        self.name = name
        self._state = _State(address)
        self._finalizer = weakref.finalize(self, self._state.free)
        self._finalizer.atexit = False

    @property
    def is_foreign(self) -> bool:
        """Whether this is a child process of the one in which the execution began."""
        return os.getpid() != self._state.process

    @contextmanager
    def used(self) -> Iterator[int]:
        """The address, which stays valid in the body."""
        state = self._state
        if self.is_foreign:
            raise Error(f"the execution of {self.name} began in another process", MISUSE)
        with state.lock:
            if state.address is None or state.closed:
                raise Error(f"the execution of {self.name} is over", MISUSE)
            state.users += 1
            address = state.address
        try:
            yield address
        finally:
            with state.lock:
                state.users -= 1
                is_last = state.closed and state.users == 0
            if is_last:
                state.free()

    def free(self) -> None:
        """Lets go of the object; of an execution that did not end, nothing is stamped or written."""
        self._state.free()
