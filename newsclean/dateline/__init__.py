"""Datelines: where, when and by which agency a story was filed."""

from newsclean.dateline.forms import FORMS, Form, forms_table
from newsclean.dateline.grammar import parse_dateline, parse_dateline_line

__all__ = ["FORMS", "Form", "forms_table", "parse_dateline", "parse_dateline_line"]
