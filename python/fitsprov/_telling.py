"""What an execution is told, and what it says."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Optional, TypeVar

from . import _record
from ._error import MISUSE, Error, warn
from ._handle import Handle
from ._library import ask, call, failure
from ._signatures import FITSPROV_LAST, FITSPROV_NOT_DURABLE, FITSPROV_OK
from ._text import encoded, optional_text, path_text

if TYPE_CHECKING:
    from ._stamping import Stamped

Given = TypeVar("Given")


class Telling:
    """The part of an execution that is told facts."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._handle: Optional[Handle] = None
        self._new: list[str] = []

    def used(
        self,
        location: Given,
        role: Optional[str] = None,
        *,
        id: Optional[str] = None,
        description: Optional[str] = None,
    ) -> Given:
        """Something is used: a path, or a URI. Gives it back."""
        place = path_text(location)
        if id is None and description is None:
            self._tell("fitsprov_used", encoded(place), encoded(optional_text(role, "a role")), path=place)
        else:
            entry = {"file": place, "role": role, "id": id, "description": description}
            self.record({"used": [{key: one for key, one in entry.items() if one is not None}]})
        return location

    def params(self, given: Optional[Mapping[str, Any]] = None, /, **named: Any) -> None:
        """Parameters have these values: numbers, texts, quantities, times, short arrays, lists of these."""
        all_of_them = {**(given or {}), **named}
        if all_of_them:
            self.record({"parameters": all_of_them})

    def field(self, given: Optional[Mapping[str, Any]] = None, /, **named: Any) -> None:
        """Provenance fields of all products, as in `field(calib_version="v1.2")`."""
        for name, text in _record.fields({**(given or {}), **named}).items():
            self._tell("fitsprov_field", encoded(name), encoded(text))

    fields = field

    def made(self, path: Given, role: Optional[str] = None) -> Given:
        """A product that others write; stamped at the end, or a record beside it. Gives the path back."""
        place = path_text(path)
        self._tell("fitsprov_made", encoded(place), encoded(optional_text(role, "a role")), path=place)
        return path

    def write(
        self, given: Any, path: Given, overwrite: bool = False, *, role: Optional[str] = None, **options: Any
    ) -> Given:
        """Write a product in one pass: what has `writeto`, `to_hdulist` or `to_hdu`, and tables of astropy.

        It is in its place, whole and stamped, when the execution ends. Gives the path back.
        """
        from ._writing import write

        place = path_text(path)
        role = optional_text(role, "a role")
        if not overwrite:
            check_new(place)
        answer = write(self._running().address, given, place, role, options)
        if not overwrite:
            self._new.append(os.path.abspath(place))
        for line in answer.lines:
            warn(line)
        return path

    def configured(self, path: Given, description: Optional[str] = None) -> Given:
        """A configuration file. Gives it back."""
        place = path_text(path)
        if description is None:
            self._tell("fitsprov_configured", encoded(place), path=place)
        else:
            self.record({"configuration": [{"file": place, "description": description}]})
        return path

    def seed(self, seed: int) -> int:
        """The seed of the random numbers. Gives it back."""
        self.record({"environment": {"seed": seed}})
        return seed

    def stamp(self, path: Given, *, last: bool = False) -> Given:
        """A product that is there is stamped now, and not at the end. Gives the path back.

        When the activity ends is not known yet, and not recorded, unless this is the `last` that it does.
        """
        place = path_text(path)
        self._tell("fitsprov_stamp", encoded(place), FITSPROV_LAST if last else 0, path=place)
        return path

    def record(self, given: Mapping[str, Any]) -> None:
        """All that a record may say (docs/record.md); it is added to what is known."""
        parts = _record.record(given)
        parts["activity"] = {"name": self.name, **(parts.get("activity") or {})}
        text = _record.encoded(parts, self.name)
        self._tell("fitsprov_record", text, len(text))

    @property
    def identifier(self) -> str:
        """The URI of the execution."""
        return self._ask("fitsprov_identifier")

    @property
    def products(self) -> tuple[Stamped, ...]:
        """What is stamped by now; all products after the end."""
        from ._stamping import Stamped

        known = json.loads(self._ask("fitsprov_products"))
        return tuple(Stamped(one["path"], one["identifier"], (), one.get("sidecar")) for one in known)

    def _running(self) -> Handle:
        if self._handle is None:
            raise Error(f"the execution of {self.name} has not begun: use it with `with`", MISUSE)
        return self._handle

    def _ask(self, function: str) -> str:
        return call(function, self._running().address, gives_text=True).text or ""

    def _tell(self, function: str, *arguments: Any, path: str = "") -> None:
        answer = ask(function, self._running().address, *arguments)
        if answer.status not in (FITSPROV_OK, FITSPROV_NOT_DURABLE):
            raise failure(answer.status, answer.lines, path)
        for line in answer.lines:
            warn(line)


def check_new(path: str) -> None:
    """What is written is not there, or it was said that it may be."""
    if os.path.lexists(path):
        raise Error(f"{path}: is there already; overwrite=True replaces it", path=path)
