"""What a worker says in sentences of its own. It speaks English, whoever reads it: transcripts must not depend on the language.

The judge says them again in the reader's language (`retold`), since a worker can read no catalogue.
"""

from __future__ import annotations

import re

from grader.language import _, marked

NO_FUNCTION = marked("{file} has no function {name}")
NOT_A_FUNCTION = marked("{name} in {file} is not a function but {kind}")
NOT_TEXT = marked("the file contains a NUL byte; save it as plain text")
NOT_UTF8 = marked("byte {byte} is not {encoding}; save the file as UTF-8")
NOT_TWO_HALVES = marked("{name} should return ((x_train, y_train), (x_test, y_test))")
NO_PATH = marked("get_file takes the name of a file, without folders; received fname={name}")
NO_DATA = marked("{name} cannot be loaded: there is no network here, and the exercise's data sets are {there}")
NOT_AN_ARRAY = marked("the model gives an object of type {kind} instead of one array")
ARGUMENT = marked("number {n}")

TOO_MANY_ENTRIES = marked("a value with more than {n} entries")
TOO_DEEP = marked("a value nested deeper than {n}")
TOO_MANY_DIGITS = marked("a whole number of more than 4,000 digits")
TOO_LONG = marked("a text of more than {n} characters")
NOT_UNICODE = marked("a text that is not valid Unicode (lone surrogates)")
TOO_MANY_DIMENSIONS = marked("an array of more than {n} dimensions")
TOO_MANY_ARRAYS = marked("a value with more than {n} arrays")
TOO_BIG = marked("an array of {n} bytes, more than an answer may hold")

SENTENCES = (
    *(NO_FUNCTION, NOT_A_FUNCTION, NOT_TEXT, NOT_UTF8, NOT_TWO_HALVES, NO_PATH, NO_DATA, NOT_AN_ARRAY, ARGUMENT),
    *(TOO_MANY_ENTRIES, TOO_DEEP, TOO_MANY_DIGITS, TOO_LONG, NOT_UNICODE, TOO_MANY_DIMENSIONS, TOO_MANY_ARRAYS, TOO_BIG),
)
LONGEST = 300  # characters of what is compared; a text that student code makes long costs no time


def retold(text: str) -> str:
    """What a worker said, after an exception's name or alone, in the current language; any other text as it is."""
    for sentence in SENTENCES if len(text) <= LONGEST else ():
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>.+)", re.escape(sentence))
        if found := re.fullmatch(rf"(?P<_before>(?:\w+: )?){pattern}", text):
            return found["_before"] + _(sentence).format(**found.groupdict())
    return text
