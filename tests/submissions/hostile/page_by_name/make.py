"""Names that git and other file systems would not hold."""

from pathlib import Path


def make(folder: Path, course: Path) -> Path:
    for name in ("=cmd|calc!A0.py", "<script>alert(1)<", "\x1b[2J.txt", "\u202egnp.py", "line\nbreak.py", "@SUM(1+1)", "-rf", "$(id).py", "{{7919*7907}}.py"):
        (folder / name).write_bytes(b"x")
        (folder / (name + "big")).write_bytes(bytes(3 << 20))
    return folder
