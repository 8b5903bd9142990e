"""Take the pictures of the README and the docs: newsclean's views in a headless Chromium."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import newsclean
from newsclean.export.view import article_view

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "_static"
WIDTH = 920
"""CSS pixels; a README on the web is about as wide."""
SCALE = 1.25
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
STYLE = "html{background:#fff}body{margin:0;padding:18px 22px;display:flow-root}"


def main() -> int:
    """Write all pictures; return the exit code: 1 where no browser is installed."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("no chromium is installed", file=sys.stderr)
        return 1
    PICTURES.mkdir(exist_ok=True)
    for name, page in pages().items():
        picture = PICTURES / f"{name}.png"
        with tempfile.TemporaryDirectory() as folder:
            take(browser, page, picture, Path(folder))
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size:,} bytes")
    return 0


def pages() -> dict[str, str]:
    """Return the page of each picture: an article of a fixture with a line opened, and two ways side by side."""
    text = (ROOT / "fixtures" / "text" / "go-afp-own-line" / "input.txt").read_text("utf-8")
    article = newsclean.clean(text)
    html = (ROOT / "fixtures" / "html" / "part-promos-between-paragraphs" / "input.html").read_bytes()
    found = newsclean.compare(html)
    opened = "for (const run of document.querySelectorAll('.nc-run')) run.open = true;"
    line = "document.querySelectorAll('.nc-r')[0].open = true;"
    return {
        "article": _page(article_view(article), opened + line),
        "compare": _page(found._repr_html_(), ""),
    }


def _page(view: str, script: str) -> str:
    size = "document.title = document.body.offsetHeight"
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><body>{view}<script>{script}{size}</script>"


def take(browser: str, page: str, picture: Path, folder: Path) -> None:
    """Take a picture of a whole page, as high as it is. Raises CalledProcessError where the browser fails."""
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    start = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        "--blink-settings=preferredColorScheme=1",
        f"--user-data-dir={folder / 'profile'}",
    ]
    shown = _run([*start, f"--window-size={WIDTH},600", "--dump-dom", file.as_uri()])
    height = re.search(r"<title>(\d+)", shown)
    if height is None:
        raise RuntimeError("the browser did not run the page")
    _run(
        [
            *start,
            f"--window-size={WIDTH},{height[1]}",
            f"--force-device-scale-factor={SCALE}",
            f"--screenshot={picture}",
            file.as_uri(),
        ]
    )


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, timeout=120, check=True)
    return done.stdout.decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())
