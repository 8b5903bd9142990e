"""What the words in names of classes, ids and tags say of a block: the signs of content and of furniture."""

from __future__ import annotations

__all__ = ["BITS", "EXCLUSIVE", "FURNITURE", "FURNITURE_BITS", "MARKS", "SIGNS", "TAGS", "signs_of"]

SIGNS: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "nav": "nav navbar navigation menu menus submenu subnav megamenu breadcrumb breadcrumbs "
        "breadcrumblist crumb crumbs flyout drawer hamburger toolbar pagination pager paging toc "
        "skip tabs tab tablist",
        "footer": "footer foot contentinfo colophon copyright legal privacy policy terms disclaimer",
        "header": "header head masthead siteheader banner logo branding entete",
        "aside": "aside sidebar complementary rail side secondary widget widgets panel",
        "share": "share sharing social socials sharebar sharedaddy shareaholic facebook twitter whatsapp "
        "linkedin pinterest instagram follow teilen partage email print like",
        "related": "related relatedarticles relatedlinks relatedposts relacionadas relacionados "
        "relacionada recommended recommendation recommendations recirc recirculation popular "
        "trending latest recent most suggested suggestions readmore readalso saibamais "
        "empfehlung next prev previous outbrain taboola inread linkbox linked",
        "card": "card cards teaser teasers promo promoted promotion carousel swiper slider slide slides "
        "feed listing items stories articles posts event events product products excerpt snippet",
        "comment": "comment comments commentform commentlist respond disqus",
        "consent": "consent cookie cookies dialog modal popup popin toast privacy",
        "ad": "ad ads advert advertisement advertising advertorial adv adbox adblock adslot anzeige "
        "sponsor sponsored partner affiliate teads",
        "author": "author authors byline bio biography vcard avatar person people profile signature "
        "editor about",
        "caption": "figcaption figure caption captions credit credits legend legende gallery galerie "
        "galleria fotostrecke slideshow attribution",
        "image": "photo photos picture image images imagen img media thumb thumbnail",
        "meta": "meta metadata metas date datum time timestamp datepublished datemodified datecreated "
        "published updated posted update category categories kicker eyebrow dachzeile rubrik "
        "topic topics tag tags taglist taxonomy label labels readtime badge status counter number",
        "newsletter": "newsletter subscribe subscription subscriber signup register regwall paywall wall "
        "piano premium donate donation support cta offer form field input login account "
        "restricted member brazecard",
        "player": "player video videos audio podcast embed embeds transcript live liveblog timeline "
        "ticker weather chart",
        "box": "box infobox factbox facts faktaboks inset insert callout highlight highlights pull "
        "pullquote quote pulled zitat citation note notes message notice alert correction "
        "corrections survey poll quiz tip tips accordion collapse",
        "button": "button btn buttons toggle close expand collapsed submit switch tooltip action actions",
        "title": "title headline heading headings titre",
        "lead": "lead leadin leadtext intro introduction ingress standfirst deck dek subtitle subheadline "
        "chapo sumario summary vorspann vspann subtitulo teaser entete blurb strap description "
        "desc manchette strapline",
        "body": "articlebody articlecontent articletext bodytext storybody storycontent paragraph "
        "paragraphs prose richtext rte rich wysiwyg textblock cuerpo corps hentry entry",
        "article": "article post story blog beitrag artikel noticia nota nyhet single",
        "content": "content contents main text",
    }.items()
}
"""Words by what they say; a word may say two things."""
FURNITURE = frozenset(
    "nav footer header aside share related card comment consent ad author caption image meta "
    "newsletter player box button".split()
)
"""Signs that speak against content. None of them outweighs a large share of a page's prose."""
EXCLUSIVE = ("comment", "consent")
"""Signs that settle the matter where they cover the smaller part of the prose."""

TAGS = ("hidden", "a", "article", "main", "form", "td", "p", "em", "section", "header", "footer", "aside",
        "li", "blockquote", "figcaption", "json-ld-body", "by-image", "to-account", "to-app", "to-author",
        "to-comments", "to-legal", "to-mail", "to-messenger", "to-newsletter", "to-social", "to-story",
        "to-subscription", "to-topic", "to-video")  # fmt: skip
"""Hints that count for themselves."""
ASKED = ("h1", "unseen")
"""Further hints that only rules ask for."""

BITS = {name: 1 << place for place, name in enumerate(SIGNS, len(TAGS))}
"""The bit of each sign in what `signs_of` returns, in the order of SIGNS."""
MARKS = {
    **{tag: 1 << place for place, tag in enumerate(TAGS)},
    **{tag: 1 << place for place, tag in enumerate(ASKED, len(TAGS) + len(SIGNS))},
}
"""The bits before and behind them, of single hints."""
FURNITURE_BITS = sum(BITS[name] for name in FURNITURE)
"""The bits of all signs that speak against content."""
_BITS_OF = dict(MARKS)
for _name, _words in SIGNS.items():
    for _word in _words:
        _BITS_OF[_word] = _BITS_OF.get(_word, 0) | BITS[_name]
_TELLING = frozenset(_BITS_OF)


def signs_of(hints: frozenset[str]) -> int:
    """Return the signs in a block's hints: bits of TAGS, then of SIGNS, then of ASKED.

    >>> bits = signs_of(frozenset(("div", "sidebar", "li")))
    >>> [name for name, bit in (*BITS.items(), *MARKS.items()) if bits & bit]
    ['aside', 'li']
    """
    bits = 0
    for hint in _TELLING & hints:
        bits |= _BITS_OF[hint]
    return bits
