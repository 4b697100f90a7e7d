"""Text of unknown origin made safe to carry: an exact `str`, bounded, without control, bidirectional or invalid characters.

This is the one place where foreign text becomes ours. Encoding for HTML, CSV, XML or a terminal is done by whoever writes there.
"""

from __future__ import annotations

import re
import unicodedata

from grader.language import n_

# Bidirectional controls and marks (the "Trojan Source" attack, CVE-2021-42574), zero-width and tag characters.
_INVISIBLE = re.compile("[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")  # colours and titles of a terminal
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

_KERAS_FRAME = re.compile(
    r"Exception encountered when calling [^\n]*\n+| for input \[.*?\] with name '[^']*' and path '[^']*'|\n+Arguments received by .*",
    re.DOTALL,
)


def clean(text: str, limit: int = 2000) -> str:
    """`text` without anything that could act where it is shown; newline and tab stay. Longer text ends in "… (N more characters)".

    Lone surrogates become question marks. The result is NFC and an exact str, whatever subclass came.
    """
    cut = str.__getitem__(text, slice(0, limit))
    plain = str.encode(cut, "utf-8", "replace").decode("utf-8")
    plain = _CONTROL.sub("", _INVISIBLE.sub("", _ANSI.sub("", plain).replace("\r\n", "\n").replace("\r", "\n")))
    plain = unicodedata.normalize("NFC", plain)
    left_out = max(0, str.__len__(text) - limit)
    return plain + n_("… ({n} more character)", "… ({n} more characters)", left_out).format(n=left_out) if left_out else plain


def one_line(text: str, limit: int = 200) -> str:
    """`clean` on a single line: every run of white space is one space."""
    return " ".join(clean(text, limit).split())


def unframed(text: str) -> str:
    """An exception's text without what Keras 3 puts around its sentence: the call it came from, the whole input, every argument."""
    return _KERAS_FRAME.sub("", text[:4000])
