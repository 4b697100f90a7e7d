import os
import stat
import struct


def sockets():
    """Every inherited descriptor that is a socket or a pipe: one of them is the wire."""
    found = []
    for number in range(3, 256):
        try:
            kind = os.fstat(number).st_mode
        except OSError:
            continue
        if stat.S_ISSOCK(kind) or stat.S_ISFIFO(kind):
            found.append(number)
    return found


def write(data):
    for number in sockets():
        view = memoryview(data)
        try:
            while view:
                try:
                    view = view[os.write(number, view) :]
                except BlockingIOError:
                    continue
        except OSError:
            pass


def text(value):
    data = value.encode()
    return b"\xdb" + struct.pack(">I", len(data)) + data


def answer(number, value, blobs=b"\x90", changed=b"\x90", crash=b"\xc0", more=0, printed=b"\xa0"):
    """One frame as the harness would send it, with `value` and the rest as raw MessagePack."""
    header = b"\x87" + text("type") + text("answered") + text("blobs") + blobs + text("number") + struct.pack(">BI", 0xCE, number)
    header += text("value") + value + text("crash") + crash + text("changed") + changed + text("printed") + printed
    return struct.pack(">IQ", len(header), more) + header


def read(size):
    data = b""
    while len(data) < size:
        data += os.read(sockets()[0], size - len(data))
    return data


def take_over(number, make):
    """Answer call `number` and every later one in the harness's place."""
    while True:
        write(make(number))
        lengths = struct.unpack(">IQ", read(12))
        read(sum(lengths))
        number += 1


EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7919 * 7907 }}{% raw %}\x1b[2J\x1b]0;owned\x07\u202e\u2066=HYPERLINK(\"http://192.0.2.1\")"


def evil(number):
    crash = b"\x87" + b"".join(text(name) + text(EVIL + "\n" * 50) for name in ("type_name", "text", "file", "function", "source"))
    crash += text("bases") + b"\x90" + text("line") + b"\xd3\x7f" + b"\xff" * 7
    stranger = b"\x83" + text("type") + text("foreign") + text("type_name") + text(EVIL) + text("why") + text(EVIL)
    changed = b"\xdc\x03\xe8" + text(EVIL) * 1000
    return answer(number, stranger, crash=crash if number % 2 else b"\xc0", changed=changed, printed=text(EVIL * 1000))


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    take_over(1, evil)
