TEXT = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7919 * 7907 }}{% raw %}\x1b[2J\x1b]0;owned\x07\u202e\u2066=HYPERLINK(\"http://192.0.2.1\")"


class Bad(Exception):
    pass


Bad.__name__ = "</p>" + TEXT


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    raise Bad("=1+1\n" + TEXT)  # </pre><script>alert(1)</script>
