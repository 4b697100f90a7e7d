"""Data sets inside a worker: Keras asks for a file of the internet, and gets the one that the judge handed over.

Every way to load the film reviews ends in `get_file`, which is replaced in all modules of Keras that hold it. The judge's files lie in
Keras's own folder for data sets, by name. A name that is not there gets the file that was published where Keras would have fetched it from,
as from the network: `load_data(path="my.npz")` is the data of `imdb.npz` under another name, unless the judge has handed over a `my.npz`.
"""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from grader.isolation import said

SUBFOLDER = Path("keras", "datasets")  # below the worker's scratch folder, which is Keras's home


def serve(scratch: Path) -> None:
    """From here on, Keras finds its data sets in `scratch` and nowhere else. Does nothing where Keras is not loaded."""
    get_file = getter(scratch / SUBFOLDER)
    for module in holders():
        module.get_file = get_file


@functools.cache
def holders() -> tuple[Any, ...]:
    """The modules of Keras that hold `get_file`. Asked first in the zygote: in a worker, looking through all modules copies their pages."""
    original = getattr(sys.modules.get("keras.src.utils.file_utils"), "get_file", None)
    if original is None:
        return ()
    named = [module for name, module in list(sys.modules.items()) if name.startswith("keras")]
    return tuple(module for module in named if getattr(module, "__dict__", {}).get("get_file") is original)


def getter(folder: Path) -> Callable[..., str]:
    """`keras.utils.get_file`, for the files of `folder`."""

    def get_file(fname: Any = None, origin: str | None = None, *_args: Any, **_kwargs: Any) -> str:
        """The path of a data set that belongs to the exercise."""
        published = (origin or "").rpartition("/")[2]
        name = str(fname or published)
        if not name or name != os.path.basename(name):  # noqa: PTH119
            raise ValueError(said.NO_PATH.format(name=repr(fname)))
        path = folder / name
        if not path.is_file() and published and (folder / published).is_file():
            shutil.copyfile(folder / published, path)
        if not path.is_file():
            there = ", ".join(sorted(entry.name for entry in folder.iterdir())) if folder.is_dir() else ""
            raise FileNotFoundError(said.NO_DATA.format(name=name, there=there or "none"))
        return str(path)

    return get_file
