"""Where the red team is graded: a copy of the course with a canary in every secret, a neighbour, and ears for whoever calls.

An attacker is told everything that a real one would have to find out: where the course and the neighbour lie, the numbers of our processes,
the ports that listen. What holds must hold by its rules, not because nobody knew where to look.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import math
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from grader.course import SECRET_FILE, Course, load_course
from grader.grading import Grader, read_solution_as_submission
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import GIB, MIB, Limits
from grader.submission import Submission, take_in

REPOSITORY = Path(__file__).parents[1]
TIGHT = Limits(call_seconds=0.8, load_seconds=1.5, exercise_seconds=2.0, cpu_seconds=3, memory_bytes=400 * MIB)
ROOMY = replace(TIGHT, call_seconds=2.5, load_seconds=4.0, exercise_seconds=4.0)  # for attacks that must not end by a limit of time
FOR_KERAS = Limits(call_seconds=8.0, load_seconds=8.0, exercise_seconds=25.0, cpu_seconds=25, memory_bytes=GIB)
USUAL_SECONDS = 0.5  # for an honest grade of exercise 2 on a quiet machine
MARKER = "red_team_was_here"  # the name of every file that an attack tries to leave
QUESTION, ANSWER = ([[1, 2], [3, 4, 5, 6]], {"maxlen": 3}), [[0, 1, 2], [4, 5, 6]]


@dataclass(frozen=True)
class Stage:
    """All that the attacks of one run share."""

    folder: Path  # everything lies below it, our temporary files included
    course: Course
    zygote: Zygote
    keras_zygote: Zygote | None  # for attacks that need Keras
    neighbour: Submission
    neighbours_worker: Worker  # lives through all attacks
    canaries: dict[str, str]  # place → the text that no output may hold
    told: dict[str, str]  # @COURSE@ → its path; what the attackers are told
    ears: list[socket.socket]
    treasure: dict[str, tuple[int, int, int]] = field(default_factory=dict)  # files that must not change
    patience: float = 1.0  # how much longer than usual this machine takes just now

    def grader(self, *, for_keras: bool, endless: bool = False, confined: bool = True) -> Grader:
        """The real engine over the copy, with limits that make an endless loop short."""
        limits = _stretched(FOR_KERAS if for_keras else TIGHT if endless else ROOMY, self.patience)
        exercises = tuple(replace(exercise, limits=limits) for exercise in self.course.exercises)
        zygote = self.keras_zygote if for_keras else self.zygote
        assert zygote is not None
        return Grader(replace(self.course, exercises=exercises), zygote.address, confined)

    def honest_grader(self) -> Grader:
        return Grader(self.course, self.zygote.address)

    def set_out(self, attack: Path, student: str) -> Path:
        """The attack's files as they are handed in; see `set_out` below."""
        folder = self.folder / "hand-ins" / (student if student.isidentifier() else "somebody")
        return set_out(attack, folder, self.course.folder, self.told)

    def clear_up(self) -> None:
        """By `rm`: shutil gives up in a folder that is 1,500 deep."""
        subprocess.run(["rm", "-rf", self.folder / "hand-ins"], check=True)

    def fill_in(self, text: str) -> str:
        return _filled_in(text, self.told)

    def changed_treasure(self) -> list[str]:
        now = _fingerprints(self.folder / "course", self.folder / "neighbour")
        return sorted(name for name in now.keys() | self.treasure.keys() if now.get(name) != self.treasure.get(name))

    def callers(self) -> int:
        """How many connections somebody made to our listening sockets."""
        found = 0
        for ear in self.ears:
            with contextlib.suppress(BlockingIOError):
                ear.accept()[0].close()
                found += 1
        return found

    def neighbour_still_answers(self) -> bool:
        """The neighbour's own worker, which lives beside all attackers, gives its right answer."""
        (args, kwargs), deadline = QUESTION, time.monotonic() + 10
        _answered, value = self.neighbours_worker.ask("padding", "pad_sequences", [args], kwargs, 1, deadline)
        return bool(value.tolist() == ANSWER)


@contextlib.contextmanager
def stage(keras_zygote: Zygote | None = None) -> Iterator[Stage]:
    """Set the stage and clear it away; the environment and the folder for temporary files are ours meanwhile."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="red-team-"))).resolve()
        stack.enter_context(_temporary_files_in(folder / "temporary"))
        canaries = {place: f"canary-{place}-{secrets.token_hex(12)}" for place in ("suite", "solution", "seed", "neighbour", "environment")}
        stack.enter_context(_environment(GRADER_TOKEN=canaries["environment"]))
        course = _plant_course(folder / "course", canaries)
        neighbour = _plant_neighbour(folder / "neighbour", course, canaries["neighbour"])
        zygote = stack.enter_context(Zygote(["numpy"]))
        worker = stack.enter_context(Worker(zygote.address, Sources(neighbour.files), Limits()))
        worker.load("padding", 1, time.monotonic() + 10)
        ears, places = _listen(folder, stack)
        told = {"@COURSE@": str(course.folder), "@NEIGHBOUR@": str(folder / "neighbour"), "@JUDGE@": str(os.getpid())}
        told |= {"@ZYGOTE@": str(zygote.pid)} | places
        here = Stage(folder, course, zygote, keras_zygote, neighbour, worker, canaries, told, ears)
        patience = min(max(1.0, _seconds_of_an_honest_grade(here) / USUAL_SECONDS), 5.0)
        yield replace(here, treasure=_fingerprints(folder / "course", folder / "neighbour"), patience=patience)


def _seconds_of_an_honest_grade(here: Stage) -> float:
    """Of the second one: the first imports and compiles the suite."""
    for _time in range(2):
        began = time.monotonic()
        here.honest_grader().grade(here.neighbour, "neighbour", exercises=[here.course.exercise("02_pad")])
    return time.monotonic() - began


def _stretched(limits: Limits, by: float) -> Limits:
    wall = {name: getattr(limits, name) * by for name in ("call_seconds", "load_seconds", "exercise_seconds")}
    return replace(limits, **wall, cpu_seconds=math.ceil(limits.cpu_seconds * by))


def set_out(attack: Path, folder: Path, course: Path, told: dict[str, str]) -> Path:
    """A copy of an attack's files with all that its author is told filled in; what `make.py` makes of it, where there is one."""
    shutil.copytree(attack, folder, ignore=shutil.ignore_patterns("expected.json", "make.py", "__pycache__"))
    for path in folder.rglob("*"):
        if path.is_file():
            path.write_text(_filled_in(path.read_text("utf-8"), told), "utf-8")
    maker = attack / "make.py"
    return _run_maker(maker, folder, course) if maker.is_file() else folder


def _filled_in(text: str, told: dict[str, str]) -> str:
    for name, value in told.items():
        text = text.replace(name, value)
    return text


def with_canary(source: str, canary: str) -> str:
    """`source` with the canary at the end of every line of code, so that whatever line of it is seen anywhere tells on itself."""
    lines = source.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.NEWLINE, tokenize.NL) and token.string:
            lines[token.start[0] - 1] = f"{lines[token.start[0] - 1].rstrip()}  # {canary}\n"
    return "".join(lines) + f'\nRED_TEAM = "{canary}"\n'


def _plant_course(folder: Path, canaries: dict[str, str]) -> Course:
    shutil.copytree(REPOSITORY / "exercises", folder / "exercises")
    shutil.copytree(REPOSITORY / "solutions", folder / "solutions", ignore=shutil.ignore_patterns("__pycache__", "alternatives"))
    course = load_course(folder)
    shutil.copy(Path(__file__).with_name("red_team_models.py"), course.exercise("03_embedding").suite)
    for exercise in course.exercises:
        for path, place in ((exercise.suite, "suite"), (exercise.reference, "solution")):
            path.write_text(with_canary(path.read_text("utf-8"), canaries[place]), "utf-8")
    with (folder / SECRET_FILE).open("a") as file:
        file.write(f"# {canaries['seed']}\n")
    return course


def _plant_neighbour(folder: Path, course: Course, canary: str) -> Submission:
    folder.mkdir()
    solution = read_solution_as_submission(course.exercise("02_pad")).files["padding.py"].decode()
    lines = (line.partition("  # canary-")[0] for line in solution.splitlines() if not line.startswith("RED_TEAM"))
    (folder / "padding.py").write_text(with_canary("\n".join(lines) + "\n", canary), "utf-8")
    return take_in(folder)


def _fingerprints(*folders: Path) -> dict[str, tuple[int, int, int]]:
    """Mode, size and time of change of every file; that time is the kernel's own, nobody can set it."""
    found = {}
    for path in (path for folder in folders for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        status = path.lstat()
        found[str(path)] = (status.st_mode, status.st_size, status.st_ctime_ns)
    return found


def _listen(folder: Path, stack: contextlib.ExitStack) -> tuple[list[socket.socket], dict[str, str]]:
    """Sockets that an attacker may try to reach: IPv4 and IPv6 on one port, a UNIX path, an abstract name."""
    ears = [socket.create_server(("127.0.0.1", 0))]
    port = ears[0].getsockname()[1]
    with contextlib.suppress(OSError):
        ears.append(socket.create_server(("::1", port), family=socket.AF_INET6))
    for address in (str(folder / "ear"), f"\0gradekit-red-team-{os.getpid()}"):
        ears.append(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
        ears[-1].bind(address)
        ears[-1].listen()
    for ear in ears:
        ear.setblocking(False)
        stack.enter_context(ear)
    return ears, {"@PORT@": str(port), "@SOCKET@": str(folder / "ear")}


def _run_maker(maker: Path, folder: Path, course: Path) -> Path:
    """Run an attack's own `make(folder, course)`, which is ours, not a student's: it makes what git cannot hold."""
    spec = importlib.util.spec_from_file_location("red_team_maker", maker)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return Path(module.make(folder, course))


@contextlib.contextmanager
def _environment(**variables: str) -> Iterator[None]:
    os.environ.update(variables)
    try:
        yield
    finally:
        for name in variables:
            os.environ.pop(name, None)


@contextlib.contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    folder.mkdir()
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
