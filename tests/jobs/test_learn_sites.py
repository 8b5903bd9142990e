"""newsclean batch and clean_many() with what is known of sites: a profile, rules, and what a first pass learned."""

from __future__ import annotations

import json
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from newsclean import NewscleanError, SiteProfile, SiteRules, clean, clean_many
from newsclean.cli import main
from newsclean.jobs.learning import Look, Looked
from newsclean.jobs.records import Fields, Record
from newsclean.sites import SiteLearner, learn_hosts
from tests.extras import needs
from tests.jobs.made import batch, read_jsonl, records, write_jsonl
from tests.jobs.test_batch_faults import SLOW, content, safe_records, start, until
from tests.sites.test_made_site import PAGES, STANDING, expected, page, profile

for module in ("pebble", "pyarrow", "zstandard", "tqdm", "filelock"):
    needs(module, "jobs")

HOST = "https://www.vellgazette.example"
LEARN = ("--learn-sites", "--no-progress")
HASTY = "tests.jobs.hasty"


def site_records(form: str = "txt") -> list[dict[str, Any]]:
    """Return the pages of fixtures/site between pages of other hosts."""
    rows = records(36)
    for at, name in enumerate(PAGES):
        key = "text" if form == "txt" else "html"
        rows.insert(4 * at, {"id": name, "url": f"{HOST}/{name}", key: page(name, form)})
    return rows


def body_of(row: dict[str, Any]) -> list[str]:
    return [row["title"]["text"], *(each["text"] for each in row["body"])]


@pytest.fixture(scope="module", params=["txt", "html"])
def learned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an input and the output of a batch that learned from it, with two workers."""
    folder = tmp_path_factory.mktemp("learned")
    path = write_jsonl(folder / "in.jsonl", site_records(request.param))
    done = batch(path, "-o", str(folder / "out.jsonl"), "--workers", "2", *LEARN)
    assert (done.returncode, done.stderr) == (0, b"")
    return folder


# --- two passes ---


def test_standing_lines_go_and_the_article_s_own_stay(learned: Path) -> None:
    rows = {row["id"]: row for row in read_jsonl(learned / "out.jsonl")}
    assert {name: body_of(rows[name]) for name in PAGES} == {name: expected(name) for name in PAGES}
    assert any(each["text"] == STANDING[1] for each in rows[PAGES[0]]["removed"])


def test_a_page_is_cleaned_with_the_profile_of_its_own_host(learned: Path) -> None:
    rows = read_jsonl(learned / "in.jsonl")
    profiles = learn_hosts(rows)
    with SiteLearner(learned / "out.jsonl.job" / "sites.sqlite") as learner:
        assert dict(learner.profiles()) == profiles
    for row, found in zip(rows, read_jsonl(learned / "out.jsonl"), strict=True):
        kind = "text" if "text" in row else "html"
        host = row["url"].removeprefix("https://").removeprefix("www.").partition("/")[0]
        wanted = clean(row[kind], kind=kind, url=row["url"], site=profiles[host]).to_dict()
        assert (found["body"], found["removed"]) == (wanted["body"], wanted["removed"])


def test_one_worker_and_another_order_of_learning_give_the_same_bytes(learned: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["batch", str(learned / "in.jsonl"), "-o", str(out), "--workers", "1", *LEARN]) == 0
    assert out.read_bytes() == (learned / "out.jsonl").read_bytes()


def test_pages_without_an_address_are_told_by_the_one_that_they_name(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for name in PAGES:
        (folder / f"{name}.html").write_text(page(name, "html"), "utf-8")
    found = batch(str(folder), "--workers", "1", *LEARN)  # to standard output: nothing is left behind
    rows = [json.loads(line) for line in found.stdout.splitlines()]
    assert [body_of(row) for row in rows] == [expected(name) for name in PAGES]


def test_a_worker_looks_at_no_more_pages_than_can_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.jobs.learning.MAX_PAGES", 3)
    look = Look(Fields(), 1_000_000)
    lines = [json.dumps(row).encode() for row in records(60) if row["url"].startswith("https://gazette1")]
    found = [each for line in lines if (each := look(Record("in", line)))]
    assert all(isinstance(each, Looked) for each in found)
    assert 3 <= len(found) < 15
    ids = {each.id for each in found}
    again = Look(Fields(), 1_000_000)
    others = [each for line in reversed(lines) if (each := again(Record("in", line)))]
    assert {each.id for each in others} >= set(sorted(ids)[:3])
    assert look(Record("in", b"no JSON")) is None


# --- kills ---


@pytest.mark.parametrize("when", ["first", "second"])
def test_kill_in_either_pass_and_resume_give_the_bytes_of_an_undisturbed_run(
    tmp_path: Path, when: str
) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", site_records())
    out, whole = tmp_path / "out.jsonl", tmp_path / "whole.jsonl"
    store = tmp_path / "out.jsonl.job" / "sites.sqlite"
    pause = {"module": "tests.jobs.dawdling"} if when == "first" else {"pause": 0.1}
    for _ in range(2):
        process = start(path, "-o", str(out), "--resume", "--learn-sites", *SLOW, **pause)
        before = learned_records(store) if when == "first" else safe_records(out)
        until(
            lambda before=before: (learned_records(store) if when == "first" else safe_records(out)) > before,  # type: ignore[misc]
            process,
        )
        time.sleep(0.05)
        process.kill()
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert bool(safe_records(out)) == (when == "second")
    assert batch(path, "-o", str(out), "--resume", "--learn-sites", *SLOW, module=HASTY).returncode == 0
    assert batch(path, "-o", str(whole), "--learn-sites", *SLOW).returncode == 0
    assert content(out)["out.jsonl"] == content(whole)["whole.jsonl"]


def learned_records(store: Path) -> int:
    """Return of how many records the first pass has noted that they are done."""
    try:
        with closing(sqlite3.connect(f"{store.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("select said from note").fetchone()
    except sqlite3.Error:
        return 0
    return int(json.loads(row[0])["records"]) if row else 0


def test_signal_in_the_first_pass_ends_cleanly(tmp_path: Path) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", site_records())
    out = tmp_path / "out.jsonl"
    process = start(path, "-o", str(out), "--learn-sites", *SLOW, module="tests.jobs.dawdling")
    assert until(lambda: learned_records(tmp_path / "out.jsonl.job" / "sites.sqlite"), process)
    process.terminate()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (143, b"")
    assert batch(path, "-o", str(out), "--resume", "--learn-sites", *SLOW).returncode == 0
    assert [row["id"] for row in read_jsonl(out)] == [row["id"] for row in read_jsonl(Path(path))]


def test_what_another_job_learned_is_forgotten_when_a_job_begins_anew(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    for rows in (site_records(), records(12)):
        path = write_jsonl(tmp_path / "in.jsonl", rows)
        assert main(["batch", path, "-o", str(out), "--workers", "1", *LEARN]) == 0
    with SiteLearner(tmp_path / "out.jsonl.job" / "sites.sqlite") as learner:
        assert learner.hosts() == ["gazette0.example", "gazette1.example", "gazette2.example"]


# --- refusals ---


def test_standard_input_cannot_be_read_twice(tmp_path: Path, capsys: Any) -> None:
    assert main(["batch", "-", "-o", str(tmp_path / "out.jsonl"), *LEARN]) == 2
    assert capsys.readouterr().err == (
        "newsclean: --learn-sites reads its input twice, and - can be read once only: write it to a file first\n"
    )


def test_resume_with_another_profile_or_other_rules_is_refused(tmp_path: Path, capsys: Any) -> None:
    path = write_jsonl(tmp_path / "in.jsonl", records(2))
    site, rules, out = tmp_path / "site.json", tmp_path / "rules.toml", tmp_path / "out.jsonl"
    profile("txt").write(site)
    rules.write_text('[host."gazette0.example"]\nremove = ["phrase:will take until autumn"]\n')
    arguments = ["batch", path, "-o", str(out), "--workers", "1", "--no-progress"]
    known = ["--site", str(site), "--rules", str(rules)]
    assert main([*arguments, *known]) == 0
    assert main([*arguments, *known, "--resume"]) == 0
    copied = tmp_path / "copy.json"
    copied.write_bytes(site.read_bytes())
    assert main([*arguments, "--site", str(copied), *known[2:], "--resume"]) == 0
    capsys.readouterr()
    profile("html").write(site)
    assert main([*arguments, *known, "--resume"]) == 2
    assert "site was " in capsys.readouterr().err
    assert main([*arguments, "--site", str(copied), "--resume"]) == 2
    assert "rules was " in capsys.readouterr().err
    assert main([*arguments, *known[2:], "--learn-sites", "--resume"]) == 2
    assert "learn_sites was False and is True" in capsys.readouterr().err


# --- one profile, and rules ---


def test_site_and_rules_of_files(tmp_path: Path) -> None:
    rows = [{"id": name, "url": f"{HOST}/{name}", "text": page(name, "txt")} for name in PAGES[:3]]
    path = write_jsonl(tmp_path / "in.jsonl", rows)
    site, rules, out = tmp_path / "site.json", tmp_path / "rules.toml", tmp_path / "out.jsonl"
    profile("txt").write(site)
    assert main(["batch", path, "-o", str(out), "--workers", "1", "--no-progress", "--site", str(site)]) == 0
    assert [body_of(row) for row in read_jsonl(out)] == [expected(name) for name in PAGES[:3]]
    rules.write_text(f'[host."vellgazette.example"]\nremove = ["phrase:{STANDING[1]}"]\n')
    assert (
        main(["batch", path, "-o", str(out), "--workers", "1", "--no-progress", "--rules", str(rules)]) == 0
    )
    by = [
        {each["filter"] for each in row["removed"] if each["text"] == STANDING[1]} for row in read_jsonl(out)
    ]
    assert by == [{"site_rules"}] * 3


@pytest.mark.parametrize("workers", [1, 2])
def test_clean_many_knows_sites(workers: int) -> None:
    rules = SiteRules.from_toml('[host."vellgazette.example"]\nremove = ["phrase:By Lucie Ferrand"]')
    pages = [{"url": f"{HOST}/{name}", "html": page(name, "html")} for name in PAGES]
    found = list(clean_many(pages, workers=workers, site=profile("html"), rules=rules))
    assert found == [
        clean(each["html"], kind="html", url=each["url"], site=profile("html"), rules=rules) for each in pages
    ]


def test_clean_many_refuses_what_is_no_profile() -> None:
    with pytest.raises(TypeError, match="site must be SiteProfile or None, not str"):
        clean_many([], site="site.json")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="rules must be SiteRules or None, not dict"):
        clean_many([], rules={})  # type: ignore[arg-type]


def test_a_slim_profile_cleans_the_same_and_cannot_be_kept() -> None:
    slim = profile("txt").slim()
    assert clean(page(PAGES[0], "txt"), site=slim) == clean(page(PAGES[0], "txt"), site=profile("txt"))
    for use in (slim.to_dict, lambda: slim.merge(SiteProfile()), lambda: SiteProfile().merge(slim)):
        with pytest.raises(NewscleanError, match="a slim profile has no pages"):
            use()
