"""Too large to be read in a review."""

import json
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    (folder / "padding.py").write_text("a\n" * 4_000_000)
    cells = [{"cell_type": "code", "source": "def pad_sequences(*args, **kwargs):\n    raise NotImplementedError\n", "metadata": {}, "outputs": []}]
    (folder / "padding.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}))
    return folder
