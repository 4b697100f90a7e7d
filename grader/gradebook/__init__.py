"""Everybody's hand-ins and grades, kept in SQLite or PostgreSQL. SQL lives in `book` and `tables`."""

from grader.gradebook.book import Entry, Forgotten, Gradebook, Imported, Submitted, environment_key, pack, unpack

__all__ = ["Entry", "Forgotten", "Gradebook", "Imported", "Submitted", "environment_key", "pack", "unpack"]
