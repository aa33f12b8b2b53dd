"""An execution of an activity that is under way."""

from __future__ import annotations

import contextvars
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple, Optional, TypeVar

from ._error import MISUSE, Error
from ._handle import Handle
from ._telling import Telling, check_new

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
    options: Optional[str] = None
    """JSON for the library: what is captured, and how files are written."""
    watch: bool = False


Function = TypeVar("Function", bound=Callable[..., Any])

_current: contextvars.ContextVar[Optional[Execution]] = contextvars.ContextVar("fitsprov", default=None)


def current() -> Optional[Execution]:
    """The innermost execution that is under way here; none in a thread that was begun without its context."""
    return _current.get()


class Execution(Telling):
    """One execution of an activity: told what it uses and makes, it stamps all its products at its end.

    Use it with `with`, or as a decorator. Any thread may tell it facts. Products that are written with
    `write` take their places, stamped, when the body ends; if it raises, they are never there.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.name)
        self.plan = plan
        self.outer: Optional[Execution] = None
        self._watch: Optional[Watch] = None

    def begin(self) -> None:
        """Begin, as `with` does."""
        if self._handle is not None:
            raise Error(f"{self.name}: one execution begins once; call fitsprov.activity again", MISUSE)
        self._handle = Handle(self.name, self.plan.version, self.plan.options)
        try:
            if self.plan.facts:
                self.record(self.plan.facts)
            for path, role in self.plan.used.items():
                self.used(path, role)
            for path, role in self.plan.made.items():
                self.made(path, role)
        except BaseException:
            self.fail()
            raise

    def end(self) -> None:
        """End, as `with` does: all products are stamped together, or none."""
        from ._capturing import environment

        if self._handle is not None and self._handle.is_foreign:
            return
        try:
            for path in self._new:
                check_new(path)
            self.record({"environment": environment()})
            self._tell("fitsprov_end", 0)
        except BaseException:
            self.fail()
            raise

    def fail(self) -> None:
        """End without stamping anything; what was written with `write` goes away."""
        if self._handle is not None:
            self._handle.fail()

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
