"""Notebooks are JSON, and JSON parsers have limits of their own."""

import json
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    (folder / "brackets.ipynb").write_text("[" * 1_000_000)
    cell = {"cell_type": "code", "source": [["x"], None, 3], "metadata": {}, "outputs": []}
    (folder / "cells.ipynb").write_text(json.dumps({"cells": [cell] * 20_000, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}))
    (folder / "none.ipynb").write_bytes(b"\xff\xfe{}")
    (folder / "number.ipynb").write_text("1e999")
    return folder
