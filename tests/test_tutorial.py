"""docs/write-your-own-course.md, done word by word in an empty folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.conftest import REPOSITORY

BLOCK = re.compile(r"(?P<before>[^\n]*)\n\n```(?P<kind>\w+)\n(?P<body>.*?)```", re.DOTALL)


def test_the_tutorial_does_what_it_says(tmp_path: Path) -> None:
    text = (REPOSITORY / "docs" / "write-your-own-course.md").read_text("utf-8")

    commands = 0
    for block in BLOCK.finditer(text):
        if block["kind"] == "console":
            commands += follow(block["body"], tmp_path)
        else:
            (name,) = re.findall(r"`([\w/]+\.\w+)`", block["before"])
            write(tmp_path / name, block["body"])

    assert commands == 6
    assert (tmp_path / "ben.html").is_file()


def write(path: Path, body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(body, "utf-8")


def follow(console: str, folder: Path) -> int:
    """Run each `$` line; the lines below it stand in its output, in this order; `...` is anything."""
    steps = re.split(r"^\$ ", console, flags=re.MULTILINE)[1:]
    for step in steps:
        line, *expected = step.strip().splitlines()
        command, _, status = line.partition("  # exit status ")
        run = subprocess.run(command, shell=True, cwd=folder, env=environment(), capture_output=True, text=True, timeout=120)
        assert run.returncode == int(status or 0), run.stdout + run.stderr
        left = run.stdout
        for wanted in expected:
            if wanted.strip() != "...":
                assert wanted.strip() in left, f"{command}: {wanted!r} is not in\n{run.stdout}{run.stderr}"
                left = left[left.index(wanted.strip()) :]
    return len(steps)


def environment() -> dict[str, str]:
    return {"PATH": f"{Path(sys.executable).parent}{os.pathsep}/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"}
