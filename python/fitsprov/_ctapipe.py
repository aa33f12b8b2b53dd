"""What ctapipe's `Provenance` knows, as stamps."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Optional

from ._error import WrongType, warn
from ._secrets import refused
from ._stamping import Stamped, stamp
from ._text import article
from ._values import value
from ._watching import is_fits

_FAILED = ("running", "error", "failed", "interrupted")
_PRODUCT_ID = "CTA PRODUCT ID"


@dataclass(frozen=True)
class CtapipeActivity:
    """An activity that ctapipe has finished."""

    name: str
    record: Mapping[str, Any]
    """What is stamped into each of its products (docs/record.md)."""
    outputs: tuple[Mapping[str, Any], ...] = ()
    """What ctapipe says of each: `url`, `role` and `reference_meta`."""
    failure: Optional[str] = None
    """Why nothing is stamped: how it failed."""

    def stamp(self) -> list[Stamped]:
        """Stamp each output that is a FITS file; nothing if the activity failed."""
        if self.failure is not None:
            return []
        record = {**self.record, "parameters": _recordable(self.name, self.record["parameters"])}
        return [
            stamp(output["url"], {**record, "product": _product(output)})
            for output in self.outputs
            if is_fits(output["url"])
        ]


@dataclass(frozen=True)
class CtapipeProvenance:
    """The activities that ctapipe has finished, in the order of their ends."""

    activities: tuple[CtapipeActivity, ...]
    unfinished: tuple[str, ...] = ()
    """The names of those that never ended, perhaps since they raised."""

    def __iter__(self) -> Iterator[CtapipeActivity]:
        return iter(self.activities)

    def __len__(self) -> int:
        return len(self.activities)

    def stamp(self) -> list[Stamped]:
        """Stamp the FITS files that all activities made; those of failed ones are left alone, with a warning."""
        for activity in self.activities:
            if activity.failure is not None and activity.outputs:
                warn(f"{activity.name}: {activity.failure}: not stamped")
        return [one for activity in self.activities for one in activity.stamp()]


def from_ctapipe(provenance: Any) -> CtapipeProvenance:
    """The activities of ctapipe's `Provenance()`, or of the list that it writes into its log."""
    known = getattr(provenance, "provenance", provenance)
    if isinstance(known, (str, bytes, Mapping)) or not isinstance(known, Iterable):
        raise WrongType(f"ctapipe's Provenance is needed, not {article(provenance)}")
    finished = list(known)
    if not all(isinstance(one, Mapping) and "activity_name" in one for one in finished):
        raise WrongType("this is not a list of activities of ctapipe: 'activity_name' is missing")
    unfinished = tuple(getattr(provenance, "active_activity_names", ()))
    names = {one["activity_name"] for one in finished} | set(unfinished)
    return CtapipeProvenance(tuple(_activity(one, names) for one in finished), unfinished)


def _activity(known: Mapping[str, Any], names: set[str]) -> CtapipeActivity:
    name = str(known["activity_name"])
    return CtapipeActivity(name, _record(name, known), tuple(known.get("output") or ()), _failure(known, names))


def _failure(known: Mapping[str, Any], names: set[str]) -> Optional[str]:
    """How it failed.

    ctapipe's `with activity(name)` gives its name as the status. If an activity within raised, it is still the
    current one, and ends in the name of the one around it: then its status is another's name.
    """
    name, status, code = known["activity_name"], known.get("status"), known.get("exit_code")
    if status in _FAILED:
        return f"ended with the status '{status}'"
    if code not in (0, None):
        return f"ended with exit code {code}"
    if status != name and status in names:
        return f"did not end itself: '{status}' ended in its place"
    return None


def _record(name: str, known: Mapping[str, Any]) -> dict[str, Any]:
    system = known.get("system") or {}
    activity = {
        "name": name,
        "id": f"urn:uuid:{known['activity_uuid']}" if known.get("activity_uuid") else None,
        "start": (known.get("start") or {}).get("time_utc"),
        "end": (known.get("stop") or {}).get("time_utc"),
        "command": [str(word) for word in system.get("arguments") or ()] or None,
    }
    version = system.get("ctapipe_version")
    return {
        "activity": {key: one for key, one in activity.items() if one is not None},
        "software": [{"name": "ctapipe", **({"version": str(version)} if version else {})}],
        "used": [_used(one) for one in known.get("input") or ()],
        "parameters": dict(_flat("", known.get("config") or {})),
        "environment": _environment(known, system),
    }


def _environment(known: Mapping[str, Any], system: Mapping[str, Any]) -> dict[str, Any]:
    """What names neither a person nor a machine."""
    python, machine = system.get("python") or {}, system.get("platform") or {}
    version = python.get("version")
    settings = {
        "status": known.get("status"),
        "exit_code": known.get("exit_code"),
        "python": version if isinstance(version, str) or not version else ".".join(map(str, version)),
        "platform": " ".join(str(machine[key]) for key in ("system", "release", "machine") if machine.get(key)),
        "CONDA_DEFAULT_ENV": (system.get("environment") or {}).get("CONDA_DEFAULT_ENV"),
    }
    if settings["status"] == known["activity_name"]:
        settings["status"] = "completed"
    return {key: one for key, one in settings.items() if one not in (None, "")}


def _used(known: Mapping[str, Any]) -> dict[str, str]:
    entry = {"file": str(known["url"]), "role": known.get("role"), "id": _identifier(known)}
    return {key: one for key, one in entry.items() if one}


def _product(known: Mapping[str, Any]) -> dict[str, str]:
    entry = {"id": _identifier(known), "role": known.get("role")}
    return {key: one for key, one in entry.items() if one}


def _identifier(known: Mapping[str, Any]) -> Optional[str]:
    identifier = (known.get("reference_meta") or {}).get(_PRODUCT_ID)
    if not identifier:
        return None
    return str(identifier) if ":" in str(identifier) else f"urn:uuid:{identifier}"


def _flat(prefix: str, config: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Nested configuration as parameters with dots in their names: `Tool.Sub.option`."""
    for key, one in config.items():
        name = f"{prefix}.{key}" if prefix else str(key)
        if isinstance(one, Mapping) and one:
            yield from _flat(name, one)
        else:
            yield name, _relative(one) if isinstance(one, os.PathLike) else one


def _relative(path: os.PathLike[str]) -> str:
    """A path below the working folder without that in front: ctapipe makes all of them absolute."""
    text, here = os.fspath(path), os.path.join(os.getcwd(), "")
    return text[len(here) :] if text.startswith(here) else text


def _recordable(activity: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters without those that look like secrets; what cannot be recorded as it is, by its text."""
    known = {}
    refusals = refused(parameters)
    for name, one in parameters.items():
        if name in refusals:
            warn(f"{activity}: {refusals[name]}")
            continue
        try:
            value(one, name)
        except WrongType:
            known[name] = str(one)
        else:
            known[name] = one
    return known
