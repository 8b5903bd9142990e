"""newsclean learn, from files of pages to a profile in JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsclean import SiteProfile
from newsclean.cli import main

SITE = Path(__file__).parents[2] / "fixtures" / "site"
PAGES = sorted(map(str, SITE.glob("*/input.html")))
WHOLE = SiteProfile.learn(Path(page).read_bytes() for page in PAGES)


def test_the_profile_is_written_and_its_size_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", *PAGES, "-o", str(tmp_path / "site.json")]) == 0
    assert SiteProfile.read(tmp_path / "site.json") == WHOLE
    out, err = capsys.readouterr()
    assert out == ""
    assert err == f"newsclean: 12 pages, {len(WHOLE)} standing lines\n"


def test_the_profile_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", *PAGES]) == 0
    assert SiteProfile.from_dict(json.loads(capsys.readouterr().out)) == WHOLE


def test_a_profile_can_be_gone_on_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, whole = str(tmp_path / "first.json"), tmp_path / "whole.json"
    main(["learn", *PAGES[:4], "-o", first])
    assert main(["learn", *PAGES[4:], "--add-to", first, "-o", str(whole)]) == 0
    assert SiteProfile.read(whole) == WHOLE


def test_the_lines_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["learn", *PAGES, "--list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(WHOLE)
    assert lines[0].startswith("on 11 of 11 pages  body     whole  get the gazette app")


def test_records_that_hold_no_page_are_named_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [{"html": Path(page).read_text("utf-8"), "id": page} for page in PAGES]
    lines = [*map(json.dumps, records[:6]), '{"title": "none"}', *map(json.dumps, records[6:])]
    (tmp_path / "pages.jsonl").write_text("\n".join(lines))
    assert main(["learn", str(tmp_path / "pages.jsonl"), "--list"]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == len(WHOLE)
    assert err.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["learn", "no-such-folder"], 3), (["learn", PAGES[0], "--add-to", PAGES[0]], 2)],
    ids=["no-page", "no-profile"],
)
def test_wrong_use_is_one_line(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == code
    assert capsys.readouterr().err.count("\n") == 1
