import re
from collections import Counter
from typing import Dict, List, Optional

# one word = anything that is neither a space nor one of the filtered characters
WORD = re.compile(r"""[^ !"#$%&()*+,\-./:;<=>?@\[\\\]^_`{|}~\t\n]+""")


def build_word_index(texts: List[str]) -> Dict[str, int]:
    counter: Counter = Counter()
    for text in texts:
        counter.update(WORD.findall(text.lower()))
    return {word: rank for rank, (word, _) in enumerate(counter.most_common(), start=1)}


def texts_to_sequences(texts: List[str], word_index: Dict[str, int], num_words: Optional[int] = None) -> List[List[int]]:
    limit = float("inf") if num_words is None else num_words
    return [
        [word_index[m.group()] for m in WORD.finditer(text.lower()) if word_index.get(m.group(), limit) < limit]
        for text in texts
    ]
