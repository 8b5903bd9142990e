"""Score newsclean and its peers on a folder of gold pages."""

from newsclean.evaluate.gold import GoldPage, read_gold
from newsclean.evaluate.measures import Overlap
from newsclean.evaluate.report import worst_report
from newsclean.evaluate.results import Evaluation, SystemScores
from newsclean.evaluate.runs import evaluate
from newsclean.evaluate.scores import Means, PageScores
from newsclean.evaluate.systems import known_systems, probe_peers

__all__ = [
    "Evaluation",
    "GoldPage",
    "Means",
    "Overlap",
    "PageScores",
    "SystemScores",
    "evaluate",
    "known_systems",
    "probe_peers",
    "read_gold",
    "worst_report",
]
