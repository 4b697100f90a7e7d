import socket

said = []
for family, address in ((socket.AF_INET, ("127.0.0.1", int("@PORT@"))), (socket.AF_INET, ("0.0.0.0", int("@PORT@"))),
                        (socket.AF_INET6, ("::1", int("@PORT@"))), (socket.AF_UNIX, "@SOCKET@"), (socket.AF_UNIX, "\0gradekit-red-team-@JUDGE@")):
    try:
        with socket.socket(family, socket.SOCK_STREAM) as connection:
            connection.settimeout(0.2)
            connection.connect(address)
            connection.sendall(b"red team was here")
        said.append("connected")
    except OSError as error:
        said.append(type(error).__name__)


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    raise RuntimeError("; ".join(said))
