"""Lets plain `pytest` run the public checks: `pytest exercises/02_pad`."""

from grader.public import picture, place, referee, seed, student, warm_zygote  # noqa: F401
