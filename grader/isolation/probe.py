"""Which layers of confinement this machine can put in force: found out by really starting a worker. For `grade doctor`."""

from __future__ import annotations

import sys
from dataclasses import dataclass

from grader.errors import GraderError
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.layers import MATTERS, Layers
from grader.isolation.limits import Limits
from grader.language import _


@dataclass(frozen=True)
class LayerReport:
    """One layer of confinement on this machine."""

    name: str  # as in a grade's `isolation`
    in_force: bool
    detail: str  # its version, or why it is missing; as the machine says it
    stops: str  # what a student's code cannot do because of it
    matters: bool  # without it nobody else's code is run
    remedy: str  # what to do where it is missing

    @property
    def meaning(self) -> str:
        return self.stops

    @property
    def why(self) -> str:
        return f"{self.detail}. {self.remedy}" if self.detail else self.remedy


def examine() -> list[LayerReport]:
    """Every layer, the ones that matter first."""
    layers, trouble = _find_out()
    return [_report(name, layers, trouble, stops, remedy) for name, (stops, remedy) in _sentences().items()]


def _find_out() -> tuple[Layers, str]:
    """What a worker says about itself; or nothing, and why there is none."""
    if sys.platform != "linux":
        return {}, _("confinement needs Linux")
    try:
        with Zygote() as zygote, Worker(zygote.address, Sources({}), Limits()) as worker:
            return worker.layers, ""
    except GraderError as error:
        return {}, str(error)


def _report(name: str, layers: Layers, trouble: str, stops: str, remedy: str) -> LayerReport:
    if name == "network":  # a grade says whether there is one; a layer is that there is none
        in_force, detail = layers.get(name) is False, trouble
    else:
        found = layers.get(name, False)
        in_force = bool(found) and not isinstance(found, str)
        version = _("version {n}").format(n=found) if isinstance(found, int) and not isinstance(found, bool) else ""
        detail = found if isinstance(found, str) else version or trouble
    return LayerReport(name, in_force, detail, stops, name in MATTERS, "" if in_force else remedy)


def _sentences() -> dict[str, tuple[str, str]]:
    """Layer → what it stops, and what to do where it is missing."""
    same_kernel = _("This should work on every Linux; something around the grader forbids it.")
    namespaces = _(
        "Allow user namespaces (sysctl user.max_user_namespaces; on Ubuntu also kernel.apparmor_restrict_unprivileged_userns=0),"
        " or run on the machine itself instead of in a container. Grading works without, with fewer walls."
    )
    return {
        "landlock": (
            _("Reading suites, solutions, other submissions, home folders and other processes; writing outside the scratch folder."),
            _("It takes Linux 5.13 or newer with Landlock switched on (lsm=…,landlock on the kernel's command line)."),
        ),
        "seccomp": (
            _("Starting programs and processes, opening connections, tracing or ending other processes, memory that no limit counts."),
            _("Install libseccomp (Debian, Ubuntu: apt install libseccomp2)."),
        ),
        "rlimits": (_("Endless loops, endless memory, thread bombs, endless files, core dumps."), same_kernel),
        "no_capabilities": (_("Using any special right of root's."), same_kernel),
        "no_new_privileges": (_("Gaining rights from set-uid programs."), same_kernel),
        "namespaces": (_("Seeing other processes, the network and shared memory, for the case that another layer fails."), namespaces),
        "own_root": (
            _("Learning which files there are on this machine, and changing access rights of those that belong to who grades."),
            namespaces,
        ),
        "disk_cap": (_("Filling the disk: the scratch folder lies in memory, is small, and is gone with the worker."), namespaces),
        "uid": (
            _("Using what the user who grades may do, for the case that another layer fails."),
            _("Run the grader as root: only root can turn into nobody. As an ordinary user all other layers stand."),
        ),
        "network": (_("Talking to anybody, on this machine or elsewhere."), _("It follows from seccomp or namespaces; see there.")),
    }
