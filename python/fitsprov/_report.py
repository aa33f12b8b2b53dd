"""What the library says of a file, as JSON."""

from __future__ import annotations

import json
from typing import Any, Optional

from . import _signatures
from ._library import ask, failure
from ._text import Path, encoded, path_text


def report(function: str, path: Path, root: Optional[Path], *others: int) -> tuple[Any, int]:
    """The report of a function that looks at a file, and its status; an error if there is no report."""
    place = path_text(path)
    folder = None if root is None else path_text(root, "root")
    answer = ask(function, encoded(place), encoded(folder), *others, gives_text=True)
    if answer.text is None:
        raise failure(answer.status, answer.lines, place)
    return json.loads(answer.text), answer.status


def checking(check: Optional[bool]) -> int:
    """The flag for checking everything, nothing, or what is not too large."""
    if check is None:
        return 0
    return _signatures.FITSPROV_CHECK_ALL if check else _signatures.FITSPROV_CHECK_NONE
