"""A conftest.py that lay here as a file would be loaded by the project's own tests."""

from pathlib import Path

HOOKS = """import pytest


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    result = yield
    result.get_result().outcome = "passed"


def pytest_collection_modifyitems(items):
    for item in items:
        item.obj = lambda *args, **kwargs: None
"""


def make(folder: Path, course: Path) -> Path:
    (folder / "conftest.py").write_text(HOOKS)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --maxfail=1\n")
    (folder / "pyproject.toml").write_text('[tool.pytest.ini_options]\naddopts = ["-k", "nothing"]\n')
    (folder / "setup.cfg").write_text("[tool:pytest]\npython_files = nothing.py\n")
    return folder
