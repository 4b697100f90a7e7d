"""The judge's stand-in for the student's modules, before a real worker."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from grader.errors import AuthorError
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits
from grader.isolation.values import Foreign
from grader.results import Status
from grader.student import CallFailed, OutOfTime, Student, crash_verdict, digest, is_of_python
from tests.courses import submission

WORK = """
    import os
    import random
    import numpy as np
    import other

    calls = 0

    def answer(x, *more, **named):
        return x

    def count():
        global calls
        calls += 1
        return calls

    def die(how=3):
        os._exit(how)

    def sleep():
        while True:
            pass

    def change(rows, table, value=None):
        rows.append(1)
        table[0] = 5
        return value

    def fail(text="no"):
        print("before")
        raise ValueError(text)

    def draw():
        return random.random(), float(np.random.rand())

    def lie(names):
        return names

    def helped():
        return other.answer()
"""
OTHER = "import work\ndef answer():\n    return 'other ' + str(work.answer(1))\n"
LIMITS = Limits(call_seconds=2, load_seconds=5)

MakeStudent = Callable[..., Student]


@pytest.fixture
def make(light_zygote: Zygote) -> Iterator[MakeStudent]:
    """Makes stand-ins over real workers, and ends them."""
    made: list[Student] = []

    def make(work: str = WORK, limits: Limits = LIMITS, deadline: float | None = None) -> Student:
        sources = Sources(submission(work=work, other=OTHER).files)
        until = time.monotonic() + 60 if deadline is None else deadline
        made.append(Student(lambda: Worker(light_zygote.address, sources, limits), ("work", "other"), "work", 7, limits, until))
        made[-1].begin("test_it")
        return made[-1]

    yield make
    for student in made:
        student.end_worker()


@pytest.mark.parametrize(
    "value", [None, True, 3, -(2**70), 1.5, "é\n", [1, [2]], (1, (2,)), {"a": [1], 2: None, (1, 2): "x"}, [], {}, ()], ids=repr
)
def test_plain_data_comes_back_as_it_went(make: MakeStudent, value: Any) -> None:
    answer = make().work.answer(value)

    assert (answer, type(answer)) == (value, type(value))


def test_arrays_come_back_with_dtype_and_shape(make: MakeStudent) -> None:
    sent = np.arange(6, dtype=np.int16).reshape(2, 3)[:, ::-1]

    got = make().work.answer(sent)

    assert (got.dtype, got.shape, got.tolist()) == (sent.dtype, sent.shape, sent.tolist())


def test_what_cannot_cross_is_an_object_of_its_type(make: MakeStudent) -> None:
    got = make("import other\ndef answer(): return {1, 2}").work.answer()

    assert isinstance(got, Foreign)
    assert got.type_name == "set"
    assert got != {1, 2}


def test_the_modules_may_import_each_other(make: MakeStudent) -> None:
    student = make()

    assert student.work.helped() == "other 1"
    assert student.other.answer() == "other 1"


def test_a_call_that_raises_fails_the_check_and_an_ask_tells_it(make: MakeStudent) -> None:
    student = make()

    with pytest.raises(CallFailed, match=r"Your code raised ValueError: no \(line \d+ of work.py\)"):
        student.work.fail()
    answer = student.work.fail.ask("why")

    assert answer.crash is not None
    assert (answer.crash.type_name, answer.crash.text, answer.crash.function) == ("ValueError", "why", "fail")
    assert (answer.raised, answer.value, answer.printed) == (("ValueError", "Exception", "BaseException"), None, "before\n")
    assert answer.call == "fail('why')"


def test_an_exceptions_long_text_is_one_short_line_in_the_sentence(make: MakeStudent) -> None:
    crash = make().work.fail.ask("a\nb " * 2000).crash
    assert crash is not None

    message = crash_verdict(crash).message

    assert "\n" not in message
    assert len(message) < 500
    assert len(crash.text) > 1500


def test_changed_arguments_are_named_and_only_arguments_that_there_are(make: MakeStudent) -> None:
    answer = make().work.change.ask([0], np.zeros(2), value=(1,))

    assert answer.changed == ("number 1", "number 2")


def test_the_suites_own_arguments_are_never_changed(make: MakeStudent) -> None:
    rows, table = [0], np.zeros(2)

    make().work.change(rows, table)

    assert (rows, table.tolist()) == ([0], [0.0, 0.0])


def test_a_module_is_imported_once_and_remembers(make: MakeStudent) -> None:
    student = make()

    assert [student.work.count() for _call in range(3)] == [1, 2, 3]


def test_after_a_death_the_next_call_gets_a_fresh_worker(make: MakeStudent) -> None:
    student = make()
    student.work.count()

    with pytest.raises(CallFailed, match=r"ended its own process \(exit code 3\)") as caught:
        student.work.die()

    assert caught.value.verdict.status is Status.CRASHED
    assert caught.value.call == "die()"
    assert student.work.count() == 1


@pytest.mark.timed
def test_the_time_of_all_workers_is_added_up(make: MakeStudent) -> None:
    student = make(limits=Limits(call_seconds=0.5))

    used = [0.0]
    for _time in range(2):
        with pytest.raises(CallFailed, match=r"did not answer within 0\.5 seconds"):
            student.work.sleep()
        used.append(student.cpu_seconds)

    assert used[0] < used[1] < used[2] < 5


def test_silence_is_a_timeout(make: MakeStudent) -> None:
    with pytest.raises(CallFailed) as caught:
        make(limits=Limits(call_seconds=0.3)).work.sleep()

    assert caught.value.verdict.status is Status.TIMEOUT


def test_a_call_after_the_deadline_is_not_made(make: MakeStudent) -> None:
    student = make(deadline=time.monotonic() - 1)

    with pytest.raises(OutOfTime):
        student.work.answer(1)

    assert student.transcript == []


def test_a_call_that_the_deadline_cuts_short_is_out_of_time_and_not_a_timeout(make: MakeStudent) -> None:
    student = make(limits=Limits(call_seconds=30, exercise_seconds=1))

    with pytest.raises(OutOfTime):
        student.work.sleep()


def test_random_numbers_are_the_same_in_every_run_and_others_in_every_call(make: MakeStudent) -> None:
    first, second = make(), make()

    drawn = [student.work.draw() for student in (first, first, second, second)]

    assert drawn[:2] == drawn[2:]
    assert drawn[0] != drawn[1]


def test_the_transcript_says_check_function_and_digests(make: MakeStudent) -> None:
    student = make()
    student.work.answer(1)
    student.begin("test_more")
    student.work.answer(2, key="b")
    with pytest.raises(CallFailed):
        student.work.fail()
    with pytest.raises(CallFailed):
        student.work.die()

    assert [(call.check, call.function) for call in student.transcript] == [
        ("test_it", "work.answer"),
        ("test_more", "work.answer"),
        ("test_more", "work.fail"),
        ("test_more", "work.die"),
    ]
    assert len({call.answer for call in student.transcript}) == 4


def test_equal_behaviour_gives_equal_transcripts_whatever_the_code(make: MakeStudent) -> None:
    one = make("import other\ndef answer(x): return {'a': x, 'b': 2}")
    other = make("import other\ndef answer(anything):\n    made = dict(b=2)\n    made['a'] = anything\n    return made")

    for student in (one, other):
        student.work.answer(1)
        student.work.answer([1.5, "x"])

    assert one.transcript == other.transcript


def test_only_what_is_recorded_is_in_the_transcript(make: MakeStudent) -> None:
    one, other = make("import other\ndef answer(): return 0.1"), make("import other\ndef answer(): return 0.2")

    for student in (one, other):
        student.work.answer.recording(lambda value: value > 0)()

    assert one.transcript == other.transcript


def test_a_crash_is_recorded_by_its_type(make: MakeStudent) -> None:
    student = make()
    student.work.fail.ask("one")
    student.work.fail.ask("one")

    assert student.transcript[0] == student.transcript[1]


def test_a_module_that_the_course_does_not_have_is_the_suites_mistake(make: MakeStudent) -> None:
    with pytest.raises(AttributeError, match="the course has no module wrok; there are work, other"):
        make().wrok.answer(1)


@pytest.mark.parametrize("name", ["load", "ask", "transcript", "memory"])
def test_a_module_called_like_a_part_of_the_stand_in_is_the_authors_mistake(name: str) -> None:
    with pytest.raises(AuthorError, match=f"{name} cannot be a module's name"):
        Student(lambda: pytest.fail("no worker"), (name,), name, 1, Limits(), 0.0)


def test_a_long_call_is_written_short(make: MakeStudent) -> None:
    answer = make().work.answer.ask(list(range(10_000)), "x" * 10_000, key={"a": 1})

    assert answer.call.startswith("answer([0, 1, 2, ")
    assert answer.call.endswith(", key={'a': 1})")
    assert len(answer.call) < 400


def test_equal_data_has_equal_digests_and_other_data_others() -> None:
    values: list[Any] = [
        None,
        0,
        0.0,
        False,
        "",
        "0",
        [],
        (),
        {},
        [0],
        (0,),
        {0: 0},
        {"a": 1},
        np.zeros(1),
        np.zeros(1, int),
        np.zeros((1, 1)),
    ]

    assert len({digest(value) for value in values}) == len(values)
    assert digest({"a": 1, "b": [2]}) == digest({"b": [2], "a": 1})
    assert digest([{"a": 1, "b": 2}]) == digest([{"b": 2, "a": 1}])


def test_keys_of_any_kind_have_a_digest() -> None:
    huge = 16**4095

    assert digest({huge: 1, (huge, "a"): 2, None: 3, 1.5: 4, True: 5}) == digest({True: 5, 1.5: 4, None: 3, (huge, "a"): 2, huge: 1})


@pytest.mark.parametrize(
    ("name", "is_so"), [("ValueError", True), ("KeyboardInterrupt", True), ("Sneaky", False), ("print", False), ("", False)]
)
def test_only_pythons_own_exceptions_are_of_python(name: str, is_so: bool) -> None:
    assert is_of_python(name) is is_so
