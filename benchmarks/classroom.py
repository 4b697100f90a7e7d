"""How fast and how large a class is graded.

    python -m benchmarks.classroom speed -n 40 --plain 8 --exercise 01_tokenize --exercise 02_pad
    python -m benchmarks.classroom stored 100 1000 10000
    python -m benchmarks.classroom cached 1000

`speed` grades N submissions on two cores and compares with plain pytest, a process per submission, two at a time, on the first --plain of
the same submissions; throughput is per submission, so the numbers need not be equal. Every module imports Keras.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil

from benchmarks.sample_class import make_class
from benchmarks.sample_grades import COURSE, make_grades
from grader.class_report import About, class_report
from grader.classroom import Plan, grade_missing, local_hall, planned
from grader.course import Course, load_course
from grader.gradebook import Gradebook, Submitted, environment_key
from grader.handins import read_class
from grader.judges import environment_of, suites_of
from grader.results import Grade
from grader.statistics import Class

REPOSITORY = Path(__file__).parents[1]
JUDGES = 2
KINDS = {"reference": 40, "alternative": 20, "misconception": 30, "mutant": 10}  # all of it runs: no syntax errors, nothing missing
IMPORTS_KERAS = "import keras\n"


# Speed -----------------------------------------------------------------------------------------------------------------------------------


def speed(count: int, plain: int, exercises: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        course = part_of_the_course(folder / "course", exercises)
        make_class(folder / "class", count, seed=4, course=course, kinds=KINDS, tail=IMPORTS_KERAS, zips=False)
        ours = grade_all(course, folder)
        theirs = run_plain(course, folder, plain)
    print(f"\nexercises {', '.join(exercises)}, every module imports Keras; {JUDGES} at a time on {os.cpu_count()} cores")
    print(f"  grade class      {count:5} submissions in {ours['wall']:7.1f} s   {60 * count / ours['wall']:7.1f} a minute")
    print(f"  without start    {count:5} submissions in {ours['grading']:7.1f} s   {60 * count / ours['grading']:7.1f} a minute")
    print(f"  plain pytest     {plain:5} submissions in {theirs:7.1f} s   {60 * plain / theirs:7.1f} a minute")
    print(f"  throughput       {count / ours['wall'] / (plain / theirs):5.1f} times plain, zygote's start included")
    print(f"                   {count / ours['grading'] / (plain / theirs):5.1f} times plain, without it")
    print(f"  CPU of workers and referees   {100 * ours['workers'] / ours['grading'] / JUDGES:5.1f} % of wall time x {JUDGES} cores")
    print(f"  CPU of judges                 {100 * ours['judges'] / ours['grading'] / JUDGES:5.1f} %")
    print(f"  PSS of all processes, highest {ours['pss'] / 1e6:7.0f} MB")
    print(f"  ungraded {ours['ungraded']:.0f}; load of the machine at the end {os.getloadavg()[0]:.1f}")


class Counter:
    """A teller that counts."""

    ungraded = 0

    def graded(self, student: str, grade: Grade) -> None:
        self.ungraded += grade.is_ungraded


def grade_all(course: Course, folder: Path) -> dict[str, float]:
    began, counter = time.monotonic(), Counter()
    with (
        Gradebook.open(folder / "book.sqlite") as book,
        planned(read_class(folder / "class" / "submissions"), course, book) as plan,
        local_hall(plan, JUDGES) as hall,
        highest_pss() as pss,
    ):
        zygote, judges = processes()
        before, started = cpu_of_children(zygote), time.monotonic()
        judges_before = cpu_of(judges)
        grade_missing(plan, hall, book, counter)
        ended = time.monotonic()
        workers = cpu_of_children(zygote) - before
        judging = cpu_of(processes()[1]) - judges_before
    return {
        "wall": time.monotonic() - began,
        "grading": ended - started,
        "workers": workers,
        "judges": judging,
        "pss": max(pss),
        "ungraded": counter.ungraded,
    }


def processes() -> tuple[psutil.Process, list[psutil.Process]]:
    """The zygote, and everything else that was started here (judges)."""
    children = psutil.Process().children()
    zygote = next(child for child in children if "grader.isolation.zygote" in " ".join(child.cmdline()))
    return zygote, [child for child in children if child.pid != zygote.pid]


def cpu_of_children(zygote: psutil.Process) -> float:
    """Of all workers, referees and wardens that the zygote has waited for."""
    times = zygote.cpu_times()
    return float(times.children_user + times.children_system)


def cpu_of(found: Sequence[psutil.Process]) -> float:
    return sum(one.cpu_times().user + one.cpu_times().system for one in found)


@contextmanager
def highest_pss() -> Iterator[list[int]]:
    """Samples the summed PSS of this process and all below it, every three seconds: a look takes a tenth of one of the machine."""
    samples, done = [0], threading.Event()

    def sample() -> None:
        while not done.wait(3):
            samples.append(sum(map(pss_of, [psutil.Process(), *psutil.Process().children(recursive=True)])))

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield samples
    finally:
        done.set()
        thread.join()


def pss_of(process: psutil.Process) -> int:
    try:
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def run_plain(course: Course, folder: Path, count: int) -> float:
    """Seconds for the first `count` submissions, two at a time."""
    submissions = sorted((folder / "class" / "submissions").iterdir())[:count]
    for submission in submissions:
        shutil.copy(Path(__file__).with_name("plain_conftest.py"), submission / "conftest.py")
        for exercise in course.exercises:
            (submission / exercise.id).mkdir()
            shutil.copy(exercise.suite, submission / exercise.id / f"test_{exercise.module}.py")
    began = time.monotonic()
    with ThreadPoolExecutor(JUDGES) as pool:
        reports = list(pool.map(lambda submission: run_pytest(submission, course), submissions))
    seconds = time.monotonic() - began
    assert all(report["summary"].get("total", 0) > 10 for report in reports), [report["summary"] for report in reports]
    return seconds


def run_pytest(submission: Path, course: Course) -> dict[str, dict[str, int]]:
    report = submission / "report.json"
    environment = os.environ | {
        "PYTHONPATH": f"{REPOSITORY}:{submission}",
        "BENCHMARK_SOLUTIONS": str(course.solutions),
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }
    flags = ["-q", "-p", "no:cacheprovider", "--json-report", f"--json-report-file={report}", f"--rootdir={submission}"]
    command = [sys.executable, "-m", "pytest", *flags, str(submission)]
    done = subprocess.run(command, env=environment, cwd=submission, capture_output=True, text=True)
    assert report.is_file(), done.stdout + done.stderr
    found: dict[str, dict[str, int]] = json.loads(report.read_bytes())
    return found


def part_of_the_course(folder: Path, names: Sequence[str]) -> Course:
    head, *tables = (REPOSITORY / "exercises" / "course.toml").read_text("utf-8").split("[[exercise]]\n")
    chosen = [table for table in tables if any(f'id = "{name}"' in table for name in names)]
    for name in names:
        for top in ("exercises", "solutions"):
            shutil.copytree(REPOSITORY / top / name, folder / top / name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "exercises" / "course.toml").write_text("[[exercise]]\n".join([head, *chosen]), "utf-8")
    shutil.copy(REPOSITORY / "solutions" / "secret.toml", folder / "solutions" / "secret.toml")
    return load_course(folder)


# Stored grades ---------------------------------------------------------------------------------------------------------------------------


def stored(counts: Sequence[int]) -> None:
    print("stored grades of 5 exercises: written one by one, then read again and made into the class report (a process of its own)")
    print(f"{'students':>9} {'write':>9} {'a grade':>9} {'report':>9} {'CPU':>9} {'memory':>9} {'page':>9} {'gradebook':>10}")
    for count in counts:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place, "book.sqlite")
            began = time.monotonic()
            with Gradebook.open(path) as book:
                for person, submitted, grade in make_grades(count):
                    book.record(person, submitted, grade)
            wrote = time.monotonic() - began
            report = report_apart(path)
            size = path.stat().st_size / 1e6
        seconds = report["seconds"]
        print(
            f"{count:9} {wrote:7.2f} s {1000 * wrote / count:6.2f} ms {seconds:7.2f} s {report['cpu']:7.2f} s"
            f" {report['megabytes']:6.0f} MB {report['page'] / 1e6:6.2f} MB {size:7.1f} MB",
            flush=True,
        )


def report_apart(book: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.classroom", "report", str(book)]
    began, cpu = time.monotonic(), cpu_of_commands()
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found | {"seconds": time.monotonic() - began, "cpu": cpu_of_commands() - cpu}


def cpu_of_commands() -> float:
    """Of all commands that this process has waited for; on a busy machine it says more than the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(path: Path) -> None:
    group, people = Class(), {}
    with Gradebook.open(path) as book:
        for entry in book.latest(COURSE):
            group.add(entry.grade)
            people[entry.person.id] = entry.person
        sha256 = {student: book.hand_ins(student, COURSE)[0].sha256 for student in list(people)[:300]}

        def example(_exercise: str, students: Sequence[str]) -> str:
            files = book.files_of(students[0], sha256[students[0]]) if students[0] in sha256 else None
            return next(iter((files or {"": b""}).values())).decode()

        page = class_report(group, About("Course", people), example=example)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"megabytes": peak, "page": len(page.encode())}))


# The cache -------------------------------------------------------------------------------------------------------------------------------


def cached(count: int) -> None:
    """`grade class --regrade` over a class whose grades are all known: nothing is run, everything is looked up and written out."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        five = [exercise.id for exercise in load_course(REPOSITORY).exercises if not exercise.optional]
        course = part_of_the_course(folder / "course", five)
        make_class(folder / "class", count, seed=9, course=course, kinds={"reference": 1})
        (course.folder / ".grade").mkdir()
        with (
            Gradebook.open(course.folder / ".grade" / "gradebook.sqlite") as book,
            planned(read_class(folder / "class" / "submissions"), course, book) as plan,
        ):
            fill(plan, book, count)
        for name in ("first, with every student's page", "again"):
            began, cpu = time.monotonic(), cpu_of_commands()
            words = ["class", folder / "class" / "submissions", "--out", folder / "out", "--regrade", "--course", course.folder]
            command = [sys.executable, "-c", "from grader.cli import main; main()", *map(str, words)]
            done = subprocess.run(command, capture_output=True, text=True, cwd=REPOSITORY)
            assert done.returncode == 0, done.stderr
            print(f"cached regrade of {count}, {name}: {time.monotonic() - began:.2f} s, CPU {cpu_of_commands() - cpu:.2f} s")
            print("   " + done.stdout.strip().splitlines()[0])


def fill(plan: Plan, book: Gradebook, count: int) -> None:
    """Give everybody a made-up grade of the right course, suites and environment."""
    suites, environment = suites_of(plan.course), environment_key(**environment_of(plan.course, confined=True))
    for piece, (_person, _submitted, grade) in zip(plan.pieces, make_grades(count), strict=True):
        own = replace(grade, course=plan.course.id, student=piece.hand_in.student_id, submission_sha256=piece.sha256, suites=suites)
        hand_in = piece.hand_in
        submitted = Submitted(piece.sha256, hand_in.source, hand_in.handed_in_at, packed=piece.packed.read_bytes())
        book.record(hand_in.person, submitted, own, environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    of_speed = commands.add_parser("speed")
    of_speed.add_argument("-n", type=int, default=200)
    of_speed.add_argument("--plain", type=int, default=20)
    of_speed.add_argument("--exercise", action="append")
    commands.add_parser("stored").add_argument("counts", type=int, nargs="*", default=[100, 1000, 10_000])
    commands.add_parser("report").add_argument("book", type=Path)
    commands.add_parser("cached").add_argument("count", type=int, nargs="?", default=1000)
    chosen = parser.parse_args()
    match chosen.command:
        case "speed":
            speed(chosen.n, min(chosen.plain, chosen.n), chosen.exercise or ["01_tokenize", "02_pad"])
        case "stored":
            stored(chosen.counts)
        case "report":
            report(chosen.book)
        case "cached":
            cached(chosen.count)


if __name__ == "__main__":
    main()
