"""An exercise as a notebook: its lesson as text cells, its stub as code cells. For students who work in Jupyter."""

from __future__ import annotations

import ast
import re

import nbformat.v4
from nbformat import writes
from nbformat.notebooknode import NotebookNode

from grader.course import Exercise

_HEADING = re.compile(r"^(?=## )", re.MULTILINE)
_FENCE = re.compile(r"^```", re.MULTILINE)
_METADATA = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}, "language_info": {"name": "python"}}
_YOUR_WORK = """## Your work

Replace each `raise NotImplementedError("TODO: …")` below. In a terminal, `grade check {id}` runs the public checks on this notebook once
you have saved it.

When a notebook is graded, all its code cells run in order as one module. Jupyter's own commands, which begin with `%` or `!`, are skipped.
Whatever takes long, training above all, belongs below `if __name__ == "__main__":`, which is true here and not when you are graded.
"""


def notebook_of(exercise: Exercise, stub: str) -> str:
    """The text of `<module>.ipynb`; the same lesson and stub give the same text, byte for byte."""
    lesson = exercise.lesson.read_text("utf-8") if exercise.lesson.is_file() else f"# {exercise.titles['en']}"
    texts = [*_sections(lesson), _YOUR_WORK.format(id=exercise.id)]
    cells = [nbformat.v4.new_markdown_cell(text.strip()) for text in texts]
    cells += [nbformat.v4.new_code_cell(code) for code in _pieces(stub)]
    for number, cell in enumerate(cells, 1):
        cell["id"] = f"cell-{number}"
    made: NotebookNode = nbformat.v4.new_notebook(cells=cells, metadata=_METADATA, nbformat_minor=5)
    return str(writes(made)).rstrip("\n") + "\n"


def _sections(lesson: str) -> list[str]:
    """The lesson cut before each heading of the second level, which a code block may seem to hold."""
    sections: list[str] = []
    for part in _HEADING.split(lesson):
        if sections and len(_FENCE.findall(sections[-1])) % 2:
            sections[-1] += part
        else:
            sections.append(part)
    return sections


def _pieces(stub: str) -> list[str]:
    """The stub's functions and classes one by one, with the comments above them; what stands between them together."""
    lines = stub.splitlines()
    pieces: list[str] = []
    begun = ended = 0
    alone = False
    for statement in ast.parse(stub).body:
        defines = isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        if (defines or alone) and ended:
            pieces.append("\n".join(lines[begun:ended]).strip("\n"))
            begun = ended
        alone, ended = defines, statement.end_lineno or ended
    return [*pieces, "\n".join(lines[begun:]).strip("\n")]
