TEXT = "<script>alert(1)</script><img src=x onerror=alert(1)>{{ 7919 * 7907 }}{% raw %}\x1b[2J\x1b]0;owned\x07\u202e\u2066=HYPERLINK(\"http://192.0.2.1\")"
kind = type(TEXT.replace("\x07", ""), (), {})


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    """=cmd|' /C calc'!A0 <script>alert(1)</script><img src=x onerror=alert(1)>{{ 7919 * 7907 }}{% raw %}\x1b[2J\x1b]0;owned\x07\u202e\u2066=HYPERLINK(\"http://192.0.2.1\")"""
    if maxlen % 3 == 0:
        return kind()
    return [TEXT, {TEXT: "@SUM(1+1)"}] if maxlen % 3 == 1 else TEXT
