"""Sentences in which the outlet asks the reader for something: an invitation, and hints that say what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.draft import Cue, Draft, Line
from newsclean.filters.surroundings import head_zone, tail_zone
from newsclean.lexicon.invitations import invitation
from newsclean.line import PROSE_WORDS
from newsclean.model import Span, Verdict
from newsclean.text import fold, solid, solid_index, word_count

__all__ = ["GENERIC", "PROMPT", "letters_prompts", "prompts"]

PROMPT = "prompt"
"""What the evidence and the reasons of such sentences are called."""
MAX_WORDS = 40
"""Words of a block that can be a prompt: of longer ones with a link to a newsletter most are body."""
GENERIC = frozenset(
    (
        "alerts", "android", "correo", "download", "e-mail", "email", "install", "ios", "login", "mail", "members",
        "register", "sign up", "signing up", "spam", "subscribe", "subscribed", "subscribing", "unsubscribe", "video",
        "weekly",
    )
)  # fmt: skip
"""Hints that many a plain sentence of advice holds beside an invitation ("Email the clerk ...")."""
ENOUGH = {"newsletter": 1, "app_promo": 2, "paywall_prompt": 2, "donation": 2}
"""Hints, apart from each other, that an inviting sentence needs."""
TARGETS = {
    "newsletter": frozenset(("to-newsletter", "signup", "subscribe")),
    "app_promo": frozenset(("to-app",)),
    "paywall_prompt": frozenset(("to-subscription", "paywall")),
    "donation": frozenset(("to-subscription", "donate", "donation")),
}
"""Where a block of HTML leads, or what it is called, that stands for one hint."""
DESKS = frozenset(
    """
    briefe cartas correcciones corrections courrier debat debatt desk editor editorial editors feedback insandare
    leserbrev leserbriefe lesermail letters lettere lettori news newsdesk newsroom opinion opinions press redaccion
    redacao redactie redaction redakce redakcia redakcja redaktion redaktionen redaktor redakzia redazione stories
    story tip tips yourstories
    """.split()
)
"""Names of the newsroom's own mailboxes."""
_MAILBOX = re.compile(r"([\w.\-]{1,40})@[\w\-]{1,60}\.[\w.\-]{2,40}")
_END_MARK = re.compile(r"\s*[(（\[](?:END|ENDS|end|끝|完|了)[)）\]]$")
MAX_TAIL_WORDS = {"newsletter": 14, "donation": 14, "paywall_prompt": 14, "app_promo": 0}
"""Words that may stand behind an inviting sentence without being about the same."""
_TOLD = re.compile(r"[,:;，：]\s")
"""Behind a comma somebody may be told to have said so: "Download the app, the keeper told the council"."""
_END = re.compile(r"[.!?…](?:\s|$)")


def prompts(draft: Draft, reason: str) -> Iterator[Verdict]:
    """Yield the removals of blocks, or of their last sentences, that invite and hold enough hints of a section."""
    for index in draft.named(reason):
        line = draft.line(index)
        at = _prompt_start(draft, index, line, reason)
        if at is not None:
            yield _removal(draft, index, at, f"an invitation with {_said(line, reason)}")


def letters_prompts(draft: Draft, reason: str) -> Iterator[Verdict]:
    """Yield the removals of blocks that ask to write to a mailbox of the newsroom."""
    items = draft.items if "@" in draft.page.text else ()
    signed = [(i, line) for i, line in items if "@" in line.text and line.words <= MAX_WORDS]
    edges = {*head_zone(draft), *tail_zone(draft)} if signed else set()
    for index, line in signed:
        box = _MAILBOX.search(line.text)
        if box and index in edges and box[0] == _END_MARK.sub("", line.text):
            yield draft.remove(index, PROMPT, "a mailbox and nothing else above or below the story")
            continue
        at = invitation(line.text)
        if (
            box
            and at is not None
            and (line.hint(reason) or not DESKS.isdisjoint(re.split(r"[.\-_]", box[1].lower())))
        ):
            yield _removal(draft, index, at, f"an invitation with the mailbox {box[1]!r}")


def _prompt_start(draft: Draft, index: int, line: Line, reason: str) -> int | None:
    """Return where the invitation in a line starts that the hints of a section are about, or None."""
    if line.words > MAX_WORDS or '"' in line.folded or draft.blocks[index].kind == "heading":
        return None
    at = invitation(line.text)
    if at is None:
        return None
    end = _sentence_end(line.text, at)
    asked = line.text[at:end]
    if _TOLD.search(asked) or word_count(line.text[end:]) > MAX_TAIL_WORDS[reason]:
        return None
    needed = ENOUGH[reason] - (not draft.blocks[index].hints.isdisjoint(TARGETS[reason]))
    return at if _apart(line, reason, at) >= max(1, needed) else None


def _apart(line: Line, reason: str, at: int) -> int:
    """Count the hints of a section in the sentence that starts at an index, without those inside others.

    The inviting word itself counts only beside another hint: "Subscribe to it" says too little.
    """
    first, last = len(fold(line.text[:at])), len(fold(line.text[: _sentence_end(line.text, at)]))
    cues = sorted((cue for cue in line.cues if cue.reason == reason and first <= cue.at <= last), key=_place)
    count, end, telling = 0, -1, False
    for cue in cues:
        if cue.at < end:
            continue
        count, end = count + 1, cue.at + len(cue.phrase)
        telling = telling or (cue.at > first + 1 and cue.phrase not in GENERIC)
    return count if telling else 0


def _place(cue: Cue) -> tuple[int, int]:
    return cue.at, -len(cue.phrase)


def _sentence_end(text: str, at: int) -> int:
    end = _END.search(text, at)
    return end.end() if end else len(text)


def _said(line: Line, reason: str) -> str:
    return " and ".join(sorted({repr(cue.phrase) for cue in line.cues if cue.reason == reason})[:3])


def _removal(draft: Draft, index: int, at: int, evidence: str) -> Verdict:
    """Return the removal of a block, or only from the invitation on if prose comes before it."""
    line, span = draft.line(index), draft.blocks[index].span
    before = line.text[:at].rstrip()
    if word_count(before) < PROSE_WORDS or before[-1:] in "?？":
        return draft.remove(index, PROMPT, evidence)
    raw = draft.page.text[span.start : span.end]
    start = span.start + solid_index(raw, len(solid(line.text[:at])))
    return Verdict(Span(start, span.end), "removed", PROMPT, evidence)
