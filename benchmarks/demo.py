"""`make demo`: a made-up class of 12 is graded, and the way to its report is said.

Nothing of it is anybody's: names come from a list, work from the course's references, misconceptions and mutants (`sample_class`).
Everything goes into `demo/`, which is made anew each time.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.sample_class import make_class
from grader.course import load_course

REPOSITORY = Path(__file__).parents[1]
OUT = REPOSITORY / "demo"
REPORT = OUT / "report"
STUDENTS = 12


def main() -> int:
    """The exit status of `grade class`, as a teacher would call it."""
    shutil.rmtree(OUT, ignore_errors=True)
    course = load_course(REPOSITORY)
    make_class(OUT, STUDENTS, course=course, exercises=[exercise.id for exercise in course.exercises if not exercise.optional])
    arguments = ["class", "demo/submissions", "--roster", "demo/roster.csv", "--out", "demo/report", "--gradebook", "demo/gradebook.sqlite"]
    print(f"A class of {STUDENTS} is in demo/submissions. Grading it, which takes a few minutes, most of them spent training LSTMs:\n")
    print(f"    grade {' '.join(arguments)}\n", flush=True)
    done = subprocess.run([Path(sys.executable).parent / "grade", *arguments], cwd=REPOSITORY, check=False)
    if done.returncode == 0:
        print("\nOpen these in a browser:")
        pages = {"the class report, for the teacher": REPORT / "index.html", "what one student reads": a_page()}
        for what, page in pages.items():
            print(f"    {page.relative_to(REPOSITORY).as_posix():34}{what}")
    return done.returncode


def a_page() -> Path:
    """The longest page, which is of somebody who has more to learn than others."""
    return max(REPORT.glob("students/*.html"), key=lambda page: page.stat().st_size)


if __name__ == "__main__":
    raise SystemExit(main())
