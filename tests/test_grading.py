"""One submission, all its exercises, one grade."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
import textwrap
from dataclasses import replace
from pathlib import Path

import pytest

from grader import __version__, language
from grader.course import Course, Exercise, hash_of_questions, load_course
from grader.diagnosis import BankFile, hash_of_bank, load_bank, save_bank
from grader.errors import AuthorError, TeacherError
from grader.export import junit_xml
from grader.grading import Grader, name_of, read_solution_as_submission, refuse_unconfined, versions, warm_grader
from grader.isolation.border import Sources, Worker
from grader.isolation.launch import Zygote
from grader.isolation.limits import Limits
from grader.preload import preload_for
from grader.report import feedback_page
from grader.results import Grade, Status
from grader.submission import Submission, take_in
from tests.conftest import REPOSITORY
from tests.courses import REFERENCE, SUITE, grade, make_course, submission, write_course

TWO = {"more": SUITE.replace("student.work", "student.more")}


def test_the_references_of_the_first_two_exercises_earn_full_marks(course: Course, light_grader: Grader) -> None:
    chosen = course.exercises[:2]
    files = {name: content for exercise in chosen for name, content in read_solution_as_submission(exercise).files.items()}

    graded = light_grader.grade(Submission(files), "ana", exercises=chosen)

    assert (graded.score, graded.max_score, graded.is_full) == (4.0, 4.0, True)
    assert [exercise.status for exercise in graded.exercises] == [Status.GRADED] * 2


def test_the_stubs_of_the_first_two_exercises_earn_nothing(course: Course, light_grader: Grader) -> None:
    graded = light_grader.grade(take_in(course.folder / "exercises"), "ana", exercises=course.exercises[:2])

    assert (graded.score, graded.max_score) == (0.0, 4.0)
    assert {check.message for exercise in graded.exercises for check in exercise.checks} >= {"`pad_sequences` is not written yet."}


def test_a_grade_says_who_what_when_and_with_which_versions(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path)
    handed_in = submission(work=REFERENCE)

    graded = Grader(course, light_zygote.address).grade(handed_in, "ana")

    assert (graded.course, graded.course_title, graded.student) == ("small", "A small course", "ana")
    assert graded.submission_sha256 == handed_in.sha256
    assert graded.versions["python"] == platform.python_version()
    assert graded.versions["gradekit"] == __version__
    assert set(graded.suites) == {"01_work"}
    assert graded.graded_at.endswith("+00:00")
    assert graded.seconds > 0
    assert graded.exercises[0].student_cpu_seconds > 0
    assert Grade.from_json(graded.to_json()) == graded


def test_the_isolation_in_force_is_written_into_the_grade(tmp_path: Path, light_zygote: Zygote) -> None:
    isolation = json.loads(grade(make_course(tmp_path), light_zygote, work=REFERENCE).to_json())["isolation"]

    assert isolation["landlock"] >= 1
    assert isolation["seccomp"] is True
    assert isolation["network"] is False
    assert not isolation.get("unsafe")


def test_an_unconfined_grade_says_so(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path)

    graded = Grader(course, light_zygote.address, confined=False).grade(submission(work=REFERENCE), "ana")

    assert graded.isolation["unsafe"] is True
    assert graded.is_full


def test_without_a_layer_that_matters_nobodys_code_is_run(light_zygote: Zygote) -> None:
    with Worker(light_zygote.address, Sources({}), Limits()) as worker:
        worker.layers["seccomp"] = "failed: there is no libseccomp"

        with pytest.raises(TeacherError, match=r"student code cannot be confined here: seccomp is not in force \(failed: there is no"):
            refuse_unconfined(worker)

        assert worker.ended is not None


def test_each_exercise_has_a_fresh_process_of_its_own(tmp_path: Path, light_zygote: Zygote) -> None:
    counting = "def test_a(student):\n    assert student.{0}.answer() == 1\n"
    course = make_course(tmp_path, counting.format("work"), more={"more": counting.format("more")})
    files = {
        "shared.py": b"import pathlib\nseen = []\ndef count():\n    seen.append(1)\n    open('left', 'a').write('x')\n"
        b"    return max(len(seen), len(open('left').read()))\n",
        "work.py": b"import shared\ndef answer(): return shared.count()\n",
        "more.py": b"import shared\ndef answer(): return shared.count()\n",
    }
    grader = Grader(course, light_zygote.address)

    for _time in range(2):
        assert [exercise.score for exercise in grader.grade(Submission(files), "ana").exercises] == [2.0, 2.0]


def test_a_helper_beside_the_modules_and_the_modules_themselves_can_be_imported(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, more=TWO)
    side_by_side = {
        "helper.py": b"def plus(x): return x + 1\n",
        "work.py": b"from helper import plus\ndef answer(x): return plus(x)\n",
        "more.py": b"import work\ndef answer(x): return work.answer(x)\n",
    }
    in_folders = {
        "01_work/helper.py": b"def plus(x): return x + 1\n",
        "01_work/work.py": b"from helper import plus\nimport more\ndef answer(x): return plus(x)\n",
        "02_more/helper.py": b"def plus(x): return x + 1.0 - 1.0 + 1\n",
        "02_more/more.py": b"import helper, tools.extra\ndef answer(x): return tools.extra.whole(helper.plus(x))\n",
        "tools/extra.py": b"def whole(x): return int(x)\n",
    }
    zipped = {f"ana's work/{name}": content for name, content in in_folders.items() if not name.startswith("tools")}
    zipped["ana's work/02_more/tools/extra.py"] = in_folders["tools/extra.py"]

    for files in (side_by_side, in_folders, zipped):
        graded = Grader(course, light_zygote.address).grade(Submission(files), "ana")
        assert [exercise.message for exercise in graded.exercises] == ["", ""]
        assert graded.is_full


def test_only_the_exercises_asked_for_are_graded(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, more=TWO)
    told: list[int] = []

    graded = Grader(course, light_zygote.address).grade(
        submission(work=REFERENCE), "ana", exercises=[course.exercise("work")], tell=told.append
    )

    assert ([exercise.id for exercise in graded.exercises], told) == (["01_work"], [1])
    assert graded.max_score == 2.0


def test_one_exercise_that_fails_us_leaves_the_grade_without_a_score(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, "def test_a(student):\n    raise KeyError\n", more=TWO)

    graded = grade(course, light_zygote, work=REFERENCE, more=REFERENCE)

    assert graded.is_ungraded
    assert (graded.score, graded.max_score) == (None, 4.0)
    assert graded.exercises[1].score == 2.0


def test_exercises_at_once_get_the_grade_that_they_get_in_turn(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, more={**TWO, "third": SUITE.replace("student.work", "student.third")})
    files = submission(work=REFERENCE, more="def answer(x=1):\n    return 1 / 0\n")
    grader, told = Grader(course, light_zygote.address), list[int]()

    in_turn = grader.grade(files, "ana")
    at_once = grader.grade(files, "ana", at_once=2, tell=told.append)

    assert [result.score for result in at_once.exercises] == [2.0, 0.0, 0.0]
    assert without_times(at_once) == without_times(in_turn)
    assert told == [1, 2, 3]


def without_times(graded: Grade) -> Grade:
    """What two gradings of the same files have in common."""
    return replace(
        graded,
        seconds=0,
        graded_at="",
        exercises=tuple(
            replace(result, seconds=0, student_cpu_seconds=0, checks=tuple(replace(check, seconds=0) for check in result.checks))
            for result in graded.exercises
        ),
    )


def test_a_judge_that_dies_beside_others_is_our_failure_and_costs_one_exercise(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path, "import os\ndef test_a(student):\n    os._exit(0)\n", more=TWO)

    graded = Grader(course, light_zygote.address).grade(submission(work=REFERENCE, more=REFERENCE), "ana", at_once=2)

    assert [result.score for result in graded.exercises] == [None, 2.0]
    assert graded.exercises[0].error == "the judge of this exercise died, twice"


def test_an_error_of_the_author_is_told_beside_others_too(tmp_path: Path, light_zygote: Zygote) -> None:
    broken = """
        from grader.errors import AuthorError

        def served(seed):
            raise AuthorError("there is no such data set; mend it")

        def test_a(student):
            pass
    """
    course = make_course(tmp_path, broken, more=TWO)

    with pytest.raises(AuthorError, match="there is no such data set; mend it"):
        Grader(course, light_zygote.address).grade(submission(work=REFERENCE, more=REFERENCE), "ana", at_once=2)


def test_what_is_refused_beside_others_is_refused(tmp_path: Path, light_zygote: Zygote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("grader.isolation.border.missing", lambda _layers: {"seccomp": "failed: there is no libseccomp"})
    course = make_course(tmp_path, more=TWO)

    with pytest.raises(TeacherError, match="student code cannot be confined here: seccomp is not in force"):
        Grader(course, light_zygote.address).grade(submission(work=REFERENCE, more=REFERENCE), "ana", at_once=2)


def test_sentences_are_in_the_language_of_the_process(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path)
    language.use("es")
    try:
        graded = grade(course, light_zygote, work=REFERENCE)
    finally:
        language.use("en")

    assert graded.language == "es"


def test_a_module_that_goes_through_a_set_gets_the_same_transcript_from_every_zygote(tmp_path: Path) -> None:
    course = make_course(tmp_path, "def test_a(student):\n    student.work.answer(1)\n")
    work = "def answer(x=1):\n    return list({'this', 'is', 'not', 'a', 'text', 'but', 'a', 'set', 'of', 'words'})\n"
    transcripts = []
    for _zygote in range(2):
        with warm_grader(course, preload=()) as grader:
            transcripts.append(grader.grade(submission(work=work), "ana").exercises[0].transcript)

    assert transcripts[0]
    assert transcripts[0] == transcripts[1]


def test_a_diagnosis_comes_with_the_public_hint_that_the_bank_names(tmp_path: Path, light_zygote: Zygote) -> None:
    course = make_course(tmp_path)
    (exercise,) = course.exercises
    wrong = "def answer(x=1):\n    return x\n"
    write_bank_of_one(exercise, wrong, hint=2)
    (exercise.public / "hints.toml").write_text('[[hint]]\nen = "Think."\n[[hint]]\nen = "Add."\n')
    right, transcript = (grade(course, light_zygote, work=work).exercises[0].transcript for work in (REFERENCE, wrong))
    save_bank(exercise.secret, BankFile(hash_of_questions(exercise, 7), hash_of_bank(exercise.secret), [*right], {"forgot": [*transcript]}))
    load_bank.cache_clear()  # which has seen that there was none

    (diagnosis,) = grade(course, light_zygote, work=f"{wrong}# mine\n").exercises[0].diagnoses

    assert (diagnosis.misconception, diagnosis.match, diagnosis.hint) == ("forgot", "exact", "Add.")


def write_bank_of_one(exercise: Exercise, source: str, hint: int) -> None:
    folder = exercise.secret / "misconceptions"
    folder.mkdir()
    (folder / "forgot.py").write_text(source)
    texts = 'title = "Nothing is added"\nexplanation = "`answer` gives back x."\nnext_step = "Look."\n'
    (folder / "misconceptions.toml").write_text(f"[forgot]\n{texts}hint = {hint}\n[forgot.es]\n{texts}")


def test_a_course_without_solutions_cannot_grade(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    (folder / "solutions").rename(folder / "elsewhere")
    from grader.course import load_course

    with pytest.raises(TeacherError, match="has no solutions/ folder, so it cannot be graded here"), warm_grader(load_course(folder)):
        pass


def test_a_library_is_warmed_up_where_the_code_names_it(tmp_path: Path) -> None:
    course = make_course(tmp_path)
    keras = Course(course.id, course.titles, ("tensorflow", "keras"), course.exercises, course.folder)

    assert preload_for(keras, submission(work="import keras")) == ("tensorflow", "keras")
    assert preload_for(keras, submission(work="import numpy")) == ()
    assert preload_for(keras, Submission({"work.py": b"x = 1", "README.md": b"about keras"})) == ()


def test_a_student_is_called_like_the_folder_or_file() -> None:
    names = [name_of(Path(path)) for path in ("class/ana", "ana.zip", "ana.py", "/")]

    assert names == ["ana", "ana", "ana", "student"]


def test_versions_name_what_may_change_a_grade() -> None:
    assert set(versions(("keras", "no-such-library"))) == {"gradekit", "python", "numpy", "keras"}


def test_the_judge_never_imports_tensorflow_nor_the_students_modules() -> None:
    code = """
        import sys
        from pathlib import Path
        from grader.course import load_course
        from grader.grading import warm_grader
        from grader.submission import take_in

        course = load_course(Path())
        with warm_grader(course, preload=()) as grader:
            grade = grader.grade(take_in(Path("tests/submissions/samples/ana")), "ana", exercises=course.exercises[:2])
        assert grade.score == 4, grade
        print([name for name in ("tensorflow", "keras", "padding", "tokenizing", "test_hidden") if name in sys.modules])
    """

    done = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], cwd=REPOSITORY, capture_output=True, text=True, check=False)

    assert (done.stdout, done.stderr) == ("[]\n", "")


def make_course_with_a_bonus(folder: Path) -> Course:
    place = write_course(folder, more=TWO)
    table = place / "exercises" / "course.toml"
    table.write_text(table.read_text().replace('module = "more"\n', 'module = "more"\noptional = true\n'))
    return load_course(place)


@pytest.mark.parametrize("more", ["", 'def answer(x=1):\n    raise NotImplementedError("TODO: add one")\n'], ids=["not there", "the stub"])
def test_a_bonus_exercise_that_is_not_begun_costs_nothing_and_nothing_is_asked_of_it(
    tmp_path: Path, light_zygote: Zygote, more: str
) -> None:
    course = make_course_with_a_bonus(tmp_path)
    files = {"work": REFERENCE} | ({"more": more} if more else {})

    graded = grade(course, light_zygote, **files)

    required, bonus = graded.exercises
    assert (graded.score, graded.max_score, graded.is_full) == (2.0, 2.0, True)
    assert (required.is_left_out, bonus.is_left_out, bonus.checks) == (False, True, ())
    assert "A bonus exercise; leaving it out costs nothing." in feedback_page(graded)
    assert 'errors="0"' in b"".join(junit_xml([graded])).decode()
    assert graded.begun_bonus == ()


def test_a_bonus_exercise_that_is_begun_and_wrong_takes_no_full_marks_away_and_is_told(tmp_path: Path, light_zygote: Zygote) -> None:
    graded = grade(make_course_with_a_bonus(tmp_path), light_zygote, work=REFERENCE, more="def answer(x=1):\n    return x\n")

    assert (graded.score, graded.max_score, graded.is_full) == (2.0, 2.0, True)
    assert "Full marks. The bonus is not complete yet: Work." in feedback_page(graded)
