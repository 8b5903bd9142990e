"""All learned parts, those that another one needs before it."""

from __future__ import annotations

from tools.training.answer_parts import CANDIDATES, CONFIDENCE, WINNER
from tools.training.html_parts import BLOCKS, CONTEXT, TITLE
from tools.training.kind_parts import KIND
from tools.training.parts import Part
from tools.training.text_parts import LINE_TITLES, LINES

PARTS: tuple[Part, ...] = (BLOCKS, CONTEXT, CONFIDENCE, CANDIDATES, WINNER, TITLE, KIND, LINES, LINE_TITLES)
