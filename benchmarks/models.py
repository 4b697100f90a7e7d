"""How long one submission of all five exercises takes, with a warm zygote.

    python -m benchmarks.models [NUMBER OF SUBMISSIONS]

Every submission is the five references and a line that makes it another one. Wall time is that of `Grader.grade`, referees included; the
student's own CPU time is that of its workers, as their wardens count it; all CPU time is that of judge, zygote, workers and referees
together, which a busy machine changes less than it changes wall time. The first submission warms the judge up and does not count; figures
are medians.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

import psutil

from benchmarks import machine
from grader.course import Course, load_course
from grader.grading import Grader, warm_grader
from grader.results import Grade
from grader.submission import Submission

REPOSITORY = Path(__file__).parents[1]
MOST_SECONDS, MOST_RATIO = 8.0, 2.5  # the larger of 8 s and 2.5 times the student's own CPU time


def main(number: int) -> int:
    """Print the figures; 1 when the median submission takes longer than it may."""
    course = the_five(load_course(REPOSITORY))
    print(f"{machine.described()}\n")
    with warm_grader(course) as grader:
        grade_one(grader, course, 0)
        before = cpu_of_everything()
        found = [grade_one(grader, course, one) for one in range(1, number + 1)]
        spent = (cpu_of_everything() - before) / number
    print(f"{number} submissions, all {len(course.exercises)} exercises that are not optional, the references; medians, in seconds\n")
    print(f"{'':16}{'wall':>8}{'own CPU':>10}{'ratio':>8}")
    for place, exercise in enumerate(course.exercises):
        results = [grade.exercises[place] for grade, _wall in found]
        show(exercise.id, [(result.seconds, result.student_cpu_seconds) for result in results])
    whole = [(wall, sum(result.student_cpu_seconds for result in grade.exercises)) for grade, wall in found]
    show("all", whole)
    print(f"all CPU time per submission, on average: {spent:.2f} s")
    slack = median(max(MOST_SECONDS, MOST_RATIO * cpu) - wall for wall, cpu in whole)
    print(f"\ntarget: at most {MOST_SECONDS:g} s, or {MOST_RATIO:g} times the own CPU time where that is more;", end=" ")
    print(f"{'kept' if slack >= 0 else 'missed'} by {abs(slack):.2f} s")
    return int(slack < 0)


def the_five(course: Course) -> Course:
    """The course without the optional exercises, which the target says nothing about."""
    return replace(course, exercises=tuple(exercise for exercise in course.exercises if not exercise.optional))


def grade_one(grader: Grader, course: Course, number: int) -> tuple[Grade, float]:
    """The grade, which must be full, and the wall seconds."""
    tail = f"\n# submission {number}\n".encode()
    submission = Submission({f"{exercise.module}.py": exercise.reference.read_bytes() + tail for exercise in course.exercises})
    began = time.perf_counter()
    grade = grader.grade(submission, "student")
    wall = time.perf_counter() - began
    wrong = [f"{result.id}: {result.error or result.message or 'not full'}" for result in grade.exercises if not result.is_full]
    if wrong:
        raise SystemExit(f"the references do not earn full marks: {'; '.join(wrong)}")
    return grade, wall


def cpu_of_everything() -> float:
    """Seconds so far: this process, the zygote, and every worker that has ended."""
    here = psutil.Process()
    return sum(sum(process.cpu_times()[:4]) for process in here.children()) + sum(here.cpu_times()[:2])


def show(name: str, figures: list[tuple[float, float]]) -> None:
    wall, cpu, ratio = (median(column) for column in zip(*((wall, cpu, wall / cpu) for wall, cpu in figures), strict=True))
    print(f"{name:16}{wall:8.2f}{cpu:10.2f}{ratio:8.2f}")


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 9))
