"""The pictures in the README: a student's page and a class report, of the class that `make demo` has graded.

    make demo && python -m benchmarks.screenshots

Needs Chromium. The upper part of each page is kept, drawn finely, then made smaller, in few colours, so that a picture stays below 100 kB.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from benchmarks.demo import REPORT, REPOSITORY, a_page
from tests.browser import FLAGS

PICTURES = REPOSITORY / "docs" / "pictures"
WIDTH, HEIGHT, SCALE, COLOURS = 1000, 1150, 2, 96  # CSS pixels of what is shown; it is drawn SCALE times as fine, then made smaller


def main() -> None:
    """Both pictures, from the pages in demo/report."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for name, page in {"class-report": REPORT / "index.html", "feedback": a_page()}.items():
        path = PICTURES / f"{name}.png"
        shoot(page, path)
        print(f"{path.relative_to(REPOSITORY)}: {path.stat().st_size / 1000:.0f} kB")


def shoot(page: Path, picture: Path) -> None:
    """A light-mode picture of the top of a page."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("there is no chromium on this machine; Debian's package is called chromium")
    with tempfile.TemporaryDirectory() as place:
        shot = Path(place, "shot.png")
        size = (f"--window-size={WIDTH},{HEIGHT}", f"--force-device-scale-factor={SCALE}")
        subprocess.run(
            [
                chromium,
                *FLAGS,
                "--hide-scrollbars",
                *size,
                f"--user-data-dir={place}/profile",
                f"--screenshot={shot}",
                page.resolve().as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        with Image.open(shot) as image:
            small = image.convert("RGB").resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
            small.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    main()
