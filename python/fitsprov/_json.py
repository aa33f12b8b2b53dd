"""Dataclasses from the JSON of the library."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

Made = TypeVar("Made")


def made_of(kind: type[Made], given: Mapping[str, Any], **others: Any) -> Made:
    """A dataclass of the keys that have the names of its fields; what is not known to it is left out."""
    names = {field.name for field in dataclasses.fields(kind)}  # type: ignore[arg-type]
    known = {key: value for key, value in given.items() if key in names}
    return kind(**{**known, **others})


def listed(kind: type[Made], given: Any) -> tuple[Made, ...]:
    """A dataclass of each element of a list; of none if there is no list."""
    return tuple(made_of(kind, one) for one in given or ())
