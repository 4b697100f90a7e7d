# -*- coding: latin-1 -*-
# Práctica 1: números para palabras (año 2024, ñandú, ¿qué tal?)
from collections import Counter

signos = '!"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n'


def separar(texto):
    texto = texto.lower()   # también las vocales con tilde: Á -> á
    for s in signos:
        texto = texto.replace(s, ' ')
    return texto.split()


def build_word_index(texts):
    contador = Counter()
    for texto in texts:
        for palabra in separar(texto):
            contador[palabra] += 1
    print("¿cuántas palabras?", len(contador))
    indice = {}
    for palabra, veces in contador.most_common():
        indice[palabra] = len(indice) + 1
        print("palabra", repr(palabra), "veces", veces)
    return indice


def texts_to_sequences(texts, word_index, num_words=None):
    print("índice de", len(word_index), "palabras; límite:", num_words)
    salida = []
    for texto in texts:
        fila = []
        for palabra in separar(texto):
            if palabra not in word_index:
                continue
            if num_words is not None:
                if word_index[palabra] >= num_words:
                    continue
            fila += [word_index[palabra]]
        salida += [fila]
    return salida


print("módulo cargado: á é í ó ú ü ñ")
