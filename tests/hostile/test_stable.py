"""Page after page, thread beside thread: nothing grows, nothing differs, nothing outside the call is touched."""

from __future__ import annotations

import gc
import hashlib
import json
import os
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

import pytest
from hostile_pages import CASES, PARAGRAPHS, SMALL, page
from lxml import etree, html

import newsclean

HERE = Path(__file__).parent
ROOT = Path(newsclean.__file__).parent.parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(HERE)])}
WORDS = " ".join(PARAGRAPHS).split()
MAX_GROWTH = 200
"""Bytes a page."""


def made_page(number: int) -> str:
    """Return one of endlessly many pages, every other one as text, no two with the same words."""
    random = Random(number)
    lines = [" ".join(random.choices(WORDS, k=random.randint(12, 40))) + f" {number}." for _ in range(6)]
    if number % 2:
        return "\n\n".join([f"The story of number {number}", *lines, "ADVERTISEMENT", "Leave a Reply"])
    return page(
        f"<div class='box{number} x{random.random()}'><p>Read more: {number}</p></div>",
        article="".join(f"<p>{line}</p>" for line in lines),
    )


def run(script: str, *, stdin: str = "", **environment: str) -> str:
    """Return what a script prints in a fresh interpreter, which must not write to stderr."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script],
        input=stdin,
        env={**ENVIRONMENT, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


def forget() -> None:
    """Empty the caches of pure functions: they are bounded, and full only after many pages."""
    for each in gc.get_objects():
        if type(each).__name__ == "_lru_cache_wrapper" and (each.__module__ or "").startswith("newsclean"):
            each.cache_clear()


def growth_a_page(pages: int) -> float:
    """Return how many bytes of Python's memory each further page keeps."""
    tracemalloc.start()
    try:
        for number in range(200):  # what is made once is made now
            newsclean.clean(made_page(number))
        forget()
        gc.collect()
        before = tracemalloc.get_traced_memory()[0]
        for number in range(pages):
            newsclean.clean(made_page(number))
        forget()
        gc.collect()
        return (tracemalloc.get_traced_memory()[0] - before) / pages
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_pages() -> None:
    """Twelve hundred pages; the soak run has a hundred thousand, and looks at the memory of the whole process."""
    assert growth_a_page(1_200) < MAX_GROWTH


def test_caches_are_bounded() -> None:
    """Or keep one entry a language, pack or table."""
    newsclean.clean(made_page(1))
    newsclean.clean(made_page(2))
    for each in gc.get_objects():
        if type(each).__name__ == "_lru_cache_wrapper" and (each.__module__ or "").startswith("newsclean"):
            info = each.cache_info()
            assert info.maxsize is not None or info.currsize <= 64, each


def test_eight_threads_give_what_one_gives() -> None:
    pages = [*(made_page(number) for number in range(60)), *(case.page() for case in SMALL if case.size == 1)]
    want = [newsclean.clean(source) for source in pages]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(newsclean.clean, pages * 3)) == want * 3


SEEDED = """
import hashlib, json, sys, newsclean
from hostile_pages import SMALL
pages = [(case.page(), case.charset) for case in SMALL]
order = int(sys.stdin.read())
found = {at: newsclean.Cleaner().clean(pages[at][0], charset=pages[at][1]).to_dict() for at in range(len(pages))[::order]}
print(hashlib.sha256(json.dumps([found[at] for at in sorted(found)]).encode()).hexdigest())
"""


def test_hash_seed_and_order_do_not_matter() -> None:
    found = {run(SEEDED, stdin=order, PYTHONHASHSEED=seed) for seed, order in (("0", "1"), ("4711", "-1"))}
    assert len(found) == 1


@pytest.mark.parametrize(
    "case", [case for case in SMALL if case.size == 1 and isinstance(case.page(), str)], ids=str
)
def test_the_tree_of_a_caller_is_left_as_it_was(case) -> None:
    source = newsclean.readers.decode.mend(case.page())
    tree = etree.ElementTree(html.document_fromstring(source.encode()))
    before = etree.tostring(tree), [id(element) for element in tree.iter()]
    kept = list(tree.iter())
    newsclean.clean(tree)
    newsclean.clean(tree.getroot())
    assert etree.tostring(tree) == before[0]
    assert list(tree.iter()) == kept


def test_part_of_a_tree_is_read_alone() -> None:
    tree = html.document_fromstring(page())
    (article,) = tree.iter("article")
    found = newsclean.clean(article)
    assert [text for text in PARAGRAPHS if text not in str(found.body)] == []
    assert "Home" not in str(found.removed)


AUDITED = """
import sys, pathlib, newsclean
from hostile_pages import SMALL
def clean_all():
    for case in SMALL:
        newsclean.Cleaner().clean(case.page(), charset=case.charset)
        newsclean.Cleaner(kind="text", language="de").clean(case.page(), charset=case.charset)
clean_all()
seen = []
def hook(event, arguments):
    if event.split(".")[0] in ("open", "socket", "subprocess", "os", "shutil", "tempfile", "urllib", "http", "ftplib", "signal", "ctypes", "import"):
        seen.append((event, str(arguments)[:200]))
sys.addaudithook(hook)
clean_all()
print(seen)
"""


def test_no_file_no_network_no_process_once_the_lexicon_is_read() -> None:
    assert run(AUDITED).strip() == "[]"


FIRST = """
import sys
seen = []
def hook(event, arguments):
    if event == "open":
        seen.append(str(arguments[0]))
    elif event.split(".")[0] in ("socket", "subprocess", "urllib", "http", "ftplib"):
        seen.append(event)
sys.addaudithook(hook)
import newsclean
from hostile_pages import SMALL
for case in SMALL:
    newsclean.Cleaner().clean(case.page(), charset=case.charset)
import json
print(json.dumps(seen))
"""


def test_the_first_pages_open_nothing_but_the_package_and_what_python_imports() -> None:
    opened = json.loads(run(FIRST).splitlines()[-1])
    known = (
        str(ROOT),
        sys.prefix,
        sys.base_prefix,
        str(Path(os.__file__).parent),
        str(Path(etree.__file__).parent.parent),
    )
    assert [name for name in opened if not name.startswith(known)] == []
    assert not [name for name in opened if name.startswith("socket")]


STATE = """
import gc, json, locale, logging, os, random, signal, sys, threading, warnings, decimal, io
def state():
    return {
        "locale": locale.setlocale(locale.LC_ALL, None),
        "root logger": [logging.root.level, len(logging.root.handlers), logging.root.disabled, logging.root.manager.disable],
        "recursion": sys.getrecursionlimit(),
        "warnings": [str(each) for each in warnings.filters],
        "showwarning": warnings.showwarning is SHOW,
        "signals": [str(signal.getsignal(each)) for each in sorted(signal.valid_signals())],
        "environment": dict(os.environ),
        "folder": os.getcwd(),
        "random": hash(random.getstate()),
        "threads": threading.active_count(),
        "gc": [gc.isenabled(), gc.get_threshold(), len(gc.callbacks)],
        "hooks": [sys.excepthook is sys.__excepthook__, sys.gettrace(), sys.getprofile()],
        "switch": sys.getswitchinterval(),
        "streams": [sys.stdout is OUT, sys.stderr is ERR, sys.stdin is IN],
        "path": sys.path,
        "digits": sys.get_int_max_str_digits(),
        "umask": oct(os.umask(os.umask(0o22)) or 0),
        "decimal": str(decimal.getcontext()),
    }
SHOW, OUT, ERR, IN = warnings.showwarning, sys.stdout, sys.stderr, sys.stdin
from hostile_pages import SMALL
os.umask(0o22)
before = state()
import newsclean
for case in SMALL:
    article = newsclean.Cleaner().clean(case.page(), charset=case.charset)
    article.to_dict(), article.to_html(), article.to_markdown(), article.explain()
newsclean.parse_dateline("BERLIN (Reuters) - The mayor said no on Friday.")
after = state()
print([name for name in before if before[name] != after[name]])
"""


def test_nothing_global_changes() -> None:
    """Logging, locale, recursion limit, warning filters, signal handlers and the rest are as they were."""
    assert run(STATE).strip() == "[]"


def test_no_thread_local_state_hangs_on_an_odd_recursion_limit() -> None:
    """Deep pages are read without recursion: a thread with a small stack reads them too."""
    script = (
        "import threading, newsclean\nfrom hostile_pages import CASES, PARAGRAPHS\n"
        "case = next(case for case in CASES if case.size == 20_000)\nfound = []\nthreading.stack_size(256 * 1024)\n"
        "thread = threading.Thread(target=lambda: found.append(newsclean.clean(case.page())))\n"
        "thread.start(); thread.join()\nprint(all(text in str(found[0].body) for text in PARAGRAPHS))"
    )
    assert run(script).strip() == "True"


# --- memory ---

PEAK = """
import pathlib, re, sys, newsclean
from hostile_pages import CASES
case = {case.name: case for case in CASES}[sys.stdin.read()]
page = case.page()
newsclean.clean(page, charset=case.charset)
size = len(page.encode("utf-8", "surrogatepass") if isinstance(page, str) else page)
peak = re.search(r"VmHWM:\\s*([0-9]+) kB", pathlib.Path("/proc/self/status").read_text())
print(int(peak[1]) * 1024, size)
"""
HEAVY = [case.name for case in CASES if case.size >= 20_000]
MEGABYTE = 1_000_000


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux says what a process took at most"
)
@pytest.mark.parametrize("name", [*HEAVY, "replies nested 5,000 deep behind it"])
def test_peak_memory_is_in_proportion_to_the_page(name: str) -> None:
    """The whole process, with interpreter and lexicon, and the page in it: 80 MB and 30 times the page."""
    peak, size = map(int, run(PEAK, stdin=name).split())
    assert peak <= 80 * 1024 * 1024 + 30 * size


# --- what an import loads ---


@pytest.mark.parametrize(
    ("code", "unwanted"),
    [
        ("import newsclean", {"re", "lxml", "regex", "justext", "trafilatura", "charset_normalizer", "json", "tomllib", "newsclean.api"}),
        ("import newsclean; newsclean.clean('The mayor said no.')", {"lxml", "regex", "justext", "trafilatura", "charset_normalizer", "logging"}),
        ("import newsclean; newsclean.clean('<html><body><p>The mayor said no.')", {"regex", "justext", "trafilatura", "charset_normalizer", "pandas"}),
        ("import newsclean.export.html, newsclean.export.markdown", {"lxml", "newsclean.pipeline", "newsclean.lexicon"}),
    ],
)  # fmt: skip
def test_an_import_loads_no_more_than_it_needs(code: str, unwanted: set[str]) -> None:
    bare = set(json.loads(run("import sys, json; print(json.dumps(sorted(sys.modules)))")))
    loaded = set(json.loads(run(f"{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))")))
    assert not (loaded - bare) & (unwanted - bare - {"json"})


def test_modules_of_the_package_import_alone() -> None:
    """None needs another to be imported first, none warns, and none needs an optional package."""
    names = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "newsclean").rglob("*.py")
        if path.name != "__main__.py"
    )
    blocked = (
        "atheris",
        "pyarrow",
        "pandas",
        "polars",
        "warcio",
        "pebble",
        "tqdm",
        "filelock",
        "zstandard",
        "IPython",
        "scrapy",
        "matplotlib",
    )
    script = (
        f"import importlib, sys, json\nfor name in {blocked!r}: sys.modules[name] = None\n"
        "failed = []\nfor name in json.load(sys.stdin):\n"
        "    try: importlib.import_module(name.removesuffix('.__init__'))\n"
        "    except Exception as error: failed.append(f'{name}: {error!r}')\nprint(failed)"
    )
    assert run(script, stdin=json.dumps(names)).strip() == "[]"


def test_digest_is_the_same_after_hostile_pages() -> None:
    """A page gives the same article before and after all the others."""

    def digest() -> str:
        found = [newsclean.clean(made_page(number)).to_dict() for number in range(20)]
        return hashlib.sha256(json.dumps(found).encode()).hexdigest()

    before = digest()
    for case in SMALL:
        newsclean.Cleaner().clean(case.page(), charset=case.charset)
    assert digest() == before
