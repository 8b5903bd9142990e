"""Tags with very many attributes are found wherever they hide, and the same ones are kept."""

import random
import re
from collections.abc import Mapping

import pytest
from lxml import etree

from newsclean.readers import attributes
from newsclean.readers.attributes import MAX_ATTRIBUTES, has_many_attributes
from newsclean.readers.html import read_html
from newsclean.readers.tree import parse_tree

MANY = " ".join(f"a{number}" for number in range(3_000))
HIDDEN_TAGS = {
    "plain": f"<p {MANY}>Rain.</p>",
    "with values": f"<p {MANY.replace(' ', '=x ')}>Rain.</p>",
    "behind a value that holds an end": f"<p q='>' {MANY}>Rain.</p>",
    "among values that hold an end": "<p " + " ".join(f"a{n}='>'" for n in range(3_000)) + ">Rain.</p>",
    "with an opening bracket and a digit among the names": f"<p {MANY.replace('a999 ', 'a999 <1 ')}>Rain.</p>",
    "behind text with an opening bracket": f"<b>{'x' * 4_990}<1{'x' * 4_990}</b><p <1 {MANY}>Rain.</p>",
    "in the value of a tag in a comment": f"<!-- <p a=' --><p {MANY}>Rain.</p><i title=''>x</i>",
    "in the value of a tag in a script": f'<script>\'<p a="\'</script><p {MANY}>Rain.</p><i title="x">x</i>',
    "behind a value without quotes": f"<p q=x=\"a b='>' {MANY}>Rain.</p>",
    "in frames that nobody shows": f"<noframes><p {MANY}>Rain.</p></noframes>",
    "behind many long tags": f"<p a='{'x' * 2_000}'></p>" * 300 + f"<p q='>' {MANY}>Rain.</p>",
    "behind more tags than are looked at": "<p a='<p b=\"" * 9_000 + f"'\"><p q='>' {MANY}>Rain.</p>",
}


@pytest.mark.parametrize("name", HIDDEN_TAGS)
def test_a_tag_of_many_attributes_is_found_and_its_text_kept(name: str) -> None:
    page = read_html(f"<html><body>{HIDDEN_TAGS[name]}")
    assert "attributes" in page.limits
    assert "Rain." in page.text


@pytest.mark.parametrize("name", ["plain", "behind a value that holds an end", "in frames that nobody shows"])
def test_the_first_attributes_are_kept(name: str) -> None:
    root = parse_tree(f"<html><body>{HIDDEN_TAGS[name]}").root
    assert root is not None
    assert len(next(root.iter("p")).attrib) == MAX_ATTRIBUTES
    assert next(root.iter("p")).get("a900") == ""


def test_behind_the_end_of_a_document_they_are_found_too() -> None:
    page = read_html(f"<p>Rain.</p></html><!-- </html><p q='>' {MANY}>Fog.</p> -->")
    assert page.text == "Rain."


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{MANY}</p>",
        f"<script>for(a=0;a<b;a++){{x='{MANY}'}}</script><p>Rain.</p>",
        f"<!-- <p {MANY}> --><p>Rain.</p>",
        f"<p title='{MANY}'>Rain.</p>",
        f"<p ='a b='> {MANY}'>Rain.</p>",
        "<p " + "a=x " * 3_000 + ">Rain.</p>",
    ],
)
def test_what_is_no_tag_of_many_attributes_meets_no_limit(page: str) -> None:
    assert read_html(page).limits == ()


class _First:
    """Notes the names of the first tag's attributes."""

    def __init__(self) -> None:
        self.tags: list[list[str]] = []

    def start(self, tag: str, attrib: Mapping[str, str]) -> None:
        if tag not in ("html", "body"):
            self.tags.append(list(attrib))

    def close(self) -> list[str] | None:
        return self.tags[0] if self.tags else None


def test_a_tag_is_divided_as_the_parser_divides_it() -> None:
    odd = random.Random(5)
    for _ in range(3_000):
        tag = "<p" + "".join(odd.choices(" ='\">/ab\n<", k=odd.randint(1, 24))) + "\"'>\"'>"
        seen = etree.fromstring(f"<html><body>{tag}", etree.HTMLParser(target=_First()))
        assert seen is None or seen == _names(tag.encode())


def _names(tag: bytes) -> list[str]:
    """Return the names of a tag's attributes as the pattern sees them, each once."""
    start = re.match(rb"<[a-zA-Z][^ \t\n\f\r/>]*+", tag)
    assert start is not None
    found, at = [], start.end()
    part = re.compile(attributes._ATTRIBUTE)
    while match := part.match(tag, at):
        name = re.match(rb"[ \t\n\f\r/]*+(=?[^ \t\n\f\r/>=]*)", match[0])
        assert name is not None
        found.append(name[1].decode())
        at = match.end()
    return list(dict.fromkeys(found))


def test_few_attributes_are_never_many() -> None:
    assert not has_many_attributes(b"<p " + b"a=x " * 100 + b">" + b"<p a='" + b"x" * 5_000 + b"'>Rain.")
