"""How an execution is begun."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Optional, Union

from ._execution import Execution, Plan
from ._record import Named
from ._text import Path, needed_text, optional_text

Names = Union[Path, Iterable[Path], Mapping[str, Optional[str]]]
"""Paths, or names of arguments; as a mapping, with their roles."""


def activity(
    name: str,
    version: Optional[str] = None,
    *,
    software: Union[Named, Mapping[str, str], None] = None,
    agent: Optional[Named] = None,
    used: Optional[Names] = None,
    made: Optional[Names] = None,
    type: Optional[str] = None,
    description: Optional[str] = None,
    docurl: Optional[str] = None,
    capture: Optional[str] = None,
    variables: Iterable[str] = (),
    carry: int = 0,
    sidecars: bool = True,
    replace: bool = False,
    sync: bool = True,
    watch: bool = False,
) -> Execution:
    """An execution of an activity, to be used with `with`, or as a decorator.

    `software` are names, or a mapping of names and versions; `agent` who is responsible. `used` and `made` are
    paths; of a decorator, the names of the arguments that hold paths. With `watch` the files that Python opens are
    told, without a patch of anything.

    `capture` is what is recorded of the process, as in "standard,host" or "none", by itself all of the standard but
    git; `variables` are more variables of the environment. `carry` is how many generations of documents of the
    inputs each product carries. Without `sidecars` there is no record beside what is no FITS file; with `replace`
    cards that have another value than a field are replaced; without `sync` nobody waits for the disk.
    """
    about = {"type": type, "description": description, "docurl": docurl}
    facts = {
        "activity": {key: one for key, one in about.items() if one is not None} or None,
        "software": software,
        "agents": agent,
    }
    known = {key: one for key, one in facts.items() if one is not None}
    return Execution(
        Plan(
            needed_text(name, "the name of an activity"),
            optional_text(version, "the version of an activity"),
            known,
            roles(used),
            roles(made),
            _options(capture, variables, carry=carry, sidecars=sidecars, replace=replace, sync=sync),
            watch,
        )
    )


def _options(capture: Optional[str], variables: Iterable[str], **others: Any) -> str:
    if isinstance(variables, str):
        variables = [variables]
    names = [needed_text(one, "the name of a variable") for one in variables]
    options = {"variables": names, **others}
    if capture is not None:
        options["capture"] = needed_text(capture, "capture")
    # Whether a file may be replaced is said of each product that is written.
    return json.dumps({**options, "overwrite": True})


def roles(given: Optional[Names]) -> dict[Any, Optional[str]]:
    """Paths or names with the roles that they have."""
    if given is None:
        return {}
    if isinstance(given, Mapping):
        return dict(given)
    if isinstance(given, (str, bytes)) or hasattr(given, "__fspath__"):
        return {given: None}
    return dict.fromkeys(given)
