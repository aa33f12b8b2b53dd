"""Records (docs/record.md) from what Python programs say."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Optional, Union

from ._error import WrongType
from ._text import article, needed_text, path_text
from ._values import value

Named = Union[str, Mapping[str, Any], Iterable[Union[str, Mapping[str, Any]]]]
"""A name, a mapping of the keys of a record, or several of these."""


def parameter(name: str, given: Any) -> dict[str, str]:
    """One parameter of a record."""
    known = value(given, needed_text(name, "the name of a parameter"))
    entry = {"name": name, "value": known.text}
    if known.type is not None:
        entry["type"] = known.type
    if known.unit is not None:
        entry["unit"] = known.unit
    return entry


def parameters(given: Any) -> list[dict[str, Any]]:
    """The parameters of a record: from a mapping of names and values, or as they are in a list."""
    if isinstance(given, Mapping):
        return [parameter(name, one) for name, one in given.items()]
    return [_parameter_entry(one) for one in _many(given, "parameters")]


def _parameter_entry(entry: Any) -> dict[str, Any]:
    if not isinstance(entry, Mapping) or "name" not in entry:
        raise WrongType(f"parameters: a mapping with 'name' is needed, not {article(entry)}")
    known = dict(parameter(entry["name"], entry.get("value")))
    texts = {key: value(entry[key], key).text for key in ("min", "max", "default") if key in entry}
    options = {"options": [value(one, "options").text for one in entry["options"]]} if "options" in entry else {}
    others = {key: one for key, one in entry.items() if key not in ("name", "value")}
    return {**known, **others, **texts, **options}


def fields(given: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a record: all values as texts, with their unit where they have one."""
    if not isinstance(given, Mapping):
        raise WrongType(f"fields: a mapping of names and values is needed, not {article(given)}")
    texts = {}
    for name, one in given.items():
        known = value(one, needed_text(name, "the name of a field"))
        texts[name] = f"{known.text} {known.unit}" if known.unit else known.text
    return texts


def software(given: Any) -> list[dict[str, Any]]:
    """The software of a record: names, a mapping of names and versions, or entries."""
    if isinstance(given, Mapping) and not isinstance(given.get("name"), str):
        return [{"name": name, "version": str(number)} for name, number in given.items()]
    return named(given, "software")


def named(given: Any, what: str, key: str = "name") -> list[dict[str, Any]]:
    """Entries of a record of which a name, or a path, may stand for the whole."""
    entries: list[dict[str, Any]] = []
    for one in _many(given, what):
        if isinstance(one, Mapping):
            entries.append(dict(one))
        elif key == "file":
            entries.append({key: path_text(one, what)})
        else:
            entries.append({key: needed_text(one, what)})
        if key == "file" and "file" in entries[-1]:
            entries[-1]["file"] = path_text(entries[-1]["file"], what)
    return entries


def _many(given: Any, what: str) -> Iterable[Any]:
    if isinstance(given, (str, bytes, Mapping)) or hasattr(given, "__fspath__"):
        return [given]
    if not isinstance(given, Iterable):
        raise WrongType(f"{what}: names or mappings are needed, not {article(given)}")
    return given


_PARTS: dict[str, Callable[[Any], Any]] = {
    "parameters": parameters,
    "fields": fields,
    "environment": fields,
    "software": software,
    "agents": lambda given: named(given, "agents"),
    "used": lambda given: named(given, "used", "file"),
    "configuration": lambda given: named(given, "configuration", "file"),
}


def record(given: Mapping[str, Any]) -> dict[str, Any]:
    """A record whose parts are what `record.md` says, or what is plainer to write in Python."""
    if not isinstance(given, Mapping):
        raise WrongType(f"a record is a mapping, not {article(given)}")
    parts = {key: _PARTS[key](one) if key in _PARTS else one for key, one in given.items() if one is not None}
    activity = parts.get("activity")
    if isinstance(activity, str):
        parts["activity"] = {"name": activity}
    elif isinstance(activity, Mapping):
        parts["activity"] = {key: _moment(one) for key, one in activity.items() if one is not None}
    return parts


def _moment(given: Any) -> Any:
    """A time as a text; a command, a list, stays."""
    if isinstance(given, (str, list, tuple)):
        return given
    return value(given, "activity").text


def encoded(parts: Mapping[str, Any], what: Optional[str] = None) -> bytes:
    """A record as the library takes it."""
    try:
        return json.dumps(parts, ensure_ascii=False).encode("utf-8")
    except (TypeError, ValueError) as error:
        raise WrongType(f"{what or 'the record'}: {error}") from None
