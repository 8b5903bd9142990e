"""What a name looks like, and what does not: roles, papers, agencies, addresses, names of nobody."""

from __future__ import annotations

import re

from newsclean.lexicon.agencies import find_agency
from newsclean.lexicon.bywords import BEFORE_NAME
from newsclean.lexicon.calendar import is_weekday
from newsclean.lexicon.gazetteer import key
from newsclean.lexicon.headwords import kind_of
from newsclean.lexicon.names import is_name_word, name_words
from newsclean.text import has_cjk, tidy

__all__ = [
    "is_agency",
    "is_degree",
    "is_like_degree",
    "is_nobody",
    "is_organisation",
    "is_role",
    "looks_like_name",
    "plain_name",
    "role_and_name",
]

MAX_NAME_WORDS = 6
MAX_NAME_CHARS = 60
CJK_NAME = range(2, 13)
"""Characters of a name in Chinese, Japanese or Korean, one of another language spelled in them included."""

_ADDRESS = re.compile(
    r"^(?:https?:|[/@#{<])|\S@\S|://|\.(?:com|de|net|org|co|tv|info|io|news)\b|^\d+$", re.IGNORECASE
)
_MARKS = ' \t\n,;:|/•·-–—_*"“”„«»()[]'
_DEGREE = re.compile(r"[A-Z]{2,7}(?:-[A-Z]{1,4})?[®™]?")
_END = re.compile(r"(?<=[^\W\d_]{3})\.$")
_LETTERS = re.compile(r"[^\W\d_]")
_CJK_NAME = re.compile(r"[\u3400-\u9fff\uac00-\ud7af\u3040-\u30ff々·・ ]+")
_NO_NAME_MARK = re.compile(r"[^\w.'’‘`´\-·・]|[\d_]")
_NEVER_FIRST = frozenset("a an and at der die das e en et from in of on the to und y".split())
_BY = frozenset(("by", *BEFORE_NAME)) - {"da", "di"}


def plain_name(text: str) -> str:
    """Return a part of a byline without by-words and marks around it.

    >>> plain_name("– By: Ada Marsh,"), plain_name("von Ada Marsh")
    ('Ada Marsh', 'Ada Marsh')
    """
    name = tidy(text).strip(_MARKS)
    first, _, rest = name.partition(" ")
    while rest and first.casefold().rstrip(":") in _BY and not (first.islower() and rest[:1].islower()):
        name = rest.strip(_MARKS)
        first, _, rest = name.partition(" ")
    return _END.sub("", name)


def is_degree(text: str) -> bool:
    """Tell whether a part of a byline is letters behind a name: "Ph.D.", "MD".

    >>> is_degree("Ph.D."), is_degree("MD"), is_degree("CNN"), is_degree("Reed")
    (True, True, False, False)
    """
    words = text.split()
    return 1 <= len(words) <= 3 and all(
        key(word.replace(".", "").strip(",®")) in name_words("degree") and word[0].isupper() for word in words
    )


def is_like_degree(text: str) -> bool:
    """Tell whether a part behind a degree can be one more: capitals alone, as in "RD, FAND".

    >>> is_like_degree("FAND"), is_like_degree("CEPF®"), is_like_degree("Reed")
    (True, True, False)
    """
    return _DEGREE.fullmatch(text) is not None and not is_agency(text)


def is_agency(text: str) -> bool:
    """Tell whether a text is the name of a news agency, or of several.

    >>> is_agency("dpa"), is_agency("AP"), is_agency("Ada Marsh")
    (True, True, False)
    """
    return find_agency(text.strip(_MARKS)) is not None


def is_nobody(text: str) -> bool:
    """Tell whether a text stands where a name should and names nobody: an address, "admin", "Staff Writer".

    >>> is_nobody("admin"), is_nobody("https://gazette.example/ada"), is_nobody("Ada Marsh")
    (True, True, False)
    """
    return bool(_ADDRESS.search(text)) or key(text.strip(_MARKS)) in name_words("nobody")


def is_role(text: str) -> bool:
    """Tell whether a text says what somebody does.

    >>> is_role("Health Correspondent"), is_role("CEO of Vell Ferries"), is_role("Ada Marsh")
    (True, True, False)
    """
    return any(is_name_word(word, "role") for word in text.split())


def is_organisation(text: str) -> bool:
    """Tell whether a text names a paper, a newsroom, a firm or a school.

    >>> is_organisation("Harrow Gazette"), is_organisation("CNN Business"), is_organisation("Ada Marsh")
    (True, True, False)
    """
    words = text.split()
    return any(is_name_word(word, "organisation") for word in words) or (
        len(words) > 1 and is_agency(words[0]) and words[0].isupper()
    )


def role_and_name(text: str) -> tuple[str | None, str]:
    """Part a role from the name behind it.

    >>> role_and_name("Health Correspondent Ada Marsh"), role_and_name("Ada Marsh")
    (('Health Correspondent', 'Ada Marsh'), (None, 'Ada Marsh'))
    """
    words = text.split()
    last = max((at for at, word in enumerate(words[:-1]) if is_name_word(word, "role")), default=-1)
    if last < 0 or len(words) - last - 1 > MAX_NAME_WORDS:
        return None, text
    return " ".join(words[: last + 1]), " ".join(words[last + 1 :])


def looks_like_name(text: str, *, loose: bool = False) -> bool:
    """Tell whether a text has the form of a person's name.

    Args:
        text: The text, without by-words.
        loose: Whether one word, or a word without a capital, will do: the page says that it is a name.

    Returns:
        Whether it has that form: two to six words with capitals, and small words such as "van" between them. Roles,
        papers, and words of stamps and buttons are no names.

    Example:
    >>> [looks_like_name(each) for each in ("Ada Marsh", "María de la Cruz", "José Ortega y Gasset", "王小明")]
    [True, True, True, True]
    >>> [looks_like_name(each) for each in ("Harbour bridge closed", "Staff Writer", "Ada", "Share This")]
    [False, False, False, False]
    """
    if not text or len(text) > MAX_NAME_CHARS or is_nobody(text):
        return False
    if has_cjk(text):
        solid = text.replace(" ", "")
        return _CJK_NAME.fullmatch(text) is not None and len(solid) in CJK_NAME
    name = text.partition(",")[0]  # letters behind a name stand behind a comma
    words = name.split()
    if is_role(name) or is_organisation(name) or len(words) > MAX_NAME_WORDS or not _LETTERS.search(name):
        return False
    if loose and len(words) == 1:
        return _is_login(name)
    if not all(map(_is_name_part, words)) or (words[0].islower() and key(words[0]) in _NEVER_FIRST):
        return False
    if loose and all(word[:1].isupper() for word in words):
        return True
    if any(map(_is_label, words)) or kind_of(words[0]) == "button":
        return False
    outer = words[-1][:1].lower() != words[-1][:1] or not words[-1][:1].islower()
    return (len(words) >= 2 and outer and not name.isupper()) or (len(words) in (2, 3, 4) and name.isupper())


def _is_login(word: str) -> bool:
    """Tell whether one word can stand for a person: a first name, a log-in."""
    return len(word) > 1 and kind_of(word) in ("left", "month", "source") and key(word) not in _NEVER_FIRST


def _is_name_part(word: str) -> bool:
    """Tell whether a word may stand in a name: letters with a capital first or none at all, or a particle."""
    first = _LETTERS.match(word)
    if first is None or _NO_NAME_MARK.search(word):
        return False
    return not first[0].islower() or is_name_word(word, "particle") or word[1:2] in ("'", "’")


def _is_label(word: str) -> bool:
    """Tell whether a word belongs to a stamp or a button, or names a day."""
    return is_weekday(word) or (
        kind_of(word) in ("published", "updated", "reading", "counter") and len(word) > 2
    )
