"""Values as tables and trees for notebooks. All text from files is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Optional

from ._lineage import Lineage, Node
from ._product import Parameter, Product, Step
from ._verification import Input, Verification

DEEPEST = 100
"""Levels of a tree beyond this are not shown."""

_GOOD, _BAD, _DIM = "color:#1a7f37", "color:#cf222e;font-weight:bold", "color:#777"
_CELL = "text-align:left;vertical-align:top;padding:1px 8px"
_STATES = {"confirmed": _GOOD, "identified": _GOOD, "missing": _BAD, "changed since it was used": _BAD}


def styled(text: str, style: str) -> str:
    """A text in a style; it is escaped."""
    return f'<span style="{style}">{escape(text)}</span>'


def table(rows: Iterable[tuple[str, str]], head: str) -> str:
    """A table of labels, and of cells that are HTML already."""
    lines = "".join(
        f'<tr><th style="{_CELL};font-weight:normal;{_DIM}">{escape(label)}</th>'
        f'<td style="{_CELL}">{cell}</td></tr>'
        for label, cell in rows
        if cell
    )
    caption = f'<caption style="text-align:left">{head}</caption>'
    return f'<table style="border-collapse:collapse">{caption}{lines}</table>'


def product(known: Product) -> str:
    """The table of `show`."""
    step = known.step
    source = known.source if known.source not in (None, "document", "cards") else None
    rows = [
        ("made by", _making(step)),
        ("for", escape(", ".join(f"{one.name} ({one.role})" if one.role else one.name for one in step.agents))),
        *(("from", one) for one in _inputs(known)),
        *(("before", _making(one)) for one in known.steps[:-1]),
        ("fields", "<br>".join(f"{styled(name, _DIM)} {escape(value)}" for name, value in known.fields.items())),
        ("parameters", ", ".join(_parameter(one) for one in step.parameters)),
        *((label, escape(value)) for label, value in ({} if known.steps else known.facts).items()),
        ("record", escape(" ".join(one for one in (source, known.identifier) if one))),
        *_failures(known.verification),
    ]
    about = f"{known.kind}, {known.hdus} HDU{'' if known.hdus == 1 else 's'}, {known.size:,} bytes"
    verdict = known.verification.verdict if known.verification else "not checked" if known.stamped else "no stamp"
    return table(rows, f"<b>{escape(known.path)}</b> {styled(about, _DIM)} {_verdict(verdict)}")


def _verdict(verdict: str) -> str:
    words = "NOT INTACT" if verdict == "failed" else verdict
    return styled(words, _GOOD if verdict == "intact" else _BAD if verdict == "failed" else _DIM)


def _making(step: Step) -> str:
    activity = step.activity
    if not activity.name:
        return ""
    ran = ", ".join(" ".join(one for one in (known.name, known.version) if one) for known in step.software)
    times = " to ".join(one for one in (activity.start, activity.end) if one)
    name = " ".join(one for one in (activity.name, activity.version) if one)
    return f"{escape(name)}{escape(f' ({ran})') if ran else ''} {styled(times, _DIM)}"


def _inputs(known: Product) -> list[str]:
    if known.inputs:
        return [_input(one) for one in known.inputs]
    return [escape(" ".join(part for part in (one.location, one.role) if part)) for one in known.used]


def _input(one: Input) -> str:
    place = one.path if one.elsewhere and one.path else one.location
    was = f"was {one.location}" if one.elsewhere else ""
    notes = "; ".join(part for part in (was, one.problem, *(note.note for note in one.findings)) if part)
    role = f"{escape(one.role)} " if one.role else ""
    return f"{escape(place)} {role}{state(one.state)} {styled(notes, _DIM) if notes else ''}"


def state(name: Optional[str]) -> str:
    """What has become of a file, in its colour."""
    return styled(name, _STATES.get(name, _DIM)) if name else ""


def _parameter(one: Parameter) -> str:
    about = f' title="{escape(one.description)}"' if one.description else ""
    shown = f"{one.value} {one.unit}" if one.unit else one.value
    return f"<span{about}>{styled(one.name, _DIM)} {escape(shown)}</span>"


def _failures(known: Optional[Verification]) -> list[tuple[str, str]]:
    return [(one.name, styled(f"failed: {one.summary}", _BAD)) for one in (known.failed if known else ())]


def verification(known: Verification) -> str:
    """The checks."""
    styles = {"ok": _GOOD, "failed": _BAD}
    rows = [
        (one.name, f"{styled(one.outcome, styles.get(one.outcome, _DIM))} {escape(one.summary)}")
        for one in known.checks
    ]
    rows += [("input", _input(one)) for one in known.inputs]
    return table(rows, f"<b>{escape(known.path)}</b> {_verdict(known.verdict)}")


def lineage(known: Lineage) -> str:
    """The graph, and the tree below it."""
    from ._graph import graph

    seen: set[int] = set()
    tree = _branch(known, known.nodes[0], "", None, seen) if known.nodes else ""
    cut = styled(f"not all was followed: {', '.join(known.truncated)}", _BAD) if known.truncated else ""
    return f"<div>{graph(known)}<ul>{tree}</ul>{cut}</div>"


def _branch(known: Lineage, node: Node, role: str, found: Optional[str], seen: set[int]) -> str:
    made_by = " ".join(one for one in (node.activity.name, node.activity.version) if one) if node.activity else ""
    label = f"{escape(node.name)}{escape(f' ({role})') if role else ''} {styled(made_by, _DIM)} {state(found)}"
    if found is None and node.intact is not None:
        label += _verdict("intact" if node.intact else "failed")
    if node.problem:
        label += f" {styled(node.problem, _BAD)}"
    inputs = known.inputs(node)
    if node.number in seen or node.level >= DEEPEST:
        words = "" if not inputs else "↑ above" if node.number in seen else "…"
        return f"<li>{label} {styled(words, _DIM)}</li>"
    seen.add(node.number)
    below = "".join(_branch(known, one, edge.role or "", edge.state, seen) for edge, one in inputs)
    return f"<li>{label}{f'<ul>{below}</ul>' if below else ''}</li>"
