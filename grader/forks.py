"""Several tasks at once, each in a fork of this process: it shares what is imported here, and ends with us."""

from __future__ import annotations

import contextlib
import os
import pickle
import select
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

from grader.isolation.limits import LONGEST_JUDGE_SECONDS
from grader.isolation.sandbox import die_with_parent

Task = Callable[[], Any]


class Died(Exception):
    """The answer of a task whose process ended before it had one."""


def in_forks(tasks: Sequence[Task], at_once: int, tell: Callable[[int], None] = lambda _done: None) -> list[Any]:
    """What each task returns or raises, in order, or Died; at most `at_once` run at the same time.

    `tell` hears how many have ended. When an exception ends this call, all of them are killed.
    """
    said = [bytearray() for _task in tasks]
    waiting = list(enumerate(tasks))
    running: dict[int, tuple[int, int]] = {}  # pipe → process, number of the task
    try:
        while waiting or running:
            while waiting and len(running) < at_once:
                try:
                    _fork(*waiting[0], running)
                except OSError:  # too many processes; one of them will end
                    if not running:
                        raise
                    break
                del waiting[0]
            for pipe in select.select(list(running), [], [])[0]:
                process, number = running[pipe]
                piece = os.read(pipe, 1 << 16)
                said[number] += piece
                if not piece:
                    del running[pipe]
                    os.close(pipe)
                    _reap(process)
                    tell(len(tasks) - len(waiting) - len(running))
    finally:
        for pipe, (process, _number) in running.items():
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            os.close(pipe)
            _reap(process)
    return [_answer(bytes(text)) for text in said]


def _answer(text: bytes) -> Any:
    try:
        return pickle.loads(text)  # of our own fork, which runs no student code
    except Exception:  # cut off, or an exception that cannot be made again
        return Died()


def _reap(process: int) -> None:
    with contextlib.suppress(ChildProcessError):  # who started us had SIGCHLD ignored
        os.waitpid(process, 0)


def _fork(number: int, task: Task, running: dict[int, tuple[int, int]]) -> None:
    """Raises OSError when there is no room for another process."""
    pipe, pipe_end = os.pipe()
    parent = os.getpid()
    with _without_interrupts():  # one between the fork and its first line, or ours, would end neither
        try:
            process = os.fork()
        except OSError:
            os.close(pipe)
            os.close(pipe_end)
            raise
        if process == 0:
            _work(task, pipe_end, parent)
        os.close(pipe_end)
        running[pipe] = process, number


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(task: Task, pipe: int, parent: int) -> NoReturn:
    """In the fork; leaves by `_exit`, so that nothing of the parent's is ended or written twice. Ctrl-C is the parent's affair."""
    try:
        die_with_parent()
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LONGEST_JUDGE_SECONDS)
        sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__  # a bar of the parent's may have taken their place, with locks
        if os.getppid() == parent:
            text = memoryview(_pickled(task))
            while text:
                text = text[os.write(pipe, text) :]
    finally:
        os._exit(0)


def _pickled(task: Task) -> bytes:
    try:
        answer = task()
    except Exception as error:
        error.add_note(traceback.format_exc())
        answer = error
    return pickle.dumps(answer)
