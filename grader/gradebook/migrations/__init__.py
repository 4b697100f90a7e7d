"""Alembic's steps from one shape of the gradebook to the next; `opening` runs them when a gradebook is opened."""
