"""Pages and texts made of gold: pages without what they say of themselves, texts without residue, parts of texts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tools.training.gold import LabelledText
from tools.training.parts import Source

__all__ = ["bare_page", "clean_text", "part_of_text", "variants_of"]

LIGHT = ("newspaper", "readability", "resiliparse", "trafilatura")
"""Extractors that leave little residue: parts of their texts are like short texts."""
CLEAN_OF = "trafilatura"
"""The paragraphs of a gold page that this extractor found make its clean text, one for each page."""
PART_LINES = (8, 25)
"""The least and the most lines of a part."""

_META = re.compile(
    rb"<meta\b[^>]*(?:description|og:|article:|twitter:|author|publish|date)[^>]*>", re.IGNORECASE
)
_JSON_LD = re.compile(rb"<script\b[^>]*ld\+json[^>]*>.*?</script>", re.IGNORECASE | re.DOTALL)


def variants_of(source: Source) -> Iterator[Source]:
    """Yield the bare page of every other gold page, told by its name; of a text a part, and its clean text.

    Shortened articles of HTML were tried as well: with them the second set lost .009 out of fold.
    """
    item = source.item
    if isinstance(item, LabelledText):
        made = (clean_text(item) if item.variant == CLEAN_OF else None, part_of_text(item))
        yield from (replace(source, item=each) for each in made if each is not None)
    elif zlib.crc32(item.name.encode()) % 2 == 0:
        yield replace(source, html=bare_page(source.html))


def clean_text(case: LabelledText) -> LabelledText | None:
    """Return the article of a text without any residue, or None where nothing of it was found."""
    lines = [" ".join(each.split()) for each in case.paragraphs if each.strip()]
    return _text_of(case, "clean", lines, "B" * len(lines), gap="\n\n") if lines else None


def part_of_text(case: LabelledText) -> LabelledText | None:
    """Return the first or the last lines of a text that an extractor made, or both without what is between.

    None for a whole page, and for a text that is short as it is.
    """
    lines = [line for line in case.text.split("\n") if line.strip()]
    least, most = PART_LINES
    if case.variant not in LIGHT or len(lines) < 2 * least or len(lines) != len(case.labels):
        return None
    chance = zlib.crc32(f"{case.name} {case.variant}".encode())
    count = least + chance // 3 % (min(most, len(lines) - least // 2) - least + 1)
    head = (count, 0, count // 2)[chance % 3]
    places = [*range(head), *range(len(lines) - (count - head), len(lines))]
    return _text_of(case, "part", [lines[at] for at in places], "".join([case.labels[at] for at in places]))


def _text_of(
    case: LabelledText, variant: str, lines: Sequence[str], labels: str, gap: str = "\n"
) -> LabelledText:
    return replace(case, variant=variant, text=gap.join(lines), labels=labels)


def bare_page(html: bytes) -> bytes:
    """Return a page without JSON-LD and without the metadata that tell of its article.

    >>> bare_page(b'<meta property="og:type" content="article"><p>Rain</p>')
    b'<p>Rain</p>'
    """
    return _JSON_LD.sub(b"", _META.sub(b"", html))
