"""Unix modes travel in a zip's external attributes."""

import stat
import zipfile
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    target = folder / "handed-in.zip"
    with zipfile.ZipFile(target, "w") as archive:
        link = zipfile.ZipInfo("padding.py")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, str(course / "solutions" / "02_pad" / "padding.py"))
    return target
