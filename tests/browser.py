"""Headless Chromium for tests: axe-core run on a page, in a copy of it that lets a script of ours in."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
)
READING = ("--virtual-time-budget=120000", "--dump-dom")
LIGHT, DARK = "--blink-settings=preferredColorScheme=1", "--blink-settings=preferredColorScheme=0"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

needs_chromium = pytest.mark.skipif(not shutil.which("chromium"), reason="no chromium here: apt-get install chromium")


def axe_problems(page: str, folder: Path, scheme: str = LIGHT) -> list[str]:
    """What axe-core finds wrong with a page, everything on it unfolded: "rule: where", empty when all is well."""
    answer = run_axe(page, folder, scheme)
    assert len(answer["passes"]) > 10, "axe-core did not look at much"
    return [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in answer["violations"] for node in rule["nodes"]]


def run_axe(page: str, folder: Path, scheme: str) -> dict[str, Any]:
    opened = re.sub(r"<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "", page).replace("<details", "<details open")
    script = f"<script>{axe_source()}</script><script>{runner()}</script></body>"
    copy = folder / "page.html"
    copy.write_text(opened.replace("</body>", script), "utf-8")
    command = ["chromium", *FLAGS, *READING, scheme, "--window-size=1200,1000", f"--user-data-dir={folder / 'profile'}", copy.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=True)
    found = re.search(r'<pre id="axe-answer">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found, "axe-core gave no answer"
    answer: dict[str, Any] = json.loads(html.unescape(found[1]))
    return answer


def runner() -> str:
    options = json.dumps({"runOnly": RULES, "resultTypes": ["violations", "passes"]})
    kept = "{violations: found.violations, passes: found.passes.map(rule => rule.id)}"
    write = f"pre.id = 'axe-answer'; pre.textContent = JSON.stringify({kept}); document.body.append(pre)"
    return f"axe.run(document, {options}).then(found => {{ const pre = document.createElement('pre'); {write} }})"


def axe_source() -> str:
    """axe-core, as a Python package carries it; Playwright, which that package is for, is not used."""
    package = find_spec("axe_playwright_python")
    assert package is not None, "pip install axe-playwright-python"
    assert package.origin is not None
    return (Path(package.origin).parent / "axe.min.js").read_text("utf-8").replace("</script", "<\\/script")
