//! The names of all rules. Each is a feature of the model; `assets/extract/model.ron` has its weights under the same name.

use crate::extract::reason_code::ReasonCode;

macro_rules! score_rules {
    ($($name:ident => $reason:ident,)*) => {
        /// A scoring rule, or one of the conditions under which a rule has scores of its own.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum ScoreRule {
            $($name,)*
        }

        impl ScoreRule {
            /// All rules, in their order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The reason that is stored with a line if this rule decides about it.
            pub fn reason(self) -> ReasonCode {
                match self {
                    $(Self::$name => ReasonCode::$reason,)*
                }
            }
        }
    };
}

impl ScoreRule {
    /// Whether the rule sees something on the line, or on a line that it belongs to, that says that it is no part of the
    /// story: a promo marker, a phrase of the packs, a link, a repetition, the markup of a page. The position of a line
    /// says nothing of that kind, and a heading above a paragraph may be a subheading of the story.
    pub fn is_removal_evidence(self) -> bool {
        matches!(
            self.reason(),
            ReasonCode::Breadcrumb
                | ReasonCode::Repeated
                | ReasonCode::HeadlineAgain
                | ReasonCode::TimeAgo
                | ReasonCode::HeadlineOverTime
                | ReasonCode::Marker
                | ReasonCode::MarkerAlone
                | ReasonCode::MarkerLoose
                | ReasonCode::MarkerColon
                | ReasonCode::BelowMarker
                | ReasonCode::Teaser
                | ReasonCode::Related
                | ReasonCode::Embed
                | ReasonCode::Boilerplate
                | ReasonCode::ReaderCall
                | ReasonCode::Script
                | ReasonCode::Ranking
                | ReasonCode::SkipBlock
                | ReasonCode::Heading
                | ReasonCode::EmptyHeading
                | ReasonCode::Menu
                | ReasonCode::Counter
                | ReasonCode::Separators
                | ReasonCode::Copyright
                | ReasonCode::Address
                | ReasonCode::AboveHeadline
                | ReasonCode::OutsideStory
                | ReasonCode::LinkLine
                | ReasonCode::LinkBox
                | ReasonCode::Landmark
                | ReasonCode::MarkupBoilerplate
        ) && !matches!(
            self,
            Self::CardBelowParagraph
                | Self::CardBelowFullMarker
                | Self::SiteHeadingOverParagraph
                | Self::HtmlOutsideMainContent
        )
    }
}

score_rules! {
    // Headline.
    HeadlineFirstLine => HeadlinePosition,
    HeadlineFirstLineIsolated => HeadlinePosition,
    HeadlineWords => HeadlineWords,
    Kicker => Kicker,
    HeadlineAgainNext => HeadlineAgain,
    HeadlineRepeatedNext => HeadlineRepeated,
    Breadcrumb => Breadcrumb,
    RepeatedOften => Repeated,
    HeadlineRepeatedBelow => HeadlineRepeated,
    HeadlineAgainBelow => HeadlineAgain,
    HeadlineAgainAsSubhead => HeadlineAgain,
    // Text.
    SentencesLong => Sentences,
    SentencesLongIsolated => Sentences,
    SentencesShort => Sentences,
    SentencesShortIsolated => Sentences,
    SentencesShortPromo => Sentences,
    SentencesShortPromoIsolated => Sentences,
    StandfirstIsolated => Standfirst,
    StandfirstBelowDate => Standfirst,
    CaptionIsolated => CaptionPosition,
    CaptionBelowDate => CaptionPosition,
    AboveDateline => CaptionPosition,
    AboveDatelineBelowDate => CaptionPosition,
    AboveLastParagraph => BelowStory,
    AboveFirstParagraph => BelowStory,
    DatelinePlace => Dateline,
    DatelineAgency => Dateline,
    ShortBeforeParagraph => ShortBeforeParagraph,
    ShortAfterShortBeforeParagraph => ShortBeforeParagraph,
    EndMarkSymbol => EndMark,
    EndMarkInitials => Initials,
    // Dates and times.
    DateClean => DateShape,
    DateCleanBelowHead => DateShape,
    DateLoose => DateShape,
    DateLooseBelowHead => DateShape,
    ImpossibleDateClean => DateImpossible,
    ImpossibleDateCleanBelowHead => DateImpossible,
    ImpossibleDateLoose => DateImpossible,
    ImpossibleDateLooseBelowHead => DateImpossible,
    DateInListClean => DateInList,
    DateInListLoose => DateInList,
    DateWithWord => DateShape,
    DateWithoutWord => DateShape,
    DateAmongWords => DateShape,
    DateLabelAlone => DateShape,
    TimeAgoShort => TimeAgo,
    TimeAgoLong => TimeAgo,
    HeadlineOverTime => HeadlineOverTime,
    TimeBelowHeadline => BelowMarker,
    // Labels.
    LabelBylineOverValue => FieldLabel,
    LabelBylineAlone => FieldLabel,
    LabelBylineShort => FieldLabel,
    LabelBylineLong => FieldLabel,
    LabelBylineOpenOverValue => FieldLabel,
    LabelBylineOpenAlone => FieldLabel,
    LabelBylineOpenShort => FieldLabel,
    LabelBylineOpenLong => FieldLabel,
    LabelEditorOverValue => FieldLabel,
    LabelEditorAlone => FieldLabel,
    LabelEditorShort => FieldLabel,
    LabelEditorLong => FieldLabel,
    LabelSourceOverValue => FieldLabel,
    LabelSourceAlone => FieldLabel,
    LabelSourceShort => FieldLabel,
    LabelSourceLong => FieldLabel,
    LabelTagsAlone => FieldLabel,
    LabelTagsShort => TagList,
    LabelTagsLong => TagList,
    LabelRepublished => Republished,
    BelowBylineLabel => LabelAbove,
    BelowEditorLabel => LabelAbove,
    BelowSourceLabel => LabelAbove,
    // Tags.
    BelowTagsShort => BelowTags,
    BelowTagsFirst => BelowTags,
    BelowInitials => BelowInitials,
    HashtagLine => Hashtag,
    HashtagAlone => Hashtag,
    GluedTags => GluedTags,
    StoryTopic => StoryTopic,
    // Names without a label.
    NameBesideJobTitle => JobTitle,
    NameBelowStory => NameBelowStory,
    PicturedName => CaptionPosition,
    NameInHead => NameInHead,
    NameBesideDate => NameInHead,
    NameBeforeOutlet => NameInHead,
    AgencyAlone => AgencyAlone,
    AgencyBelowDate => AgencyAlone,
    MailBelowStory => MailBelowStory,
    QuotedPost => QuotedPost,
    // Captions and credits.
    CreditLine => CreditShape,
    CaptionCreditLabelled => CaptionCredit,
    CaptionCreditLabelledSeparators => CaptionCredit,
    CaptionCreditCertain => CaptionCredit,
    CaptionCreditCertainSeparators => CaptionCredit,
    CaptionCreditBeforeParagraph => CaptionCredit,
    CaptionCreditOneOfMany => CaptionCredit,
    CaptionCreditAfterSentence => CaptionCredit,
    CaptionCreditLoose => CaptionCredit,
    CreditInFront => CreditInFront,
    PictureWord => PictureWord,
    PictureSide => PictureSide,
    BelowPictureButton => BelowPictureButton,
    BelowPictureButtonLong => BelowPictureButton,
    CaptionOverCreditShort => CaptionPosition,
    CaptionOverCreditLong => CaptionPosition,
    CaptionBelowCredit => CaptionPosition,
    CaptionRepeatsSentence => CaptionRepeat,
    CaptionAbridgesNeighbour => CaptionRepeat,
    CaptionStartsLikeNeighbour => CaptionRepeat,
    CaptionTwiceSentence => CaptionTwice,
    CaptionTwicePhrase => CaptionTwice,
    LabelCredit => FieldLabel,
    LabelCaption => FieldLabel,
    // Promos.
    RelatedList => Related,
    MarkerFull => Marker,
    MarkerAloneOverTitle => MarkerAlone,
    MarkerAlone => MarkerAlone,
    MarkerWithoutColon => MarkerLoose,
    MarkerWeak => MarkerColon,
    HeadlineAtEnd => HeadlineAtEnd,
    EmbedPlaceholder => Embed,
    CardBlock => BelowMarker,
    HeadlineBelowMarker => BelowMarker,
    HeadlineBelowMarkerMenu => BelowMarker,
    HeadlineBelowMarkerHeading => BelowMarker,
    LineBelowMarker => BelowMarker,
    LineBelowMarkerMenu => BelowMarker,
    LineBelowMarkerHeading => BelowMarker,
    CardBelowParagraph => BelowMarker,
    CardBelowFullMarker => BelowMarker,
    CardHeadlineBelowSection => BelowMarker,
    CardHeadlineInList => BelowMarker,
    CardTeaser => Teaser,
    // Boilerplate.
    BoilerplateLine => Boilerplate,
    BoilerplateStartShort => Boilerplate,
    BoilerplateStartLong => Boilerplate,
    ReaderCall => ReaderCall,
    MenuColumns => Menu,
    ScriptLine => Script,
    RankNumber => Ranking,
    RankedHeadline => Ranking,
    SkipBlock => SkipBlock,
    SiteHeading => Heading,
    SiteHeadingOverParagraph => Heading,
    SiteHeadingEmpty => EmptyHeading,
    SiteHeadingEmptyOverParagraph => EmptyHeading,
    SiteHeadingOverHeadline => Heading,
    MenuLine => Menu,
    MenuOverParagraph => Menu,
    CounterSymbol => Counter,
    CounterNumber => Counter,
    SeparatorLine => Separators,
    CopyrightNotice => Copyright,
    AddressEmail => Address,
    AddressUrl => Address,
    // Pages: headline and main content.
    HtmlHeadlineNamed => PageHeadline,
    HtmlHeadlineGuessed => MarkupHeadline,
    HtmlNotHeadline => MarkupHeadline,
    HtmlBelowHeadline => MarkupHeadline,
    HtmlFarAboveNamedHeadline => AboveHeadline,
    HtmlNearNamedHeadline => AboveHeadline,
    HtmlFarAboveGuessedHeadline => AboveHeadline,
    HtmlNearGuessedHeadline => AboveHeadline,
    HtmlStoryParagraph => MarkupStory,
    HtmlStoryLine => MarkupStory,
    HtmlSubheadHeading => MarkupSubhead,
    HtmlSubheadBold => MarkupSubhead,
    HtmlAboveStory => OutsideStory,
    HtmlBelowStoryText => OutsideStory,
    HtmlBelowStory => OutsideStory,
    HtmlOutsideMainContent => OutsideStory,
    HtmlAboveStoryEnd => MarkupStory,
    HtmlStoryItem => MarkupStory,
    HtmlStoryListItem => MarkupStory,
    HtmlEntryTime => MarkupStory,
    HtmlFurnitureBox => OutsideStory,
    HtmlOutsideBoxes => OutsideStory,
    // Pages: links.
    HtmlLinkBoxHead => LinkBox,
    HtmlLinkBoxTeaser => LinkBox,
    HtmlLinkLineBelowStory => LinkLine,
    HtmlLinkLineHeadHeadline => LinkLine,
    HtmlLinkLineHeadHeadlineMasthead => LinkLine,
    HtmlLinkLineHeadOther => LinkLine,
    HtmlLinkLineHeadOtherMasthead => LinkLine,
    HtmlLinkLineInStory => LinkLine,
    HtmlLinkLineInStoryShort => LinkLine,
    HtmlLinkBoxBelowStory => LinkBox,
    HtmlLinkBoxHeadHeadline => LinkBox,
    HtmlLinkBoxHeadHeadlineMasthead => LinkBox,
    HtmlLinkBoxHeadOther => LinkBox,
    HtmlLinkBoxHeadOtherMasthead => LinkBox,
    HtmlLinkBoxInStory => LinkBox,
    HtmlLinkBoxInStoryShort => LinkBox,
    HtmlMarkerOverLink => Marker,
    // Pages: dates, names and tags.
    HtmlDateElement => MarkupDate,
    HtmlTimeElement => MarkupDate,
    HtmlPublishedDate => PageDate,
    HtmlAuthorName => PageByline,
    HtmlEditorElement => MarkupByline,
    HtmlBoldNameBelowStory => MarkupByline,
    HtmlAuthorElement => MarkupByline,
    HtmlAuthorInside => MarkupByline,
    HtmlStandfirstSummary => MarkupStandfirst,
    HtmlStandfirstClass => MarkupStandfirst,
    HtmlTagsShort => MarkupTags,
    HtmlTagsLong => MarkupTags,
    // Pages: pictures.
    HtmlCredit => MarkupCredit,
    HtmlCaption => MarkupCaption,
    HtmlFigure => MarkupCaption,
    HtmlLeadCaption => PageCaption,
    // Pages: boilerplate.
    HtmlLandmarkLinks => Landmark,
    HtmlLandmarkWords => Landmark,
    HtmlLandmarkText => Landmark,
    HtmlBoilerplateClass => MarkupBoilerplate,
    HtmlBoilerplateClassText => MarkupBoilerplate,
    HtmlPeripheralLink => MarkupBoilerplate,
}
