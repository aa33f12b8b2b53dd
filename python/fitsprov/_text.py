"""Texts, paths and locations as the library takes them."""

from __future__ import annotations

import os
from typing import Any, Optional, Union

from ._error import WrongType

Path = Union[str, bytes, "os.PathLike[str]", "os.PathLike[bytes]"]


def path_text(path: Any, what: str = "a path") -> str:
    """A path, whatever form it has; a URI stays what it is."""
    try:
        text = os.fsdecode(path)
    except TypeError:
        raise WrongType(f"{what} is needed, not {article(path)}") from None
    if "\0" in text or not text:
        raise WrongType(f"this is no path: {text!r}")
    return text


def optional_text(value: Optional[str], what: str) -> Optional[str]:
    """A text that may be left out."""
    return None if value is None else needed_text(value, what)


def needed_text(value: Any, what: str) -> str:
    """A text that must be there."""
    if not isinstance(value, str):
        raise WrongType(f"{what} must be a text, not {article(value)}")
    return value


def encoded(text: Optional[str]) -> Optional[bytes]:
    """A text as C takes it: UTF-8 without NUL; of a path that is not UTF-8, its bytes."""
    if text is None:
        return None
    if "\0" in text:
        raise WrongType(f"a text must not hold NUL: {text!r}")
    return text.encode("utf-8", "surrogateescape")


def article(value: object) -> str:
    """The type of a value in words, as in `a list` or `an HDUList`."""
    name = type(value).__name__
    return f"{'an' if name[:1] in 'AEIOUaeiou' or name.startswith('HDU') else 'a'} {name}"
