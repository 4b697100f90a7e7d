"""A notebook as a module, inside a worker: its code cells run in order, in one namespace, whose `__name__` is the module's own."""

from __future__ import annotations
import __future__ as features

import linecache
import sys
from collections.abc import Callable, Sequence
from functools import reduce
from types import ModuleType

_FUTURE = reduce(lambda flags, name: flags | getattr(features, name).compiler_flag, features.all_feature_names, 0)


def run_cells(module: str, notebook: str, cells: Sequence[str], reached: Callable[[int], None]) -> None:
    """Make `module` of the cells, each a file of its own to Python: "…/work.ipynb, cell 3". Calls `reached` before each.

    What a cell raises is raised here. As in Jupyter, what a cell imports from `__future__` holds for the cells after it.
    """
    made = ModuleType(module)
    sys.modules[module] = made
    flags = 0
    for number, source in enumerate(cells, 1):
        reached(number)
        name = f"{notebook}, cell {number}"
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)  # for tracebacks and inspect.getsource
        code = compile(source, name, "exec", flags=flags, dont_inherit=True)
        flags |= code.co_flags & _FUTURE
        exec(code, made.__dict__)
