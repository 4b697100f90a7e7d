"""`make demo`: grade the sample submissions that come with the project and say where the pages are."""

from __future__ import annotations

from pathlib import Path

from grader import terminal
from grader.course import load_course
from grader.grading import warm_grader
from grader.report import feedback_page
from grader.submission import take_in

REPOSITORY = Path(__file__).parents[1]
SAMPLES = REPOSITORY / "tests" / "submissions" / "samples"


def main() -> None:
    """One warm zygote, every sample, one page each."""
    course = load_course(REPOSITORY)
    out = REPOSITORY / "demo"
    out.mkdir(exist_ok=True)
    print("Starting TensorFlow once; every submission is graded in a fork of that process.\n")
    with warm_grader(course) as grader:
        for folder in sorted(SAMPLES.iterdir()):
            grade = grader.grade(take_in(folder), folder.name)
            page = out / f"{folder.name}.html"
            page.write_text(feedback_page(grade), "utf-8")
            terminal.show(grade, page.relative_to(REPOSITORY))


if __name__ == "__main__":
    main()
