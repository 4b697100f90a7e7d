# Two commands do everything on a machine with Python 3.11 or newer and make: `make demo`, `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test red-team lint format clean

help:
	@echo "make demo    install, grade a made-up class of 12, say where its report is"
	@echo "make test    install what the tests need and run them"
	@echo "make red-team  grade every hostile submission and print what came of it"
	@echo "make lint    ruff and mypy"
	@echo "make format  ruff format"
	@echo "make clean   remove what these commands made"

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("gradekit needs Python 3.11 or newer: make PYTHON=python3.11 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

demo: $(READY)
	@$(BIN)/python -m benchmarks.demo

test: $(READY)
	$(BIN)/python -m pytest --numprocesses logical --dist loadfile -m 'not timed'
	$(BIN)/python -m pytest -m timed

red-team: $(READY)
	$(BIN)/python -m tests.red_team

lint: $(READY)
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean:
	rm -rf $(VENV) demo build *.egg-info .mypy_cache .ruff_cache .hypothesis
