"""The view in a real browser: marks can be seen, switches switch, and a hostile page stays inert."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from export_samples import FULL, HOSTILE

from newsclean import Article, Removal, Span
from newsclean.export.comparison import Comparison
from newsclean.export.newsarticle import newsarticle_script
from newsclean.export.page_table import PageTable, ShownPage
from newsclean.export.view import article_view, report

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium is installed")

ATTACKER = "<script>document.documentElement.setAttribute('owned','3')</script><style>*{display:none}</style>"

LIGHT = "--blink-settings=preferredColorScheme=1"
DARK = "--blink-settings=preferredColorScheme=0"
LOOK = """
const seen = element => element.checkVisibility() && element.offsetHeight > 0;
const style = (selector, name) => getComputedStyle(document.querySelector(selector)).getPropertyValue(name);
"""


def browse(page: str, folder: Path, *options: str) -> str:
    """Return the document that the browser has after it loaded a page; scripts in it have run."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'profile'}",
        *options,
    ]
    command = [str(BROWSER), *arguments, "--dump-dom", file.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8", "replace")


def measure(views: list[str], script: str, folder: Path, *options: str) -> dict[str, Any]:
    """Return what a script of the test finds out about views that stand on one page."""
    page = f"<!doctype html><meta charset=utf-8><body style='background:#fff'>{''.join(views)}"
    page += f"<pre id=found></pre><script>const found = {{}};{LOOK}{script}\n"
    page += "document.getElementById('found').textContent = JSON.stringify(found)</script>"
    shown = re.search(r'<pre id="found">(.*?)</pre>', browse(page, folder, *options), re.DOTALL)
    assert shown, "the script of the test did not run"
    found: dict[str, Any] = json.loads(html.unescape(shown[1]))
    return found


def test_marks_are_visible_and_folded(tmp_path: Path) -> None:
    found = measure(
        [article_view(FULL)],
        """
        const runs = [...document.querySelectorAll('.nc-run')], rows = [...document.querySelectorAll('.nc-run .nc-r')];
        found.run = [seen(runs[0]), ...rows.map(row => seen(row.querySelector('q')))];
        runs.forEach(run => run.open = true);
        found.open = rows.map(row => [seen(row.querySelector('q')), seen(row.querySelector('p'))]);
        found.mark = style('.nc-r', 'background-color');
        found.edge = style('.nc-r', 'border-left-color');
        found.text = style('.nc-p', 'color');
        found.rtl = [...document.querySelectorAll('.nc-p:dir(rtl)')].map(row => row.textContent.slice(0, 4));
        """,
        tmp_path,
        LIGHT,
    )
    assert found["run"] == [True, *[False] * (len(found["run"]) - 1)]
    assert found["open"] == [[True, False]] * len(found["open"])
    assert found["rtl"] == ["أعلن"]
    assert found["mark"] not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)", found["edge"])
    assert sum(map(int, re.findall(r"\d+", found["text"])[:3])) < 200


def test_each_removed_line_can_be_opened(tmp_path: Path) -> None:
    names = ("byline", "tags", "byline")
    removed = tuple(Removal(f"Line {at}", name, name, "why", Span(at, at)) for at, name in enumerate(names))
    found = measure(
        [article_view(Article(removed=removed))],
        """
        const rows = [...document.querySelectorAll('.nc-r')];
        found.before = rows.map(row => [seen(row.querySelector('q')), seen(row.querySelector('p'))]);
        rows[1].querySelector('summary').click();
        found.after = rows.map(row => seen(row.querySelector('p')));
        """,
        tmp_path,
    )
    assert found["before"] == [[True, False]] * 3
    assert found["after"] == [False, True, False]


def test_switches_hide_what_a_filter_took_in_their_own_output_alone(tmp_path: Path) -> None:
    def article(*takers: str) -> Article:
        return Article(
            removed=tuple(
                Removal("Menu", taker, taker, "", Span(at * 9, at * 9 + 1)) for at, taker in enumerate(takers)
            )
        )

    views = [article_view(article("byline", "tags")), article_view(article("tags", *["byline", "share"] * 3))]
    found = measure(
        views,
        """
        const [one, two] = document.querySelectorAll('.newsclean-view');
        const rows = view => [...view.querySelectorAll('.nc-r, .nc-run')].filter(seen).length;
        found.all = [rows(one), rows(two)];
        one.querySelector('.nc-k0').click();
        found.first = [rows(one), rows(two)];
        two.querySelector('.nc-run').open = true;
        found.open = rows(two);
        two.querySelector('.nc-k0').click();
        found.byline = rows(two);
        two.querySelector('.nc-k1').click(); two.querySelector('.nc-k2').click();
        found.none = rows(two);
        one.querySelector('.nc-k0').click(); one.querySelector('.nc-all').click();
        found.nothing = rows(one);
        """,
        tmp_path,
    )
    assert found == {"all": [2, 1], "first": [1, 1], "open": 8, "byline": 5, "none": 0, "nothing": 0}


CONTRAST = """
const channels = colour => {
  const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
  canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = colour => channels(colour).map(part => part / 255)
  .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
  .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
const behind = element => {
  for (let at = element; at; at = at.parentElement) {
    const colour = getComputedStyle(at).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)' && colour !== 'transparent') return colour;
  }
  return 'white';
};
const contrast = element => {
  const both = [light(getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
  return (both[0] + .05) / (both[1] + .05);
};
document.querySelectorAll('details').forEach(each => each.open = true);
const texts = [...document.querySelectorAll('.newsclean-view *')].filter(element => seen(element)
  && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
found.texts = texts.length;
found.faint = texts.filter(element => contrast(element) < 4.5)
  .map(element => [element.tagName, element.className, contrast(element).toFixed(2)].join(' '));
"""


def labelled(*names: str) -> Article:
    removed = [
        Removal("Line", name, name, "why", Span(2000 + at, 2000 + at)) for at, name in enumerate(names)
    ]
    return Article(FULL.title, FULL.dateline, FULL.body, tuple(removed), FULL.meta)


@pytest.mark.parametrize(("option", "ground"), [(LIGHT, "#fff"), (DARK, "#15181c")], ids=["light", "dark"])
def test_all_text_has_the_contrast_of_aa(option: str, ground: str, tmp_path: Path) -> None:
    many = labelled(*(f"filter{at}" for at in range(24)))
    pair = Comparison(("one", "two"), (FULL, FULL.restore(FULL.removed[0])))
    table = PageTable((ShownPage("1", FULL), ShownPage("2", error="not a page")))
    parts = [article_view(many), *(part._repr_html_() for part in (pair, table, FULL.meta, FULL.removed))]
    found = measure(parts, f"document.body.style.background = '{ground}';{CONTRAST}", tmp_path, option)
    assert found["texts"] > 100
    assert found["faint"] == []


def test_narrow_window_needs_no_sideways_scrolling(tmp_path: Path) -> None:
    page = (
        f"<div style='width:340px'>{article_view(labelled('byline', 'tags', *['share_widget'] * 40))}</div>"
    )
    found = measure(
        [page],
        """
        const view = document.querySelector('.newsclean-view');
        found.over = view.scrollWidth - view.clientWidth;
        """,
        tmp_path,
        "--window-size=500,800",
    )
    assert found["over"] <= 0


def test_keyboard_reaches_every_switch_and_line(tmp_path: Path) -> None:
    found = measure(
        [article_view(labelled("byline", "tags", "tags"))],
        """
        const stops = [...document.querySelectorAll('.newsclean-view :is(input, summary)')].filter(seen);
        found.stops = stops.map(stop => { stop.focus(); return document.activeElement === stop; });
        found.names = [...document.querySelectorAll('input')].map(input => input.labels[0].textContent.trim());
        found.roles = [...document.querySelectorAll('[role]')].map(each => each.getAttribute('role'));
        found.said = [...document.querySelectorAll('.nc-r summary')].map(each => each.textContent.slice(0, 15));
        """,
        tmp_path,
    )
    assert found["stops"] == [True] * len(found["stops"])
    assert found["names"] == ["all removed 3", "tags 2", "byline 1"]
    assert found["roles"] == ["region", "group"]
    assert all(said.startswith("removed: ") for said in found["said"])


def brightness(colour: str) -> int:
    return sum(int(float(part)) for part in re.findall(r"[\d.]+", colour)[:3])


@pytest.mark.parametrize(("option", "dark"), [(LIGHT, False), (DARK, True)], ids=["light", "dark"])
def test_theme_is_the_one_of_the_host_or_else_of_the_system(option: str, dark: bool, tmp_path: Path) -> None:
    hosts = {
        "": dark,
        "data-jp-theme-light=true": False,
        "data-jp-theme-light=false": True,
        "class=vscode-light": False,
        "class=vscode-dark": True,
    }
    found = measure(
        [f"<div {host}>{article_view(FULL)}</div>" for host in hosts],
        """
        const colours = (selector, name) =>
          [...document.querySelectorAll('.newsclean-view')].map(
            view => getComputedStyle(view.querySelector(selector)).getPropertyValue(name));
        found.text = colours('.nc-p', 'color'); found.mark = colours('.nc-r', 'background-color');
        """,
        tmp_path,
        option,
    )
    assert [brightness(colour) > 500 for colour in found["text"]] == list(hosts.values())
    assert [brightness(colour) < 300 for colour in found["mark"]] == list(hosts.values())


def test_hostile_page_stays_inert(tmp_path: Path) -> None:
    """Nothing of the page runs, loads or styles; escaping alone does it, without the policy of a report."""
    other = HOSTILE.restore(HOSTILE.removed[0])
    views = [
        article_view(HOSTILE),
        Comparison((ATTACKER, "newsclean"), (HOSTILE, other))._repr_html_(),
        PageTable((ShownPage(ATTACKER, HOSTILE), ShownPage("2", error=ATTACKER)))._repr_html_(),
        HOSTILE.to_html(fragment=True),
        newsarticle_script(HOSTILE),
    ]
    found = measure(
        views,
        """
        document.querySelectorAll('details').forEach(row => row.open = true);
        document.querySelectorAll('*').forEach(element => {
          element.dispatchEvent(new Event('mouseover')); element.dispatchEvent(new Event('focus'));
        });
        found.ran = [window.owned ?? null, document.documentElement.getAttribute('owned'), document.title];
        found.views = document.querySelectorAll('.newsclean-view').length;
        found.elements = document.querySelectorAll(':is(img,a,iframe,link,style ~ style,.newsclean-view script)').length;
        found.scripts = document.scripts.length;
        found.rows = [...document.querySelectorAll('.newsclean-view :is(.nc-p,.nc-r,.nc-cell,.nc-cols)')].every(seen);
        """,
        tmp_path,
    )
    assert found == {"ran": [None, None, ""], "views": 3, "elements": 0, "scripts": 2, "rows": True}


def test_hostile_report_keeps_its_title_and_shows_the_attack_as_text(tmp_path: Path) -> None:
    shown = browse(report(HOSTILE), tmp_path)
    assert "owned=" not in shown.partition("<body")[0].partition("<html")[2].partition(">")[0]
    assert "&lt;script&gt;document.documentElement" in shown
    assert shown.count("<script") == 0


def test_style_of_the_page_around_does_not_break_the_view(tmp_path: Path) -> None:
    """Notebooks style bare tags; the view's own rules are stronger than those."""
    notebook = "<style>.host p{margin:40px} .host h3{font-size:9px} .host summary{display:list-item}</style>"
    found = measure(
        [f"{notebook}<div class=host>{article_view(FULL)}</div>"],
        "found.margin = style('.nc-p', 'margin-top'); found.size = style('.nc-t', 'font-size');",
        tmp_path,
    )
    assert found == {"margin": "0px", "size": "23px"}
