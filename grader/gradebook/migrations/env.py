"""Run by Alembic: the steps go through the connection that `opening` holds, inside its transaction."""

from alembic import context

from grader.gradebook.opening import VERSION_TABLE
from grader.gradebook.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
