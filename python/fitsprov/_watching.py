"""Which files Python opens: told by its audit events, without a patch of anything.

What opens files in C (fitsio, h5py) is not seen.
"""

from __future__ import annotations

import os
import site
import stat
import sys
import threading
from typing import TYPE_CHECKING, Any, NamedTuple, Optional

from ._execution import current

if TYPE_CHECKING:
    from ._execution import Execution

_lock = threading.Lock()
_watches: tuple[Watch, ...] = ()
_is_hooked = False
_own = threading.local()
"""Says in which threads this module itself opens a file."""

_SYSTEM = ("/usr", "/etc", "/lib", "/lib32", "/lib64", "/bin", "/sbin", "/proc", "/sys", "/dev", "/run")
_CODE = (".py", ".pyc", ".pyi", ".pyx", ".so", ".pth", ".ipynb")
_FITS = b"SIMPLE  ="

State = Optional[tuple[int, int, int]]


class Watched(NamedTuple):
    """What was read and made, as it is at the end."""

    used: list[str]
    made: list[str]

    def tell(self, execution: Execution) -> None:
        """Tell an execution of it."""
        for path in self.used:
            execution.used(path)
        for path in self.made:
            execution.made(path)


class Watch:
    """Notes for one execution which files are opened."""

    def __init__(self, execution: Execution) -> None:
        global _watches, _is_hooked
        self.execution = execution
        self._read: dict[str, None] = {}
        self._written: dict[str, State] = {}
        self._ignored = _ignored_folders()
        with _lock:
            _watches += (self,)
            if not _is_hooked:
                # A hook cannot be taken away again; without a watch it does nothing.
                sys.addaudithook(_hook)
                _is_hooked = True

    def note(self, path: str, writes: bool) -> None:
        """A file is about to be opened."""
        path = os.path.abspath(path)
        if path.endswith(_CODE) or path.startswith(self._ignored):
            return
        if not writes:
            self._read.setdefault(path)
        elif path not in self._written:
            self._written[path] = _state(path)

    def stop(self) -> Watched:
        """Notes no more, and looks what has become of the files."""
        global _watches
        with _lock:
            _watches = tuple(one for one in _watches if one is not self)
        changed = [path for path, before in self._written.items() if _state(path) not in (None, before)]
        read = {**self._read, **{path: None for path in self._written if path not in changed}}
        used = [path for path in read if path not in changed and _state(path) is not None]
        return Watched(used, [path for path in changed if is_fits(path)])


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "open" or not _watches or hasattr(_own, "looks"):
        return
    # What is raised here would make the caller's `open` fail.
    try:
        path, _, flags = arguments
        if isinstance(path, int):
            return
        writes = (flags & os.O_ACCMODE) != os.O_RDONLY
        for watch in _concerned():
            watch.note(os.fsdecode(path), writes)
    except Exception:
        return


def _concerned() -> tuple[Watch, ...]:
    """The innermost watched execution of this context; where there is no execution, all that watch."""
    execution = current()
    if execution is None:
        return _watches
    while execution is not None:
        for watch in _watches:
            if watch.execution is execution:
                return (watch,)
        execution = execution.outer
    return ()


def _state(path: str) -> State:
    """What tells whether a file was changed; nothing if there is no regular file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return (status.st_ino, status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def is_fits(path: Any) -> bool:
    """Whether a file begins as FITS files do; the look itself is not noted."""
    _own.looks = True
    try:
        with open(os.fspath(path), "rb") as file:
            return file.read(len(_FITS)) == _FITS
    except (OSError, TypeError):
        return False
    finally:
        del _own.looks


def _ignored_folders() -> tuple[str, ...]:
    """The system, Python's own files, and hidden folders at home: caches and settings."""
    own = {sys.prefix, sys.base_prefix, sys.exec_prefix, os.path.dirname(os.__file__), *site.getsitepackages()}
    if site.ENABLE_USER_SITE:
        own.add(site.getusersitepackages())
    folders = tuple(os.path.abspath(one).rstrip(os.sep) + os.sep for one in (*_SYSTEM, *own))
    return (*folders, os.path.expanduser("~") + os.sep + ".")
