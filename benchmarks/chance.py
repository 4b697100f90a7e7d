"""How far chance may take exercise 5: what its training check measures, over many seeds.

    python -m benchmarks.chance [--seeds 300] [--first 1] [--minutes 10] [--module PATH]…

For each seed a corpus and a training of its own, made by the hidden suite's functions in a confined worker, as in grading; then the share
of held-out reviews that the referee's copy of the model is right on. A seed is below at first when that share is less than the suite asks,
and below for good when the repeated training, from other first weights, is below too. The margin is the distance between mean and threshold
in standard deviations of the sample. `--module` measures another module, such as a misconception that trains too little.
"""

from __future__ import annotations

import argparse
import importlib.util
import statistics
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks import machine
from grader.course import Course, load_course
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.keras_suite import accuracy
from grader.referee import Referee
from grader.student import Student

REPOSITORY = Path(__file__).parents[1]
EXERCISE = "05_train"
SEEDS_PER_WORKER = 20


@dataclass(frozen=True)
class Shares:
    """What one seed's training is right on, and what its repetition is, where there is one."""

    first: float
    second: float | None
    steps: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=300)
    parser.add_argument("--first", type=int, default=1, help="the first seed; others follow")
    parser.add_argument("--minutes", type=float, default=600, help="stop after so long")
    parser.add_argument("--module", type=Path, action="append", help="instead of the reference")
    options = parser.parse_args()
    course = load_course(REPOSITORY)
    suite = read_suite(course)
    print(machine.described())
    print(f"threshold {suite.BASELINE + suite.MARGIN:.2f}; {suite.HELD_OUT} held-out reviews, {suite.STEPS} steps when all is right\n")
    for module in options.module or [course.exercise(EXERCISE).reference]:
        began = time.monotonic()
        found = measure(course, suite, module, range(options.first, options.first + options.seeds), began + 60 * options.minutes)
        show(module.stem, found, suite.BASELINE + suite.MARGIN, time.monotonic() - began)


def read_suite(course: Course) -> ModuleType:
    """The hidden suite as a module: its corpus, its model and its training are what is measured."""
    spec = importlib.util.spec_from_file_location("suite", course.exercise(EXERCISE).suite)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(course: Course, suite: ModuleType, module: Path, seeds: range, until: float) -> list[Shares]:
    """One after the other, as many as the time allows. A worker serves some seeds in turn, since starting costs as much as training."""
    exercise = course.exercise(EXERCISE)
    limits = replace(exercise.limits, cpu_seconds=3600, exercise_seconds=3600.0, call_seconds=600.0)  # not time is measured here
    sources = Sources({f"{exercise.module}.py": module.read_bytes()}, served=suite.served(seeds[0]))
    found: list[Shares] = []
    with Zygote(course.preload) as zygote:
        for start in range(0, len(seeds), SEEDS_PER_WORKER):
            with (
                Worker(zygote.address, sources, limits) as worker,
                Referee(lambda: Worker(zygote.address, Sources({}), limits), limits) as referee,
            ):
                for seed in seeds[start : start + SEEDS_PER_WORKER]:
                    if time.monotonic() > until:
                        return found
                    student = Student(partial(itself, worker), course.modules, exercise.module, seed, limits, time.monotonic() + 3600)
                    student.load()
                    found.append(shares(suite, student, referee, seed))
    return found


def itself(worker: Worker) -> Worker:
    return worker


def shares(suite: ModuleType, student: Student, referee: Referee, seed: int) -> Shares:
    """What one seed's training comes to; the suite's own rule says when it is repeated."""
    suite.corpus.cache_clear()
    student.begin(EXERCISE)
    first = suite.fit(student, referee, seed, 1)
    second = suite.fit(student, referee, seed, 2) if suite.is_unlucky(first) else None
    return Shares(share(first), share(second) if second else None, first.answer.models[0].iterations or 0)


def share(trained: Any) -> float:
    return accuracy(trained.predictions, trained.labels)


def show(name: str, found: list[Shares], threshold: float, seconds: float) -> None:
    firsts = [one.first for one in found]
    below = [one for one in found if one.first < threshold]
    for_good = [one for one in below if one.second is None or one.second < threshold]
    spread = statistics.stdev(firsts)
    print(f"{name}: {len(found)} seeds in {seconds:.0f} s, {sorted({one.steps for one in found})} steps")
    print(f"  share right: mean {statistics.mean(firsts):.4f}, deviation {spread:.4f}, least {min(firsts):.4f}, most {max(firsts):.4f}")
    print(f"  margin: {(statistics.mean(firsts) - threshold) / max(spread, 1e-6):+.1f} standard deviations above the threshold")
    print(f"  below the threshold: {len(below)} at first, {len(for_good)} for good\n", flush=True)


if __name__ == "__main__":
    main()
