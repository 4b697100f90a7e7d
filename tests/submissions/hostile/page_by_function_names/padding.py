"""=1+1 <script>alert(1)</script><img src=x onerror=alert(1)>{{ 7919 * 7907 }}{% raw %}\x1b[2J\x1b]0;owned\x07\u202e\u2066=HYPERLINK(\"http://192.0.2.1\")"""

import types


def evil():
    raise ValueError("=1+1")


named = types.FunctionType(evil.__code__.replace(co_name="<script>alert(1)</script>\x1b[2J", co_filename=__file__.replace("padding", "\u202e<b>")), globals())


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    named()
