"""Many hosts learned in one pass: what is kept is bounded, does not depend on the order, and outlives the process."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from newsclean import SiteProfile
from newsclean.sites import SiteLearner, host_of, learn_hosts, see

NOTE = "The Gazette is owned by its readers and prints no paid stories."

WORDS = "Otter Heron Badger Weasel Beaver Stork Swallow Hare Fox Lynx Boar Trout Pike Perch Eel Newt Toad Viper Robin".split()
WORDS += "Magpie Jackdaw Raven Falcon Kestrel".split()


def page(host: str, number: int) -> dict[str, str]:
    text = (
        f"{WORDS[number % 24]} entry wins in {host}\n\nThe jury of {host} gave its prize to entry {'x' * number} on Friday night.\n\n"
        f"Entry {'x' * number} had been sent in by the pupils of a school near {host}, who cheered.\n\n{NOTE}"
    )
    return {"url": f"https://www.{host}/{number}", "text": text}


def pages(*counts: tuple[str, int]) -> list[dict[str, str]]:
    found = [page(host, number) for host, count in counts for number in range(1, count + 1)]
    return random.Random(3).sample(found, len(found))


def test_each_host_has_the_profile_of_its_own_pages() -> None:
    given = pages(("vell.example", 4), ("orrin.example", 3))
    profiles = learn_hosts(given)
    assert list(profiles) == ["orrin.example", "vell.example"]
    for host, profile in profiles.items():
        assert profile == SiteProfile.learn(each for each in given if host_of(each["url"]) == host)
        assert [line.evidence for line in profile] == [
            f"on {len(profile.pages)} of {len(profile.pages)} pages"
        ]


def test_no_more_pages_are_kept_than_asked_for_whatever_the_order() -> None:
    given = pages(("vell.example", 20))
    one, other = learn_hosts(given, max_pages=5), learn_hosts(reversed(given), max_pages=5)
    assert one == other
    assert len(one["vell.example"].pages) == 5


def test_a_page_that_would_not_be_kept_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    given = sorted(pages(("vell.example", 12)), key=lambda each: (seen := see(each)) and seen.id)
    read: list[Any] = []
    monkeypatch.setattr("newsclean.sites.learner.see", lambda each: read.append(each) or see(each))
    learn_hosts(given, max_pages=4)
    assert len(read) == 4


def test_learning_goes_on_in_a_file(tmp_path: Path) -> None:
    given = pages(("vell.example", 6))
    for part in (given[:3], given[3:]):
        with SiteLearner(tmp_path / "sites.sqlite") as learner:
            assert all(learner.add(each) for each in part)
    with SiteLearner(tmp_path / "sites.sqlite") as learner:
        assert learner.profile("vell.example") == SiteProfile.learn(given)
        assert learner.add(given[0])
        assert learner.profile("vell.example") == SiteProfile.learn(given)


def test_what_another_process_saw_counts_the_same() -> None:
    given = pages(("vell.example", 3))
    with SiteLearner() as learner:
        for each in given:
            seen = see(each)
            assert seen is not None
            assert learner.wants(each, "vell.example")
            assert learner.add_seen(seen, "vell.example")
        assert dict(learner.profiles()) == {"vell.example": SiteProfile.learn(given)}


def test_a_page_without_host_or_article_is_left_out() -> None:
    with SiteLearner() as learner:
        assert not learner.add("Rain\n\nIt rained in Vell on Friday, and nobody was surprised.")
        assert not learner.add({"text": "Rain in Vell"})
        assert not learner.add(b"%PDF-1.7 ...", "vell.example")
        assert learner.hosts() == []
        assert learner.profile("vell.example") == SiteProfile()


@pytest.mark.parametrize("wrong", [0, 1, 33])
def test_pages_to_keep_are_two_to_thirty_two(wrong: int) -> None:
    with pytest.raises(ValueError, match="max_pages must be 2 to 32"):
        SiteLearner(max_pages=wrong)


@pytest.mark.parametrize("url", [None, 7, "", "/news", "http://[broken", "mailto:ada@vell.example"])
def test_an_address_without_a_host_names_none(url: object) -> None:
    assert host_of(url) is None
