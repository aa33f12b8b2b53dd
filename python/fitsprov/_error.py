"""What goes wrong, and what is only worth knowing."""

from __future__ import annotations

import os
import sys
import warnings

FAILED = 2
MISUSE = 64


def one_line(words: str) -> str:
    """The words with an escape for all that cannot be printed: names of files may hold anything."""
    return "".join(one if one.isprintable() else repr(one)[1:-1] for one in words)


class Error(Exception):
    """Something could not be done. The words name the file and the reason, in one line.

    `status` is that of the command line (docs/show.md): 1 a check failed, 2 it could not be done, 3 nothing
    is recorded, 4 written but perhaps not yet on the disk, 64 wrong usage. `path` is the file, or empty.
    """

    def __init__(self, words: str, status: int = FAILED, path: str = "") -> None:
        super().__init__(one_line(words))
        self.status = status
        self.path = path

    def __reduce__(self) -> tuple[type[Error], tuple[str, int, str]]:
        return type(self), (str(self), self.status, self.path)


class WrongType(Error, TypeError):
    """An argument is of a type that nothing can be done with."""

    def __init__(self, words: str, status: int = MISUSE, path: str = "") -> None:
        super().__init__(words, status, path)


class ProvenanceWarning(UserWarning):
    """Something is recorded otherwise than one may think: an input without a digest, say."""


_HERE = os.path.dirname(os.path.abspath(__file__)) + os.sep


def warn(words: str) -> None:
    """Warn, at the line of the caller's own code."""
    level, frame = 1, sys._getframe(1)
    while frame.f_back is not None and os.path.abspath(frame.f_code.co_filename).startswith(_HERE):
        level, frame = level + 1, frame.f_back
    warnings.warn(words, ProvenanceWarning, stacklevel=level + 1)
