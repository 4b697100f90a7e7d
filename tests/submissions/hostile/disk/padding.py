import os

said = []
try:
    with open("sparse", "wb") as file:
        file.truncate(1 << 40)
    said.append("sparse made")
except OSError as error:
    said.append(f"sparse: {error.strerror}")
count = 0
try:
    while count < 50_000:
        open(f"small{count}", "w").close()
        count += 1
except OSError as error:
    said.append(f"small: {error.strerror}")
written = 0
try:
    with open("big" if count >= 50_000 else "small0", "wb") as file:
        while written < 1 << 32:
            written += file.write(bytes(1 << 20))
except OSError as error:
    said.append(f"big below 128 MB: {written < 128 << 20}")
print("; ".join(said))


def pad_sequences(sequences, maxlen, padding="pre", truncating="pre", value=0):
    return None
