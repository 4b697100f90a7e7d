"""Hidden checks of exercise 7, learn.

The step of a model of Embedding, average and one unit is worked out here in NumPy, for SGD and for Adam: so the checks of `train_one_step`
hold the student's weights against numbers and not against the student's own word. Its few trainings serve all its checks.
"""

import functools
from dataclasses import dataclass

import numpy as np

from grader.evidence import describe
from grader.isolation.modeldata import ModelPlan
from grader.keras_suite import kind, loss_of, optimizer_of
from grader.language import _
from grader.models import described_model
from grader.student import Answer, CallFailed
from grader.suite import Mismatch, expect_array, expect_equal, expect_unchanged, expect_value, hint, points, reveal

WEIGHTS = np.array(
    [
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
    ],
    dtype=np.float32,
)  # of the published run
PADDED = np.array([[0, 0, 1, 2, 3, 4], [0, 1, 2, 5, 3, 4]])
KERNEL, BIAS = np.array([[0.8], [-0.6], [0.4]], np.float32), np.array([0.1], np.float32)
ROUNDING = 1e-4  # of a step in float32; a step that was taken twice, or on half of the rows, is further away


@points(2)
@hint("A one-hot row is full of zeros, with a single 1 in the place that the number names. Times the weights it gives one of their rows.")
def test_the_lookup_of_the_worked_example(student, picture):
    """`one_hot_lookup` gives, for the two padded texts, the rows 0 0 1 2 3 4 and 0 1 2 5 3 4 of the published weights."""
    answer = ask_for_rows(student, PADDED, WEIGHTS)

    draw(picture, answer.value)
    expect_array(answer, WEIGHTS[PADDED], dtype="float")


@hint("A one-hot row has as many places as the weights have rows, counted from 0: `len(weights)`, not the largest number in the data.")
def test_every_number_from_0_to_the_last_row_has_its_place(student):
    """`one_hot_lookup` gives row 0 for 0, the last row for the largest number, and needs no large number in the data."""
    expect_rows(student, [([[0]], WEIGHTS), ([[9]], WEIGHTS), ([[1, 0, 1]], WEIGHTS), ([[0, 9], [8, 1]], WEIGHTS)])


@hint("Take the sizes from the arguments. (batch, length, top_words) times (top_words, dim) is (batch, length, dim).")
def test_data_and_weights_may_have_any_size(student):
    """`one_hot_lookup` takes any batch and length from 1 up, weights of any shape, and data of int32 and int64."""
    rows = np.arange(1, 31, dtype=np.float32) / 8
    cases = [
        ([[1, 0, 0]], rows[:10].reshape(2, 5)),
        (np.array([[6], [2], [4], [0]], np.int32), rows[:7].reshape(7, 1)),
        ([[2, 0, 1], [1, 1, 0], [0, 2, 2]], rows[:9].reshape(3, 3)),
        (np.array([[0, 0]], np.int32), rows[:4].reshape(1, 4)),
    ]

    expect_rows(student, cases)


@hint("Print the dtype of your result: whole numbers, or floats of fewer bytes than the weights have, cannot hold the same values.")
def test_the_values_are_kept(student):
    """`one_hot_lookup` keeps every value of the weights, to the last digit, for float32 and float64."""
    single = np.array([[5, 6], [0.1, -1e30], [1 / 3, 16_777_215.0]], dtype=np.float32)
    double = np.array([[5, 6], [0.1, -1e200], [1 / 3, 1 + 2**-50]], dtype=np.float64)

    expect_rows(student, [([[1, 2, 0]], weights) for weights in (single, double)])


@hint("Make arrays of your own. `data -= 1` and `weights[0] = 0` change what the caller gave you.")
def test_data_and_weights_stay_as_they_were(student):
    """`one_hot_lookup` leaves `data` and `weights` as they were."""
    for answer in expect_rows(student, [([[5, 2, 1], [7, 0, 9]], WEIGHTS), ([[1]], WEIGHTS[:2])]):
        expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up a small table and a few numbers of your own, write the rows down by hand, and compare.")
def test_tables_that_nobody_has_seen(student, rng):
    """`one_hot_lookup` is right for numbers and weights made at random."""
    cases = []
    for _case in range(4):
        batch, length, top_words, dim = rng.integers(1, 6, size=4)
        cases.append((rng.integers(0, top_words, size=(batch, length)), rng.uniform(-0.05, 0.05, size=(top_words, dim)).astype(np.float32)))

    expect_rows(student, cases)


@points(2)
@hint("Read the weights of `model.layers[0]` before you train, and keep them. `get_weights()` gives a list; the table is its first entry.")
def test_the_first_array_is_from_before_the_step(student):
    """`train_one_step` returns first the weights of the Embedding as they were before the step."""
    for step in all_steps(student):
        expect_table(step, 0, step.case.table, _("The first array should hold the weights from before the step."))


@points(2)
@hint("Read the weights once more after the training. A name for the layer's variable is no copy: it shows what is there now.")
def test_the_second_array_is_what_the_model_has_learned(student):
    """`train_one_step` returns second the weights that the Embedding of the model has after the step, and they are not the old ones."""
    for step in all_steps(student):
        expect_table(step, 1, step.after[0], _("The second array should hold the weights that the model has after the step."))
        expect_moved(step)


@points(3)
@hint("One step: `model.train_on_batch(x, y)`, with all rows. `fit` makes batches of 32 unless it is told otherwise, a step for each.")
def test_it_is_one_step_on_all_rows_at_once(student):
    """`train_one_step` moves the weights of the model as one step on all its rows does, for 2 rows as for 70."""
    for step in all_steps(student):
        expect_one_step(step)


@points(2)
@hint("The model is compiled already: `compile` makes a new optimizer, with other settings. And all its layers are trained.")
def test_the_model_is_trained_as_it_is_compiled(student):
    """`train_one_step` uses the optimizer and the loss that the model has, and trains all of its weights."""
    for step in all_steps(student):
        expect_same_settings(step)
        expect_step_of_all_weights(step)


@points(2)
@hint("Train on `x` as it is, in one step. A row that no word of `x` names has the gradient 0 and stays where it is.")
def test_exactly_the_rows_of_the_words_seen_move(student):
    """`train_one_step` moves the rows of the words in `x` and no other; row 0, the padding's, only where there is no mask."""
    for step in all_steps(student):
        expect_rows_of_words(step)


@hint("Hand `x` and `y` on as they are; what you change, change in a copy.")
def test_x_and_y_stay_as_they_were(student):
    """`train_one_step` trains the model and leaves `x` and `y` as they were."""
    for step in all_steps(student):
        expect_unchanged(step.answer)
        expect_moved(step)


@points(2)
@reveal("hint")
@hint("Try it with small models of your own: other sizes, other words, and more rows than a batch of `fit` has.")
def test_models_that_nobody_has_seen(student, rng):
    """`train_one_step` keeps all its promises for tables, words and labels made at random."""
    step = ask_for_step(student, random_case(rng))

    expect_table(step, 0, step.case.table, _("The first array should hold the weights from before the step."))
    expect_table(step, 1, step.after[0], _("The second array should hold the weights that the model has after the step."))
    expect_step_of_all_weights(step)
    expect_rows_of_words(step)


@points(2)
@hint("Compare number by number, then ask of each row whether any of its numbers differs; the answer are the numbers of these rows.")
def test_the_numbers_of_the_rows_that_differ(student):
    """`rows_moved` gives the numbers of the rows that differ, counted from 0, row 0 and the last one included."""
    expect_moves(student, [(WEIGHTS, moved_at(1, 2, 5)), (WEIGHTS, moved_at(0, 9)), (WEIGHTS, moved_at(4))])


@hint("Where nothing differs, the list is empty: `[]`, not None. And where everything differs, all rows are in it.")
def test_no_row_and_all_rows(student):
    """`rows_moved` gives `[]` when no row differs, and every number when all do."""
    expect_moves(student, [(WEIGHTS, WEIGHTS.copy()), (WEIGHTS, moved_at(*range(10))), (WEIGHTS[:1], WEIGHTS[:1].copy())])


@hint("One number of a row is enough, whichever it is: `any`, not `all`, and along the rows.")
def test_one_number_of_a_row_is_enough(student):
    """`rows_moved` finds a row of which only the first number differs, or the last, or one between."""
    cases = []
    for column in range(3):
        after = WEIGHTS.copy()
        after[[3, 7], column] += 0.5
        cases.append((WEIGHTS, after))

    expect_moves(student, cases)


@hint("Any difference counts, so compare with `!=`. `np.isclose` and `np.allclose` forgive small ones.")
def test_any_difference_counts_however_small(student):
    """`rows_moved` finds rows that differ by the last digit only, in float32 and in float64."""
    double = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])
    cases = []
    for before, rows in ((WEIGHTS, (2, 8)), (double, (0, 3))):
        after = before.copy()
        after[list(rows), 1] = np.nextafter(after[list(rows), 1], np.inf, dtype=before.dtype)
        cases.append((before, after))

    expect_moves(student, cases)


@hint("A number may grow or shrink, and two changes in a row may cancel out in a sum: compare, do not add up.")
def test_up_or_down_is_both_moved(student):
    """`rows_moved` finds rows whose numbers grow, shrink, or do both so that their sum stays."""
    before = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9], [10, 11, 12]], np.float32)
    after = before + np.array([[1, 0, -1], [0, 0, 0], [-2, 0, 0], [0, 1, 3]], np.float32)

    expect_moves(student, [(before, after), (after, before)])


@hint("A row is listed once, however many of its numbers differ, and the numbers come in ascending order.")
def test_each_row_once_in_ascending_order(student):
    """`rows_moved` gives each row once, the smaller numbers first, for tables of any shape."""
    wide, narrow = np.zeros((3, 8), np.float32), np.zeros((40, 1))
    wide_after, narrow_after = wide.copy(), narrow.copy()
    wide_after[[0, 2]] = 1
    narrow_after[[33, 8, 17, 1, 24]] = -1

    expect_moves(student, [(wide, wide_after), (narrow, narrow_after)])


@hint("Compare the two arrays as they are. `after -= before` changes what the caller gave you.")
def test_before_and_after_stay_as_they_were(student):
    """`rows_moved` leaves both arrays as they were."""
    for answer in expect_moves(student, [(WEIGHTS, moved_at(6)), (WEIGHTS[:4], WEIGHTS[:4].copy())]):
        expect_unchanged(answer)


@points(2)
@reveal("hint")
@hint("Make up two small tables of your own that differ here and there, and list the rows by hand.")
def test_rows_that_nobody_has_seen(student, rng):
    """`rows_moved` finds the rows in tables made at random."""
    cases = []
    for _case in range(4):
        rows, dim = rng.integers(2, 9, size=2)
        before = rng.uniform(-0.05, 0.05, size=(rows, dim)).astype(np.float32)
        after = before.copy()
        after[rng.integers(rows, size=2), rng.integers(dim, size=2)] += np.float32(1e-6)
        cases.append((before, after))

    expect_moves(student, cases)


# one_hot_lookup


def expect_rows(student, cases):
    """For each pair of data and weights, `one_hot_lookup` gives the rows that the data names. Returns the answers."""
    cases = [(np.asarray(data), weights) for data, weights in cases]
    answers = [ask_for_rows(student, data, weights) for data, weights in cases]
    for answer, (data, weights) in zip(answers, cases, strict=True):
        expect_array(answer, weights[data], dtype="float")
    return answers


def ask_for_rows(student, data, weights):
    return student.learning.one_hot_lookup.recording(against(weights[data]))(data, weights)


def against(expected):
    """What a transcript keeps of floats, whose last digits differ between machines: shape, kind and the first place that differs."""

    def record(value):
        if not isinstance(value, np.ndarray):
            return type(value).__name__
        if value.shape != expected.shape or value.dtype.kind != "f":
            return [value.dtype.kind, list(value.shape)]
        return np.argwhere(value != expected)[:1].tolist()

    return record


def draw(picture, output):
    """The published table and the student's rows side by side, where there are rows of numbers."""
    if isinstance(output, np.ndarray) and output.shape == (2, 6, 3) and output.dtype.kind == "f" and np.isfinite(output).all():
        names = [f"padded[{text}, {place}] = {PADDED[text, place]}" for text in range(2) for place in range(6)]
        rows = output.astype(float).reshape(12, 3).round(8).tolist()
        title = _("The published weights, and the rows that the multiplication gave")
        picture("embedding_rows", title, weights=WEIGHTS.tolist(), output=rows, names=names)


# train_one_step


@dataclass(frozen=True)
class Case:
    """One model and what it is trained on: Embedding, average, one unit (with a sigmoid for cross-entropy); or an LSTM for the average."""

    table: np.ndarray
    x: np.ndarray
    y: np.ndarray
    optimizer: str = "SGD"
    learning_rate: float = 0.5
    loss: str = "mean_squared_error"
    mask_zero: bool = False
    has_lstm: bool = False

    @property
    def plan(self) -> ModelPlan:
        top_words, dim = self.table.shape
        reading = [("LSTM", {"units": 4})] if self.has_lstm else [("GlobalAveragePooling1D", {})]
        output = {"units": 1, "activation": "sigmoid" if self.is_probability else "linear"}
        kernel = np.resize(KERNEL, (4 if self.has_lstm else dim, 1))
        return described_model(
            [("Embedding", {"input_dim": top_words, "output_dim": dim, "mask_zero": self.mask_zero}), *reading, ("Dense", output)],
            seed=3,
            weights=[self.table, *[None] * (3 * self.has_lstm), kernel, BIAS],
            compile={"optimizer": self.optimizer, "learning_rate": self.learning_rate, "loss": self.loss},
        )

    @property
    def is_probability(self) -> bool:
        return self.loss == "binary_crossentropy"

    @property
    def words(self) -> list[int]:
        """The words that are seen; with a mask the padding is not."""
        return sorted(set(self.x.flat) - ({0} if self.mask_zero else set()))


@dataclass(frozen=True)
class Step:
    """One call of `train_one_step`."""

    case: Case
    answer: Answer

    @property
    def after(self) -> list[np.ndarray]:
        """All weights of the model as the call has left them, the table first."""
        return [weight.value for weight in self.answer.models[0].weights]


def cases_of_steps():
    """Two padded texts by SGD, 70 texts by Adam, and two texts read by an LSTM that skips the padding.

    No word comes twice in the 70 texts: Keras squares the gradient of each place by itself, which Adam as published does not.
    """
    padded = Case(WEIGHTS, PADDED, np.array([[1.0], [-2.0]], np.float32))
    table = 0.05 * np.sin(np.arange(450, dtype=np.float32)).reshape(150, 3)
    ratings = (np.arange(70) % 3 == 0).astype(np.int64)
    many = Case(table, np.arange(1, 141).reshape(70, 2), ratings, "Adam", 0.03, "binary_crossentropy")
    texts = np.array([[0, 0, 7, 2], [0, 9, 2, 4]], np.int32)
    read = Case(WEIGHTS, texts, np.array([[1.0], [-1.0]], np.float32), mask_zero=True, has_lstm=True)
    return [padded, many, read]


def random_case(rng):
    """More rows than a batch of `fit` has, and a mask or none."""
    batch, length, top_words, dim = (int(number) for number in rng.integers((33, 2, 9, 2), (60, 6, 14, 6)))
    table = rng.uniform(-0.05, 0.05, size=(top_words, dim)).astype(np.float32)
    x = rng.integers(0, top_words - 3, size=(batch, length))  # three words at least are not seen
    x[:, -1] = rng.integers(1, top_words - 3, size=batch)  # no text is empty
    y = rng.uniform(1, 2, size=(batch, 1)).astype(np.float32)
    return Case(table, x, y, learning_rate=2.0, mask_zero=bool(rng.integers(2)))


def all_steps(student):
    """The steps of all cases, taken for the first check that asks. Fails the check with the first of them that failed."""
    steps = [step_once(student, number) for number in range(len(cases_of_steps()))]
    for step in steps:
        if isinstance(step, CallFailed):
            raise step.with_traceback(None)
        expect_pair(step)
    return steps


@functools.cache
def step_once(student, number):
    try:
        return ask_for_step(student, cases_of_steps()[number])
    except CallFailed as error:
        return error


def ask_for_step(student, case):
    def record(value, after):
        return seen(Step(case, Answer(value, None, (), (), "", "", (after,))))

    return Step(case, student.learning.train_one_step.recording(record)(case.plan, case.x, y=case.y))


def seen(step):
    """What a transcript keeps of a step: the kind of the answer, what equals what, which rows moved, and how many steps there were."""
    value, model = step.answer.value, step.answer.models[0]
    parts = list(value) if isinstance(value, (tuple, list)) else [value]
    tables = [[kind(part), *(bool(np.array_equal(part, table)) for table in (step.case.table, step.after[0]))] for part in parts[:4]]
    optimizer, loss = optimizer_of(model), loss_of(model)
    kept = [model.iterations, optimizer and optimizer.name, loss and loss.name, is_one_step(step), moved(step.case.table, step.after[0])]
    return [kind(value), len(parts), tables, *kept]


def moved(before, after):
    return np.flatnonzero((before != after).any(axis=1)).tolist() if before.shape == after.shape else []


def expect_pair(step):
    """Two arrays of the table's shape."""
    value = expect_value(step.answer)
    if not (isinstance(value, (tuple, list)) and len(value) == 2):
        text = _("`train_one_step` should return two arrays, (before, after), but it returns {got}.")
        raise Mismatch(text.format(got=describe(value)), call=step.answer.call)
    for part in value:
        if not (isinstance(part, np.ndarray) and part.shape == step.case.table.shape and part.dtype.kind == "f"):
            text = _("`train_one_step` should return two arrays of shape {shape}; one of them is {got}.")
            raise Mismatch(text.format(shape=step.case.table.shape, got=describe(part)), call=step.answer.call)


def expect_table(step, number, expected, message):
    expect_pair(step)
    got = step.answer.value[number]
    if not np.array_equal(got, expected):
        raise Mismatch(message, expected=expected, got=got, compared=True, call=step.answer.call)


def expect_moved(step):
    if np.array_equal(step.after[0], step.case.table):
        raise Mismatch(_("The model that your function was given has not been trained: its Embedding is as it was."), call=step.answer.call)


def expect_one_step(step):
    """The table has moved as in one step. Of the LSTM only the number of steps is known here."""
    expect_moved(step)
    if is_one_step(step, only_table=True):
        return
    steps, rows = step.answer.models[0].iterations, len(step.case.x)
    if steps and steps != 1:
        text = _("The model has been trained for {got} steps; one step on all {rows} rows is expected.")
        raise Mismatch(text.format(got=steps, rows=rows), call=step.answer.call)
    text = _("The weights of the Embedding have not moved as they do in one step on all {rows} rows.")
    raise Mismatch(text.format(rows=rows), expected=expected_step(step.case)[0], got=step.after[0], compared=True, call=step.answer.call)


def expect_step_of_all_weights(step):
    if not is_one_step(step):
        text = _("The weights of the model have not all moved as they do in one step with {optimizer} and the loss {loss}.")
        raise Mismatch(text.format(optimizer=step.case.optimizer, loss=step.case.loss), call=step.answer.call)


def expect_same_settings(step):
    model = step.answer.models[0]
    optimizer = optimizer_of(model)
    if optimizer is None or optimizer.name != step.case.optimizer.lower():
        text = _("`train_one_step` compiles the model anew: its optimizer was {before}. Train it as it is.")
        raise Mismatch(text.format(before=step.case.optimizer), call=step.answer.call)


def expect_rows_of_words(step):
    got = moved(step.case.table, step.after[0])
    text = _("The words seen are {words}, and the rows that have moved are {got}.").format(words=step.case.words, got=got)
    if got != [int(word) for word in step.case.words]:
        raise Mismatch(text, call=step.answer.call)


def is_one_step(step, *, only_table=False):
    """Whether the weights are what one step makes of them. For the LSTM: one step was counted, and every weight has moved."""
    after = step.after
    if step.case.has_lstm:
        plan = step.case.plan.weights
        has_moved = [not np.array_equal(weight, given) for weight, given in zip(after, plan, strict=False) if given is not None]
        return step.answer.models[0].iterations == 1 and (has_moved[0] if only_table else all(has_moved))
    pairs = list(zip(after, expected_step(step.case), strict=False))[: 1 if only_table else None]
    return all(one.shape == other.shape and np.allclose(one, other, rtol=0, atol=ROUNDING) for one, other in pairs)


def expected_step(case):
    """Table, kernel and bias after one step, in float64."""
    weights = [case.table.astype(float), np.resize(KERNEL, (case.table.shape[1], 1)).astype(float), BIAS.astype(float)]
    return [
        weight - case.learning_rate * change(case, gradient) for weight, gradient in zip(weights, gradients(case, *weights), strict=True)
    ]


def gradients(case, table, kernel, bias):
    """Of the loss, by the chain rule: first through the unit, then through the average to each row that was looked up."""
    share = (case.x != 0) if case.mask_zero else np.ones(case.x.shape)
    share = (share / share.sum(axis=1, keepdims=True))[..., None]
    average = (table[case.x] * share).sum(axis=1)
    output, y = average @ kernel + bias, case.y.reshape(-1, 1).astype(float)
    error = (1 / (1 + np.exp(-output)) - y if case.is_probability else 2 * (output - y)) / len(y)
    of_table = np.zeros_like(table)
    np.add.at(of_table, case.x, share * (error @ kernel.T)[:, None, :])
    return of_table, average.T @ error, error.sum(axis=0)


def change(case, gradient):
    """What the optimizer makes of a gradient in its first step. Adam divides it by its own size, all but the epsilon."""
    if case.optimizer == "SGD":
        return gradient
    root = np.sqrt(0.001)
    return root * gradient / (root * np.abs(gradient) + 1e-7)


# rows_moved


def moved_at(*rows):
    """The published weights, other ones in these rows."""
    after = WEIGHTS.copy()
    after[list(rows)] += np.float32(0.01)
    return after


def expect_moves(student, cases):
    """`rows_moved` lists the rows that differ, in any of the forms that are fine. Returns the answers."""
    answers = [student.learning.rows_moved.recording(listed)(before, after) for before, after in cases]
    for answer, (before, after) in zip(answers, cases, strict=True):
        expect_value(answer)
        got = as_list(answer.value)
        if got is None:
            text = _("`rows_moved` should return a list of whole numbers, but it returns {got}.")
            raise Mismatch(text.format(got=describe(answer.value)), call=answer.call)
        student.last_call = answer.call
        expect_equal(got, moved(before, after))
    return answers


def as_list(value):
    """The numbers of a list, a tuple or an array of one dimension; None for anything else."""
    if isinstance(value, np.ndarray):
        is_right = value.ndim == 1 and (value.dtype.kind in "iu" or not value.size)
        return [int(number) for number in value] if is_right else None
    entries = value if isinstance(value, (list, tuple)) else [None]
    return list(entries) if all(type(entry) is int for entry in entries) else None


def listed(value):
    """What a transcript keeps of the rows: the numbers, whatever holds them; of anything else its kind, and what stands in a list."""
    got = as_list(value)
    if got is not None:
        return got
    return [kind(value), [kind(entry) for entry in value[:50]] if isinstance(value, (list, tuple)) else []]
