"""Gold pages may be plain text: their titles are scored like those of HTML."""

import json
from pathlib import Path

from newsclean.evaluate import evaluate

TEXT = (
    "Harbour bridge closed until spring\n\n"
    "The bridge over the harbour was closed on Friday after divers found cracks in its pillars, the town said."
)


def test_titles_of_texts_are_scored(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "bridge.txt").write_text(TEXT)
    record = {"id": "bridge", "title": "Harbour bridge closed until spring", "body": TEXT.split("\n\n")[1]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(record))
    result = evaluate(tmp_path, systems=["newsclean"])
    assert (result["newsclean"].means.title, result["newsclean"].means.f1) == (1.0, 1.0)
