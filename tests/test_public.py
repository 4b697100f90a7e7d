"""The public checks in plain pytest, as a student runs them: `pytest exercises/01_work`."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.courses import REFERENCE, SUITE, write_course


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A student's copy of a small course, with the conftest.py that students get."""
    folder = write_course(tmp_path)
    shutil.rmtree(folder / "solutions")
    (folder / "exercises" / "01_work" / "test_public.py").write_text(SUITE)
    shutil.copy(REPOSITORY / "exercises" / "conftest.py", folder / "exercises" / "conftest.py")
    return folder


def check(kit: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "exercises/01_work"]
    return subprocess.run(command, cwd=kit, capture_output=True, text=True, check=False)


def test_a_right_module_passes(kit: Path) -> None:
    (kit / "exercises" / "01_work" / "work.py").write_text(REFERENCE)

    done = check(kit)

    assert (done.returncode, done.stdout.splitlines()[-1][:8]) == (0, "1 passed")


def test_the_stub_is_told_that_it_is_not_written_yet(kit: Path) -> None:
    done = check(kit)

    assert done.returncode == 1
    assert "`answer` is not written yet." in done.stdout
