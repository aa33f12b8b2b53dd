"""An execution of an activity that is under way."""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Optional, TypeVar

from . import _record
from ._error import MISUSE, Error, warn
from ._handle import Handle
from ._library import ask, failure
from ._signatures import FITSPROV_NOT_DURABLE, FITSPROV_OK
from ._text import Path, encoded, optional_text, path_text

if TYPE_CHECKING:
    from ._watching import Watch

class Plan(NamedTuple):
    """What is known of an execution before it begins."""

    name: str
    version: Optional[str] = None
    facts: Mapping[str, Any] = {}
    """By the keys of a record."""
    used: Mapping[Any, Optional[str]] = {}
    """Paths, or names of arguments, and their roles."""
    made: Mapping[Any, Optional[str]] = {}
    describe: Optional[Path] = None
    watch: bool = False


Given = TypeVar("Given")
Function = TypeVar("Function", bound=Callable[..., Any])

_current: contextvars.ContextVar[Optional[Execution]] = contextvars.ContextVar("fitsprov", default=None)


def current() -> Optional[Execution]:
    """The innermost execution that is under way here; none in a thread that was begun without its context."""
    return _current.get()


class Execution:
    """One execution of an activity: told what it uses and makes, it stamps all its products at its end.

    Use it with `with`, or as a decorator. Any thread may tell it facts. Products that are written with
    `write` take their places, stamped, when the body ends; if it raises, they are never there.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.name = plan.name
        self._handle: Optional[Handle] = None
        self.outer: Optional[Execution] = None
        self._watch: Optional[Watch] = None

    # Beginning and end

    def begin(self) -> None:
        """Begin, as `with` does."""
        if self._handle is not None:
            raise Error(f"{self.name}: one execution begins once; call fitsprov.activity again", MISUSE)
        self._handle = Handle(self.name, self.plan.version)
        try:
            if self.plan.facts:
                self.record(self.plan.facts)
            if self.plan.describe is not None:
                self.describe(self.plan.describe)
            for path, role in self.plan.used.items():
                self.used(path, role)
            for path, role in self.plan.made.items():
                self.made(path, role)
        except BaseException:
            self.fail()
            raise

    def end(self, exit_status: int = 0) -> None:
        """End, as `with` does: all products are stamped together, or none."""
        from ._capturing import environment

        if self._handle is not None and self._handle.is_foreign:
            return
        try:
            self.record({"environment": environment()})
            self._tell("fitsprov_end", exit_status)
        finally:
            self.fail()

    def fail(self) -> None:
        """End without stamping anything; what was written with `write` goes away."""
        if self._handle is not None:
            self._handle.free()

    def __enter__(self) -> Execution:
        self.begin()
        self.outer = _current.get()
        _current.set(self)
        if self.plan.watch:
            from ._watching import Watch

            self._watch = Watch(self)
        return self

    def __exit__(
        self, kind: Optional[type[BaseException]], error: Optional[BaseException], trace: Optional[TracebackType]
    ) -> None:
        _current.set(self.outer)
        watched = self._watch.stop() if self._watch is not None else None
        if kind is not None:
            self.fail()
            return
        if watched is not None:
            try:
                watched.tell(self)
            except BaseException:
                self.fail()
                raise
        self.end()

    def __call__(self, function: Function) -> Function:
        """As a decorator: each call of the function is an execution of its own."""
        from ._decorating import decorated

        return decorated(function, self.plan)

    # What it is told

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
        with self._running().used() as address:
            answer = write(address, given, place, role, 0, options)
        for line in answer.lines:
            warn(line)
        return path

    def configured(self, path: Given, description: Optional[str] = None) -> Given:
        """A configuration file. Gives it back."""
        entry = {"file": path_text(path), "description": description}
        self.record({"configuration": [{key: one for key, one in entry.items() if one is not None}]})
        return path

    def seed(self, seed: int) -> int:
        """The seed of the random numbers. Gives it back."""
        self.record({"environment": {"seed": seed}})
        return seed

    def describe(self, path: Given) -> Given:
        """A file that describes the activity: what is told is checked against it. Gives the path back."""
        place = path_text(path)
        self._tell("fitsprov_describe", encoded(place), path=place)
        return path

    def record(self, given: Mapping[str, Any]) -> None:
        """All that a record may say (docs/record.md); it is added to what is known."""
        parts = _record.record(given)
        parts["activity"] = {"name": self.name, **(parts.get("activity") or {})}
        text = _record.encoded(parts, self.name)
        self._tell("fitsprov_record", text, len(text))

    def _running(self) -> Handle:
        if self._handle is None:
            raise Error(f"the execution of {self.name} has not begun: use it with `with`", MISUSE)
        return self._handle

    def _tell(self, function: str, *arguments: Any, path: str = "") -> None:
        with self._running().used() as address:
            answer = ask(function, address, *arguments)
        if answer.status not in (FITSPROV_OK, FITSPROV_NOT_DURABLE):
            raise failure(answer.status, answer.lines, path)
        for line in answer.lines:
            warn(line)
