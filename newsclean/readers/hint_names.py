"""The words in names of classes and ids that tell what an element is for (names in common use on news sites)."""

from __future__ import annotations

__all__ = ["NAMES"]

NAMES = frozenset(
    """
    about accordion account action actions ad adblock adbox ads adslot adv advert advertisement
    advertising advertorial affiliate alert also anchor annotation announcement anons antetitulo
    anzeige app archive article articlebody articlecontent articles articletext artikel aside asset
    attachment attribution audio author authors avatar badge banner bar beitrag bio biography
    blockquote blog blurb body bodytext bottom box brand branding brazecard breadcrumb
    breadcrumblist breadcrumbs breaking brief btn bullet button buttonbar buttons byline call
    callout caption captions card cards carousel categories category chapo chapter chart chat
    citation cite close code collapse collapsed colophon comment commentform commentlist comments
    complementary component comunidad consent contact content contentinfo contents cookie cookies
    copy copyright corps correction corrections counter credit credits crumb crumbs cta cuerpo
    cuerpo-noticia custom dachzeile date datecreated dateline datemodified datepublished datum deck
    dek desc description detail details dialog disclaimer disclosure discussion disqus document
    donate donation download drawer dropcap dropdown editor editorial email embed embeds empfehlung
    entete entry error event events excerpt expand expanded external eyebrow facebook factbox facts
    faktaboks faq feature featured feed feedback field figcaption figure filter flyout follow foot
    footer footnote footnotes form fotostrecke fragment full galerie galleria gallery guide
    hamburger head header heading headings headline hentry hero hidden hide highlight highlights
    home icon image imagen images img index info infobox infographic information ingress inline
    input inread insert inset instagram interstitial intro introduction item itemlistelement items
    kalender kicker label labels lang language latest lead leadin leadtext legal legend legende
    liens like link linkbox linked linkedin links list listing live liveblog location login logo
    loop mailing main main-content manchette marginalia masthead media megamenu meinung member menu
    menus merksatz message meta metadata metas mobile modal module more most nav navbar navigation
    newsletter next nota note notes notice noticia number nyhet object occhiello offer options
    outbrain overlay overline pager pagination paging panel paragraph paragraphs partage partner
    paywall people permalink person photo photos piano picture pinterest placeholder player podcast
    policy poll popin popular popup post posted posts premium prev preview previous price primary
    print privacy product products profile programme promo promoted promotion prose publish
    published publisher pull pulled pullquote qa question quiz quote rail rating read readalso
    reader reading readmore readtime recent recirc recirculation recommendation recommendations
    recommended refer references region register regwall relacionada relacionadas relacionados
    related relatedarticles relatedlinks relatedposts reply report resources respond restricted
    review reviews rich richtext rte rubrik saibamais save schlagwort screen search secondary
    section sections separator series service share shareaholic sharebar sharedaddy sharing shop
    short side sidebar sign signature signup single site siteheader skip slide slider slides
    slideshow snippet social socials sottotitolo source sources spitzmarke sponsor sponsored sr
    standfirst status sticky stories story storybody storycontent strap strapline subhead subheading
    subheadline subhed submenu submit subnav subscribe subscriber subscription subtitle subtitulo
    suggested suggestions sumario summary support surtitre survey swiper switch tab table tablist
    taboola tabs tag tagline taglist tags taxonomy teads teaser teasers teilen term terms text
    textblock thumb thumbnail ticker time timeline timestamp tip tips title titre toast toc toggle
    toolbar tools tooltip top topic topics topline trailer transcript translate trc trending tweet
    twitter unit untertitel update updated updates user utility vcard video videos views visually
    volanta vorspann vote vspann wall weather welcome whatsapp widget widgets wysiwyg xtra zitat
    """.split()
)
