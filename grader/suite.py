"""What an author of a suite writes with: marks on a check, and comparisons that say what differs.

    from grader.suite import expect_array, hint, points

    @points(2)
    @hint("Where do the zeros go when a sequence is short?")
    def test_short_sequences_are_filled_in_front(student):
        \"\"\"`pad_sequences` fills short sequences with zeros in front.\"\"\"
        expect_array(student.padding.pad_sequences([[1, 2]], maxlen=3), [[0, 1, 2]], dtype="integer")

A check is a pytest function; its docstring is the sentence that the student reads. `student.<module>.<function>(…)` calls the student's
function in its worker and returns plain data: None, bool, int, float, str, list, tuple, dict, NumPy arrays, or a `Foreign` ("an object
of type X"), which equals nothing. A call that raises, is late or dies fails the check with a message of its own;
`student.<module>.<function>.ask(…)` returns an `Answer` instead, which also says what was raised and which arguments were changed.
Fixtures: `student`, `rng` (a NumPy Generator from the course's seed and the check's name), `reference` (the reference module).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Literal, NoReturn, TypeVar

import numpy as np

from grader.evidence import Difference, first_difference
from grader.isolation.said import retold
from grader.language import _
from grader.student import Answer, CallFailed, crash_verdict

Check = TypeVar("Check", bound=Callable[..., Any])
Reveal = Literal["sentence", "hint", "example"]


def points(number: float) -> Callable[[Check], Check]:
    """How much a check counts among the checks of its exercise; 1 when not said. The exercise's weight is shared out in proportion."""
    if not 0 < number < math.inf:
        raise ValueError(f"points({number}): a check counts more than 0")
    return _mark("grader_points", float(number))


def hint(text: str) -> Callable[[Check], Check]:
    """One sentence that helps whoever fails the check, shown from reveal level "hint" on."""
    return _mark("grader_hint", text)


def reveal(level: Reveal) -> Callable[[Check], Check]:
    """How much of a failed check a student sees: its "sentence", also its "hint", or (when not said) also the "example"."""
    if level not in ("sentence", "hint", "example"):
        raise ValueError(f"reveal({level!r}): one of sentence, hint, example")
    return _mark("grader_reveal", level)


class Mismatch(AssertionError):
    """A check's own verdict: a message for the student and, where there are, both values and the first difference."""

    def __init__(
        self,
        message: str,
        *,
        expected: Any = None,
        got: Any = None,
        difference: Difference | None = None,
        compared: bool = False,
        call: str = "",
    ):
        super().__init__(message)
        self.message = message
        self.expected = expected
        self.got = got
        self.difference = difference
        self.compared = compared  # whether expected and got mean anything
        self.call = call  # the call that this is about; the last one when not said


def fail(message: str) -> NoReturn:
    """The check has failed, for the reason that `message` gives to the student (already translated)."""
    raise Mismatch(message)


def ensure(condition: bool | np.bool_, message: str) -> None:
    """Fail with `message` unless `condition` is True, Python's or NumPy's; what is merely true-ish fails."""
    if not (isinstance(condition, (bool, np.bool_)) and condition):
        fail(message)


def expect_value(answer: Answer) -> Any:
    """The value of an answer. Fails the check, with a sentence of its own, when the call raised."""
    return _value_and_call(answer)[0]


def expect_equal(got: Any, expected: Any, message: str = "") -> None:
    """`got`, a value or an Answer, is `expected`, type by type: True is not 1, 1 is not 1.0, a tuple is not a list; dicts have no order."""
    value, call = _value_and_call(got)
    difference = first_difference(value, expected)
    if difference is not None:
        raise Mismatch(message or difference.text, expected=expected, got=value, difference=difference, compared=True, call=call)


def expect_array(
    got: Any,
    expected: Any,
    *,
    dtype: Literal["integer", "float", "any"] = "any",
    tolerance: float = 0.0,
    message: str = "",
) -> None:
    """`got`, a value or an Answer, is an array with the shape and values of `expected`.

    `tolerance` is absolute, and relative to each expected value. dtype "integer" and "float" accept every width.
    Not a number equals not a number only where both have it.
    """
    value, call = _value_and_call(got)
    expected = np.asarray(expected)
    difference = first_difference(value, expected, dtype=dtype, tolerance=tolerance)
    if difference is not None:
        raise Mismatch(message or difference.text, expected=expected, got=value, difference=difference, compared=True, call=call)


def expect_raised(answer: Answer, type_name: str) -> None:
    """The call raised the built-in exception `type_name` or a subclass of it."""
    if answer.crash is None:
        raise Mismatch(
            _("Your function returned a value where it should raise {type_name}.").format(type_name=type_name),
            call=answer.call,
        )
    if answer.crash.type_name == "NotImplementedError" and type_name != "NotImplementedError":
        raise CallFailed(crash_verdict(answer.crash), answer.call)
    if type_name not in answer.raised:
        raised = next(iter(answer.raised), "Exception")  # of a class of the student's own, the exception of Python's that it is
        text = _("Your function raised {raised} where it should raise {type_name}.")
        raise Mismatch(text.format(raised=raised, type_name=type_name), call=answer.call)


def expect_unchanged(answer: Answer) -> None:
    """The call left its arguments as they were."""
    if answer.changed:
        text = _("Your function changes its argument {names}; work on a copy.")
        raise Mismatch(text.format(names=", ".join(map(retold, answer.changed))), call=answer.call)


def _value_and_call(got: Any) -> tuple[Any, str]:
    """Of an Answer its value and its call, when it has a value; a crash fails the check with a sentence of its own."""
    if not isinstance(got, Answer):
        return got, ""
    if got.crash is not None:
        raise CallFailed(crash_verdict(got.crash), got.call)
    return got.value, got.call


def _mark(name: str, value: object) -> Callable[[Check], Check]:
    def mark(check: Check) -> Check:
        setattr(check, name, value)
        return check

    return mark
