//! Reason codes: the names of the rules, stored with each decision as its reason.

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal,)*) => {
        /// The rule that decided about a line or a part of one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum ReasonCode {
            $($(#[$doc])* $name,)*
        }

        impl ReasonCode {
            /// All codes.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name in kebab case, as stored in [`crate::article::Reason::rule`].
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $code,)*
                }
            }
        }
    };
}

rules! {
    /// It is at the position of a headline.
    HeadlinePosition "headline-place",
    /// It shares words with the text.
    HeadlineWords "headline-words",
    /// It is repeated further down.
    HeadlineRepeated "headline-repeated",
    /// It follows a URL that is made of its words.
    HeadlineAddress "headline-address",
    /// It is a date.
    DateShape "date-shape",
    /// It is an impossible date.
    DateImpossible "date-impossible",
    /// It starts with a label such as `Editor:`.
    FieldLabel "label",
    /// The line above is a label without a value.
    LabelAbove "label-above",
    /// It is a name beside the headline or the date.
    NameInHead "name-in-head",
    /// It is a name below the last paragraph.
    NameBelowStory "name-below-story",
    /// It is the name or the job title of a writer, with the other one on the line beside it.
    JobTitle "job",
    /// It ends with a picture credit.
    CaptionCredit "caption-credit",
    /// It is between headline and text.
    CaptionPosition "caption-place",
    /// It repeats a neighbouring line, or a sentence of the text.
    CaptionRepeat "caption-repeat",
    /// It contains the same words twice.
    CaptionTwice "caption-twice",
    /// It starts with a picture credit.
    CreditInFront "credit-in-front",
    /// It is below a button of a picture viewer.
    BelowPictureButton "below-button",
    /// The page offers to skip it.
    SkipBlock "detour",
    /// It gives in brackets the position of someone in a picture.
    PictureSide "picture-side",
    /// It mentions a picture.
    PictureWord "picture-word",
    /// It has the form of a picture credit.
    CreditShape "credit-shape",
    /// It starts with a place or an agency and a dash.
    Dateline "dateline",
    /// It consists of whole sentences.
    Sentences "sentences",
    /// It may not be part of the story, but the evidence is too weak to remove it.
    Uncertain "in-doubt",
    /// There is no evidence that it is anything but text.
    DefaultText "nothing-against",
    /// A short line without a full stop, before a paragraph.
    ShortBeforeParagraph "short-before-paragraph",
    /// It consists of sentences between headline and text.
    Standfirst "standfirst",
    /// A promo marker and a headline.
    Marker "marker",
    /// A promo marker alone on its line.
    MarkerAlone "marker-alone",
    /// A promo marker without a colon.
    MarkerLoose "marker-loose",
    /// A word that is a promo marker only with a colon and a headline.
    MarkerColon "marker-colon",
    /// A headline below a promo marker.
    BelowMarker "below-marker",
    /// A teaser: it repeats words of the headline of a card above it.
    Teaser "teaser",
    /// A short line with a colon above the headline.
    Kicker "kicker",
    /// A headline with a time of its own on the line below.
    HeadlineOverTime "headline-over-time",
    /// The last line, with the form of a headline, below a paragraph.
    HeadlineAtEnd "headline-at-end",
    /// A placeholder in square brackets for a video or a picture.
    Embed "embed",
    /// A promo marker and a headline in brackets inside a paragraph.
    InlineBracket "inline-bracket",
    /// A promo marker and a headline inside a paragraph.
    InlineMarker "inline-marker",
    /// A known boilerplate phrase.
    Boilerplate "furniture",
    /// A section heading of the site.
    Heading "heading",
    /// A section heading of the site with nothing below.
    EmptyHeading "empty-heading",
    /// It consists of words of menus and share buttons.
    Menu "menu",
    /// A number, or a count such as that of views.
    Counter "counter",
    /// A relative time such as `2 hours ago`.
    TimeAgo "time-ago",
    /// A date below the story.
    DateInList "date-in-list",
    /// A row of section names with separators.
    Separators "separators",
    /// A copyright notice.
    Copyright "copyright",
    /// A URL or an e-mail address.
    Address "address",
    /// A breadcrumb: it ends with the headline.
    Breadcrumb "breadcrumb",
    /// It occurs several times in the text.
    Repeated "repeated",
    /// The headline again.
    HeadlineAgain "headline-again",
    /// It is among the boilerplate below the story.
    BelowStory "below-story",
    /// It is among the boilerplate above the headline.
    AboveHeadline "above-headline",
    /// It is among the boilerplate between headline and text.
    BesideHeadline "beside-headline",
    /// A notice of where it was first published.
    Republished "republished",
    /// A symbol that outlets put at the end of a story.
    EndMark "end-mark",
    /// The initials of writers and editors in brackets.
    Initials "initials",
    /// A list of tags behind a label.
    TagList "tag-list",
    /// A tag below a label for tags.
    BelowTags "below-tags",
    /// It starts with a number sign.
    Hashtag "hashtag",
    /// Names without spaces between them, below the text.
    GluedTags "glued-tags",
    /// An agency alone on its line.
    AgencyAlone "agency-alone",
    /// A name with a mail address below the text.
    MailBelowStory "mail-below-story",
    /// A quoted social media post, or its signature.
    QuotedPost "quoted-post",
    /// A related link that the published story keeps.
    Related "related",
    /// A user rule removes it.
    UserRuleRemove "own-take-out",
    /// A user rule keeps it.
    UserRuleKeep "own-keep",
    /// The metadata of the page name it as the headline.
    PageHeadline "page-headline",
    /// The metadata of the page name this author.
    PageByline "page-byline",
    /// The metadata of the page give this date.
    PageDate "page-date",
    /// The metadata of the page give this caption.
    PageCaption "page-caption",
    /// A heading of the first level.
    MarkupHeadline "markup-headline",
    /// A heading within the main content.
    MarkupSubhead "markup-subhead",
    /// It is in the main content element.
    MarkupStory "markup-story",
    /// It is outside of the main content element.
    OutsideStory "outside-story",
    /// Its element has the class name of a standfirst.
    MarkupStandfirst "markup-standfirst",
    /// Its element is for dates, or has such a class name.
    MarkupDate "markup-date",
    /// Its element has the class name of a byline.
    MarkupByline "markup-byline",
    /// Its element is for captions, or has such a class name.
    MarkupCaption "markup-caption",
    /// Its element has the class name of a credit.
    MarkupCredit "markup-credit",
    /// Its element has the class name of tags.
    MarkupTags "markup-tags",
    /// It is nothing but a link.
    LinkLine "link-line",
    /// A line in a box with links to other stories.
    LinkBox "link-box",
    /// A link behind a promo marker inside a paragraph.
    InlineLink "inline-link",
    /// It is in the navigation, header, footer, sidebar or a form of the page.
    Landmark "landmark",
    /// Its element has a class name of boilerplate.
    MarkupBoilerplate "markup-furniture",
}
