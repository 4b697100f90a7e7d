"""A link that git would keep, but that points to a place only known when it runs."""

from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    (folder / "padding.py").symlink_to(course / "solutions" / "02_pad" / "padding.py")
    return folder
