//! Class hints: words in `class`, `id`, `rel`, `role` and `itemprop` that reveal the purpose of an element.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

/// The purpose of an element, by its class names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ClassHint {
    /// Links to other stories.
    Related,
    /// Share buttons.
    Share,
    /// Tags.
    Tags,
    /// The byline.
    Author,
    /// The name of the editor.
    Editor,
    /// The caption of an image.
    Caption,
    /// The credit of an image.
    Credit,
    /// The breadcrumb trail.
    Breadcrumb,
    /// A menu.
    Menu,
    /// Comments of readers.
    Comment,
    /// A prompt to sign up or follow.
    Newsletter,
    /// Advertising.
    Ad,
    /// A date or time.
    Date,
    /// A headline, of this story or another.
    Headline,
    /// The story itself.
    Story,
    /// A summary above the story.
    Standfirst,
    /// The header of the page.
    Header,
    /// The footer of the page.
    Footer,
    /// A column beside the story.
    Sidebar,
    /// A list of stories: the latest, the most read.
    List,
    /// An overlay: consent, login, paywall.
    Overlay,
    /// Page numbers.
    Pagination,
    /// A copyright notice.
    Rights,
}

/// A set of [`ClassHint`]s.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct ClassHints(u32);

impl fmt::Debug for ClassHints {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(TABLE.iter().map(|(hint, _)| hint).filter(|hint| self.contains(**hint))).finish()
    }
}

impl ClassHints {
    /// Returns the set of these hints.
    #[must_use]
    pub fn of(hints: &[ClassHint]) -> Self {
        hints.iter().fold(Self::default(), |set, hint| set.with(*hint))
    }

    /// Returns the set with one more hint.
    #[must_use]
    pub fn with(self, hint: ClassHint) -> Self {
        Self(self.0 | 1 << hint as u8)
    }

    /// Returns the union of both sets.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the intersection of both sets.
    #[must_use]
    pub fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the set contains the hint.
    #[must_use]
    pub fn contains(self, hint: ClassHint) -> bool {
        self.0 & 1 << hint as u8 != 0
    }

    /// Whether the set contains any of these hints.
    #[must_use]
    pub fn intersects(self, hints: &[ClassHint]) -> bool {
        self.0 & Self::of(hints).0 != 0
    }

    /// Whether the set is empty.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The words of each hint, in lower case. Class names are split at punctuation, digits and capitals before they are
/// looked up, and must match as whole words. Only words in common use on Indonesian, English and European pages, none
/// that are specific to one outlet.
const TABLE: &[(ClassHint, &str)] = &[
    (
        ClassHint::Related,
        "related relateds terkait berkaitan bacajuga readalso alsoread readmore recommended recommendation \
         recommendations recommend rekomendasi similar relacionadas relacionados relacionado verwandte lire \
         taboola outbrain suggested suggestions lainnya teaser teasers promo promobox",
    ),
    (
        ClassHint::Share,
        "share shares sharing sharer sharebar social socials sosmed bagikan addtoany addthis sharethis \
         sharedaddy follow followus",
    ),
    (ClassHint::Tags, "tag tags taglist tagcloud keyword keywords topic topics topik hashtag etiquetas temas"),
    (
        ClassHint::Author,
        "author authors byline bylines penulis writer writers reporter creator kontributor contributor vcard \
         autor autores auteur journalist wartawan",
    ),
    (ClassHint::Editor, "editor editors redaktur penyunting"),
    (ClassHint::Caption, "caption captions figcaption keterangan imgcaption photocaption legende bildunterschrift"),
    (ClassHint::Credit, "credit credits photographer kredit photocredit imagecredit courtesy"),
    (ClassHint::Breadcrumb, "breadcrumb breadcrumbs breadcrumblist crumb crumbs"),
    (
        ClassHint::Menu,
        "menu menus submenu megamenu nav navbar navi navigation navigasi topbar toolbar dropdown offcanvas \
         hamburger skip",
    ),
    (
        ClassHint::Comment,
        "comment comments commentlist komentar disqus respond reply comentarios kommentare comentario",
    ),
    (
        ClassHint::Newsletter,
        "newsletter newsletters subscribe subscription signup langganan berlangganan notification telegram \
         whatsapp optin",
    ),
    (
        ClassHint::Ad,
        "ad ads adv advert adverts advertisement advertising adslot adbox adsense adunit iklan sponsor \
         sponsored sponsors promoted gpt dfp billboard leaderboard reklama publicidad anzeige",
    ),
    (
        ClassHint::Date,
        "date dates datetime time timestamp published publish pubdate publishdate datepublished posted \
         tanggal waktu fecha datum updated",
    ),
    (ClassHint::Headline, "headline title titles judul heading hed"),
    (
        ClassHint::Story,
        "content contents body entry article articlebody story konten isi berita post text detail paragraph \
         cuerpo artikel",
    ),
    (
        ClassHint::Standfirst,
        "standfirst lead lede deck dek summary excerpt subtitle subheadline subjudul sapo entradilla intro \
         chapo",
    ),
    (ClassHint::Header, "header masthead banner logo branding"),
    (ClassHint::Footer, "footer foot colophon contentinfo"),
    (ClassHint::Sidebar, "sidebar sidebars aside widget widgets complementary rail sidebox"),
    (
        ClassHint::List,
        "popular terpopuler populer trending latest terkini terbaru mostread mostpopular recent carousel \
         slider headlines newsfeed indeks terpanas pilihan",
    ),
    (
        ClassHint::Overlay,
        "cookie cookies consent gdpr modal popup overlay login signin lightbox tooltip alert captcha \
         search searchbox cari",
    ),
    (ClassHint::Pagination, "pagination paging pager pagelinks prevnext"),
    (ClassHint::Rights, "copyright copyrights legal license licence trademark"),
];

/// The maximum length of an attribute value, in bytes; the rest is ignored. Real class names are shorter.
const MAX_VALUE_BYTES: usize = 400;

/// The table, indexed by word.
static HINTS_BY_WORD: LazyLock<HashMap<&str, ClassHints>> = LazyLock::new(|| {
    let mut meanings: HashMap<&str, ClassHints> = HashMap::new();
    for (hint, words) in TABLE {
        for word in words.split_ascii_whitespace() {
            let known = meanings.entry(word).or_default();
            *known = known.with(*hint);
        }
    }
    meanings
});

/// Returns the hints in a value of `class` or a similar attribute.
pub(crate) fn classify_names(value: &str) -> ClassHints {
    let mut found = ClassHints::default();
    let mut cut = value.len().min(MAX_VALUE_BYTES);
    while !value.is_char_boundary(cut) {
        cut -= 1;
    }
    for name in value[..cut].split_ascii_whitespace() {
        found = found.union(look_up(name.bytes().filter(u8::is_ascii_alphabetic)));
        let mut start = 0;
        let bytes = name.as_bytes();
        for at in 0..=bytes.len() {
            let is_letter = bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
            let is_hump =
                is_letter && at > start && bytes[at].is_ascii_uppercase() && bytes[at - 1].is_ascii_lowercase();
            if is_letter && !is_hump {
                continue;
            }
            if at - start < bytes.len() {
                found = found.union(look_up(bytes[start..at].iter().copied()));
            }
            start = if is_letter { at } else { at + 1 };
        }
    }
    found
}

fn look_up(letters: impl Iterator<Item = u8>) -> ClassHints {
    let word: String = letters.map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    HINTS_BY_WORD.get(word.as_str()).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: &str, hints: &[ClassHint]) {
        assert_eq!(classify_names(value), ClassHints::of(hints), "{value}");
    }

    #[test]
    fn names_are_split_into_words() {
        check("entry-related widget_2", &[ClassHint::Story, ClassHint::Related, ClassHint::Sidebar]);
        check("photoCaption", &[ClassHint::Caption]);
        check("postAuthor__name", &[ClassHint::Story, ClassHint::Author]);
        check("BACA-JUGA", &[ClassHint::Related]);
    }

    #[test]
    fn a_part_of_a_word_does_not_match() {
        check("loading shared-assets padding interrelated é", &[]);
    }
}
