"""Which parameters the library refuses to record: those whose names look like secrets."""

from __future__ import annotations

from collections.abc import Iterable

from ._handle import Handle
from ._library import ask
from ._signatures import FITSPROV_OK
from ._text import encoded


def refused(names: Iterable[str]) -> dict[str, str]:
    """The names that an execution would refuse, and why: asked of one that makes nothing."""
    trial = Handle("trial", None, '{"capture": "none"}')
    words = {}
    for name in names:
        answer = ask("fitsprov_parameter", trial.address, encoded(name), b"", None)
        if answer.status != FITSPROV_OK:
            words[name] = "; ".join(answer.lines)
    return words
