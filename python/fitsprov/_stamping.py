"""Stamping a file that is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Optional

from . import _record
from ._error import WrongType, warn
from ._library import ask, failure
from ._secrets import refused
from ._signatures import FITSPROV_FAILED, FITSPROV_NOT_DURABLE, FITSPROV_OK
from ._text import Path, encoded, path_text


@dataclass(frozen=True)
class Stamped:
    """A file that was stamped."""

    path: str
    identifier: str
    warnings: tuple[str, ...] = ()
    sidecar: Optional[str] = None
    """The file beside it that holds its record, if it is no FITS file."""


def stamp(path: Path, record: Optional[Mapping[str, Any]] = None, /, **parts: Any) -> Stamped:
    """Stamp a file as a record says that it was made (docs/record.md).

    The keys of the record may be given by name: `stamp("cube.fits", activity="ctbin", used=["events.fits"],
    parameters={"emin": 0.1 * u.TeV})`. Values may be all that parameters may be; for an entry of a list its
    name, or its path, will do. The file is replaced as a whole, or stays what it is.
    """
    place = path_text(path)
    whole = _record.record({**(record or {}), **parts})
    if "activity" not in whole:
        raise WrongType(f"{place}: the record does not say what made it: activity is missing", path=place)
    for words in refused(one["name"] for one in whole.get("parameters", ())).values():
        raise failure(FITSPROV_FAILED, [words], place)
    text = _record.encoded(whole, place)
    answer = ask("fitsprov_stamp_record", encoded(place), text, len(text), gives_text=True)
    if answer.status not in (FITSPROV_OK, FITSPROV_NOT_DURABLE):
        raise failure(answer.status, answer.lines, place)
    for line in answer.lines:
        warn(line)
    return Stamped(place, answer.text or "", tuple(answer.lines))
