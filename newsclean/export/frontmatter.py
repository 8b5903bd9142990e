"""YAML front matter: what an article is and what its page says about itself, a line a field, each value as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from newsclean.errors import SchemaError
from newsclean.export.printable import BIDI

__all__ = ["read_frontmatter", "write_frontmatter"]

FENCE = "---"
_NOT_IN_YAML = {
    code: f"\\u{code:04x}"
    for code in (*range(127, 160), 0x2028, 0x2029, *BIDI, 0xFEFF, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000))
}
"""Characters that JSON may hold as they are but YAML 1.2 (section 5.1) and a text file may not."""


def write_frontmatter(fields: Mapping[str, Any]) -> str:
    """Return fields between two fences. A mapping is written over several lines, the rest on one.

    >>> print(write_frontmatter({"title": "Bridge: closed", "dateline": {"raw": "BERLIN —"}}))
    ---
    title: "Bridge: closed"
    dateline:
      raw: "BERLIN —"
    ---
    """
    lines = [FENCE]
    for name, value in fields.items():
        if isinstance(value, Mapping):
            lines += [f"{name}:", *[f"  {key}: {_json(part)}" for key, part in value.items()]]
        else:
            lines.append(f"{name}: {_json(value)}")
    return "\n".join([*lines, FENCE])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_NOT_IN_YAML)


def read_frontmatter(text: str) -> tuple[dict[str, Any], str]:
    """Return the fields of front matter as `write_frontmatter` writes it, and the text below it.

    Raises SchemaError for text without front matter, and for a line of it that is in another form of YAML; the
    message says which line.

    >>> read_frontmatter('---\\ntitle: "Bridge: closed"\\n---\\n\\nNo.')
    ({'title': 'Bridge: closed'}, 'No.')
    """
    lines = text.replace("\r\n", "\n").split("\n")
    if lines[0].rstrip() != FENCE or FENCE not in lines[1:]:
        raise SchemaError(f"no front matter: the text must begin with {FENCE!r} and have it once more")
    end = lines.index(FENCE, 1)
    fields: dict[str, Any] = {}
    inner: dict[str, Any] | None = None
    for number, line in enumerate(lines[1:end], 2):
        name, _, value = line.partition(":")
        if line.startswith("  ") and inner is not None:
            inner[name.strip()] = _value(value, number)
        elif value.strip():
            fields[name], inner = _value(value, number), None
        else:
            fields[name] = inner = {}
    return fields, "\n".join(lines[end + 1 :]).removeprefix("\n")


def _value(written: str, number: int) -> Any:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        said = f"line {number} of the front matter is not a JSON value: {written.strip()[:40]}"
        raise SchemaError(said) from None
