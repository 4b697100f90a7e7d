"""Students, submissions, grades, and what SQL may ask about them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def words() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "students",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("student", words(), nullable=False, unique=True),
        sa.Column("name", words(), nullable=False),
        sa.Column("email", words(), nullable=False),
        sa.Column("section", words(), nullable=False),
        sa.Column("aliases", sa.JSON, nullable=False),
    )
    op.create_table(
        "submissions",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("student_key", sa.Integer, sa.ForeignKey("students.key", ondelete="CASCADE"), nullable=False),
        sa.Column("course", words(), nullable=False),
        sa.Column("sha256", words(), nullable=False, index=True),
        sa.Column("source", words(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True)),
        sa.Column("is_late", sa.Boolean, nullable=False),
        sa.Column("packed", sa.LargeBinary),
        sa.UniqueConstraint("student_key", "course", "sha256", "handed_in_at", "source"),
    )
    op.create_table(
        "grades",
        sa.Column("key", sa.Integer, primary_key=True),
        sa.Column("submission_key", sa.Integer, sa.ForeignKey("submissions.key", ondelete="CASCADE"), nullable=False),
        sa.Column("graded_at", words(), nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("max_score", sa.Double, nullable=False),
        sa.Column("cache_key", words(), index=True),
        sa.Column("suites", sa.JSON, nullable=False),
        sa.Column("versions", sa.JSON, nullable=False),
        sa.Column("language", words(), nullable=False),
        sa.Column("isolation", sa.JSON, nullable=False),
        sa.Column("document_sha256", words(), nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("submission_key", "document_sha256"),
    )
    op.create_table(
        "exercises",
        grade_key(),
        sa.Column("exercise_id", words(), primary_key=True),
        sa.Column("status", words(), nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("max_score", sa.Double, nullable=False),
        sa.Column("transcript_sha256", words()),
    )
    op.create_table(
        "checks",
        grade_key(),
        sa.Column("exercise_id", words(), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("check_id", words(), nullable=False),
        sa.Column("outcome", words(), nullable=False),
        sa.Column("points", sa.Double, nullable=False),
        sa.Column("max_points", sa.Double, nullable=False),
    )
    op.create_table(
        "diagnoses",
        grade_key(),
        sa.Column("exercise_id", words(), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("misconception", words(), nullable=False),
        sa.Column("match", words(), nullable=False),
    )


def grade_key() -> sa.Column[int]:
    return sa.Column("grade_key", sa.Integer, sa.ForeignKey("grades.key", ondelete="CASCADE"), primary_key=True, autoincrement=False)
