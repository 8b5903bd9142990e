"""The systems: names, what is missing, and one answer from each that is installed."""

from __future__ import annotations

import logging
import sys
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from newsclean.catalogue import DEFAULT
from newsclean.errors import MissingExtraError, NewscleanError, UnknownNameError, install_advice
from newsclean.evaluate.systems import PEERS, Extract, _Peer, known_systems, load_systems, probe_peers, quiet


def test_unknown_system_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError, match="unknown system 'goosefat'; known: newsclean, trafilatura"):
        load_systems(["newsclean", "goosefat"], DEFAULT)


def test_missing_peer_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "newspaper", None)
    with pytest.raises(MissingExtraError, match=r"newspaper is not installed: .*newsclean\[peers\]"):
        load_systems(["newspaper4k"], DEFAULT)


def test_missing_peer_is_left_out_by_the_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "newspaper", None)
    found, missing = probe_peers()
    assert "newspaper4k" in missing
    assert "trafilatura" in found
    assert {*found, *missing} == {*PEERS}


def test_one_str_is_no_list_of_names() -> None:
    with pytest.raises(TypeError, match="list of names"):
        load_systems("newsclean", DEFAULT)


def test_no_names_are_an_error() -> None:
    with pytest.raises(NewscleanError, match="no systems"):
        load_systems([], DEFAULT)


def test_name_given_twice_is_one_system() -> None:
    assert [system.name for system in load_systems(["newsclean", "newsclean"], DEFAULT)] == ["newsclean"]


@pytest.mark.parametrize("name", known_systems())
def test_system_finds_an_easy_article(
    name: str, make_html: Callable[..., bytes], record: dict[str, Any]
) -> None:
    if name in probe_peers()[1]:
        pytest.skip(f"{name} is not installed: {install_advice('peers')}")
    (system,) = load_systems([name], DEFAULT)
    lines = record["body_list"]
    with quiet():
        found = system.extract(
            make_html(record["title"], [*lines, " ".join(lines)]), "https://gazette.example/bridge", "en"
        )
    assert all(line in found.text for line in lines)
    assert "All rights reserved" not in found.text or name == "newspaper4k"
    assert (found.title is not None) == system.has_title


def test_newsclean_runs_the_pipeline_it_is_given(
    make_html: Callable[..., bytes], record: dict[str, Any]
) -> None:
    page = make_html(record["title"], [*record["body_list"], "Leave a Reply"])
    texts = [
        load_systems(["newsclean"], pipeline)[0].extract(page, None, None).text
        for pipeline in (DEFAULT, DEFAULT.only("title"))
    ]
    assert "Leave a Reply" not in texts[0]
    assert "Leave a Reply" in texts[1]


def test_module_without_a_distribution_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(
        PEERS, "by_hand", _Peer("no-such-distribution", ("json",), lambda _: lambda *_: Extract())
    )
    assert load_systems(["by_hand"], DEFAULT)[0].version == "of unknown version"


def test_quiet_puts_everything_back() -> None:
    before: Any = logging.root.manager.disable
    with quiet():
        warnings.warn("a peer complains", UserWarning, stacklevel=1)
        assert logging.root.manager.disable == logging.CRITICAL
    assert logging.root.manager.disable == before
    with pytest.raises(UserWarning, match="heard"):
        warnings.warn("heard", UserWarning, stacklevel=1)
