"""The settings NEWSCLEAN_*: what each may be, and that a wrong one is named with what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean import DEFAULT, NewscleanError, SiteProfile, SiteRules, UnknownNameError
from newsclean.cleaner import Cleaner
from newsclean.integrations.item_parts import PARTS
from newsclean.integrations.scrapy_settings import CleanSettings
from newsclean.integrations.setting_values import ON_ERROR
from newsclean.model import Article
from newsclean.sites.profiles import profiles_of

PIPELINE = DEFAULT.without("image_caption")
RULES = '[host."vell.example"]\nremove = "the letter of the harbour"\n'
NOTE = "The Harbour Post is owned by its readers and prints no paid stories."
PAGES = [
    f"The {what} closes for the winter\n\nThe {what} in Vell will be closed for most of the winter, its owners said on "
    f"Friday.\n\nNobody knows who is to pay for the new {what}, and the {what} committee has not met.\n\n{NOTE}"
    for what in ("bakery", "museum", "tram", "old school")
]


def read(**settings: Any) -> CleanSettings:
    return CleanSettings.read({f"NEWSCLEAN_{name}": value for name, value in settings.items()})


def test_without_settings_everything_is_as_in_clean() -> None:
    settings = CleanSettings.read({"BOT_NAME": "gazette"})
    assert settings == CleanSettings()
    assert settings.cleaner.pipeline == DEFAULT
    assert dict(settings.output) == {name: name for name in ("title", "dateline", "body", "removed")}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("title,body", (("title", "title"), ("body", "body"))),
        (["title", "body"], (("title", "title"), ("body", "body"))),
        ({"body": "content", "place": "where"}, (("body", "content"), ("place", "where"))),
        ('{"body": "content"}', (("body", "content"),)),
    ],
)
def test_output_is_a_list_or_a_mapping_and_its_fields_are_required(said: Any, expected: Any) -> None:
    settings = read(OUTPUT=said)
    assert settings.output == expected
    assert settings.required == {name for _, name in expected}


@pytest.mark.parametrize(
    ("given", "fields", "required"),
    [
        ({"LEDGER": False}, ["title", "dateline", "body"], set()),
        ({"LEDGER": "1"}, ["title", "dateline", "body", "removed"], {"removed"}),
        ({"LEDGER": True, "OUTPUT": "body"}, ["body", "removed"], {"body", "removed"}),
        ({"LEDGER": "off", "OUTPUT": {"removed": "gone", "body": "body"}}, ["body"], {"body"}),
        ({"OUTPUT": {"removed": "gone"}}, ["gone"], {"gone"}),
    ],
)
def test_ledger_is_added_or_left_out(given: dict[str, Any], fields: list[str], required: set[str]) -> None:
    settings = read(**given)
    assert [name for _, name in settings.output] == fields
    assert settings.required == required


def test_pipeline_is_an_object_or_named_and_filters_are_left_out_of_it() -> None:
    assert read(PIPELINE=PIPELINE).cleaner.pipeline == PIPELINE
    assert read(PIPELINE=f"{__name__}:PIPELINE").cleaner.pipeline == PIPELINE
    both = read(PIPELINE=f"{__name__}:PIPELINE", WITHOUT="byline , residue").cleaner.pipeline
    assert both == DEFAULT.without("image_caption", "byline", "residue")


def test_none_is_no_field_for_fields_and_the_default_elsewhere() -> None:
    settings = read(TEXT_FIELD=None, ERROR_FIELD="", PIPELINE=None, LEDGER=None, MAX_BYTES=None)
    assert (settings.text_field, settings.error_field) == (None, None)
    assert settings == CleanSettings(text_field=None, error_field=None)


def test_command_line_gives_numbers_and_flags_as_str() -> None:
    assert read(MAX_BYTES="5000", KEEP_PAGE="False") == CleanSettings(
        cleaner=Cleaner(max_chars=5000), keep_page=False
    )


def test_rules_are_read_from_files(tmp_path: Path) -> None:
    file = tmp_path / "rules.toml"
    file.write_text(RULES)
    expected = SiteRules.from_toml(RULES)
    for said in (str(file), [file], expected):
        assert read(RULES=said).cleaner.rules == expected


def test_site_profiles_are_found_by_host(tmp_path: Path) -> None:
    profile = SiteProfile.learn(PAGES)
    profile.write(tmp_path / "www.vell.example.json")
    for said in (
        tmp_path,
        {"vell.example": profile},
        {"VELL.example": str(tmp_path / "www.vell.example.json")},
    ):
        sites = profiles_of(read(SITES=said).cleaner.sites)
        assert list(sites.of("https://sport.vell.example/1") or ()) == list(profile)
        assert sites.of("https://olding.example/1") is None
        assert sites.of(None) is None
    sites = profiles_of(read(SITES=tmp_path / "www.vell.example.json").cleaner.sites)
    assert list(sites.of(None) or ()) == list(profile)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"WITHOUTS": "byline"}, "unknown setting 'NEWSCLEAN_WITHOUTS'; known: NEWSCLEAN_HTML_FIELD, "),
        ({"HTML_FIELD": 3}, "NEWSCLEAN_HTML_FIELD: must be the name of a field, or None"),
        ({"OUTPUT": "title,boddy"}, "NEWSCLEAN_OUTPUT: unknown part 'boddy'; known: title, titles, "),
        ({"OUTPUT": []}, "NEWSCLEAN_OUTPUT: must name one part at least; known: title, "),
        ({"OUTPUT": {"body": 3}}, "NEWSCLEAN_OUTPUT: the field for 'body' must be a name, not 3"),
        ({"OUTPUT": '{"body": '}, "NEWSCLEAN_OUTPUT: .* is not valid JSON"),
        ({"OUTPUT": 3}, "NEWSCLEAN_OUTPUT: must be a list of names"),
        ({"LEDGER": "maybe"}, "NEWSCLEAN_LEDGER: must be True or False, not 'maybe'"),
        (
            {"PIPELINE": "no_such_module:pipeline"},
            "NEWSCLEAN_PIPELINE: cannot load 'no_such_module:pipeline'",
        ),
        ({"PIPELINE": f"{__name__}:NO_SUCH"}, "NEWSCLEAN_PIPELINE: cannot load .*NO_SUCH"),
        ({"PIPELINE": "gazette.pipeline"}, "NEWSCLEAN_PIPELINE: must be named as 'module:object'"),
        ({"PIPELINE": f"{__name__}:RULES"}, "NEWSCLEAN_PIPELINE: must be a newsclean.Pipeline"),
        ({"WITHOUT": ["bylines"]}, "NEWSCLEAN_WITHOUT: unknown filter 'bylines'; known: .*byline"),
        ({"LANGUAGE": 3}, "NEWSCLEAN_LANGUAGE: must be a two-letter code"),
        ({"LANGUAGE": "english"}, "NEWSCLEAN_LANGUAGE: unknown language 'english'; known: ar, "),
        ({"RULES": "no/such/rules.toml"}, r"NEWSCLEAN_RULES: .*no/such/rules\.toml"),
        ({"RULES": 3}, "NEWSCLEAN_RULES: must be newsclean.SiteRules, a path"),
        ({"SITES": "no/such/site.json"}, r"NEWSCLEAN_SITES: no/such/site\.json: No such file"),
        ({"SITES": {"vell.example": 3}}, "NEWSCLEAN_SITES: must be newsclean.SiteProfile or the path of one"),
        ({"SITES": {"": SiteProfile()}}, "NEWSCLEAN_SITES: '' is not a host"),
        ({"ON_ERROR": "ignore"}, "NEWSCLEAN_ON_ERROR: unknown policy 'ignore'; known: keep, drop, raise"),
        ({"KEEP_PAGE": 2}, "NEWSCLEAN_KEEP_PAGE: must be True or False, not 2"),
        ({"MAX_BYTES": 0}, "NEWSCLEAN_MAX_BYTES: must be a whole number of bytes from 1, not 0"),
        ({"MAX_BYTES": "20 MB"}, "NEWSCLEAN_MAX_BYTES: must be a whole number"),
    ],
)
def test_wrong_setting_is_named_with_what_would_be_right(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(NewscleanError, match=said):
        read(**wrong)


def test_folder_without_profiles_and_broken_rules_are_named(tmp_path: Path) -> None:
    with pytest.raises(NewscleanError, match=r"NEWSCLEAN_SITES: there is no <host>\.json in the folder"):
        read(SITES=tmp_path)
    (tmp_path / "rules.toml").write_text('[host."vell.example"]\nremove = "//p[has(x)]"')
    with pytest.raises(NewscleanError, match=r"NEWSCLEAN_RULES: .*has no function has\(\)"):
        read(RULES=tmp_path / "rules.toml")


def test_every_part_of_a_full_and_of_an_empty_article_is_plain() -> None:
    page = (
        "<html lang=en><head><title>Harbour bridge closed until spring</title><meta name=author content='Ada Marsh'>"
        "</head><body><h1>Harbour bridge closed until spring</h1><p>NAIROBI, June 8, 2023 (AFP) - The bridge over the "
        "harbour was closed on Friday, the town said, and it will stay closed until the spring of next year.</p>"
        "<p>Until then a ferry carries people on foot, and cars have to go round by Olding.</p></body></html>"
    )
    article = newsclean.clean(page)
    full = {name: part(article) for name, part in PARTS.items()}
    assert (full["dateline"], full["place"], full["places"]) == (
        "NAIROBI, June 8, 2023 (AFP) -",
        "Nairobi",
        ["Nairobi"],
    )
    assert (full["date"], full["agency"], full["authors"]) == ("2023-06-08", "AFP", ["Ada Marsh"])
    assert full["body"] == "\n\n".join(full["paragraphs"])
    assert full["article"] == article.to_dict()
    assert full["removed"] == article.to_dict()["removed"]
    assert full["markdown"].startswith("# Harbour bridge closed until spring")
    assert full["clean_html"].startswith("<article>")
    empty = {name: part(Article()) for name, part in PARTS.items()}
    assert (empty["title"], empty["dateline"], empty["places"], empty["body"]) == (None, None, None, "")


def test_how_to_lists_every_setting_and_every_part() -> None:
    how_to = (Path(__file__).parents[2] / "docs" / "how-to" / "scrapy.md").read_text("utf-8")
    with pytest.raises(UnknownNameError) as error:
        read(NO_SUCH=1)
    missing = [
        name for name in (*error.value.known, *PARTS, *ON_ERROR) if f"`{name}`" not in how_to.replace('"', "")
    ]
    assert missing == []
