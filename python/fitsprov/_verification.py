"""Whether a file is intact: the values of `verify`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from . import _signatures
from ._json import listed, made_of
from ._report import report
from ._text import Path


@dataclass(frozen=True)
class Finding:
    """Something that is known of an input besides its state."""

    finding: str
    note: str


@dataclass(frozen=True)
class Input:
    """What has become of an input since it was used (docs/lineage.md)."""

    location: str
    state: str
    role: Optional[str] = None
    evidence: Optional[str] = None
    path: Optional[str] = None
    elsewhere: bool = False
    problem: Optional[str] = None
    findings: tuple[Finding, ...] = ()

    def __post_init__(self) -> None:
        notes = tuple(one if isinstance(one, Finding) else made_of(Finding, one) for one in self.findings)
        object.__setattr__(self, "findings", notes)

    @property
    def ok(self) -> bool:
        """Whether nothing speaks against it."""
        return self.problem is None and self.state not in ("missing", "changed since it was used")


@dataclass(frozen=True)
class Check:
    """One check, and what came out: `ok`, `failed` or `skipped`."""

    name: str
    outcome: str
    summary: str
    details: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "details", tuple(self.details))


@dataclass(frozen=True)
class Verification:
    """Every check of a file."""

    path: str
    verdict: str
    """`intact`, `failed`, `not compared`, `content not recorded` or `no stamp`."""
    checks: tuple[Check, ...]
    inputs: tuple[Input, ...] = ()
    json: Mapping[str, Any] = field(repr=False, compare=False, default_factory=dict)
    """All of it, as the command line writes it."""

    @property
    def ok(self) -> bool:
        """Whether everything that could be checked is right, and nothing that had to be checked could not be."""
        return self.verdict in ("intact", "content not recorded")

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if check.outcome == "failed")

    @staticmethod
    def of(report: Mapping[str, Any]) -> Verification:
        """The verification that a report tells of."""
        return Verification(
            path=report["file"],
            verdict=report["verdict"],
            checks=listed(Check, report.get("checks")),
            inputs=listed(Input, report.get("inputs")),
            json=report,
        )

    def _repr_html_(self) -> str:
        from ._html import verification

        return verification(self)


def verify(
    path: Path, *, inputs: bool = False, root: Optional[Path] = None, sums_only: bool = False
) -> Verification:
    """Check a file, as `fitsprov verify` does; with `inputs`, also what it was made from.

    `root` is the folder in which inputs are opened, normally the file's own. With `sums_only` only structure
    and checksums are checked. A file that is not intact is an answer, and no error.
    """
    flags = (_signatures.FITSPROV_INPUTS if inputs else 0) | (_signatures.FITSPROV_SUMS_ONLY if sums_only else 0)
    return Verification.of(report("fitsprov_verify", path, root, flags)[0])
