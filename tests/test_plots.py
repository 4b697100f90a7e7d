"""The pictures of the feedback page: what each kind shows, in words too, and that no data can break the page or act on it."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from grader.plots import MOST_COLUMNS, MOST_EPOCHS, MOST_ROWS, draw
from grader.report import feedback_page
from grader.results import ExerciseResult, Grade, Picture, Status

SVG = "{http://www.w3.org/2000/svg}"
NAN, INF = math.nan, math.inf
WEIGHTS = [[0.01, -0.02, 0.03], [0.04, 0.05, -0.06], [0.07, -0.08, 0.09]]
ROWS = {"weights": WEIGHTS, "output": [WEIGHTS[0], WEIGHTS[2]], "names": ["0 (padding)", "2"]}
BATCH = {"rows": [[0, 0, 1, 2], [0, 3, 4, 5]]}
CURVES = {"curves": {"loss": [0.6, 0.4, 0.3], "accuracy": [0.7, 0.8, 0.9]}}
KINDS = {"embedding_rows": ROWS, "padded_batch": BATCH, "training_curve": CURVES}


def drawn(kind: str, data: dict[str, Any], title: str = "A picture") -> ET.Element:
    return ET.fromstring(draw(Picture(kind, title, data)))


def texts(svg: ET.Element) -> list[str]:
    return ["".join(text.itertext()).strip() for text in svg.iter(f"{SVG}text")]


def description(svg: ET.Element) -> str:
    return svg.findtext(f"{SVG}desc") or ""


def page_with(*pictures: Picture) -> str:
    exercise = ExerciseResult("05_train", Status.GRADED, 1.0, 2.0, pictures=pictures)
    return feedback_page(Grade("c", "ada", "0" * 64, 1.0, 2.0, 1.0, (exercise,), {"landlock": 7}), draw=draw)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_title_and_a_description_first_and_runs_nothing(kind: str) -> None:
    svg = drawn(kind, KINDS[kind], "Rows & <weights>")

    assert [child.tag for child in svg][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert svg.findtext(f"{SVG}title") == svg.get("aria-label") == "Rows & <weights>"
    assert (svg.get("role"), len(description(svg)) > 20) == ("img", True)
    assert not [node.tag for node in svg.iter() if node.tag.removeprefix(SVG) in ("script", "style", "foreignObject", "metadata")]
    assert all(link.startswith(("#", "data:image/png;")) for node in svg.iter() for name, link in node.items() if name.endswith("href"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_takes_the_colour_and_the_letters_of_the_page(kind: str) -> None:
    svg = draw(Picture(kind, "A picture", KINDS[kind]))

    assert "currentColor" in svg
    assert "font-family: inherit" in svg
    assert "DejaVu" not in svg


def test_the_same_data_give_the_same_picture() -> None:
    assert draw(Picture("training_curve", "A picture", CURVES)) == draw(Picture("training_curve", "A picture", CURVES))


def test_output_rows_are_joined_to_the_weight_rows_that_they_equal() -> None:
    all_joined, none_joined = drawn("embedding_rows", ROWS), drawn("embedding_rows", ROWS | {"output": [[1, 1, 1], [2, 2, 2]]})

    assert description(all_joined).endswith("equals: 0, 2.")
    assert description(none_joined).endswith("equals: none.")
    assert lines_between(all_joined) == lines_between(none_joined) + 2


def lines_between(svg: ET.Element) -> int:
    return sum("stroke-width: 1.4" in node.get("style", "") for node in svg.iter())


def test_the_numbers_of_rows_and_batches_can_be_read() -> None:
    assert {"0.010", "-0.080", "row 2", "0 (padding)"} <= set(texts(drawn("embedding_rows", ROWS)))
    assert {"5", "text 1"} <= set(texts(drawn("padded_batch", BATCH)))


def test_padding_is_drawn_otherwise_than_words() -> None:
    svg = draw(Picture("padded_batch", "A picture", BATCH))

    assert svg.count("stroke-dasharray") == 3


def test_a_curve_has_a_panel_for_loss_and_accuracy_and_a_line_for_what_was_measured_once() -> None:
    svg = drawn("training_curve", CURVES | {"lines": {"test accuracy": 0.8712}})

    assert {"loss", "accuracy", "epoch", "test accuracy: 87.1%"} <= set(texts(svg))
    assert description(svg) == "loss: 0.600, 0.400, 0.300; accuracy: 0.700, 0.800, 0.900; test accuracy: 0.871"


def test_big_data_are_cut_to_what_a_page_can_hold() -> None:
    wide = [[number * 100 + row for number in range(200)] for row in range(100)]
    curve = {"curves": {"loss": [0.5] * 5000}}

    rows = texts(drawn("embedding_rows", {"weights": wide, "output": wide, "names": ["word"] * 100}))
    batch = texts(drawn("padded_batch", {"rows": wide}))

    assert sum("." in text for text in rows) == 2 * MOST_ROWS * MOST_COLUMNS
    assert len(batch) == MOST_ROWS * MOST_COLUMNS + MOST_ROWS + MOST_COLUMNS
    assert description(drawn("training_curve", curve)).count(",") == MOST_EPOCHS - 1


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("embedding_rows", {"weights": [[0.5]], "output": [[0.5]], "names": ["only"]}),
        ("embedding_rows", ROWS | {"names": []}),
        ("embedding_rows", {"weights": [[0.0, 0.0]], "output": [[0.0, 0.0]], "names": ["zeros"]}),
        ("embedding_rows", {"weights": [[NAN, 1.0]], "output": [[INF, -INF]], "names": ["strange"]}),
        ("embedding_rows", {"weights": [[1e300]], "output": [[-1e-300]], "names": ["far apart"]}),
        ("padded_batch", {"rows": [[0]]}),
        ("padded_batch", {"rows": [[0, 0]], "padding": 7}),
        ("padded_batch", {"rows": [[2**31, -5]]}),
        ("training_curve", {"curves": {"loss": [0.5]}}),
        ("training_curve", {"curves": {"loss": [NAN, INF, 0.5], "accuracy": []}}),
        ("training_curve", {"curves": {"loss": [NAN]}}),
        ("training_curve", {"curves": {"acc": [0.5, 0.6]}}),
        ("training_curve", {"curves": {"_loss": [1, 2], "$loss$": [1, 2], "loss\x1b[31m": [1, 2], "损失loss": [1, 2]}}),
    ],
)
def test_odd_data_are_drawn(kind: str, data: dict[str, Any]) -> None:
    assert description(drawn(kind, data))


UNFIT = [
    ("embedding_rows", {}),
    ("embedding_rows", {"weights": [], "output": [], "names": []}),
    ("embedding_rows", ROWS | {"output": [[1.0]]}),
    ("embedding_rows", ROWS | {"output": [1.0, 2.0]}),
    ("embedding_rows", ROWS | {"weights": None}),
    ("padded_batch", {"rows": []}),
    ("padded_batch", {"rows": [[1], [1, 2]]}),
    ("padded_batch", {"rows": [1, 2]}),
    ("padded_batch", {"rows": [[NAN]]}),
    ("padded_batch", {"rows": [["<script>"]]}),
    ("training_curve", {"curves": {}}),
    ("training_curve", {"curves": {"loss": [], "accuracy": []}}),
    ("training_curve", {"curves": {"loss": ["low"]}}),
    ("training_curve", {"curves": {"loss": 0.5}}),
    ("training_curve", {"curves": [0.5]}),
    ("no_such_kind", {}),
]


@pytest.mark.parametrize(("kind", "data"), UNFIT)
def test_data_that_do_not_fit_are_a_value_error(kind: str, data: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        draw(Picture(kind, "A picture", data))


def test_a_page_leaves_out_what_cannot_be_drawn_and_keeps_the_rest() -> None:
    unfit = [Picture(kind, f"unfit {number}", data) for number, (kind, data) in enumerate(UNFIT)]

    page = page_with(*unfit, Picture("training_curve", "The one that fits", CURVES))

    assert page.count("<figure>") == 1
    assert "The one that fits" in page
    assert "unfit" not in page


@pytest.mark.parametrize("text", ["</title><script>alert(1)</script>", r"back\1 \d \g<0>", "\x1b[31mred", '" onload="alert(1)'])
def test_hostile_names_and_titles_stay_text(text: str) -> None:
    curves = {"curves": {f"loss {text}": [0.5, 0.4]}, "lines": {}}

    for picture in (Picture("training_curve", text, curves), Picture("embedding_rows", text, ROWS | {"names": [text, text]})):
        svg = ET.fromstring(draw(picture))

        assert not list(svg.iter(f"{SVG}script"))
        assert not [name for node in svg.iter() for name in node.attrib if name.startswith("on")]


def test_the_pictures_of_one_page_share_no_id() -> None:
    page = page_with(*(Picture(kind, f"{kind} {number}", data) for number, (kind, data) in enumerate(KINDS.items())))

    ids = [node.get("id") for svg in svgs_of(page) for node in svg.iter() if node.get("id")]
    assert len(ids) == len(set(ids)) > 0


def svgs_of(page: str) -> list[ET.Element]:
    figures = page.split("<figure>")[1:]
    return [ET.fromstring(figure[figure.index("<svg") : figure.index("</svg>") + len("</svg>")]) for figure in figures]
