"""What made a file: the values of `read`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Optional

from ._json import listed, made_of
from ._report import checking, report
from ._text import Path
from ._verification import Input, Verification


@dataclass(frozen=True)
class Activity:
    """What was done."""

    name: str
    identifier: Optional[str] = None
    version: Optional[str] = None
    type: Optional[str] = None
    description: Optional[str] = None
    documentation: Optional[str] = None
    start: Optional[str] = None
    end: Optional[str] = None
    command: Optional[str] = None


@dataclass(frozen=True)
class Software:
    """A program or a library that ran."""

    name: str
    version: Optional[str] = None
    url: Optional[str] = None


@dataclass(frozen=True)
class Agent:
    """A person or an organization."""

    name: str
    role: Optional[str] = None
    type: Optional[str] = None
    identifier: Optional[str] = None
    email: Optional[str] = None
    affiliation: Optional[str] = None
    url: Optional[str] = None


@dataclass(frozen=True)
class Used:
    """Something that was used, as it was recorded."""

    location: str
    role: Optional[str] = None
    identifier: Optional[str] = None
    digest: Optional[str] = None
    description: Optional[str] = None


@dataclass(frozen=True)
class Parameter:
    """The value of a parameter, and what is known of it."""

    name: str
    value: str
    type: Optional[str] = None
    unit: Optional[str] = None
    ucd: Optional[str] = None
    min: Optional[str] = None
    max: Optional[str] = None
    default: Optional[str] = None
    options: tuple[str, ...] = ()
    description: Optional[str] = None


@dataclass(frozen=True)
class Configuration:
    """A configuration file."""

    location: str
    digest: Optional[str] = None
    description: Optional[str] = None


@dataclass(frozen=True)
class Step:
    """One activity on the way to a product, with all that took part in it."""

    activity: Activity
    software: tuple[Software, ...] = ()
    agents: tuple[Agent, ...] = ()
    used: tuple[Used, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    configuration: tuple[Configuration, ...] = ()
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Product:
    """A file and what is recorded of how it was made.

    What belongs to its last step can be asked for at once: `product.activity`, `product.used`.
    """

    path: str
    kind: str
    size: int
    hdus: int
    stamped: bool
    source: Optional[str]
    """Whose words they are: `document` or `cards` of a stamp, or the name of a dialect."""
    identifier: Optional[str]
    digest: Optional[str]
    steps: tuple[Step, ...]
    fields: Mapping[str, str]
    inputs: tuple[Input, ...]
    """What has become of what was used."""
    verification: Optional[Verification]
    facts: Mapping[str, str]
    """What standard cards say: label and value."""
    json: Mapping[str, Any] = field(repr=False, compare=False, default_factory=dict)
    """All of it, as the command line writes it."""

    @property
    def step(self) -> Step:
        """The last step, in which the file was made; one without a name if nothing is recorded."""
        return self.steps[-1] if self.steps else Step(Activity(""))

    @property
    def activity(self) -> Activity:
        """What made the file."""
        return self.step.activity

    @property
    def software(self) -> tuple[Software, ...]:
        """What ran, the main one first."""
        return self.step.software

    @property
    def agents(self) -> tuple[Agent, ...]:
        """Who is responsible, the main one first."""
        return self.step.agents

    @property
    def used(self) -> tuple[Used, ...]:
        """What it was made from."""
        return self.step.used

    @property
    def parameters(self) -> Mapping[str, Parameter]:
        """The parameters, by their names."""
        return {one.name: one for one in self.step.parameters}

    @property
    def ok(self) -> bool:
        """Whether it is intact."""
        return self.verification is not None and self.verification.ok

    def _repr_html_(self) -> str:
        from ._html import product

        return product(self)


def read(path: Path, *, root: Optional[Path] = None, check: Optional[bool] = None) -> Product:
    """What made a file, from what, and whether it is intact, as `fitsprov show` tells.

    `root` is the folder in which inputs are opened, normally the file's own. `check` is whether everything is
    checked, or nothing; normally what is at most 1 GiB long.
    """
    return product_of(report("fitsprov_show", path, root, checking(check))[0])


def product_of(report: Mapping[str, Any]) -> Product:
    """The product that a report of `show` tells of."""
    provenance = report.get("provenance") or {}
    about = provenance.get("product") or {}
    verification = report.get("verification")
    return Product(
        path=report["file"],
        kind=report["kind"],
        size=report["size"],
        hdus=report["hduCount"],
        stamped=report["stamped"],
        source=report.get("source"),
        identifier=about.get("identifier") or None,
        digest=about.get("digest") or None,
        steps=tuple(_step(one) for one in provenance.get("steps") or ()),
        fields=pairs(report.get("fields")),
        inputs=listed(Input, report.get("inputs")),
        verification=None if verification is None else Verification.of(verification),
        facts={one["label"]: one["value"] for one in (report.get("header") or {}).get("facts") or ()},
        json=report,
    )


def _step(given: Mapping[str, Any]) -> Step:
    return Step(
        activity=made_of(Activity, given["activity"]),
        software=listed(Software, given.get("software")),
        agents=listed(Agent, given.get("agents")),
        used=listed(Used, given.get("used")),
        parameters=tuple(
            made_of(Parameter, one, options=tuple(one.get("options") or ()))
            for one in given.get("parameters") or ()
        ),
        configuration=listed(Configuration, given.get("configuration")),
        environment=pairs(given.get("environment")),
    )


def pairs(given: Any) -> dict[str, str]:
    """A list of names and values as a mapping."""
    return {one["name"]: one["value"] for one in given or ()}
