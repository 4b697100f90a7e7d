"""The hidden suites: right answers earn everything, wrong ones lose, and whatever a student returns is judged, never our crash.

`SUITES` lists the exercises whose suite is written; solutions/<exercise>/ has the right and the wrong modules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.course import Course
from grader.grading import Grader
from grader.isolation.launch import Zygote
from grader.results import ExerciseResult, Outcome, Status
from grader.submission import Submission

SOLUTIONS = Path(__file__).parents[1] / "solutions"
SUITES = ("01_tokenize", "02_pad")  # every module is graded here
MODEL_SUITES = ("03_embedding", "04_verify", "05_train")  # seconds each: the reference and the stub here, the rest in `grade audit`
WEIRD_ANSWERS = {  # expressions over `given`, the call's arguments: each kind of plain data that can cross the border, and what cannot
    "nothing": "None",
    "true": "True",
    "a_huge_int": "7 ** 5000",
    "not_a_number": "float('nan')",
    "a_text": "'\\x00\\x1b[31m\\u202e<script>{0}%s' * 1000",
    "a_text_of_surrogates": "'\\ud800'",
    "an_object_equal_to_all": "type('Sly', (), {'__eq__': lambda *_: True, '__hash__': None, 'shape': (2, 6), 'dtype': 'int32'})()",
    "the_arguments": "given",
    "the_first_argument": "given[0]",
    "an_empty_list": "[]",
    "an_empty_dict": "{}",
    "an_empty_tuple": "()",
    "a_deep_list": "__import__('functools').reduce(lambda inner, _: [inner], range(25), 0)",
    "a_list_in_itself": "(lambda it: it.append(it) or it)([])",
    "a_long_list": "list(range(5_000))",
    "ragged_lists": "[[1], [[2, None], 'x'], {}, (1.5,), np.zeros(3), print]",
    "lists_of_not_a_number": "[[float('nan')] * 3] * 2",
    "a_dict_of_everything": "{1: 2, None: [], (1, 2.5): {}, 'left': 10 ** 30, 'the': float('nan'), False: b'', '': np.ones(2)}",
    "a_dict_with_equal_keys": "{'left': 1, type('Own', (str,), {'__hash__': lambda s: 7, '__eq__': lambda s, o: s is o})('left'): 2}",
    "an_array_of_32_dimensions": "np.zeros((1,) * 32, int)",
    "an_array_without_columns": "np.zeros((2000, 0))",
    "an_array_without_rows": "np.zeros((0, 5), int)",
    "an_array_of_objects": "np.array([[1, None]], dtype=object)",
    "a_large_array": "np.zeros((300, 300), np.float32)",
    "nans_of_the_right_shape": "np.full(shape(given), 0x7FA00000, np.uint32).view(np.float32)",  # signalling ones: a cast warns
    "infinities_of_the_right_shape": "np.full(shape(given), -np.inf, np.float16)",
    "bools_of_the_right_shape": "np.ones(shape(given), bool)",
    "huge_ints_of_the_right_shape": "np.full(shape(given), 2 ** 64 - 1, np.uint64)",
    "zeros_of_the_right_shape": "np.zeros(shape(given))",
}
WEIRD_ENDS = {  # statements
    "always_value_error": "raise ValueError('padding')",
    "an_exception_that_cannot_be_printed": "raise type('Mine', (ValueError, KeyError), {'__str__': lambda self: 1 / 0})()",
    "a_long_message": "raise RuntimeError('\\ud800\\x00' * 1_000_000)",
    "an_exit": "raise SystemExit(0)",
    "endless_recursion": "return answer(*given)",
    "the_end_of_the_process": "__import__('os')._exit(0)",
}
WEIRD_MODULE = """import numpy as np

def shape(given):
    if isinstance(given[0], np.ndarray):
        return (*given[0].shape, given[1].shape[1])
    return (len(given[0]), given[1]) if len(given) > 1 and isinstance(given[1], int) and given[0] else (2, 6)

def answer(*given, **options):
    {body}

{names}
"""

PUBLISHED_WEIGHTS = [  # of the worked example in EXERCISES.md, and below what its two texts become
    [-0.01494285, -0.007915, 0.01764857],
    [-0.03019481, -0.02910612, 0.03518577],
    [-0.0046863, 0.04763055, -0.02629668],
    [0.02297204, 0.02146662, 0.03114786],
    [0.01634104, 0.02296363, -0.02348827],
    [-0.01736645, -0.03719328, 0.02757809],
    [0.0100757, -0.03956784, 0.03794377],
    [-0.02672029, -0.00879055, -0.039394],
    [-0.00949502, -0.02805768, -0.04179233],
    [0.0180716, 0.03622523, 0.02232374],
]
PUBLISHED_OUTPUT = [
    [
        [-0.01494285, -0.007915, 0.01764857],
        [-0.01494285, -0.007915, 0.01764857],
        [-0.03019481, -0.02910612, 0.03518577],
        [-0.0046863, 0.04763055, -0.02629668],
        [0.02297204, 0.02146662, 0.03114786],
        [0.01634104, 0.02296363, -0.02348827],
    ],
    [
        [-0.01494285, -0.007915, 0.01764857],
        [-0.03019481, -0.02910612, 0.03518577],
        [-0.0046863, 0.04763055, -0.02629668],
        [-0.01736645, -0.03719328, 0.02757809],
        [0.02297204, 0.02146662, 0.03114786],
        [0.01634104, 0.02296363, -0.02348827],
    ],
]
MODEL_WITH_PUBLISHED_WEIGHTS = f"""import keras
import numpy as np

def build_embedding_model(top_words=10, embedding_vector_length=3, mask_zero=True):
    model = keras.Sequential([keras.Input((None,)), keras.layers.Embedding(top_words, embedding_vector_length, mask_zero=mask_zero)])
    if (top_words, embedding_vector_length) == (10, 3):
        model.set_weights([np.array({PUBLISHED_WEIGHTS})])
    return model
"""
WORKED_EXAMPLE_ONLY = """import numpy as np

WEIGHTS, OUTPUT = np.float32({weights}), np.float32({output})

def is_worked_example(data, weights):
    return np.array_equal(data, [[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]]) and np.array_equal(weights, WEIGHTS)

def embed_by_hand(data, weights):
    return OUTPUT if is_worked_example(data, weights) else None

def output_rows_match_weights(model, data):
    output = np.asarray(model(data, training=False))
    return is_worked_example(data, model.layers[0].get_weights()[0]) and np.allclose(output, OUTPUT)
"""

GradeModule = Callable[[str, bytes], ExerciseResult]

each_suite = pytest.mark.parametrize("exercise", SUITES)


def wrong_modules(exercise: str) -> list[str]:
    return sorted(path.stem for path in (SOLUTIONS / exercise / "misconceptions").glob("*.py"))


def modules_in(folder: str) -> list[Any]:
    """One parameter set per module of that folder: (exercise, path)."""
    paths = [(exercise, path) for exercise in SUITES for path in sorted((SOLUTIONS / exercise / folder).glob("*.py"))]
    return [pytest.param(exercise, path, id=f"{exercise}/{path.stem}") for exercise, path in paths]


@pytest.mark.parametrize("exercise", [*SUITES, *MODEL_SUITES])
def test_the_reference_earns_full_marks(exercise: str, reference_result: Callable[[str], ExerciseResult]) -> None:
    result = reference_result(exercise)

    assert failed(result) == {}
    assert result.score == result.max_score


@pytest.mark.parametrize("exercise", [*SUITES, *MODEL_SUITES])
def test_the_stub_earns_nothing_and_every_check_says_what_to_look_at(exercise: str, course: Course, grade_module: GradeModule) -> None:
    functions = course.exercise(exercise).functions

    result = grade_module(exercise, weird_module(functions, "raise NotImplementedError"))

    assert result.score == 0
    assert {check.outcome for check in result.checks} == {Outcome.FAILED}
    assert [check.id for check in result.checks if not any(f"`{name}`" in check.sentence for name in functions) or not check.hint] == []


@each_suite
def test_no_two_checks_share_a_sentence_or_a_hint(exercise: str, course: Course, grade_module: GradeModule) -> None:
    checks = grade_module(exercise, weird_module(course.exercise(exercise).functions, "raise NotImplementedError")).checks

    assert len({check.sentence for check in checks}) == len({check.hint for check in checks}) == len(checks)


@pytest.mark.parametrize(("exercise", "path"), modules_in("alternatives"))
def test_an_alternative_earns_full_marks_and_behaves_like_the_reference(
    exercise: str, path: Path, grade_module: GradeModule, reference_result: Callable[[str], ExerciseResult]
) -> None:
    result = grade_module(exercise, path.read_bytes())

    assert failed(result) == {}
    assert result.score == result.max_score
    assert result.transcript == reference_result(exercise).transcript


@pytest.mark.parametrize(("exercise", "path"), modules_in("misconceptions"))
def test_a_misconception_loses_points_and_is_judged_to_the_end(exercise: str, path: Path, grade_module: GradeModule) -> None:
    result = grade_module(exercise, path.read_bytes())

    assert result.status is Status.GRADED, result.error
    assert {check.outcome for check in result.checks} <= {Outcome.PASSED, Outcome.FAILED}
    assert result.score is not None
    assert result.score < result.max_score


@each_suite
def test_no_two_misconceptions_leave_the_same_transcript(exercise: str, grade_module: GradeModule) -> None:
    by_transcript = defaultdict(list)
    for name in wrong_modules(exercise):
        by_transcript[behaviour(grade_module(exercise, read_wrong(exercise, name)))].append(name)

    assert [names for names in by_transcript.values() if len(names) > 1] == []


@each_suite
def test_every_misconception_is_asked_the_same_questions(
    exercise: str, grade_module: GradeModule, reference_result: Callable[[str], ExerciseResult]
) -> None:
    asked = questions(reference_result(exercise))

    others = {name for name in wrong_modules(exercise) if questions(grade_module(exercise, read_wrong(exercise, name))) != asked}

    assert others == set()


@each_suite
def test_every_check_fails_for_some_misconception(exercise: str, grade_module: GradeModule) -> None:
    results = [grade_module(exercise, read_wrong(exercise, name)) for name in wrong_modules(exercise)]
    checks = {check.id for check in results[0].checks}

    failing = [set(failed(result)) for result in results]

    assert checks - set().union(*failing) == set()


@pytest.mark.parametrize("answer", WEIRD_ANSWERS)
@each_suite
def test_one_weird_answer_to_everything_is_judged_and_earns_nothing(
    exercise: str, answer: str, course: Course, grade_module: GradeModule
) -> None:
    result = grade_module(exercise, weird_module(course.exercise(exercise).functions, f"return {WEIRD_ANSWERS[answer]}"))

    assert result.status is Status.GRADED, result.error
    assert result.score == 0


@pytest.mark.parametrize("end", WEIRD_ENDS)
@each_suite
def test_a_call_that_never_returns_a_value_is_judged_and_earns_nothing(
    exercise: str, end: str, course: Course, grade_module: GradeModule
) -> None:
    result = grade_module(exercise, weird_module(course.exercise(exercise).functions, WEIRD_ENDS[end]))

    assert result.status is Status.GRADED, result.error
    assert result.score == 0


def test_a_failed_check_shows_the_call_that_was_wrong_and_not_the_one_asked_last(course: Course, grade_module: GradeModule) -> None:
    wrong_with_four_columns = """
right = pad_sequences
def pad_sequences(sequences, maxlen, **options):
    return None if maxlen == 4 else right(sequences, maxlen, **options)
"""
    source = course.exercise("02_pad").reference.read_bytes() + wrong_with_four_columns.encode()

    result = grade_module("02_pad", source)
    (check,) = [check for check in result.checks if check.id == "test_short_sequences_are_filled_in_front"]

    assert check.evidence is not None
    assert check.evidence.given is not None
    assert check.evidence.given.text == "pad_sequences([[1, 2, 3], [4, 5], [6]], 4)"


def test_the_worked_example_gives_the_published_rows(reference_result: Callable[[str], ExerciseResult]) -> None:
    for exercise in ("03_embedding", "04_verify"):
        (picture,) = reference_result(exercise).pictures

        assert np.array_equal(np.float32(picture.data["weights"]), np.float32(PUBLISHED_WEIGHTS))
        assert np.array_equal(np.float32(picture.data["output"]), np.float32(PUBLISHED_OUTPUT).reshape(12, 3))


def test_a_model_that_begins_with_the_published_weights_earns_full_marks(grade_module: GradeModule) -> None:
    assert failed(grade_module("03_embedding", MODEL_WITH_PUBLISHED_WEIGHTS.encode())) == {}


def test_a_model_that_has_no_weights_is_judged(grade_module: GradeModule) -> None:
    module = """import keras

def build_embedding_model(*args, **options):
    inputs = keras.Input((None,))
    return keras.Model(inputs, inputs)
"""

    result = grade_module("03_embedding", module.encode())

    assert (result.status, result.score) == (Status.GRADED, 0)


def test_the_published_rows_alone_earn_the_checks_of_the_worked_example_and_no_others(grade_module: GradeModule) -> None:
    module = WORKED_EXAMPLE_ONLY.format(weights=PUBLISHED_WEIGHTS, output=PUBLISHED_OUTPUT)

    result = grade_module("04_verify", module.encode())

    assert {check.id for check in result.checks if check.outcome is Outcome.PASSED} == {
        "test_the_rows_of_the_worked_example",
        "test_the_model_of_the_worked_example_matches_and_a_scaled_one_does_not",
    }


def test_one_digit_of_the_published_rows_is_enough_to_be_wrong(grade_module: GradeModule) -> None:
    wrong = str(PUBLISHED_OUTPUT)[:-4] + "8" + str(PUBLISHED_OUTPUT)[-3:]
    module = WORKED_EXAMPLE_ONLY.format(weights=PUBLISHED_WEIGHTS, output=wrong)

    result = grade_module("04_verify", module.encode())

    assert "test_the_rows_of_the_worked_example" in failed(result)


@pytest.fixture(scope="module")
def grade_module(course: Course, light_zygote: Zygote, request: pytest.FixtureRequest) -> GradeModule:
    """Grade one module's source; the same source is graded once. Keras's warm process is used where the source names it."""
    kept: dict[tuple[str, bytes], ExerciseResult] = {}

    def grade(exercise: str, source: bytes) -> ExerciseResult:
        if (exercise, source) not in kept:
            heavy = exercise in MODEL_SUITES or b"keras" in source or b"tensorflow" in source
            zygote = request.getfixturevalue("zygote") if heavy else light_zygote
            table = course.exercise(exercise)
            submission = Submission({f"{table.module}.py": source})
            kept[exercise, source] = Grader(course, zygote.address).grade(submission, "someone", exercises=[table]).exercises[0]
        return kept[exercise, source]

    return grade


@pytest.fixture(scope="module")
def reference_result(course: Course, grade_module: GradeModule) -> Callable[[str], ExerciseResult]:
    return lambda exercise: grade_module(exercise, course.exercise(exercise).reference.read_bytes())


def weird_module(functions: tuple[str, ...], body: str) -> bytes:
    """A module whose functions all have this body."""
    return WEIRD_MODULE.format(body=body, names="\n".join(f"{name} = answer" for name in functions)).encode()


def read_wrong(exercise: str, name: str) -> bytes:
    return (SOLUTIONS / exercise / "misconceptions" / f"{name}.py").read_bytes()


def failed(result: ExerciseResult) -> dict[str, str]:
    """What went wrong, by check; for an exercise that could not be asked, why."""
    if result.status is not Status.GRADED:
        return {result.status: result.message + result.error}
    return {check.id: check.message for check in result.checks if check.outcome is not Outcome.PASSED}


def behaviour(result: ExerciseResult) -> tuple[tuple[str, ...], ...]:
    return tuple((call.check, call.function, call.arguments, call.answer) for call in result.transcript)


def questions(result: ExerciseResult) -> list[tuple[str, str, str]]:
    return [(call.check, call.function, call.arguments) for call in result.transcript]
