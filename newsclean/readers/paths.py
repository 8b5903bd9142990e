"""XPaths of single elements, spelt as those of the blocks are, for selectors that find elements one by one."""

from __future__ import annotations

from newsclean.readers.nodes import Element
from newsclean.readers.tags import ROLE_OF, SINGLE

__all__ = ["Paths"]


class Paths:
    """Paths of one tree's elements, each worked out once. Keeps the elements alive, so that their identity holds."""

    __slots__ = ("_numbers", "_paths")

    def __init__(self) -> None:
        self._paths: dict[Element | None, str] = {None: ""}
        self._numbers: dict[Element, int] = {}

    def __getitem__(self, element: Element) -> str:
        """Return the path of an element."""
        paths, chain = self._paths, []
        while element not in paths:
            chain.append(element)
            element = element.getparent()
        path = paths[element]
        for element in reversed(chain):
            path = paths[element] = f"{path}/{element.tag}{self._number(element)}"
        return path

    def _number(self, element: Element) -> str:
        """Return the position among the siblings of the same name as XPath has it."""
        tag, number, numbers = element.tag, 1, self._numbers
        if tag not in ROLE_OF:
            self._number_unknown(element)
            return f"[{numbers[element]}]"
        for sibling in element.itersiblings(tag, preceding=True):
            if sibling in numbers:
                number += numbers[sibling]
                break
            number += 1
        numbers[element] = number
        return "" if tag in SINGLE and number == 1 else f"[{number}]"

    def _number_unknown(self, element: Element) -> None:
        """Number an element and its siblings whose names HTML does not know: there is no end of such names.

        So the siblings are not searched for each name; and lxml takes no name with a control character for a search.
        """
        if element in self._numbers:
            return
        above = element.getparent()
        counts: dict[object, int] = {}
        for sibling in (element,) if above is None else above:
            if sibling.tag not in ROLE_OF:
                counts[sibling.tag] = self._numbers[sibling] = counts.get(sibling.tag, 0) + 1
