"""Foreign text made safe to carry."""

from __future__ import annotations

import unicodedata

import pytest

from grader.text import clean, one_line, unframed


class Sly(str):
    """A str whose own methods lie; only the base class's may be asked."""

    def __getitem__(self, key: object) -> str:
        return "lie"

    def __len__(self) -> int:
        return 0

    def encode(self, *args: object) -> bytes:  # type: ignore[override]
        return b"lie"


def test_ordinary_text_stays_as_it_is() -> None:
    text = "¿Cómo? 'a' → b\n\tx = 1 <b>&amp;</b>"

    assert clean(text) == text


def test_a_subclass_of_str_becomes_an_exact_str_without_running_its_code() -> None:
    cleaned = clean(Sly("true"))

    assert (cleaned, type(cleaned)) == ("true", str)


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u061c", "\u200b", "\u200f", "\u2028", "\u202e", "\u2066", "\ufeff", "\U000e0041"],
)
def test_control_and_invisible_characters_are_gone(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


def test_every_line_end_becomes_a_newline() -> None:
    assert clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_lone_surrogate_becomes_text_that_can_be_encoded() -> None:
    assert clean("a\ud800b").encode("utf-8") == b"a?b"


def test_letters_are_composed() -> None:
    assert clean("e\u0301") == "é"
    assert unicodedata.is_normalized("NFC", clean("A\u030a\u0327"))


def test_long_text_says_how_much_is_left_out() -> None:
    assert clean("abcdef", limit=4) == "abcd… (2 more characters)"
    assert clean("abcde", limit=4) == "abcd… (1 more character)"
    assert clean("abcd", limit=4) == "abcd"


def test_one_line_has_neither_line_ends_nor_runs_of_spaces() -> None:
    assert one_line("  a \n\n b\t\tc\r\n") == "a b c"


KERAS_SAYS = (
    "Exception encountered when calling Sequential.call().\n\n\x1b[1mInvalid input shape for input [[0. 0. 0.]\n [0. 0. 0.]] with name "
    "'keras_tensor' and path ''. Expected shape (None,), but input has incompatible shape (2, 3)\x1b[0m\n\nArguments received by "
    "Sequential.call():\n  • inputs=tf.Tensor(shape=(2, 3), dtype=float32)\n  • mask=None"
)


def test_of_an_error_of_keras_its_sentence_is_left() -> None:
    assert one_line(unframed(KERAS_SAYS)) == "Invalid input shape. Expected shape (None,), but input has incompatible shape (2, 3)"
    assert unframed("ValueError: no number for input [1]\nArguments: 2") == "ValueError: no number for input [1]\nArguments: 2"
