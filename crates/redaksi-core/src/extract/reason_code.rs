//! Reason codes: the names of the rules, stored with each decision as its reason.

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident $code:literal $cap:literal,)*) => {
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

            /// The highest confidence, in percent, of a decision for this reason.
            pub(crate) fn max_confidence(self) -> u8 {
                match self {
                    $(Self::$name => $cap,)*
                }
            }
        }
    };
}

rules! {
    /// It is at the position of a headline.
    HeadlinePosition "headline-place" 90,
    /// It shares words with the text.
    HeadlineWords "headline-words" 97,
    /// It is repeated further down.
    HeadlineRepeated "headline-repeated" 97,
    /// It follows a URL that is made of its words.
    HeadlineAddress "headline-address" 97,
    /// It is a date.
    DateShape "date-shape" 99,
    /// It is an impossible date.
    DateImpossible "date-impossible" 97,
    /// It starts with a label such as `Editor:`.
    FieldLabel "label" 99,
    /// The line above is a label without a value.
    LabelAbove "label-above" 96,
    /// It is a name beside the headline or the date.
    NameInHead "name-in-head" 80,
    /// It is a name below the last paragraph.
    NameBelowStory "name-below-story" 85,
    /// It is the name or the job title of a writer, with the other one on the line beside it.
    JobTitle "job" 90,
    /// It ends with a picture credit.
    CaptionCredit "caption-credit" 95,
    /// It is between headline and text.
    CaptionPosition "caption-place" 70,
    /// It repeats a neighbouring line, or a sentence of the text.
    CaptionRepeat "caption-repeat" 97,
    /// It contains the same words twice.
    CaptionTwice "caption-twice" 93,
    /// It starts with a picture credit.
    CreditInFront "credit-in-front" 95,
    /// It is below a button of a picture viewer.
    BelowPictureButton "below-button" 90,
    /// The page offers to skip it.
    SkipBlock "detour" 96,
    /// It gives in brackets the position of someone in a picture.
    PictureSide "picture-side" 92,
    /// It mentions a picture.
    PictureWord "picture-word" 90,
    /// It has the form of a picture credit.
    CreditShape "credit-shape" 90,
    /// It starts with a place or an agency and a dash.
    Dateline "dateline" 98,
    /// It consists of whole sentences.
    Sentences "sentences" 97,
    /// It may not be part of the story, but the evidence is too weak to remove it.
    Uncertain "in-doubt" 60,
    /// There is no evidence that it is anything but text.
    DefaultText "nothing-against" 75,
    /// A short line without a full stop, before a paragraph.
    ShortBeforeParagraph "short-before-paragraph" 80,
    /// It consists of sentences between headline and text.
    Standfirst "standfirst" 70,
    /// A promo marker and a headline.
    Marker "marker" 99,
    /// A promo marker alone on its line.
    MarkerAlone "marker-alone" 97,
    /// A promo marker without a colon.
    MarkerLoose "marker-loose" 88,
    /// A word that is a promo marker only with a colon and a headline.
    MarkerColon "marker-colon" 85,
    /// A headline below a promo marker.
    BelowMarker "below-marker" 95,
    /// A teaser: it repeats words of the headline of a card above it.
    Teaser "teaser" 85,
    /// A short line with a colon above the headline.
    Kicker "kicker" 85,
    /// A headline with a time of its own on the line below.
    HeadlineOverTime "headline-over-time" 85,
    /// The last line, with the form of a headline, below a paragraph.
    HeadlineAtEnd "headline-at-end" 80,
    /// A placeholder in square brackets for a video or a picture.
    Embed "embed" 97,
    /// A promo marker and a headline in brackets inside a paragraph.
    InlineBracket "inline-bracket" 98,
    /// A promo marker and a headline inside a paragraph.
    InlineMarker "inline-marker" 75,
    /// Known boilerplate between the sentences of a paragraph.
    InlineBoilerplate "inline-furniture" 95,
    /// A known boilerplate phrase.
    Boilerplate "furniture" 98,
    /// It asks the reader to follow, install, share or read something.
    ReaderCall "reader-call" 97,
    /// It is a line of a program or the name of a file.
    Script "script" 97,
    /// It is a part of a numbered list of other stories.
    Ranking "ranking" 97,
    /// A section heading of the site.
    Heading "heading" 97,
    /// A section heading of the site with nothing below.
    EmptyHeading "empty-heading" 97,
    /// It consists of words of menus and share buttons.
    Menu "menu" 96,
    /// A number, or a count such as that of views.
    Counter "counter" 95,
    /// A relative time such as `2 hours ago`.
    TimeAgo "time-ago" 94,
    /// A date below the story.
    DateInList "date-in-list" 88,
    /// A row of section names with separators.
    Separators "separators" 95,
    /// A copyright notice.
    Copyright "copyright" 98,
    /// A URL or an e-mail address.
    Address "address" 90,
    /// A breadcrumb: it ends with the headline.
    Breadcrumb "breadcrumb" 95,
    /// It occurs several times in the text.
    Repeated "repeated" 94,
    /// The headline again.
    HeadlineAgain "headline-again" 96,
    /// It is among the boilerplate below the story.
    BelowStory "below-story" 94,
    /// It is among the boilerplate above the headline.
    AboveHeadline "above-headline" 92,
    /// It is among the boilerplate between headline and text.
    BesideHeadline "beside-headline" 85,
    /// A notice of where it was first published.
    Republished "republished" 95,
    /// A symbol that outlets put at the end of a story.
    EndMark "end-mark" 99,
    /// The initials of writers and editors in brackets.
    Initials "initials" 95,
    /// A list of tags behind a label.
    TagList "tag-list" 98,
    /// A tag below a label for tags.
    BelowTags "below-tags" 93,
    /// A tag below the initials of the writers.
    BelowInitials "below-initials" 93,
    /// It starts with a number sign.
    Hashtag "hashtag" 92,
    /// Names without spaces between them, below the text.
    GluedTags "glued-tags" 85,
    /// One of several short lines below the text whose words are in it.
    StoryTopic "story-topic" 85,
    /// An agency alone on its line.
    AgencyAlone "agency-alone" 85,
    /// A name with a mail address below the text.
    MailBelowStory "mail-below-story" 80,
    /// A quoted social media post, or its signature.
    QuotedPost "quoted-post" 90,
    /// A related link that the published story keeps.
    Related "related" 99,
    /// A user rule removes it.
    UserRuleRemove "own-take-out" 100,
    /// A user rule keeps it.
    UserRuleKeep "own-keep" 100,
    /// The metadata of the page name it as the headline.
    PageHeadline "page-headline" 99,
    /// The metadata of the page name this author.
    PageByline "page-byline" 98,
    /// The metadata of the page give this date.
    PageDate "page-date" 99,
    /// The metadata of the page give this caption.
    PageCaption "page-caption" 97,
    /// A heading of the first level.
    MarkupHeadline "markup-headline" 95,
    /// A heading within the main content.
    MarkupSubhead "markup-subhead" 92,
    /// It is in the main content element.
    MarkupStory "markup-story" 98,
    /// It is outside of the main content element.
    OutsideStory "outside-story" 95,
    /// Its element has the class name of a standfirst.
    MarkupStandfirst "markup-standfirst" 88,
    /// Its element is for dates, or has such a class name.
    MarkupDate "markup-date" 94,
    /// Its element has the class name of a byline.
    MarkupByline "markup-byline" 92,
    /// Its element is for captions, or has such a class name.
    MarkupCaption "markup-caption" 95,
    /// Its element has the class name of a credit.
    MarkupCredit "markup-credit" 92,
    /// Its element has the class name of tags.
    MarkupTags "markup-tags" 95,
    /// It is nothing but a link.
    LinkLine "link-line" 94,
    /// A line in a box with links to other stories.
    LinkBox "link-box" 97,
    /// A link behind a promo marker inside a paragraph.
    InlineLink "inline-link" 98,
    /// It is in the navigation, header, footer, sidebar or a form of the page.
    Landmark "landmark" 97,
    /// Its element has a class name of boilerplate.
    MarkupBoilerplate "markup-furniture" 96,
    /// A header of the mail that the story came in, or a line above a quoted or forwarded mail.
    MailHeader "mail-header" 97,
    /// A sign of a quoted mail, or a line of an older mail.
    MailQuote "mail-quote" 85,
    /// A note that mail programs and firms add.
    MailNote "mail-note" 92,
    /// A stamp or a note of a chat program.
    ChatNote "chat-note" 97,
    /// A message of somebody else than the sender of the story.
    ChatAnswer "chat-answer" 85,
    /// A transmission code, a slug or a line of the head of wire copy.
    WireCode "wire-code" 97,
    /// It says that another part follows, or begins one.
    WireTake "wire-take" 95,
    /// It greets the newsroom.
    Greeting "greeting" 92,
    /// It says what kind of document follows.
    Letterhead "letterhead" 90,
    /// It ends a letter.
    Closing "closing" 90,
    /// It is below the line that ends a letter.
    Signature "signature" 85,
    /// It is in a block that tells whom to ask.
    Contact "contact" 92,
    /// The number of a printed page.
    PageNumber "page-number" 95,
    /// A line that is repeated on each printed page.
    RunningHead "running-head" 95,
    /// It says before which time the story must not be published.
    Embargo "embargo" 99,
    /// It tells who reported and who edited.
    SignOff "sign-off" 98,
    /// An entry of a running report, or its time.
    LiveEntry "live-entry" 97,
    /// A labelled line of the matter, beside others.
    FactLine "fact-line" 95,
    /// A row of a table among the paragraphs of the story.
    TableRow "table-row" 98,
    /// An item of a list among the paragraphs of the story.
    ListItem "list-item" 95,
    /// It goes on with the line above, with which it was joined.
    JoinedLine "joined-line" 99,
}
