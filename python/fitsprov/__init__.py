"""Provenance in FITS files: written when they are made, read, checked and followed.

    with fitsprov.activity("ctbin", version="2.1") as act:
        events = fits.open(act.used("events.fits", role="Main"))
        act.params(ebins=20, emin=0.1 * u.TeV)
        act.write(hdul, "cube.fits")

docs/python.md tells of all of it. Nothing is loaded before it is needed, so that this costs nothing to import.
"""

from __future__ import annotations

# As typing has it; but typing alone would cost as much as all the rest.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Any

    from ._activity import activity as activity
    from ._ctapipe import CtapipeActivity as CtapipeActivity
    from ._ctapipe import CtapipeProvenance as CtapipeProvenance
    from ._ctapipe import from_ctapipe as from_ctapipe
    from ._error import Error as Error
    from ._error import ProvenanceWarning as ProvenanceWarning
    from ._error import WrongType as WrongType
    from ._execution import Execution as Execution
    from ._execution import current as current
    from ._library import version as version
    from ._lineage import Edge as Edge
    from ._lineage import Lineage as Lineage
    from ._lineage import Node as Node
    from ._lineage import lineage as lineage
    from ._product import Activity as Activity
    from ._product import Agent as Agent
    from ._product import Configuration as Configuration
    from ._product import Parameter as Parameter
    from ._product import Product as Product
    from ._product import Software as Software
    from ._product import Step as Step
    from ._product import Used as Used
    from ._product import read as read
    from ._stamping import Stamped as Stamped
    from ._stamping import stamp as stamp
    from ._verification import Check as Check
    from ._verification import Finding as Finding
    from ._verification import Input as Input
    from ._verification import Verification as Verification
    from ._verification import verify as verify

    __version__: str

_PLACES = {
    "_activity": ("activity",),
    "_ctapipe": ("CtapipeActivity", "CtapipeProvenance", "from_ctapipe"),
    "_error": ("Error", "ProvenanceWarning", "WrongType"),
    "_execution": ("Execution", "current"),
    "_library": ("version",),
    "_lineage": ("Edge", "Lineage", "Node", "lineage"),
    "_product": ("Activity", "Agent", "Configuration", "Parameter", "Product", "Software", "Step", "Used", "read"),
    "_stamping": ("Stamped", "stamp"),
    "_verification": ("Check", "Finding", "Input", "Verification", "verify"),
}
_PLACE = {name: module for module, names in _PLACES.items() for name in names}

__all__ = list(_PLACE)  # noqa: PLE0604

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        from importlib import import_module

        if name == "__version__":
            return import_module("fitsprov._library").version()
        if name not in _PLACE:
            raise AttributeError(f"module 'fitsprov' has no attribute {name!r}")
        value = getattr(import_module(f"fitsprov.{_PLACE[name]}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__, "__version__"])
