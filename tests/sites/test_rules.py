"""Rules are read strictly, told apart as documented, and found by host."""

from __future__ import annotations

import pickle
import time
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, MissingExtraError, NewscleanError, SchemaError, SiteProfile, SiteRules, clean
from newsclean.rules.ftr import parse_ftr
from newsclean.rules.selectors import compile_selector, kind_and_text
from tests.extras import needs

needs("cssselect", "sites")

TOML = """\
[host."vell.example"]
remove = [".promo", "//aside", "Get the Gazette app"]
title = "css:h1"

[host."news.vell.example"]
body = ["xpath://main", "css:article"]
"""


# --- kinds ---


@pytest.mark.parametrize(
    ("rule", "kind"),
    [
        ("//aside", "xpath"),
        (".//p", "xpath"),
        ("(//p)[1]", "xpath"),
        ("/html/body/div", "xpath"),
        (".promo", "css"),
        ("#app-plea", "css"),
        ("[data-ad]", "css"),
        ("div.promo", "css"),
        ("div#app > p", "css"),
        ("p[class]", "css"),
        ("li:first-child", "css"),
        ("css:aside", "css"),
        ("xpath: id('app')", "xpath"),
        ("phrase:.com deals", "phrase"),
        ("Get the Gazette app", "phrase"),
        ("#1 in the valley", "phrase"),
        ("... read on", "phrase"),
        ("Note: this is an archive", "phrase"),
        ("He said: no", "phrase"),
        ("e-mail us at 4 p.m.", "phrase"),
        ("(c) The Gazette", "phrase"),
        ("24/7 news", "phrase"),
    ],
)
def test_rules_are_told_apart(rule: str, kind: str) -> None:
    assert kind_and_text(rule)[0] == kind


@pytest.mark.parametrize("rule", ["aside", "p", "footer"])
def test_the_bare_name_of_a_tag_is_refused(rule: str) -> None:
    with pytest.raises(NewscleanError, match=f"write css:{rule} or phrase:{rule}"):
        kind_and_text(rule)


@pytest.mark.parametrize("rule", ["", "  ", "css:", "phrase: "])
def test_a_blank_rule_is_refused(rule: str) -> None:
    with pytest.raises(NewscleanError, match="must not be blank"):
        kind_and_text(rule)


def test_a_missing_cssselect_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cssselect", None)
    compile_selector.cache_clear()
    with pytest.raises(MissingExtraError, match=r"cssselect .* 'newsclean\[sites\]'"):
        SiteRules.from_toml(TOML)


# --- TOML ---


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("[host", "not valid TOML"),
        ("[hosts.x]", r"rules are tables \[host"),
        ("host = 1", r"rules are tables \[host"),
        (
            '[host."vell.example"]\nstrip = "//p"',
            "host 'vell.example': unknown key 'strip'; known: remove, title",
        ),
        ('[host."vell.example"]\nremove = 1', "remove must be a string or a list"),
        (
            '[host."vell.example"]\nremove = ["//p[", "x"]',
            r"host 'vell.example': remove '//p\[': not a valid XPath",
        ),
        ('[host."vell.example"]\nremove = "//p[has(x)]"', r"no function has\(\)"),
        ('[host."vell.example"]\nremove = "//p[x:y]"', "unknown prefix 'x'"),
        ('[host."vell.example"]\nremove = "css:p..x"', "not a valid CSS selector"),
        ('[host."vell.example"]\nremove = "css:p >"', "not a valid CSS selector"),
        ('[host."vell.example"]\nremove = "phrase:***"', None),
        ('[host."vell.example"]\ntitle = "The headline"', "title 'The headline': must be a selector"),
        ('[host."https://vell.example/"]\nremove = "//p"', "must be a table of one host"),
        ('[host."*"]\nremove = "//p"', "must be a table of one host"),
    ],
)
def test_wrong_toml_says_what_is_wrong(toml: str, message: str | None) -> None:
    if message is None:
        assert SiteRules.from_toml(toml).hosts[0].phrases == ("***",)
        return
    with pytest.raises(NewscleanError, match=message):
        SiteRules.from_toml(toml)


@pytest.mark.parametrize(
    "path",
    [
        "//p[re:test(., 'more', 'i')]",
        "//p[contains(., 'see: here(now)')]/following-sibling::*[not(self::h2)]",
        "//div[@id='a']//text()[normalize-space()]/parent::p",
        "//h2[count(preceding::p) > 3 and (position() = last() or @class)]",
        "//footer/self::footer | //footer/following-sibling::*",
    ],
)
def test_paths_in_common_use_are_taken(path: str) -> None:
    assert compile_selector("xpath", path).path == path


def test_an_error_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_text('[host."vell.example"]\nremove = "//p["')
    with pytest.raises(NewscleanError, match=r"rules\.toml: host 'vell\.example': remove '//p\['"):
        SiteRules.read(tmp_path / "rules.toml")
    with pytest.raises(NewscleanError, match=r"rules are \.toml or \.txt files"):
        SiteRules.read(tmp_path / "rules.json")
    with pytest.raises(FileNotFoundError):
        SiteRules.read(tmp_path / "none.toml")


# --- hosts ---


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://vell.example/1", "vell.example"),
        ("https://www.vell.example/1", "vell.example"),
        ("https://sport.vell.example/1", "vell.example"),
        ("https://news.vell.example/1", "news.vell.example"),
        ("https://m.news.vell.example/1", "news.vell.example"),
        ("https://othervell.example/1", None),
        ("https://example/1", None),
        (None, None),
        ("no address", None),
    ],
)
def test_the_nearest_host_counts(url: str | None, host: str | None) -> None:
    rules = SiteRules.from_toml(TOML).of(url)
    assert (rules and rules.host) == host


def test_of_two_files_the_later_counts(tmp_path: Path) -> None:
    (tmp_path / "vell.example.txt").write_text("strip: //footer\n")
    (tmp_path / "rules.toml").write_text(TOML)
    both = SiteRules.read(tmp_path, tmp_path / "rules.toml")
    assert [rules.host for rules in both] == ["news.vell.example", "vell.example"]
    assert both == SiteRules.from_toml(TOML)


def test_rules_can_be_pickled() -> None:
    rules = SiteRules.from_toml(TOML)
    again = pickle.loads(pickle.dumps(rules))
    assert again == rules
    assert again.of("https://vell.example/") == rules.of("https://vell.example/")


# --- the format of ftr-site-config ---

FTR = """\
# an invented site
title: //h1
body: //div[@id = 'story'] | //div[@class='more']
author: //span[@class='author']
date: //time/@datetime

strip: //div[contains(@class, 'promo') and not(@id)]
strip_id_or_class: 'newsletter'
strip_image_src: /pixel.gif
http_header(user-agent): Mozilla/5.0
find_string: <br><br>
replace_string: </p><p>
replace_string(<noscript>): <div>
single_page_link: //a[@class='all']/@href
prune: no
if_page_contains: //x
bdy: //p
test_url: https://vell.example/1
a line of its own
"""


def test_directives_are_read_and_others_collected() -> None:
    rules = parse_ftr(FTR, "vell.example")
    assert [rule.text for rule in rules.remove] == [
        "//div[contains(@class, 'promo') and not(@id)]",
        "//*[contains(@class, 'newsletter') or contains(@id, 'newsletter')]",
    ]
    assert [len(part) for part in (rules.title, rules.body, rules.author, rules.date)] == [1, 1, 1, 1]
    assert len(rules.ignored) == 11
    assert {"bdy: //p", "prune: no", "a line of its own"} <= set(rules.ignored)


def test_an_invalid_xpath_is_an_error_or_is_collected() -> None:
    with pytest.raises(
        NewscleanError, match=r"rules\.txt: host 'vell\.example': remove '//p\[1': not a valid XPath"
    ):
        parse_ftr("strip: //p[1", "vell.example", "rules.txt")
    rules = parse_ftr("strip: //p[1\nstrip: //p[2]", "vell.example", strict=False)
    assert rules.ignored == ("strip: //p[1",)
    assert len(rules.remove) == 1


def test_files_are_named_after_their_hosts(tmp_path: Path) -> None:
    (tmp_path / "vell.example.txt").write_text("strip: //a", "utf-8")
    (tmp_path / ".vell.example.txt").write_bytes(b"\xef\xbb\xbfstrip: //b\r\n")
    (tmp_path / "README.md").write_text("nothing")
    rules = SiteRules.read(tmp_path)
    found = {
        host: rules.of(f"https://{host}/")
        for host in ("www.vell.example", "sport.vell.example", "orrin.example")
    }
    assert [each and each.remove[0].text for each in found.values()] == ["//a", "//b", None]


# --- rules from others ---

DIGITS = "9" * 5000
HOSTILE_RULES = {
    "NUL in XPath": "\"xpath://p[.='\\u0000']\"",
    "a control character in XPath": '"xpath://p[\\u0001]"',
    "NUL in CSS": '"css:p\\u0000"',
    "a control character in CSS": '"css:[a=\\"\\u0001\\"]"',
    "CSS of a megabyte": f'"css:{"p " * 500_000}"',
    "CSS that is nested": f'"css:{":not(" * 3000}"',
    "CSS of many": f'"css:{"p " * 4_900}p"',
    "a huge number in CSS": f'"css:p:nth-child({DIGITS})"',
    "huge numbers in CSS": f'"css:p:nth-child({DIGITS}n+{DIGITS})"',
    "XPath of brackets": f'"xpath:{"(" * 9_000}"',
    "XPath of calls": f'"xpath://p[{"not(" * 1_000}{")" * 1_000}]"',
    "XPath of a megabyte": f'"xpath:{"//p|" * 250_000}//p"',
    "a huge number": DIGITS,
    "lists in lists": "[" * 100_000,
    "a pattern that does not compile": "\"xpath://p[re:test(@class, '(')]\"",
    "a pattern with a huge count": f"\"xpath://p[re:test(@class, 'a{{{DIGITS[:1900]}}}')]\"",
    "a pattern with a large count": "\"xpath://p[re:test(@class, 'a{99999999}')]\"",
    "a pattern with counts in counts": "\"xpath://p[re:test(@class, '(?:(?:a{9,}b){999}){999}')]\"",
    "a pattern that calls itself": "\"xpath://p[re:test(@class, '(?R)b+a')]\"",
    "a pattern that calls a group": "\"xpath://p[re:test(@class, '(?P<n>a(?&n)?b)')]\"",
    "a pattern of the page": '"xpath://p[re:test(@class, @id)]"',
    "a pattern that is put together": "\"xpath://p[re:test(., concat('(', 'a'))]\"",
    "no pattern": '"xpath://p[re:test(@class)]"',
    "an argument too many": "\"xpath://p[re:test(@class, '^b$', 'i', 'i')]\"",
    "two arguments too many": "\"xpath://p[re:replace(@class, '^b$', 'g', 'x', 'y') = 'x']\"",
    "a pattern that is too long": f"\"xpath://p[re:test(@class, '{'a' * 3_000}')]\"",
}


@pytest.mark.parametrize("rule", HOSTILE_RULES.values(), ids=HOSTILE_RULES)
def test_a_hostile_rule_is_refused_as_it_is_loaded(rule: str) -> None:
    with pytest.raises(NewscleanError, match=r"^<toml>: "):
        SiteRules.from_toml(f'[host."vell.example"]\nremove = {rule}')


@pytest.mark.parametrize("line", ["strip: //p[.='\0']", "strip_id_or_class: \0", "title: " + "not(" * 3000])
def test_a_hostile_line_of_a_site_file_is_refused_or_ignored(tmp_path: Path, line: str) -> None:
    path = tmp_path / "vell.example.txt"
    path.write_text(line)
    with pytest.raises(NewscleanError):
        SiteRules.read(path)
    assert SiteRules.read(path, strict=False).hosts[0].ignored == (line,)


EVIL = "^(a|aa)+$"


@pytest.mark.parametrize(
    "call", ["re:test({0}, '{1}')", "re:match({0}, '{1}')", "re:replace({0}, '{1}', 'g', 'x') = 'b'"]
)
def test_a_regular_expression_runs_under_a_limit(call: str) -> None:
    page = f"<h1>Rain in Vell</h1><p class='{'a' * 60}!'>Rain fell on the town of Vell on Friday, the mayor said.</p>"
    rules = SiteRules.from_toml(f'[host."vell.example"]\nremove = "xpath://p[{call.format("@class", EVIL)}]"')
    began = time.monotonic()
    with pytest.warns(RuntimeWarning, match="took longer than 0.5 s"):
        article = clean(page, url="https://vell.example/1", rules=rules)
    assert time.monotonic() - began < 20
    assert not [each for each in article.removed if each.filter == "site_rules"]


@pytest.mark.parametrize(
    "call",
    [
        "re:test(., 'Rain', 1)",
        "re:match(., 'Rain', true())",
        "re:replace(., 'Rain', 'g', 2) = '2 fell on the town.'",
    ],
)
def test_arguments_that_are_no_strings_count_as_xpath_writes_them(call: str) -> None:
    page = "<h1>Rain in Vell</h1><p>Rain fell on the town.</p><p>The mayor said so on Friday.</p>"
    rules = SiteRules.from_toml(f'[host."vell.example"]\nremove = "xpath://p[{call}]"')
    article = clean(page, url="https://vell.example/1", rules=rules)
    assert [each.text for each in article.removed if each.filter == "site_rules"] == [
        "Rain fell on the town."
    ]


def test_regular_expressions_find_what_they_should() -> None:
    page = "<h1>Rain</h1><p class=ad-1>One.</p><p class=AD-2>Two.</p><p class=add>Three <b>3</b> times.</p>"
    for call, gone in (
        ("re:test(@class, '^ad-[0-9]$')", ["One."]),
        ("re:test(@class, '^ad-[0-9]$', 'i')", ["One.", "Two."]),
        ("re:match(@class, 'd-(1)')[2] = '1'", ["One."]),
        ("count(re:match(., 'e', 'g')) = 3", ["Three 3 times."]),
        ("re:replace(@class, 'd', 'g', '') = 'a'", ["Three 3 times."]),
        ("re:replace(@class, 'd', '', '') = 'ad'", ["Three 3 times."]),
        ("re:test(@title, 'x')", []),
        ("re:test(@class, '^[a-z]{2}-[0-9]{1}$') or re:test(., '^T.{12,14}$')", ["One.", "Three 3 times."]),
    ):
        rules = SiteRules.from_toml(f'[host."vell.example"]\nremove = "xpath://p[{call}]"')
        article = clean(page, kind="html", url="https://vell.example/1", rules=rules)
        assert [each.text for each in article.removed if each.filter == "site_rules"] == gone


@pytest.mark.parametrize(
    "data", [DIGITS, "[" * 100_000, f'{{"newsclean_site_profile": {DIGITS}}}', "\x00", "{}"]
)
def test_a_hostile_profile_is_refused(tmp_path: Path, data: str) -> None:
    path = tmp_path / "site.json"
    path.write_text(data)
    with pytest.raises(SchemaError, match="not a site profile"):
        SiteProfile.read(path)


@pytest.mark.parametrize("place", [2, "rank"])
def test_a_profile_with_a_huge_number_is_refused(place: Any) -> None:
    page = "Rain in Vell\n\nIt rained in Vell on Friday, and nobody was surprised, the mayor said."
    data = SiteProfile.learn([page]).to_dict()
    if place == "rank":
        data["lines"][0][4][0][4] = 10**400
    else:
        data["lines"][0][place] = 10**400
    with pytest.raises(SchemaError, match="out of range"):
        SiteProfile.from_dict(data)


def test_front_matter_of_lists_in_lists_is_refused() -> None:
    with pytest.raises(SchemaError, match="not a JSON value"):
        Article.from_markdown("---\na: " + "[" * 100_000 + "\n---\n\nx")
