"""What only Python knows of the process: its version, and those of the packages in use."""

from __future__ import annotations

import os
import platform
import sys

_last: tuple[int, dict[str, str]] = (0, {})
"""How many modules were loaded when they were looked through, and what was found."""

_FOLDERS = (f"{os.sep}site-packages{os.sep}", f"{os.sep}dist-packages{os.sep}")


def packages() -> dict[str, str]:
    """The versions that the packages call their own which are loaded; not of all that are installed."""
    global _last
    modules = list(sys.modules.items())
    if _last[0] == len(modules):
        return _last[1]
    known = {}
    for name, module in modules:
        if "." in name or name.startswith("_"):
            continue
        # What a module makes up when it is asked may warn, or import more.
        names = getattr(module, "__dict__", {})
        version, file = names.get("__version__"), names.get("__file__")
        if isinstance(version, str) and isinstance(file, str) and any(one in file for one in _FOLDERS):
            known[name] = version
    _last = (len(modules), dict(sorted(known.items())))
    return _last[1]


def environment() -> dict[str, str]:
    """The settings of the environment that are recorded."""
    settings = {"python": f"{platform.python_version()} ({platform.python_implementation()})"}
    loaded = packages()
    if loaded:
        settings["python_packages"] = ", ".join(f"{name} {version}" for name, version in loaded.items())
    return settings
