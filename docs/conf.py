"""How Sphinx builds the documentation."""

from __future__ import annotations

import sys
from pathlib import Path

import newsclean

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "newsclean"
author = "The newsclean maintainers"
copyright = author
version = release = newsclean.__version__

extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "generated_pages"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "newsclean"
html_static_path = ["_static"]
html_css_files = ["cards.css"]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "off"  # tests/test_gallery.py runs the notebooks

default_role = "code"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_preserve_defaults = True
autodoc_typehints_format = "short"
python_use_unqualified_type_names = True
