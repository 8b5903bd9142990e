"""What fuzzing and probing found stays found: each case raises nothing, keeps its ledger and shows no markup."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from ledger import unbalanced

import newsclean

FINDINGS = tomllib.loads(Path(__file__).with_name("fuzz_findings.toml").read_text(encoding="utf-8"))[
    "finding"
]


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding["name"])
@pytest.mark.parametrize("form", [str, str.encode], ids=["str", "bytes"])
def test_finding_stays_fixed(finding: dict[str, str], form) -> None:
    page = form(finding["page"])
    article = newsclean.clean(page, kind=finding["kind"])
    read = newsclean.api.read_page(page, kind=finding["kind"])
    assert read.text.strip()
    assert "<" not in read.text
    assert unbalanced(article, read.text) == ""
