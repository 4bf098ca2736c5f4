//! The rules of reading: the name of every reason for which a line is taken for what it is.

use super::grammar::State;

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $cap:literal,)*) => {
        /// Why a line, or a part of one, was taken for what it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Rule {
            $($(#[$doc])* $name,)*
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name in kebab case, as [`crate::article::Reason::rule`] holds it.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }

            /// The highest confidence that this reason alone can give.
            pub(super) fn highest_confidence(self) -> u8 {
                match self {
                    $(Self::$name => $cap,)*
                }
            }
        }
    };
}

rules! {
    /// It stands where a headline stands.
    HeadlinePlace "headline-place" 90,
    /// It uses the words of the story.
    HeadlineWords "headline-words" 97,
    /// It stands again further down.
    HeadlineRepeated "headline-repeated" 97,
    /// It follows an address that is made of its words.
    HeadlineAddress "headline-address" 97,
    /// It is a date.
    DateShape "date-shape" 99,
    /// It is a date that cannot be.
    DateImpossible "date-impossible" 97,
    /// A label such as `Editor:` stands in front.
    Label "label" 99,
    /// A label stands alone on the line above.
    LabelAbove "label-above" 96,
    /// It is a name beside the headline or the date.
    NameInHead "name-in-head" 80,
    /// It is a name below the last paragraph.
    NameBelowStory "name-below-story" 85,
    /// It is the name of a writer with what the writer is, on two lines.
    Job "job" 90,
    /// It ends with a credit.
    CaptionCredit "caption-credit" 95,
    /// It stands between headline and story.
    CaptionPlace "caption-place" 70,
    /// The line beside it says the same with a credit.
    CaptionRepeat "caption-repeat" 97,
    /// It says the same thing twice.
    CaptionTwice "caption-twice" 93,
    /// It opens with a credit.
    CreditInFront "credit-in-front" 95,
    /// It stands below a button of a picture.
    BelowButton "below-button" 90,
    /// The page offers to skip it.
    Detour "detour" 96,
    /// It says on which side of a picture someone stands.
    PictureSide "picture-side" 92,
    /// It says that it is about a picture.
    PictureWord "picture-word" 90,
    /// It names a photographer or an agency.
    CreditShape "credit-shape" 90,
    /// It opens with a place or an agency and a dash.
    Dateline "dateline" 98,
    /// It is made of whole sentences.
    Sentences "sentences" 97,
    /// It may be no part of the story, but too little speaks for that.
    InDoubt "in-doubt" 60,
    /// Nothing speaks against its being text.
    NothingAgainst "nothing-against" 75,
    /// A short line without a full stop, before a paragraph.
    ShortBeforeParagraph "short-before-paragraph" 80,
    /// Sentences between headline and story.
    Standfirst "standfirst" 70,
    /// A marker and a headline.
    Marker "marker" 99,
    /// A marker alone, with headlines below.
    MarkerAlone "marker-alone" 97,
    /// A marker without a colon.
    MarkerLoose "marker-loose" 88,
    /// A word that is a marker only before a colon and a headline.
    MarkerColon "marker-colon" 85,
    /// A headline below a marker.
    BelowMarker "below-marker" 95,
    /// Below the headline of a card, in its words: the teaser.
    Teaser "teaser" 85,
    /// A short line with a colon above the headline.
    Kicker "kicker" 85,
    /// A headline with a time of its own below.
    HeadlineOverTime "headline-over-time" 85,
    /// The last line, written as headlines are, below a paragraph.
    HeadlineAtEnd "headline-at-end" 80,
    /// A note in square brackets in place of a video or a picture.
    Embed "embed" 97,
    /// A marker inside a paragraph, in brackets with a headline.
    InlineBracket "inline-bracket" 98,
    /// A marker and a headline inside a paragraph.
    InlineMarker "inline-marker" 75,
    /// A whole line that sites print around stories.
    Furniture "furniture" 98,
    /// A heading of the site.
    Heading "heading" 97,
    /// A heading with nothing below.
    EmptyHeading "empty-heading" 97,
    /// It is made of the words of menus and share buttons.
    Menu "menu" 96,
    /// A number, or a count of readers.
    Counter "counter" 95,
    /// A time told from now.
    TimeAgo "time-ago" 94,
    /// A date below the story.
    DateInList "date-in-list" 88,
    /// Names of sections in a row.
    Separators "separators" 95,
    /// A notice of rights.
    Copyright "copyright" 98,
    /// Nothing but an address.
    Address "address" 90,
    /// It ends with the headline: the way to this page.
    Breadcrumb "breadcrumb" 95,
    /// It stands many times.
    Repeated "repeated" 94,
    /// The headline again.
    HeadlineAgain "headline-again" 96,
    /// It stands among the furniture below the story.
    BelowStory "below-story" 94,
    /// It stands among the furniture above the headline.
    AboveHeadline "above-headline" 92,
    /// It stands among the furniture between headline and story.
    BesideHeadline "beside-headline" 85,
    /// A notice of where it was first published.
    Republished "republished" 95,
    /// A sign that closes stories.
    EndMark "end-mark" 99,
    /// The initials of writers and editors in brackets.
    Initials "initials" 95,
    /// A list behind a label for subjects.
    TagList "tag-list" 98,
    /// A line below a label for subjects.
    BelowTags "below-tags" 93,
    /// It begins with a number sign.
    Hashtag "hashtag" 92,
    /// Names that lost the spaces between them, below the text.
    GluedTags "glued-tags" 85,
    /// An agency alone on its line.
    AgencyAlone "agency-alone" 85,
    /// A name with a mail address below the text.
    MailBelowStory "mail-below-story" 80,
    /// A post that was quoted from a network, or its signature.
    QuotedPost "quoted-post" 90,
    /// A link that the finished story keeps.
    Related "related" 99,
    /// A rule of the editor's own takes it out.
    OwnTakeOut "own-take-out" 100,
    /// A rule of the editor's own keeps it.
    OwnKeep "own-keep" 100,
    /// The page names it as its headline.
    PageHeadline "page-headline" 99,
    /// The page names this writer.
    PageByline "page-byline" 98,
    /// The page names this date.
    PageDate "page-date" 99,
    /// The page tells this of its picture.
    PageCaption "page-caption" 97,
    /// The heading of the first rank.
    MarkupHeadline "markup-headline" 95,
    /// A heading within the story.
    MarkupSubhead "markup-subhead" 92,
    /// It stands in the element that holds the story.
    MarkupStory "markup-story" 98,
    /// It stands outside of that element.
    OutsideStory "outside-story" 95,
    /// Its element is named after summaries.
    MarkupStandfirst "markup-standfirst" 88,
    /// Its element is for dates, or named after them.
    MarkupDate "markup-date" 94,
    /// Its element is named after writers.
    MarkupByline "markup-byline" 92,
    /// Its element is for captions, or named after them.
    MarkupCaption "markup-caption" 95,
    /// Its element is named after credits.
    MarkupCredit "markup-credit" 92,
    /// Its element is named after subjects.
    MarkupTags "markup-tags" 95,
    /// Nothing but a link, between paragraphs.
    LinkLine "link-line" 94,
    /// A link in a box that is named after other stories.
    LinkBox "link-box" 97,
    /// A link behind a marker inside a paragraph.
    InlineLink "inline-link" 98,
    /// It stands in the menu, the head or the foot of the page, or in a column beside the story.
    Landmark "landmark" 97,
    /// Its element is named after furniture.
    MarkupFurniture "markup-furniture" 96,
}

impl Rule {
    /// The reason where no vote speaks: what the place alone tells.
    pub(super) fn of_place(state: State) -> Self {
        match state {
            State::Title => Self::HeadlinePlace,
            State::Mast | State::MastDate | State::MastCaption => Self::AboveHeadline,
            State::HeadChrome => Self::BesideHeadline,
            State::HeadByline => Self::NameInHead,
            State::HeadCaption | State::BodyCaption => Self::CaptionPlace,
            State::HeadCredit | State::BodyCredit => Self::CreditShape,
            State::Standfirst => Self::Standfirst,
            State::Subhead => Self::ShortBeforeParagraph,
            State::HeadCard | State::Card => Self::BelowMarker,
            State::TailOpen | State::TailChrome => Self::BelowStory,
            State::Tag => Self::BelowTags,
            _ => Self::NothingAgainst,
        }
    }
}
