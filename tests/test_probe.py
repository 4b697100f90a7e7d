"""What `grade doctor` is told about this machine."""

from __future__ import annotations

import subprocess
import sys

from grader import language
from grader.isolation.layers import MATTERS
from grader.isolation.probe import examine


def test_every_layer_that_matters_is_examined_and_says_what_it_stops() -> None:
    layers = examine()

    assert {layer.name for layer in layers if layer.matters} == set(MATTERS)
    assert all(layer.stops for layer in layers)
    assert [layer.name for layer in layers if layer.in_force and layer.remedy] == []
    assert [layer.name for layer in layers if not layer.in_force and not layer.remedy] == []


def test_the_layers_are_those_that_a_worker_reports(light_zygote: object) -> None:
    names = [layer.name for layer in examine()]

    assert len(names) == len(set(names))
    assert {"landlock", "seccomp", "namespaces", "own_root", "disk_cap", "uid", "network"} <= set(names)


def test_a_missing_layer_is_reported_with_its_reason_and_a_remedy() -> None:
    code = """
import errno, pyseccomp
rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
rules.add_rule(pyseccomp.ERRNO(errno.ENOSYS), "landlock_create_ruleset")
rules.load()
from grader.isolation.probe import examine
for layer in examine():
    if not layer.in_force:
        print(layer.name, "|", layer.matters, "|", layer.why)
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    name, matters, why = done.stdout.strip().split(" | ")
    assert (name, matters) == ("landlock", "True")
    assert "the kernel has no Landlock" in why
    assert "5.13" in why


def test_a_zygote_that_does_not_start_is_reported_for_every_layer() -> None:
    code = """
import errno, pyseccomp
rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
rules.add_rule(pyseccomp.ERRNO(errno.EPERM), "pidfd_open")
rules.load()
from grader.isolation.probe import examine
print({(layer.in_force, layer.detail != "") for layer in examine()})
"""

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)

    assert done.stdout.strip() == "{(False, True)}"


def test_the_words_are_translated() -> None:
    language.use("es")
    try:
        layers = examine()
    finally:
        language.use("en")

    assert len(layers) == len(examine())
