"""The floors of the package: every module stands on one, and imports only what stands below it, or left of it on its own floor."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "grader"

FLOORS = {
    "words": "errors language text results isolation isolation.limits",
    "material": "corpus reviews notebook course lesson submission preload sheets roster downloads handins",
    "isolation": """isolation.modeldata isolation.said isolation.values isolation.layers isolation.system_calls isolation.sandbox
        isolation.wire isolation.cells isolation.datasets isolation.seeds isolation.models isolation.rebuild
        isolation.experiment isolation.worker isolation.figures isolation.hugepages isolation.zygote isolation.launch
        isolation.border isolation.plain isolation.starting isolation.probe""",
    "judging": "evidence student suite architecture models referee keras_suite workers plugin judge diagnosis",
    "telling": """page plots report drawing terminal desk statistics regrade class_plots class_report progress export lms soundness
        audit_page""",
    "keeping": """gradebook.tables gradebook.opening gradebook.book gradebook gradebook.migrations gradebook.migrations.env
        gradebook.migrations.versions gradebook.migrations.versions.v0001_first""",
    "use cases": """hints forks grading full judges public release workspace handing_in checking mutants audit classroom class_folder""",
    "door": "cli.words cli.common cli.student cli.teacher cli.classes cli catalogue",
}
HEIGHT = {name: height for height, name in enumerate(" ".join(FLOORS.values()).split())}
FLOOR_OF = {name: floor for floor, names in FLOORS.items() for name in names.split()}
HEAVY = ("tensorflow", "keras", "pytest", "numpy", "rich", "jinja2", "dask", "matplotlib", "sqlalchemy", "babel", "msgspec")


def name_of(path: Path) -> str:
    """ "isolation.wire"; a package is called like its folder, the whole one ""."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def imports_of(tree: ast.AST) -> Iterator[str]:
    """Full names of what is imported anywhere in there, but for what only a type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from imports_of(node)


def imported_by(name: str) -> set[str]:
    return set(imports_of(ast.parse(MODULES[name].read_text("utf-8"))))


def ours_of(name: str) -> set[str]:
    """The modules of the package that a module imports."""
    inside = {full.removeprefix("grader.") for full in imported_by(name) if full.startswith("grader.")}
    return {full if full in MODULES else full.rpartition(".")[0] for full in inside} - {""}


def test_every_module_stands_on_exactly_one_floor() -> None:
    standing = Counter(" ".join(FLOORS.values()).split())

    assert sorted(standing) == sorted(name for name in MODULES if name)
    assert max(standing.values()) == 1


@pytest.mark.parametrize("name", [name for name in HEIGHT if name in MODULES])
def test_imports_point_down(name: str) -> None:
    up = {other for other in ours_of(name) if HEIGHT.get(other, 0) >= HEIGHT[name]}

    assert up == set(), f"{name} ({FLOOR_OF[name]}) imports upward"


def test_telling_knows_results_and_who_a_student_is_and_nothing_of_judging() -> None:
    known = {(name, other) for name in FLOORS["telling"].split() for other in ours_of(name) if FLOOR_OF[other] not in ("words", "telling")}

    assert {other for _name, other in known} <= {"roster", "sheets"}


def test_only_the_workers_side_of_the_border_imports_tensorflow_or_keras() -> None:
    importing = {name for name in MODULES if any(full.split(".")[0] in ("tensorflow", "keras") for full in imported_by(name))}

    assert {name for name in importing if not name.startswith("isolation.")} == set()


def test_nothing_ever_unpickles_or_evaluates_what_came_from_a_worker() -> None:
    unsafe = {"pickle", "marshal", "shelve", "dill", "joblib"}
    importing = {name for name in MODULES if any(full.split(".")[0] in unsafe for full in imported_by(name))}

    assert {name for name in importing if FLOOR_OF[name] in ("isolation", "judging")} == set()


def test_the_command_imports_nothing_heavy_before_it_is_needed() -> None:
    code = f"import sys, grader.cli; print([name for name in {HEAVY} if name in sys.modules])"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_the_check_of_this_file_sees_imports_wherever_they_are() -> None:
    source = (
        "import a\nif x:\n    from b import c\ndef f():\n    try:\n        import d.e\n    finally: pass\nif TYPE_CHECKING:\n    import z\n"
    )

    assert set(imports_of(ast.parse(source))) == {"a", "b.c", "d.e"}
