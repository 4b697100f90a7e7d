"""Zip Slip."""

import zipfile
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("padding.py", "")
        for name in ("../../../../tmp/red_team_was_here", "/tmp/red_team_was_here", "C:\\red_team_was_here", "..\\..\\red_team_was_here"):
            archive.writestr(zipfile.ZipInfo(name), "here")
    return target
