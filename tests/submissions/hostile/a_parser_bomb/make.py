"""Too large to be read in a review."""

from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    (folder / "padding.py").write_text("x = " + "1+" * 1_000_000 + "1\ny = " + "(" * 199 + ")" * 199 + "\n")
    return folder
