//! The findings of a document as the user sees them: without those that were dismissed or muted, which are listed apart.

use crate::workspace::state::checks::CheckScope;
use redaksi_checks::{Finding, Rule};
use std::cell::RefCell;
use std::sync::Arc;

/// What a finding is about; the list can be filtered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum FindingKind {
    /// Parts that are missing, too long or undecided.
    Completeness,
    /// What differs from the original.
    Translation,
    /// What contradicts another part of the story, and who is named as the source.
    Consistency,
    /// Spelling.
    Spelling,
    /// Non-standard forms, calques and style.
    Language,
    /// Terms of the glossary of the desk.
    Glossary,
    /// Spaces, punctuation, quotes, dashes.
    Typography,
}

impl FindingKind {
    /// Every kind, in the order of the filter.
    pub const ALL: &[Self] = <Self as strum::VariantArray>::VARIANTS;

    /// The name in kebab case; its label is the message `finding-kind-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }

    /// The kind of the findings of a rule.
    #[must_use]
    pub fn of_rule(rule: Rule) -> Self {
        match rule {
            Rule::HeadlineMissing
            | Rule::TextMissing
            | Rule::Embargo
            | Rule::FieldLong
            | Rule::FieldTooLong
            | Rule::LinkUndecided
            | Rule::LettersRepaired => Self::Completeness,
            Rule::SpaceDoubled
            | Rule::SpaceBeforeSign
            | Rule::SpaceInsideSigns
            | Rule::SpaceMissing
            | Rule::DoubledWord
            | Rule::PunctuationRepeated
            | Rule::EllipsisForm
            | Rule::DashForm
            | Rule::BracketUnbalanced
            | Rule::InvisibleCharacter
            | Rule::LookalikeLetter
            | Rule::MojibakeLeft
            | Rule::AllCaps
            | Rule::EndMarkMissing
            | Rule::HeadlineCut
            | Rule::ParagraphRepeated
            | Rule::QuoteUnopened
            | Rule::QuoteUnclosed
            | Rule::QuoteMixed
            | Rule::QuoteDirection
            | Rule::QuoteNested
            | Rule::QuoteComma => Self::Typography,
            Rule::QuantityConflict
            | Rule::NameVariant
            | Rule::NameShortFirst
            | Rule::TitleConflict
            | Rule::AgeConflict
            | Rule::PlaceConflict
            | Rule::WeekdayWrong
            | Rule::DateImpossible
            | Rule::SourceUnnamed
            | Rule::SourceDiffers
            | Rule::OutletInText
            | Rule::PromoLeft
            | Rule::UrlLeft
            | Rule::EmailLeft => Self::Consistency,
            Rule::NonstandardSpelling
            | Rule::PrepositionJoined
            | Rule::PrefixSplit
            | Rule::ParticleForm
            | Rule::SuffixHyphen
            | Rule::OrdinalForm
            | Rule::TitleCase
            | Rule::CurrencyForm
            | Rule::NumberForm
            | Rule::Calque
            | Rule::PressStyle => Self::Language,
            Rule::NumberDiffers
            | Rule::DateDiffers
            | Rule::UnitDiffers
            | Rule::NameDiffers
            | Rule::QuoteDiffers
            | Rule::NegationLost
            | Rule::MeaningReversed
            | Rule::Untranslated
            | Rule::LeftOut
            | Rule::Added
            | Rule::OriginalChanged => Self::Translation,
            Rule::Spelling => Self::Spelling,
            Rule::GlossaryBanned | Rule::GlossaryDiffers => Self::Glossary,
        }
    }
}

/// A finding with what the list needs of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedFinding {
    /// The finding.
    pub finding: Finding,
    /// The hash under which it can be dismissed.
    pub hash: String,
}

impl ListedFinding {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> FindingKind {
        FindingKind::of_rule(self.finding.rule)
    }
}

/// The findings of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FindingList {
    /// Those to be reviewed: fields and the story as a whole first, then the text in order.
    pub open: Vec<ListedFinding>,
    /// Those that the user dismissed.
    pub dismissed: Vec<ListedFinding>,
    /// The number of findings of rules that are muted for the desk.
    pub muted: usize,
    /// Which checks ran, as far as the complete check is finished.
    pub scope: Option<CheckScope>,
    /// Whether the complete check is about the current text.
    pub is_complete: bool,
}

impl FindingList {
    /// The open findings, without what the list needs of them.
    pub fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.open.iter().map(|listed| &listed.finding)
    }
}

/// What a list was made from: the revision, the number of the complete check, and the muted rules.
pub(crate) type ListKey = (u64, u64, Vec<String>);

/// The last list of a document.
#[derive(Debug, Default)]
pub(crate) struct FindingListCache(pub RefCell<Option<(ListKey, Arc<FindingList>)>>);
