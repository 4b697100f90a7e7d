"""Links to folders, one of them a ring."""

from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    (folder / "02_pad").symlink_to(course / "solutions" / "02_pad", target_is_directory=True)
    (folder / "again").symlink_to(folder, target_is_directory=True)
    return folder
