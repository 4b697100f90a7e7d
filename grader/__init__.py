"""An automated grader for Python and Keras courses: hidden suites, confined student code, feedback that teaches."""

__version__ = "0.1.0"
