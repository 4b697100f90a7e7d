"""Several tasks at once, each in a fork of this process: it shares what is imported here, and ends with us."""

from __future__ import annotations

import os
import select
import signal
from collections.abc import Callable, Sequence
from typing import NoReturn

Task = Callable[[], bytes]


def in_forks(tasks: Sequence[Task], at_once: int, tell: Callable[[int], None] = lambda _done: None) -> list[bytes]:
    """What each task returns, in order, and nothing of one whose process failed or died; at most `at_once` run at the same time.

    `tell` hears how many have ended. When an exception ends this call, all of them are killed.
    """
    answers = [bytearray() for _task in tasks]
    waiting = list(enumerate(tasks))
    running: dict[int, tuple[int, int]] = {}  # pipe → process, number of the task
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                number, task = waiting.pop(0)
                pipe, process = _fork(task)
                running[pipe] = process, number
            for pipe in select.select(list(running), [], [])[0]:
                process, number = running[pipe]
                piece = os.read(pipe, 1 << 16)
                answers[number] += piece
                if not piece:
                    del running[pipe]
                    os.close(pipe)
                    if os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
                        answers[number].clear()
                    tell(len(tasks) - len(waiting) - len(running))
    finally:
        for pipe, (process, _number) in running.items():
            os.kill(process, signal.SIGKILL)
            os.close(pipe)
            os.waitpid(process, 0)
    return [bytes(answer) for answer in answers]


def _fork(task: Task) -> tuple[int, int]:
    pipe, pipe_end = os.pipe()
    parent = os.getpid()
    process = os.fork()
    if process == 0:
        _work(task, pipe_end, parent)
    os.close(pipe_end)
    return pipe, process


def _work(task: Task, pipe: int, parent: int) -> NoReturn:
    """In the fork; leaves by `_exit`, so that nothing of the parent's is ended or written twice."""
    from grader.isolation.sandbox import die_with_parent

    code = 1
    try:
        die_with_parent()
        if os.getppid() == parent:
            answer = memoryview(task())
            while answer:
                answer = answer[os.write(pipe, answer) :]
            code = 0
    finally:
        os._exit(code)
