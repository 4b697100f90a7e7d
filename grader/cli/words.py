"""Help and usage errors in the reader's language: a command whose help is translated when it is asked for, and Click's own words."""

from __future__ import annotations

import copy
import functools
import inspect
from collections.abc import Iterator
from typing import Any

import click
from click import core, decorators, exceptions, formatting, parser, types
from click.formatting import HelpFormatter

from grader.language import _, marked, n_

OF_CLICK = (
    *(marked("Usage:"), marked("Options"), marked("Commands"), marked("required"), marked("default: {default}")),
    *(marked("Show this message and exit."), marked("Show the version and exit."), marked("%(prog)s, version %(version)s")),
    *(marked("No such command {name!r}."), marked("No such option {name!r}."), marked("Missing command.")),
    *(marked("Did you mean {possibility}?"), marked("(Did you mean one of: {possibilities}?)")),
    *(marked("Missing argument"), marked("Missing option"), marked("Option {name!r} does not take a value.")),
    *(marked("Option {name!r} requires an argument."), marked("Got unexpected extra argument ({args})")),
    *(marked("Got unexpected extra arguments ({args})"), marked("Invalid value for {param_hint}: {message}")),
    *(marked("{value!r} is not {choice}."), marked("{value!r} is not one of {choices}.")),
    *(marked("{value!r} is not a valid {number_type}."), marked("{value} is not in the range {range}.")),
    *(marked("{name} {filename!r} does not exist."), marked("{name} {filename!r} is a file.")),
    *(marked("{name} {filename!r} is a directory."), marked("{name} {filename!r} is not readable.")),
)


def speak_for_click() -> None:
    """Let Click look its words up in our catalogue: it has none of its own for Spanish, and asks the environment, not `--lang`."""
    for module in (core, decorators, exceptions, formatting, parser, types):
        for name, ours in (("_", _), ("ngettext", n_)):
            if hasattr(module, name):
                setattr(module, name, ours)


class Spoken(click.Command):
    """A command whose help is in the current language."""

    def format_help(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        click.Command.format_help(in_words(self), ctx, formatter)

    def get_short_help_str(self, limit: int = 45) -> str:
        return click.Command.get_short_help_str(in_words(self), limit)


class SpokenGroup(click.Group):
    """The same for the command that holds all others."""

    def format_help(self, ctx: click.Context, formatter: HelpFormatter) -> None:
        click.Group.format_help(in_words(self), ctx, formatter)


command = functools.partial(click.command, cls=Spoken)


def in_words(command: Any) -> Any:
    """A copy of a command or an option with its help in the current language."""
    spoken = copy.copy(command)
    for name in ("help", "epilog"):
        if text := getattr(spoken, name, None):
            setattr(spoken, name, _(inspect.cleandoc(text)))
    if hasattr(spoken, "_help_option"):  # kept from the time when the command was parsed
        spoken._help_option = None
    if hasattr(spoken, "params"):
        spoken.params = [in_words(option) for option in spoken.params]
    return spoken


def sentences_of(command: click.Command) -> Iterator[str]:
    """What the help of a command, its options and its subcommands says, in English."""
    for text in (command.help, command.epilog, *(getattr(option, "help", None) for option in command.params)):
        if text:
            yield inspect.cleandoc(text)
    for below in getattr(command, "commands", {}).values():
        yield from sentences_of(below)
