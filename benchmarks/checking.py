"""How long a student waits for `grade check`: once, and after a save while `--watch` runs.

    python -m benchmarks.checking [NUMBER OF TIMES]

The references stand in a working place of their own. *Once*: the command from start to end, beside `python -c 'import numpy'`, which such a
command cannot do without. *Watching*: from the end of writing a file to the line that says how its exercise stands. The first time of each
makes the caches and does not count; figures are medians.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks import machine
from grader.course import Exercise, load_course

REPOSITORY = Path(__file__).parents[1]
GRADE = Path(sys.executable).parent / "grade"
ONCE_SECONDS = 1.0  # for an exercise that needs no TensorFlow
WATCH_SECONDS = {1: 0.5, 2: 0.5, 3: 1.5, 4: 1.5}


def main(number: int) -> int:
    """Print the figures; 1 when one of them misses its target."""
    print(f"{machine.described()}\n")
    course = load_course(REPOSITORY)
    missed = 0
    with working_place() as place:
        numpy = median(seconds([sys.executable, "-c", "import numpy"], place) for _time in range(number + 1))
        for position in (1, 2):
            once = median([seconds([GRADE, "check", str(position)], place) for _time in range(number + 1)][1:])
            missed += once > ONCE_SECONDS
            print(
                f"once, {course.exercises[position - 1].id:14} {once:6.2f} s   target {ONCE_SECONDS} s   {once / numpy:4.1f} × import numpy"
            )
        for position, target in WATCH_SECONDS.items():
            exercise = course.exercises[position - 1]
            after = median([*answers(place, exercise, number + 1)][1:])
            missed += after > target
            print(f"watching, {exercise.id:10} {after:6.2f} s   target {target} s")
    return int(missed > 0)


@contextmanager
def working_place() -> Iterator[Path]:
    """What `grade start` makes, with the references written in for the first four exercises."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "work")
        subprocess.run([GRADE, "start", place, "--course", REPOSITORY], check=True, capture_output=True)
        for exercise in load_course(REPOSITORY).exercises[:4]:
            shutil.copy(exercise.reference, place / "exercises" / exercise.id)
        yield place


def seconds(command: list[str | Path], place: Path) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=place, check=True, capture_output=True)
    return time.perf_counter() - began


def answers(place: Path, exercise: Exercise, number: int) -> Iterator[float]:
    """Seconds from a save to the line about this exercise, again and again, in one watch."""
    file = place / "exercises" / exercise.id / exercise.reference.name
    source = file.read_text("utf-8")
    watching = subprocess.Popen(
        [GRADE, "check", exercise.id, "--watch"], cwd=place, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert watching.stdout is not None
    try:
        wait_for_line(watching.stdout, "05_train")  # where the first round ends: it is still a stub
        for time_ in range(number):
            time.sleep(0.5)
            file.write_text(f"{source}\n# save {time_}\n", "utf-8")
            began = time.perf_counter()
            wait_for_line(watching.stdout, f"{exercise.id}:")
            yield time.perf_counter() - began
            wait_for_line(watching.stdout, "grade hint 05_train")
    finally:
        watching.kill()
        watching.wait()
        file.write_text(source, "utf-8")


def wait_for_line(lines: Iterator[str], text: str) -> None:
    for line in lines:
        if text in line:
            return
    raise SystemExit(f"`grade check --watch` ended before it said {text!r}")


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
