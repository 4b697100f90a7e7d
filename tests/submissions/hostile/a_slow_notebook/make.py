"""Too large to be read in a review."""

import json
from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    source = "import (\n" * 55_000 + "pad_sequences"
    cells = [{"cell_type": "code", "source": source, "metadata": {}, "outputs": []}]
    (folder / "work.ipynb").write_text(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}))
    return folder
