"""Functions of which each call is an execution."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any, Optional, TypeVar, cast

from ._error import Error, WrongType, warn
from ._execution import Execution, Plan

Function = TypeVar("Function", bound=Callable[..., Any])


def decorated(function: Function, plan: Plan) -> Function:
    """A function whose arguments are told: files by `used` and `made`, the others as parameters."""
    if not callable(function):
        raise WrongType(f"{plan.name}: a function is decorated, not {function!r}")
    if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
        raise WrongType(f"{plan.name}: a generator ends when its caller likes; use `with` within it")
    signature = inspect.signature(function)
    for name in (*plan.used, *plan.made):
        if name not in signature.parameters:
            raise WrongType(f"{plan.name}: {function.__name__} has no argument {name!r}")
    own = plan._replace(used={}, made={})

    def begun(arguments: Optional[Mapping[str, Any]]) -> Execution:
        return _Call(own, plan, arguments or {})

    def bound(args: Any, kwargs: Any) -> Optional[Mapping[str, Any]]:
        try:
            call = signature.bind(*args, **kwargs)
        except TypeError:
            return None  # The function itself says what is wrong.
        call.apply_defaults()
        arguments = dict(call.arguments)
        for name, one in signature.parameters.items():
            if one.kind is inspect.Parameter.VAR_KEYWORD:
                arguments.update(arguments.pop(name))
        return arguments

    if inspect.iscoroutinefunction(function):

        @functools.wraps(function)
        async def waiting(*args: Any, **kwargs: Any) -> Any:
            with begun(bound(args, kwargs)):
                return await function(*args, **kwargs)

        return cast(Function, waiting)

    @functools.wraps(function)
    def calling(*args: Any, **kwargs: Any) -> Any:
        with begun(bound(args, kwargs)):
            return function(*args, **kwargs)

    return cast(Function, calling)


class _Call(Execution):
    """The execution of one call, that is told the arguments when it begins."""

    def __init__(self, own: Plan, plan: Plan, arguments: Mapping[str, Any]) -> None:
        super().__init__(own)
        self._files = plan
        self._arguments = arguments

    def begin(self) -> None:
        super().begin()
        try:
            self._tell_arguments()
        except BaseException:
            self.fail()
            raise

    def _tell_arguments(self) -> None:
        for name, given in self._arguments.items():
            if name in self._files.used:
                for path in _each(given):
                    self.used(path, self._files.used[name])
            elif name in self._files.made:
                for path in _each(given):
                    self.made(path, self._files.made[name])
            elif name not in ("self", "cls"):
                self._tell_parameter(name, given)

    def _tell_parameter(self, name: str, given: Any) -> None:
        """An argument is not chosen to be recorded: one that cannot be makes no call fail."""
        try:
            self.params({name: given})
        except WrongType:
            kind = type(given)
            self.params({name: f"<{kind.__module__}.{kind.__qualname__}>"})
        except Error as error:
            warn(f"{self.name}: {error}")


def _each(given: Any) -> list[Any]:
    if given is None:
        return []
    return list(given) if isinstance(given, (list, tuple, set, frozenset)) else [given]
