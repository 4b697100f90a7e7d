# we learn SQL in the other course, so why not
import sqlite3

SIGNS = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def words(text):
    text = text.lower()
    for sign in SIGNS:
        if sign in text:
            text = text.replace(sign, " ")
    return text.split()


def build_word_index(texts):
    db = sqlite3.connect(":memory:")
    db.execute("CREATE TABLE seen (place INTEGER PRIMARY KEY, word TEXT)")
    db.executemany("INSERT INTO seen (word) VALUES (?)", [(w,) for text in texts for w in words(text)])
    rows = db.execute("SELECT word FROM seen GROUP BY word ORDER BY COUNT(*) DESC, MIN(place)").fetchall()
    db.close()
    return {row[0]: number for number, row in enumerate(rows, start=1)}


def texts_to_sequences(texts, word_index, num_words=None):
    sequences = []
    for text in texts:
        sequences.append([word_index[w] for w in words(text) if w in word_index])
    if num_words is not None:
        sequences = [[i for i in s if i < num_words] for s in sequences]
    return sequences
