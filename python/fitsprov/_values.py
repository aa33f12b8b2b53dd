"""Values of Python as those of parameters: a text, a type of VOTable, a unit.

Nothing is imported for it: who gives a value of numpy or astropy has imported them.
"""

from __future__ import annotations

import datetime
import decimal
import enum
import json
import math
import numbers
import os
from collections.abc import Mapping, Sequence, Set
from typing import Any, NamedTuple, Optional

from ._error import WrongType
from ._text import article

LONGEST_ARRAY = 64
"""An array with more elements is recorded by its shape and digest."""

_NUMPY_TYPES = {
    "b1": "boolean", "u1": "unsignedByte", "i1": "short", "i2": "short", "u2": "int", "i4": "int",
    "u4": "long", "i8": "long", "f4": "float", "f8": "double",
}


class Value(NamedTuple):
    """What is recorded of a value."""

    text: str
    type: Optional[str] = None
    unit: Optional[str] = None


def value(given: Any, name: str) -> Value:
    """What is recorded of a value that was given to a parameter."""
    if isinstance(given, enum.Enum):
        return Value(given.value if isinstance(given.value, str) else given.name)
    known = _of_python(given)
    if known is None:
        known = _of_astropy(given, name) or _of_numpy(given, name) or _of_many(given, name)
    if known is None:
        raise WrongType(
            f"parameter '{name}': {article(given)} cannot be recorded; give a number, a text, a quantity, "
            "a list of such, or what it was made from"
        )
    return known


def _of_python(given: Any) -> Optional[Value]:
    if given is None:
        return Value("None")
    if isinstance(given, str):
        return Value(str(given))
    if isinstance(given, bool):
        return Value("true" if given else "false", "boolean")
    if type(given) is int:
        return Value(str(given), "long" if -(2**63) <= given < 2**63 else None)
    if type(given) is float:
        return Value(_number(given), "double")
    if isinstance(given, (bytes, os.PathLike)):
        return Value(os.fsdecode(given))
    if isinstance(given, (datetime.datetime, datetime.date, datetime.time)):
        return Value(given.isoformat())
    if isinstance(given, datetime.timedelta):
        return Value(_number(given.total_seconds()), "double", "s")
    if isinstance(given, type) or (callable(given) and hasattr(given, "__qualname__")):
        return Value(f"{given.__module__}.{given.__qualname__}")
    return None


def _number(given: float) -> str:
    """A number with all its digits, as XML Schema writes it."""
    if math.isfinite(given):
        return repr(given)
    return "NaN" if math.isnan(given) else "INF" if given > 0 else "-INF"


def _of_astropy(given: Any, name: str) -> Optional[Value]:
    if hasattr(given, "isot") and hasattr(given, "scale"):
        times = _plain(given.isot)
        text = times if isinstance(times, str) else json.dumps(times)
        return Value(text if given.scale == "utc" else f"{text} ({given.scale.upper()})")
    if hasattr(given, "to_value") and hasattr(given, "sec") and hasattr(given, "jd"):
        return value(given.to_value("sec"), name)._replace(unit="s")
    if hasattr(given, "unit") and hasattr(given, "to_value") and hasattr(given, "value"):
        return value(given.value, name)._replace(unit=_unit(given.unit))
    if hasattr(given, "to_string") and hasattr(given, "physical_type"):
        return Value(given.to_string())
    if hasattr(given, "frame") and hasattr(given, "spherical"):
        place = given.spherical
        both = [_plain(place.lon.deg), _plain(place.lat.deg)]
        return Value(f"{given.frame.name} {json.dumps(both)}", None, "deg")
    return None


def _unit(unit: Any) -> Optional[str]:
    # Units that VOUnits calls deprecated are written nevertheless; older astropys warn of each.
    for options in ({"deprecations": "silent"}, {}):
        try:
            return str(unit.to_string("vounit", **options)) or None
        except (ValueError, AttributeError, TypeError):
            continue
    return str(unit) or None


def _of_numpy(given: Any, name: str) -> Optional[Value]:
    if not (hasattr(given, "dtype") and hasattr(given, "shape") and hasattr(given, "tolist")):
        # Numbers of other libraries and fractions: what they are called when printed.
        return Value(str(given)) if isinstance(given, (numbers.Number, decimal.Decimal)) else None
    kind = getattr(given.dtype, "str", "")[1:]
    if given.shape == ():
        plain = given.tolist()
        if plain is None or type(plain) is type(given):
            return Value(str(plain))
        if isinstance(plain, float) and kind != "f8":
            # The shortest digits that are this number in its own precision.
            return Value(str(given) if math.isfinite(plain) else _number(plain), _NUMPY_TYPES.get(kind))
        known = value(plain, name)
        return known._replace(type=_NUMPY_TYPES.get(kind, known.type))
    if given.size > LONGEST_ARRAY:
        if given.dtype.hasobject:
            return Value(f"object array of shape {tuple(given.shape)}")
        import hashlib

        digest = hashlib.sha256(given.tobytes()).hexdigest()
        return Value(f"{given.dtype} array of shape {tuple(given.shape)}, sha256:{digest}")
    return Value(json.dumps(_plain(given.tolist()), ensure_ascii=False))


def _of_many(given: Any, name: str) -> Optional[Value]:
    if isinstance(given, Set):
        given = sorted(given, key=repr)
    if not isinstance(given, (Sequence, Mapping)):
        return None
    unit = None
    if isinstance(given, Sequence):
        units = {getattr(one, "unit", None) for one in given}
        if len(units) == 1 and None not in units:
            unit = _unit(units.pop())
            given = [one.value for one in given]
    return Value(json.dumps(_plain(given, name), ensure_ascii=False), None, unit)


def _plain(given: Any, name: str = "") -> Any:
    """The same of lists, maps, texts, numbers and truth values alone."""
    if given is None or isinstance(given, (str, bool, int)) and not isinstance(given, enum.Enum):
        return given
    if isinstance(given, float):
        return float(given) if math.isfinite(given) else _number(given)
    if isinstance(given, Mapping):
        return {str(key): _plain(one, name) for key, one in given.items()}
    if isinstance(given, (Sequence, Set)) and not isinstance(given, bytes):
        return [_plain(one, name) for one in (sorted(given, key=repr) if isinstance(given, Set) else given)]
    if hasattr(given, "tolist") and hasattr(given, "dtype") and not hasattr(given, "unit"):
        return _plain(given.tolist(), name)
    one = value(given, name)
    return f"{one.text} {one.unit}" if one.unit else one.text
