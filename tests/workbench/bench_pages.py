"""A made site of six pages, as HTML and as text: notes that recur, a counter, a glued sentence, a paragraph apart."""

from __future__ import annotations

TOPICS = {
    "bakery": ("Vell bakery wins bread prize", "rye loaf", "Ivo Brandt"),
    "ferry": ("Ferry to Orrin runs late", "ferry timetable", "Mirela Cotter"),
    "museum": ("Museum roof leaks again", "tin roof", "Josef Hradil"),
    "tram": ("Tram drivers learn to whistle", "whistle course", "Ana Pereda"),
    "weir": ("Old weir at Tarn to be rebuilt", "oak weir", "Lucan Weeks"),
    "owl": ("Owl moves into the town hall", "barn owl", "Greta Moll"),
}
SLOGAN = "Plain news from seven towns, since 1921"
GLUED = "Tell us what you think in the letters page of Saturday's paper."
NOTE = "The Courier corrects its errors, so write to the desk before noon if you have seen one on this page."
COUNTER = "You have read {} of 5 stories"
DESK = "Printed for the readers of the {} pages"
LABEL = "From the quay"


def paragraphs(name: str) -> list[str]:
    """Return the story of a page, with what stands glued to it."""
    _, thing, person = TOPICS[name]
    return [
        f"The {thing} is the talk of the town this week, and nobody can remember a {thing} that was discussed so long.",
        f"It began on Monday, said {person}, who has looked after the {thing} of the town for eleven years and knows it well.",
        f"The council wants to hear about the {thing} again in May, when the numbers of the winter are on its table. {GLUED}",
    ]


def residue(name: str) -> list[str]:
    number = list(TOPICS).index(name) + 1
    return [NOTE, COUNTER.format(number), DESK.format(name), LABEL]


def text_page(name: str) -> str:
    return "\n\n".join([SLOGAN, TOPICS[name][0], *paragraphs(name), *residue(name)]) + "\n"


def html_page(name: str) -> str:
    title = TOPICS[name][0]
    prose = "".join(f"<p>{text}</p>" for text in [*paragraphs(name), *residue(name)])
    nav = "<nav><ul><li><a href=/towns>Towns</a></li><li><a href=/farms>Farms</a></li></ul></nav>"
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head><body>{nav}"
        f"<main><h1>{title}</h1><div>{prose}</div></main><footer><p>Vell Courier, 4 Quay Street</p></footer></body></html>"
    )


TEXT = {name: text_page(name) for name in TOPICS}
HTML = {name: html_page(name) for name in TOPICS}
