"""What a worker may use, and how long the judge waits for it."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1 << 20
GIB = 1 << 30

LONGEST_JUDGE_SECONDS = 1500  # beyond every limit there is: a judge that is still busy with one submission then hangs, and ends itself


@dataclass(frozen=True)
class Limits:
    """Bounds of one worker and of the judge's patience. All have defaults that fit the course; course.toml may change some."""

    call_seconds: float = 10.0  # wall clock, one call
    load_seconds: float = 20.0  # wall clock, importing the student's module
    exercise_seconds: float = 60.0  # wall clock, one exercise with all its workers
    cpu_seconds: int = 60  # of all threads of one worker together
    memory_bytes: int = 1 * GIB  # RLIMIT_DATA: a fork of the warm zygote starts at 255 MB, an LSTM trains below 768 MB
    scratch_bytes: int = 64 * MIB  # size of the worker's own file system, its copy of the submission included
    descriptors: int = 256
    threads: int = 256  # TensorFlow starts a few per core
    stack_bytes: int = 8 * MIB
    header_bytes: int = 4 * MIB  # of one frame: everything that is not an array
    array_bytes: int = 256 * MIB  # of one frame: all its arrays together
    answers_bytes: int = 512 * MIB  # of one exercise: the arrays of all its answers, since a check may keep them all
    start_seconds: float = 15.0  # from asking for a worker to its first word: our own work, so a late one is our error
