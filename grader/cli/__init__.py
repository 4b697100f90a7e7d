"""The `grade` command: parse, call one function, show its answer. Exit 0: all passed; 1: something failed; 2: it could not be graded.

Only Click is imported at the top of these files, so that `grade --help` answers at once.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from grader import __version__, language
from grader.cli import classes, student, teacher
from grader.cli.words import SpokenGroup, speak_for_click
from grader.errors import GraderError
from grader.language import _

COMPLETION = (
    'Completion in bash: put  eval "$(_GRADE_COMPLETE=bash_source grade)"  into ~/.bashrc. For zsh and fish: zsh_source, fish_source.'
)


@click.group(cls=SpokenGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80}, epilog=COMPLETION)
@click.version_option(__version__, prog_name="grade")
def cli() -> None:
    """Check, hand in and grade exercises of a Python or Keras course."""


for command in (*student.COMMANDS, *teacher.COMMANDS, *classes.COMMANDS):
    cli.add_command(command)


def main() -> NoReturn:
    """The entry point: every error is one line on stderr and exit status 2."""
    try:
        _run()
    finally:
        gc.freeze()  # or Python looks through all modules once more at its end, for 0.2 s where NumPy and pytest are among them


def _run() -> NoReturn:
    language.use(language.of_environment())  # for what is said before a command's --lang is read
    speak_for_click()
    try:
        code = cli.main(sys.argv[1:] or ["--help"], prog_name="grade", standalone_mode=False)
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "grade"
        _stop(f"{error.format_message()} " + _("See `{command} --help`.").format(command=command))
    except click.ClickException as error:
        _stop(error.format_message())
    except GraderError as error:
        _stop(str(error))
    except (click.Abort, KeyboardInterrupt):
        _stop(_("stopped; what was already written is kept"))
    except SystemExit:  # Click's own, with status 1, when nobody reads our output any more
        raise SystemExit(2) from None
    except OSError as error:
        _stop(f"{error.filename}: {error.strerror}" if error.filename else str(error))
    except Exception as error:
        if os.environ.get("GRADE_DEBUG"):
            raise
        _stop(
            _("the grader itself failed ({error}); run again with GRADE_DEBUG=1 and report it").format(
                error=f"{type(error).__name__}: {error}"
            )
        )
    raise SystemExit(code if isinstance(code, int) else 0)


def _stop(message: str) -> NoReturn:
    click.echo("grade: " + " ".join(message.split()), err=True)
    raise SystemExit(2)
