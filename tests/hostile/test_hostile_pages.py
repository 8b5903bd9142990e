"""Whatever a page is wrapped in, its article comes back, and every visible character stands in body or ledger."""

from __future__ import annotations

import pytest
from hostile_pages import CASES, PARAGRAPHS, SMALL, TITLE, Case
from ledger import unbalanced

import newsclean
from newsclean.cleaner import Cleaner
from newsclean.readers.decode import decode
from newsclean.readers.source import Source

CLEANER = Cleaner()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_article_survives(case: Case) -> None:
    article = CLEANER.clean(case.page(), charset=case.charset)
    body = str(article.body)
    assert [text for text in PARAGRAPHS if text not in body] == []
    assert str(article.title) == TITLE


@pytest.mark.parametrize("case", [case for case in SMALL if case.size < 1_000], ids=str)
def test_ledger_balances(case: Case) -> None:
    page = Source(case.page(), charset=case.charset).page()
    assert unbalanced(CLEANER.clean(case.page(), charset=case.charset), page.text) == ""


@pytest.mark.parametrize("case", SMALL, ids=str)
def test_text_and_bytes_give_the_same_article(case: Case) -> None:
    page = case.page()
    if isinstance(page, str):
        other: str | bytes = page.encode("utf-8", "surrogatepass")
    else:
        other = decode(page, charset=case.charset)
    have, want = (
        newsclean.clean(other, kind="html"),
        CLEANER.clean(page, kind="html", charset=case.charset),
    )
    assert [text for text in PARAGRAPHS if text not in str(have.body)] == []
    assert have.title == want.title


@pytest.mark.parametrize("case", SMALL, ids=str)
@pytest.mark.parametrize("kind", ["text", "html"])
def test_a_page_read_as_the_wrong_kind_keeps_its_words(case: Case, kind: str) -> None:
    article = CLEANER.clean(case.page(), kind=kind, charset=case.charset)
    everything = " ".join(
        [str(article.title), str(article.body), *(removal.text for removal in article.removed)]
    )
    assert [text for text in PARAGRAPHS if text not in everything] == []


@pytest.mark.parametrize(
    ("name", "limit"),
    [
        ("div nested 5,000 deep", "depth"),
        ("100,000 attributes", "attributes"),
        ("100,000 attributes behind an end in quotes", "attributes"),
        ("100,000 attributes and brackets", "attributes"),
        ("100,000 attributes behind a tag in a comment", "attributes"),
        ("200,000 tiny paragraphs", "crowd"),
    ],
)
def test_limits_that_cost_structure_are_named(name: str, limit: str) -> None:
    case = next(case for case in CASES if case.name == name)
    article = newsclean.clean(case.page())
    assert article.verdict.limits == (limit,)
    assert article.verdict.truncated_by is None
    plain = newsclean.clean(CASES[0].make(1)).verdict
    assert (plain.limits, plain.truncated_by) == ((), None)


@pytest.mark.parametrize("lost", [400, 401, 1_000, 1_777])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-16"])
def test_a_byte_lost_in_utf_16_costs_a_few_letters(codec: str, lost: int) -> None:
    data = "\n\n".join(PARAGRAPHS).encode(codec)
    text = decode(data[:lost] + data[lost + 1 :])
    assert sum(paragraph in text for paragraph in PARAGRAPHS) >= len(PARAGRAPHS) - 2
    assert text.endswith(PARAGRAPHS[-1])
