"""Lets plain `pytest` run the public checks: `pytest exercises/02_pad`."""

from grader.public import student, warm_zygote  # noqa: F401
