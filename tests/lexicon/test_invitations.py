"""Sentences that ask the reader for something, and lines of credits, are told from sentences that tell."""

from __future__ import annotations

import pytest

from newsclean.lexicon.credits import is_credits
from newsclean.lexicon.invitations import MAX_CHARS, invitation


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Sign up for Morning Mail", 0),
        ("Get Ledger & Wharf in your inbox.", 0),
        ("Please subscribe to our letter.", 7),
        ("Vous aimez lire ? Abonnez-vous à partir de 1 € par mois.", 18),
        ("Har du tips? Mejla redaktionen.", 13),
        ("Bitte unterstützen Sie uns.", 6),
        ("Подпишитесь на рассылку", 0),
        ("Download the Courier app", 0),
    ],
)
def test_an_invitation_is_found_where_its_sentence_starts(text: str, at: int) -> None:
    """The index is that of the inviting word, what is said politely before it left out."""
    found = invitation(text)
    assert found is not None
    assert text[found:].startswith(text[at:]) or text[at:] in text[found:]


@pytest.mark.parametrize(
    "text",
    [
        "Download speeds fell by half, the regulator said.",
        "Support for the mayor fell to a third.",
        "Email traffic doubled in a year.",
        "The clerk asked them to sign up for the letter.",
        "Newsletter readers are older than others.",
        "She said: they would subscribe at once",
        "Sign up! " + "x" * MAX_CHARS,
        "",
    ],
)
def test_a_sentence_that_tells_is_no_invitation(text: str) -> None:
    assert invitation(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Edited by Cyril Moss. Design and development by the Courier’s graphics desk.",
        "Words by Hannah Crewe, photographs by Lena Okoro",
        "Text: Stina Fors. Foto: Nils Ek",
        "Redaktion: Klaus Merkheim | Grafik: Ute Brandl",
    ],
)
def test_roles_and_names_are_credits(text: str) -> None:
    assert is_credits(text)


@pytest.mark.parametrize(
    "text",
    [
        "Written by Ada Marsh and directed by Tom Reed, the play opens on Friday.",
        "Edited by Cyril Moss.",
        "Goal by Ada Marsh. Assist by Tom Reed.",
        "Design is not what the council paid for. Development by night was never agreed.",
    ],
)
def test_sentences_with_roles_and_names_are_no_credits(text: str) -> None:
    assert not is_credits(text)
