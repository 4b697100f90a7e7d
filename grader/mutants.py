"""Mutants of a reference solution: the same module with one small change, made by two libraries, none by hand.

cosmic-ray changes operators, comparisons, numbers and conditions; mutmut also takes arguments away from calls and changes texts, without
which a reference that only calls Keras would have no mutant at all. What both make counts once.

Mutants of the guidance around the solution (docstrings, type hints) are not made: only lines between BEGIN SOLUTION and END SOLUTION
are mutated, since only these are a student's. Needs the extra `audit`.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count

import msgspec

from grader.course import Exercise
from grader.errors import AuthorError, TeacherError

EQUIVALENT_FILE = "equivalent_mutants.toml"
_NOT_INSTALLED = "mutants need {library}: pip install 'gradekit[audit]'"


@dataclass(frozen=True)
class Mutant:
    """One changed copy of a reference."""

    id: str  # the same for the same change to the same line, wherever the line moves
    operator: str  # "ReplaceComparisonOperator_Lt_LtE"; of mutmut's, what was changed: "Call"
    line: int
    change: str  # "-    if a < b\n+    if a <= b"
    source: str


class Equivalent(msgspec.Struct, forbid_unknown_fields=True):
    """A mutant that no suite can tell from the reference, with the reason why."""

    change: str
    reason: str


def mutants_of(exercise: Exercise) -> Iterator[Mutant]:
    """Every mutant that is another program; raises TeacherError when a library that makes them is not installed."""
    source = exercise.reference.read_text("utf-8")
    regions = _regions(source)
    seen = {_meaning(source)}
    for operator, text in chain(_by_cosmic_ray(source), _by_mutmut(source)):
        mutant = _mutant(source, text, operator, regions)
        if mutant is not None and (meaning := _meaning(text)) not in seen:
            seen.add(meaning)
            yield mutant


def _by_cosmic_ray(source: str) -> Iterator[tuple[str, str]]:
    """The name of the operator, and the changed source."""
    try:
        from cosmic_ray import plugins
        from cosmic_ray.mutating import mutate_code
    except ImportError:
        raise TeacherError(_NOT_INSTALLED.format(library="cosmic-ray")) from None
    for name in sorted(plugins.operator_names()):
        if name.startswith("core/Variable"):
            continue  # needs variables named by hand
        operator = plugins.get_operator(name)()
        for occurrence in count():
            changed = mutate_code(source.encode(), operator, occurrence)
            if changed is None:
                break
            yield name.partition("/")[2], changed.decode() if isinstance(changed, bytes) else changed


def _by_mutmut(source: str) -> Iterator[tuple[str, str]]:
    """The same with mutmut's operators alone: its command works on whole projects, with their tests beside them."""
    try:
        from libcst import MetadataWrapper, parse_module
        from mutmut.mutation.file_mutation import MutationVisitor
        from mutmut.mutation.mutators import mutation_operators
        from mutmut.mutation.pragma_handling import IgnoredCode
    except ImportError:
        raise TeacherError(_NOT_INSTALLED.format(library="mutmut")) from None
    module = MetadataWrapper(parse_module(source))
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module.visit(visitor)
    for mutation in visitor.mutations:
        changed = module.module.deep_replace(mutation.original_node, mutation.mutated_node)
        yield type(mutation.original_node).__name__, module.module.code_for_node(changed)


def equivalents(exercise: Exercise) -> dict[str, Equivalent]:
    """The listed equivalent mutants, by id. Raises AuthorError."""
    path = exercise.secret / EQUIVALENT_FILE
    if not path.is_file():
        return {}
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), dict[str, Equivalent])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise AuthorError(f"solutions/{exercise.id}/{EQUIVALENT_FILE}: {error}; correct it") from None


def _mutant(source: str, changed: str, operator: str, regions: list[range]) -> Mutant | None:
    before, after = source.splitlines(), changed.splitlines()
    lines = [line for line in difflib.unified_diff(before, after, lineterm="", n=0) if line[:2] not in ("--", "++", "@@")]
    first = next((number for number, (one, other) in enumerate(zip(before, after, strict=False), 1) if one != other), 0)
    if not any(first in region for region in regions):
        return None
    change = "\n".join(lines)
    return Mutant(hashlib.sha256(change.encode()).hexdigest()[:10], operator, first, change, changed)


def _regions(source: str) -> list[range]:
    """Line numbers between each BEGIN SOLUTION and its END SOLUTION."""
    found, begun = [], 0
    for number, line in enumerate(source.splitlines(), 1):
        if "# BEGIN SOLUTION" in line:
            begun = number
        elif "# END SOLUTION" in line:
            found.append(range(begun, number))
    return found


def _meaning(source: str) -> str:
    """The program without its layout; empty for what does not parse."""
    try:
        return ast.dump(ast.parse(source))
    except SyntaxError:
        return ""
