"""Names the mistake: holds a submission's transcript against those of the course's misconceptions.

A *deviation* is a judged call whose answer is not the reference's. A misconception is known by its deviations, and so is a submission;
correct calls say nothing, so they do not count. Three ways to match, strictest first:

- exact: the same calls, the same answers, all of them;
- a pair: two misconceptions that together explain every deviation, each at least one call that the other does not;
- likely: nearly the same calls, most of them with the same answer, and clearly more than with any other misconception.

A wrong diagnosis is worse than none, so nothing is said when two misconceptions fit equally well.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path

import msgspec

from grader.errors import AuthorError
from grader.language import _, current
from grader.results import Call, Diagnosis

BANK_FILE = "transcripts.json"

Key = tuple[str, str, str, int]  # check, function, digest of the arguments, how often that was asked before in this check
Answers = dict[Key, str]  # digest of the answer


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """What a misconception is called in one language."""

    title: str
    explanation: str
    next_step: str


class Entry(msgspec.Struct, forbid_unknown_fields=True):
    title: str
    explanation: str
    next_step: str
    es: Words
    hint: int = 0  # which of the exercise's public hints fits, from 1; 0: none


class BankFile(msgspec.Struct, forbid_unknown_fields=True):
    """`transcripts.json`: made by `grade audit`, good for one suite, one seed, one set of misconceptions."""

    questions: str  # hash_of_questions
    bank: str  # hash of the misconceptions' sources
    reference: list[Call]
    misconceptions: dict[str, list[Call]]


@dataclass(frozen=True)
class Thresholds:
    """What is called likely. Chosen by benchmarks/diagnosis.py, which says how often other values are right and wrong."""

    calls: float = 0.9  # of the calls that go wrong in either, the least part that goes wrong in both
    answers: float = 0.65  # and the least part that goes wrong in the same way
    margin: float = 0.25  # how much more that is than with the next best misconception


@dataclass(frozen=True)
class Bank:
    """The misconceptions of one exercise, by what they do."""

    reference: Answers
    deviations: Mapping[str, Answers]  # by misconception
    words: Mapping[str, Entry]
    thresholds: Thresholds = Thresholds()

    def diagnose(self, transcript: Sequence[Call]) -> tuple[Diagnosis, ...]:
        """What this transcript shows: one diagnosis, two that together explain it, or none."""
        found = deviations(self.reference, answers(transcript))
        if not found:
            return ()
        exact = [name for name, known in self.deviations.items() if known == found]
        if len(exact) == 1:
            return (self._say(exact[0], "exact"),)
        if exact:
            return ()
        return self._pair(found) or self._likely(found)

    def _pair(self, found: Answers) -> tuple[Diagnosis, ...]:
        parts = [name for name, known in self.deviations.items() if known and _explains(known, found)]
        pairs = [pair for pair in combinations(parts, 2) if self._together(pair, found)]
        return tuple(self._say(name, "likely") for name in pairs[0]) if len(pairs) == 1 else ()

    def _together(self, pair: tuple[str, str], found: Answers) -> bool:
        one, other = (self.deviations[name] for name in pair)
        return found.keys() == one.keys() | other.keys() and bool(one.keys() - other.keys()) and bool(other.keys() - one.keys())

    def _likely(self, found: Answers) -> tuple[Diagnosis, ...]:
        ranked = sorted(((similarity(known, found), name) for name, known in self.deviations.items()), reverse=True)
        (best, name), (second, _name) = (*ranked, (0.0, ""), (0.0, ""))[:2]
        least = self.thresholds
        if best < least.answers or best - second < least.margin or overlap(self.deviations[name], found) < least.calls:
            return ()
        return (self._say(name, "likely"),)

    def _say(self, name: str, match: str) -> Diagnosis:
        entry = self.words[name]
        words = entry.es if current() == "es" else entry
        return Diagnosis(name, words.explanation, match, title=words.title, next_step=words.next_step)


def answers(transcript: Iterable[Call]) -> Answers:
    """Each judged call once: the same question asked again in a check gets a number."""
    found: Answers = {}
    for call in transcript:
        number = 0
        while (key := (call.check, call.function, call.arguments, number)) in found:
            number += 1
        found[key] = call.answer
    return found


def deviations(reference: Answers, found: Answers) -> Answers:
    """The calls that were answered otherwise than by the reference, those that only one of them got to included."""
    wrong = {key: answer for key, answer in found.items() if reference.get(key) != answer}
    return wrong | dict.fromkeys(reference.keys() - found.keys(), "")


def overlap(one: Answers, other: Answers) -> float:
    """Calls that go wrong in both, whatever the answers, among those that go wrong in either."""
    together = one.keys() | other.keys()
    return len(one.keys() & other.keys()) / len(together) if together else 0.0


def similarity(one: Answers, other: Answers) -> float:
    """Shared deviations among all deviations of both: 1 for the same mistake, 0 for nothing in common."""
    together = one.keys() | other.keys()
    return sum(one.get(key) == other.get(key) for key in together) / len(together) if together else 0.0


def misconception_files(secret: Path) -> dict[str, Path]:
    """Every misconception's module, by its name."""
    return {path.stem: path for path in sorted((secret / "misconceptions").glob("*.py"))}


def misconception_words(secret: Path) -> dict[str, Entry]:
    """The titles and explanations. Raises AuthorError: which key is wrong."""
    path = secret / "misconceptions" / "misconceptions.toml"
    if not path.is_file():
        return {}
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), dict[str, Entry])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        text = _("solutions/{id}/misconceptions/misconceptions.toml: {error}; correct it")
        raise AuthorError(text.format(id=secret.name, error=error)) from None


@lru_cache(maxsize=64)
def load_bank(secret: Path, questions: str) -> Bank | None:
    """`read_bank`, once in a process: a judge grades hundreds of submissions."""
    return read_bank(secret, questions)


def read_bank(secret: Path, questions: str) -> Bank | None:
    """The bank of the exercise whose folder in `solutions/` is `secret`, as `grade audit` left it.

    None when there is none, or when it is of another suite, seed or set of misconceptions.
    """
    path = secret / BANK_FILE
    try:
        file = msgspec.json.decode(path.read_bytes(), type=BankFile)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None
    if file.questions != questions or file.bank != hash_of_bank(secret):
        return None
    return bank_of(file, misconception_words(secret))


def bank_of(file: BankFile, words: Mapping[str, Entry]) -> Bank:
    reference = answers(file.reference)
    known = {name: deviations(reference, answers(calls)) for name, calls in file.misconceptions.items()}
    return Bank(reference, known, words)


def save_bank(secret: Path, file: BankFile) -> None:
    data = msgspec.to_builtins(file)
    (secret / BANK_FILE).write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


def hash_of_bank(secret: Path) -> str:
    """Changes with every misconception's source."""
    digest = hashlib.sha256()
    for name, path in misconception_files(secret).items():
        digest.update(name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _explains(part: Answers, whole: Answers) -> bool:
    """Whether every deviation of `part` is in `whole`, with the same answer wherever `part` alone could be asked."""
    same = sum(whole.get(key) == answer for key, answer in part.items())
    return same == len(part)
