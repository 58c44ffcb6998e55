"""Makes app/sheet/words.txt: the words in the names of the data, which a line of type is not to break."""

import json
import logging
import re
from pathlib import Path

import jieba

ROOT = Path(__file__).resolve().parents[1]
FILES = ("facilities", "assignments", "corridors", "overseas")
OUT = ROOT / "app" / "sheet" / "words.txt"
CHINESE = re.compile(r"[一-鿿]{2,}")


def main() -> None:
    """Cut every name into words by jieba's dictionary (MIT) and keep those of two characters or more, sorted."""
    jieba.setLogLevel(logging.WARNING)
    places = [
        row.split(",")[1] for row in (ROOT / "tests" / "data" / "adcodes.csv").read_text("utf-8").splitlines()[1:]
    ]
    for place in places:
        for short in (place, place[:-1]):
            if len(short) > 1:
                jieba.add_word(short)
    words: set[str] = set()
    for file in FILES:
        features = json.loads((ROOT / "data" / f"{file}.geojson").read_text(encoding="utf-8"))["features"]
        for feature in features:
            words.update(word for word in jieba.cut(feature["properties"]["name"]) if CHINESE.fullmatch(word))
    OUT.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
