"""libfitsprov.so: where it is, and how its functions are called."""

from __future__ import annotations

import ctypes
import os
import threading
from typing import Any, NamedTuple, Optional

from . import _signatures
from ._error import FAILED, MISUSE, Error, WrongType, one_line
from ._signatures import FITSPROV_OK

NAME = "libfitsprov.so.0"

_lock = threading.Lock()
_loaded: Optional[ctypes.CDLL] = None


class Answer(NamedTuple):
    """What a call came to."""

    status: int
    text: Optional[str]
    lines: list[str]


def _place() -> str:
    """The library that is named by FITSPROV_LIBRARY; else that of the wheel; else that of the system."""
    named = os.environ.get("FITSPROV_LIBRARY")
    if named:
        return named
    packed = os.path.join(os.path.dirname(os.path.abspath(__file__)), NAME)
    return packed if os.path.exists(packed) else NAME


def library() -> ctypes.CDLL:
    """The library, loaded when it is first needed."""
    global _loaded
    if _loaded is None:
        with _lock:
            if _loaded is None:
                _loaded = _load(_place())
    return _loaded


def _load(place: str) -> ctypes.CDLL:
    try:
        loaded = ctypes.CDLL(place)
    except OSError as error:
        raise Error(
            f"the library cannot be loaded: {error} (FITSPROV_LIBRARY may name another one)", FAILED, place
        ) from None
    for name, (result, parameters) in _signatures.FUNCTIONS.items():
        try:
            function = getattr(loaded, name)
        except AttributeError:
            raise Error(f"{place} is older than this package: it has no {name}", FAILED, place) from None
        function.restype = result
        function.argtypes = parameters
    return loaded


def version() -> str:
    """The version of the library."""
    return bytes(library().fitsprov_version()).decode()


def taken(place: ctypes.c_char_p) -> Optional[str]:
    """The text that the library gave out, which is freed."""
    value = place.value
    if value is None:
        return None
    library().fitsprov_free(place)
    return value.decode("utf-8", "replace")


def ask(name: str, *arguments: Any, gives_text: bool = False) -> Answer:
    """Call a function whose last parameters are the places of a text, if it gives one, and of a message."""
    places = [ctypes.c_char_p() for _ in range(2 if gives_text else 1)]
    status = getattr(library(), name)(*arguments, *map(ctypes.byref, places))
    texts = [taken(place) for place in places]
    message = texts[-1]
    return Answer(status, texts[0] if gives_text else None, message.split("\n") if message else [])


def failure(status: int, lines: list[str], path: str = "") -> Error:
    """The error of a call that failed."""
    words = "; ".join(lines) or f"the library gives the status {status}, without words"
    if path and one_line(path) not in words:
        words = f"{path}: {words}"
    return WrongType(words, status, path) if status == MISUSE else Error(words, status, path)


def call(name: str, *arguments: Any, path: str = "", gives_text: bool = False) -> Answer:
    """Call a function, and raise an `Error` if its status is not OK."""
    answer = ask(name, *arguments, gives_text=gives_text)
    if answer.status != FITSPROV_OK:
        raise failure(answer.status, answer.lines, path)
    return answer
