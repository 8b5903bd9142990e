"""What the sections of the phrase packs speak of, in a few kinds: comments, promotion, sharing, menus, credits ..."""

from __future__ import annotations

__all__ = ["CUE_KINDS", "OTHER_KIND", "SECTION_KINDS"]

CUE_KINDS = ("comment", "related", "promotion", "share", "menu", "legal", "credit", "stamp", "media")
OTHER_KIND = "promotion"
"""The kind of a caller's own phrases."""
_SECTIONS = {
    "comment": "comment_tail",
    "related": "related_links tags",
    "promotion": "advertisement affiliate_note app_promo contact_tips donation newsletter paywall_prompt",
    "share": "share_widget",
    "menu": "site_header",
    "legal": "alternate_addresses cookie_notice copyright",
    "credit": "author_bio byline source_credit",
    "stamp": "reading_time timestamp update_stamp",
    "media": "image_caption live_card media_player",
}
SECTION_KINDS: dict[str, str] = {
    section: kind for kind, sections in _SECTIONS.items() for section in sections.split()
}
"""The kind of each section."""
