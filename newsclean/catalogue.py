"""The built-in filters, in running order: order is policy, and here it can be read."""

from __future__ import annotations

from newsclean.draft import Filter
from newsclean.filters.advertisement import Advertisement
from newsclean.filters.affiliate_note import AffiliateNote
from newsclean.filters.alternate_addresses import AlternateAddresses
from newsclean.filters.app_promo import AppPromo
from newsclean.filters.author_bio import AuthorBio
from newsclean.filters.breadcrumb import Breadcrumb
from newsclean.filters.byline import Byline
from newsclean.filters.comment_tail import CommentTail
from newsclean.filters.contact_tips import ContactTips
from newsclean.filters.cookie_notice import CookieNotice
from newsclean.filters.copyright import Copyright
from newsclean.filters.dateline import DatelineOpening
from newsclean.filters.dateline_element import DatelineElement
from newsclean.filters.donation import Donation
from newsclean.filters.duplicate_title import DuplicateTitle
from newsclean.filters.image_caption import ImageCaption
from newsclean.filters.inline_label import InlineLabel
from newsclean.filters.live_card import LiveCard
from newsclean.filters.main_content import MainContent
from newsclean.filters.media_player import MediaPlayer
from newsclean.filters.newsletter import Newsletter
from newsclean.filters.own_phrases import OwnPhrases
from newsclean.filters.paywall_prompt import PaywallPrompt
from newsclean.filters.reading_time import ReadingTime
from newsclean.filters.related_links import RelatedLinks
from newsclean.filters.repeated_text import RepeatedText
from newsclean.filters.residue import Residue
from newsclean.filters.share_widget import ShareWidget
from newsclean.filters.site_boilerplate import SiteBoilerplate
from newsclean.filters.site_header import SiteHeader
from newsclean.filters.site_rules import SiteRulesFilter
from newsclean.filters.source_credit import SourceCredit
from newsclean.filters.standfirst import Standfirst
from newsclean.filters.tags import Tags
from newsclean.filters.timestamp import Timestamp
from newsclean.filters.title import TitleLine
from newsclean.filters.update_stamp import UpdateStamp
from newsclean.pipeline import Pipeline
from newsclean.plugins import find_plugin

__all__ = ["DEFAULT", "find"]

BUILT_IN: tuple[Filter, ...] = (
    # what a person said of the site, where clean() is given it
    SiteRulesFilter(),
    DatelineElement(),
    MainContent(),
    OwnPhrases(),
    # labels that are known by their wording: they clear the view for the rest
    Breadcrumb(),
    InlineLabel(),
    Advertisement(),
    Copyright(),
    CookieNotice(),
    AppPromo(),
    PaywallPrompt(),
    Newsletter(),
    Donation(),
    AffiliateNote(),
    CommentTail(),
    ShareWidget(),
    ContactTips(),
    MediaPlayer(),
    ReadingTime(),
    LiveCard(),
    SourceCredit(),
    # the head of the page
    UpdateStamp(),
    Timestamp(),
    SiteHeader(),
    ImageCaption(),
    Byline(),
    TitleLine(),
    DuplicateTitle(),
    DatelineOpening(),
    # the end of the page
    AlternateAddresses(),
    AuthorBio(),
    Tags(),
    RelatedLinks(),
    # what needs all others to have spoken
    Standfirst(),
    RepeatedText(),
    Residue(),
    # what was learned of the site, where clean() is given it
    SiteBoilerplate(),
)

DEFAULT = Pipeline(BUILT_IN, looks_again=frozenset(each.name for each in BUILT_IN))
"""The pipeline of `clean()`."""


def find(name: str) -> Filter:
    """Return the built-in filter of a name, or the plug-in that another package offers under it.

    >>> find("byline").name
    'byline'
    """
    for each in BUILT_IN:
        if each.name == name:
            return each
    return find_plugin(name, DEFAULT.names)
