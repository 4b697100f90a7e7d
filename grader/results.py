"""What grading found, as frozen values: Outcome, CheckResult, ExerciseResult, Grade; to JSON and back.

The JSON is a promise (`grader.grade/1`): fields are added, never renamed. Everything that a page, a table or a
gradebook shows is here, decided; nothing later looks at student code or at a suite again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import msgspec

SCHEMA = "grader.grade/1"


class Outcome(StrEnum):
    """What became of one check. Only PASSED earns points; UNANSWERED was never asked, or its answer never came."""

    PASSED = "passed"
    FAILED = "failed"
    UNANSWERED = "unanswered"


class Status(StrEnum):
    """What became of one exercise. All but GRADED mean that no check could be asked."""

    GRADED = "graded"
    MISSING = "missing"  # the module is not in the submission
    REFUSED = "refused"  # the submission's file cannot be taken in
    CRASHED = "crashed"  # the module does not load
    TIMEOUT = "timeout"
    MEMORY = "memory"
    UNGRADED = "ungraded"  # our failure: no score, never a zero


@dataclass(frozen=True)
class Shown:
    """A value as a person may see it: bounded text, and a small table where it is an array or a list of lists."""

    text: str  # Python's way of writing it, cut to a few hundred characters
    table: tuple[tuple[str, ...], ...] = ()  # rows of cells; empty: no table fits
    marked: tuple[int, int] | None = None  # (row, column) of the first differing cell
    note: str = ""  # what text and table leave out: "an array of shape (300, 6), int32; rows 40 to 47 of 300"
    origin: tuple[int, int] = (0, 0)  # row and column that the table's first cell has in the value


@dataclass(frozen=True)
class Evidence:
    """What a failed check may reveal: the call, what was expected and what came. `None`: not revealed, or not known."""

    given: Shown | None = None
    expected: Shown | None = None
    got: Shown | None = None
    difference: str = ""  # "first difference at row 0, column 2: expected 1, got 0"


@dataclass(frozen=True)
class Crash:
    """An exception of the student's code, formatted in the worker; plain bounded text, paths relative to the submission."""

    type_name: str  # "ZeroDivisionError"
    text: str  # str(exception), at most 2,000 characters
    file: str = ""  # "padding.py" or "work.ipynb, cell 3"; the innermost frame in the student's own files
    line: int = 0  # 1-based, 0: unknown
    function: str = ""
    source: str = ""  # that line's own text
    printed: str = ""  # what was printed before it happened, at most 4,000 characters


@dataclass(frozen=True)
class Call:
    """One judged call in a transcript: which function, and digests of what went in and what came out."""

    check: str  # id of the check that made the call
    function: str  # "padding.pad_sequences"
    arguments: str  # hex digest
    answer: str  # hex digest of what is recorded of the answer


@dataclass(frozen=True)
class Picture:
    """Data of a plot for the feedback page; `plots` draws it. `data` is JSON: numbers, text and lists only."""

    kind: str  # "embedding_rows" | "padded_batch" | "training_curve"
    title: str
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CheckResult:
    """What one hidden check said about one submission."""

    id: str  # the test function's name
    sentence: str  # for the student: "Row 0 is the padding row."
    outcome: Outcome  # only PASSED earns points
    points: float
    max_points: float
    message: str = ""  # for the student; empty when passed
    hint: str = ""  # shown when the check failed and its reveal level allows it
    seconds: float = 0.0  # wall clock, judge and worker together
    evidence: Evidence | None = None
    crash: Crash | None = None


@dataclass(frozen=True)
class Diagnosis:
    """The mistake that a submission makes, by its name in the course's bank of misconceptions."""

    misconception: str
    explanation: str  # for the student, in their language
    match: str  # "exact" | "likely"
    title: str = ""
    next_step: str = ""
    hint: str = ""  # the public hint of the exercise that fits, where one does


@dataclass(frozen=True)
class FullRun:
    """An exercise's training on the published data (`grade run --full`). It changes no points."""

    accuracy: float | None  # on the test half, by the referee's predictions; None: it did not come to that
    expected_low: float
    expected_high: float
    test_reviews: int = 0
    seconds: float = 0.0  # wall clock, all of it
    training_seconds: float = 0.0  # wall clock, the call of `train`
    student_cpu_seconds: float = 0.0
    history: dict[str, tuple[float, ...]] = field(default_factory=dict)  # one value per epoch: the worker's word, nobody's measurement
    message: str = ""  # why there is no accuracy, for the student

    @property
    def is_as_expected(self) -> bool:
        return self.accuracy is not None and self.expected_low <= self.accuracy <= self.expected_high


@dataclass(frozen=True)
class ExerciseResult:
    """One exercise of one submission."""

    id: str
    status: Status
    score: float | None  # None: ungraded
    max_score: float
    title: str = ""
    about: str = ""  # one sentence: what the exercise was about
    seconds: float = 0.0  # wall clock
    student_cpu_seconds: float = 0.0  # of the workers, by wait4
    message: str = ""  # why it is not GRADED, for the student
    checks: tuple[CheckResult, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    crash: Crash | None = None  # of loading the module
    memory: dict[str, int] = field(default_factory=dict)  # limit_bytes, peak_bytes, asked_bytes (where known)
    transcript: tuple[Call, ...] = ()
    pictures: tuple[Picture, ...] = ()
    printed: str = ""  # what the module printed while it was loaded, capped
    error: str = ""  # ungraded: what failed, for the teacher; no page of a student's shows it
    optional: bool = False  # a bonus exercise: its points are not in Grade.max_score
    full: FullRun | None = None  # only after `grade run --full`

    @property
    def is_full(self) -> bool:
        return self.score is not None and self.score >= self.max_score

    @property
    def is_left_out(self) -> bool:
        return self.optional and self.status is Status.MISSING


@dataclass(frozen=True)
class Grade:
    """All exercises of one submission."""

    course: str  # the course's id
    student: str
    submission_sha256: str
    score: float | None  # None: at least one exercise is ungraded
    max_score: float
    seconds: float
    exercises: tuple[ExerciseResult, ...]
    isolation: dict[str, Any]  # what was in force: {"landlock": 7, "seccomp": true, "network": false, "unsafe": false, …}
    schema: str = SCHEMA
    course_title: str = ""
    graded_at: str = ""  # ISO 8601, UTC
    language: str = "en"
    versions: dict[str, str] = field(default_factory=dict)  # python, gradekit, tensorflow, keras, numpy
    suites: dict[str, str] = field(default_factory=dict)  # exercise id → SHA-256 of its suite
    notes: tuple[str, ...] = ()  # what intake has to say: "3 lines that begin with ! were skipped"

    @property
    def is_full(self) -> bool:
        """Every exercise that is not optional earned all its points."""
        return all(exercise.is_full for exercise in self.exercises if not exercise.optional)

    @property
    def begun_bonus(self) -> tuple[ExerciseResult, ...]:
        """Bonus exercises that are begun and not complete."""
        return tuple(exercise for exercise in self.exercises if exercise.optional and not (exercise.is_full or exercise.is_left_out))

    @property
    def is_ungraded(self) -> bool:
        return any(exercise.status is Status.UNGRADED for exercise in self.exercises)

    def to_json(self) -> bytes:
        """The promised JSON, indented, UTF-8, ending in a newline. Not a number never occurs; infinite neither."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"

    @classmethod
    def from_json(cls, data: bytes | str) -> Grade:
        """Strictly; raises msgspec.ValidationError where a field is missing or of another type."""
        return msgspec.json.decode(data, type=cls)


def total(exercises: tuple[ExerciseResult, ...]) -> tuple[float | None, float]:
    """Score and max_score over exercises; the score is None as soon as one is ungraded. Bonus points count in the score only."""
    max_score = round(sum(exercise.max_score for exercise in exercises if not exercise.optional), 6)
    scores = [exercise.score for exercise in exercises]
    if any(score is None for score in scores):
        return None, max_score
    return round(sum(score for score in scores if score is not None), 6), max_score
