"""The exceptions that we raise on purpose, by who must act.

    GraderError
    ├── AuthorError       the course's author: course.toml, a suite, a reference
    ├── StudentError      the student: a file that cannot be taken in
    ├── TeacherError      who runs the command: a path, an option, a machine that cannot confine
    └── OurError          we: a crash of the grader itself; the exercise is `ungraded`, never a zero
        ├── WireError     a frame that cannot be read
        │   ├── Late      nothing came before the deadline
        │   └── Gone      the other side has closed, or died
        └── ZygoteError   the warm process did not start, or died

A student's crash is an *outcome*, not one of these. Every message is one line: what is wrong, where, and what to do next.
"""


class GraderError(Exception):
    """Anything that we say on purpose; its text is one line for a person."""


class AuthorError(GraderError):
    """The course itself is wrong."""


class StudentError(GraderError):
    """The submission cannot be taken in as it is."""


class TeacherError(GraderError):
    """The command was used wrongly, or this machine cannot do what was asked."""


class OurError(GraderError):
    """The grader failed; nobody loses a point for it."""


class WireError(OurError):
    """What came over a wire cannot be read, or did not come."""


class Late(WireError):
    """The other side was silent until the deadline."""


class Gone(WireError):
    """The other side has closed its end, or died."""


class ZygoteError(OurError):
    """The warm process that workers are forked from did not start, or died."""
