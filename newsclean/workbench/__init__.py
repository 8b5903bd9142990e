"""The workbench: look at some pages of a site, say what is body and what is residue, and keep what was learned."""

from newsclean.workbench.bench import Workbench
from newsclean.workbench.marks import MarkedLines
from newsclean.workbench.pack import PackFilter
from newsclean.workbench.suspects import Suspect, Suspects

__all__ = ["MarkedLines", "PackFilter", "Suspect", "Suspects", "Workbench"]
