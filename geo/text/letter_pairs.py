#!/ usr / bin / env python3
""
    "Prints the table of letter_pairs.cpp from translated texts, for whoever wants to make it anew.

    letter_pairs.py LOCALE_FOLDER e.g.usr /
    share /
    locale of Debian's iso-codes 4.15.0

    Counted are the pairs of letters,
    word ends among them,
    in every Russian and Tajik message(names of countries, provinces and languages); Tajik, of which there is less, five times. A digit stands for
the pair's share p of all pairs: 0 for one in 65,536 and rarer, 9 for one in 64 and more, evenly in
log2(p) between.
"""
import gettext
import math
import pathlib
import re
import sys

LETTERS = " абвгдежзийклмнопрстуфхцчшщъыьэюяёғӣқӯҳҷ"
WEIGHTS = {"ru": 1, "tg": 5}


def messages(folder, language):
    for file in sorted(pathlib.Path(folder).glob(f"{language}/LC_MESSAGES/*.mo")):
        if not file.is_symlink():
            with file.open("rb") as opened:
                for key, text in gettext.GNUTranslations(opened)._catalog.items():
                    if key:
                        yield text


def main(folder):
    counts = {a: {b: 0 for b in LETTERS} for a in LETTERS}
    for language, weight in WEIGHTS.items():
        for text in messages(folder, language):
            for word in re.findall(f"[{LETTERS[1:]}]+", text.lower()):
                for a, b in zip(" " + word, word + " "):
                    counts[a][b] += weight
    total = sum(sum(row.values()) for row in counts.values())
    for a in LETTERS:
        digits = (9 * (math.log2(max(counts[a][b], 0.01) / total) + 16) / 10 for b in LETTERS)
        print('    "' + "".join(str(min(9, max(0, round(d)))) for d in digits) + f'"  // {a}')


main(sys.argv[1])
