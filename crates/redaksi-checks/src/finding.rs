//! Findings: problems of a story that should be reviewed before publication, with fixes if there are any.

use redaksi_core::article::{Article, FieldName, PassageId, locate_offset};
use std::ops::Range;
use strum::{EnumIter, EnumString, IntoStaticStr};

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Severity {
    /// The story should not be published like this.
    Error,
    /// Probably wrong.
    Warning,
    /// A recommendation that a finished story need not follow.
    Hint,
}

/// What a check looks for. The sentence about a finding is the message `check-RULE` of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Rule {
    // Completeness: what a story must have before it is published.
    /// The headline is empty.
    HeadlineMissing,
    /// The body has no text.
    TextMissing,
    /// The story must not be published before a time.
    Embargo,
    /// A field is longer than recommended.
    FieldLong,
    /// A field is longer than its maximum.
    FieldTooLong,
    /// A promo of which the classification is doubtful is undecided.
    LinkUndecided,
    /// Letters that were spoiled on the way were repaired.
    LettersRepaired,

    // Typography.
    /// Two or more spaces between words.
    SpaceDoubled,
    /// A space before a comma or full stop.
    SpaceBeforeSign,

    // Typography of a story without its original.
    /// A space after an opening or before a closing bracket or quotation mark.
    SpaceInsideSigns,
    /// No space after a sign, or between a word and a bracket or quotation mark.
    SpaceMissing,
    /// A word twice in a row.
    DoubledWord,
    /// Two signs of which only one is needed.
    PunctuationRepeated,
    /// An ellipsis of more dots than usual, or of another form than the others of the story.
    EllipsisForm,
    /// Hyphens for a dash, or a space on one side of a hyphen only.
    DashForm,
    /// A bracket without its partner.
    BracketUnbalanced,
    /// A character that nobody sees.
    InvisibleCharacter,
    /// A letter of another alphabet that looks like the right one.
    LookalikeLetter,
    /// Letters or signs that were spoiled on the way and not repaired.
    MojibakeLeft,
    /// A sentence in capitals.
    AllCaps,
    /// A paragraph without a sign at its end.
    EndMarkMissing,
    /// A headline that is cut off.
    HeadlineCut,

    // Quotation marks.
    /// A closing quotation mark without an opening one.
    QuoteUnopened,
    /// An opening quotation mark without a closing one.
    QuoteUnclosed,
    /// Straight and curly quotation marks in one story.
    QuoteMixed,
    /// An opening quotation mark in the place of a closing one, or the reverse.
    QuoteDirection,
    /// A quotation inside a quotation with the same marks.
    QuoteNested,
    /// A comma behind the closing mark of a speech, or none before it.
    QuoteComma,

    // Consistency inside a story.
    /// Quantities of the same thing that differ.
    QuantityConflict,
    /// A name in two spellings.
    NameVariant,
    /// A person whose full name comes after the short one.
    NameShortFirst,
    /// A person with two titles.
    TitleConflict,
    /// A person with two ages.
    AgeConflict,
    /// The place of the dateline field and the one in the text differ.
    PlaceConflict,
    /// A weekday that does not fit its date.
    WeekdayWrong,
    /// A date that no calendar has.
    DateImpossible,

    // Usage of the language of the story.
    /// A spelling that the standard does not have.
    NonstandardSpelling,
    /// A preposition joined to its noun.
    PrepositionJoined,
    /// A prefix separated from its verb.
    PrefixSplit,
    /// The particle `pun` joined or separated against the rule.
    ParticleForm,
    /// A hyphen before a suffix, or none where it is needed.
    SuffixHyphen,
    /// An ordinal or a number with a prefix in a wrong form.
    OrdinalForm,
    /// A small word with a capital in a headline, or a word without one.
    TitleCase,
    /// An amount of money in a wrong form.
    CurrencyForm,
    /// A number in a form of another language.
    NumberForm,
    /// A phrase that was translated word by word.
    Calque,
    /// Superfluous or unusual words for a news story.
    PressStyle,

    // Attribution.
    /// A story that was taken from another outlet does not name it.
    SourceUnnamed,
    /// The source in the text is not the one in the field.
    SourceDiffers,
    /// The name of the previous outlet in the text.
    OutletInText,
    /// Words of a promo in the text.
    PromoLeft,
    /// An address of the web in the text.
    UrlLeft,
    /// An e-mail address in the text.
    EmailLeft,

    // Translation beside its original.
    /// A number differs from that of the original.
    NumberDiffers,
    /// A date, weekday or time of day differs from that of the original.
    DateDiffers,
    /// A currency, percentage or measure differs from that of the original.
    UnitDiffers,
    /// A name is written otherwise than in the original, or another name stands in its place.
    NameDiffers,
    /// A quotation of the original is missing, or one of its marks.
    QuoteDiffers,
    /// The original denies something, and the translation does not.
    NegationLost,
    /// The translation says the opposite of the original.
    MeaningReversed,
    /// Text in the language of the original.
    Untranslated,
    /// Text of the original is not in the translation.
    LeftOut,
    /// Text of the translation is not in the original.
    Added,
    /// The original has changed since the paragraph was translated.
    OriginalChanged,
    // Spelling.
    /// A word that is in no dictionary.
    Spelling,

    // Glossary.
    /// A translation of a term that the desk has banned.
    GlossaryBanned,
    /// The original has a term, and the translation lacks the desk's word for it.
    GlossaryDiffers,
}

impl Rule {
    /// Returns the name in kebab case.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

/// The location of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FindingLocation {
    /// A field as a whole.
    Field(FieldName),
    /// In the value of a field, as a byte range.
    FieldText(FieldName, Range<usize>),
    /// In the body text, as a byte range.
    Text(Range<usize>),
    /// An undecided passage.
    Passage(PassageId),
    /// The story as a whole.
    Story,
}

/// The words of the original that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalRange {
    /// The index of the paragraph in the [`StoryText`](crate::StoryText) of the original.
    pub paragraph: usize,
    /// The byte range in the text of that paragraph.
    pub range: Range<usize>,
    /// The words in the range.
    pub text: String,
}

/// A problem that should be reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule that found it.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The location in the story.
    pub location: FindingLocation,
    /// The index of the paragraph in the [`StoryText`](crate::StoryText) of the story; for text that the story lacks, the
    /// paragraph before the gap. `None` if the finding is about the story as a whole.
    pub paragraph: Option<usize>,
    /// The exact words that it is about: of the story, or of the original where the story lacks them. May be empty.
    pub text: String,
    /// The words of the original, if it compares the two.
    pub original: Option<OriginalRange>,
    /// Replacements of the text at the location, the best one first; empty if none is known.
    pub fixes: Vec<String>,
    /// Whether none of the replacements is clearly the right one: the user has to choose, and none is applied unseen.
    pub is_choice: bool,
    /// The arguments of the message besides `text` and the first fix: names in kebab case with values.
    pub arguments: Vec<(&'static str, String)>,
}

impl Finding {
    /// Creates a finding about the story as a whole.
    #[must_use]
    pub fn about_story(rule: Rule, severity: Severity) -> Self {
        Self {
            rule,
            severity,
            location: FindingLocation::Story,
            paragraph: None,
            text: String::new(),
            original: None,
            fixes: Vec::new(),
            is_choice: false,
            arguments: Vec::new(),
        }
    }

    /// Returns the finding with another location.
    #[must_use]
    pub fn at(self, location: FindingLocation) -> Self {
        Self { location, ..self }
    }

    /// Returns the finding with the words that it is about.
    #[must_use]
    pub fn with_text(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// Returns the finding with one more replacement of the text at the location.
    #[must_use]
    pub fn with_fix(mut self, fix: impl Into<String>) -> Self {
        self.fixes.push(fix.into());
        self
    }

    /// Returns the finding with an argument of its message.
    #[must_use]
    pub fn with_argument(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.arguments.push((name, value.into()));
        self
    }

    /// Returns the finding with the argument `text` for its message, if the words that it is about have quotation marks, a
    /// full stop or a space at their ends that would clash with those of the message.
    #[must_use]
    pub fn with_shown_text(self) -> Self {
        let shown = shown_text(&self.text);
        if shown == self.text || shown.is_empty() || !is_shown_trimmed(self.rule) {
            return self;
        }
        self.with_argument("text", shown)
    }

    /// Returns the finding with the words of the original that it is about.
    #[must_use]
    pub fn with_original(self, original: OriginalRange) -> Self {
        Self { original: Some(original), ..self }
    }

    /// Returns the replacement that one key may apply; `None` if there is none, or if the user has to choose among several.
    #[must_use]
    pub fn clear_fix(&self) -> Option<&str> {
        if self.is_choice { None } else { self.fixes.first().map(String::as_str) }
    }

    /// Whether the story should not be published like this.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Whether it is a recommendation that a finished story need not follow.
    #[must_use]
    pub fn is_recommendation(&self) -> bool {
        self.severity == Severity::Hint
    }
}

/// Whether messages of the rule show words that may begin or end with signs that say nothing about the problem.
fn is_shown_trimmed(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::LeftOut
            | Rule::Added
            | Rule::Untranslated
            | Rule::QuoteDiffers
            | Rule::NegationLost
            | Rule::NameDiffers
            | Rule::OutletInText
            | Rule::SourceDiffers
            | Rule::PromoLeft
            | Rule::OriginalChanged
    )
}

/// Returns words without the quotation marks around them, and without a full stop, comma or space at their end. Marks
/// inside become single ones.
fn shown_text(text: &str) -> String {
    let is_quote = |c: char| matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
    let trimmed = text.trim().trim_end_matches([',', '.', ' ']).trim_start_matches([',', ' ']);
    let inner = trimmed.trim_start_matches(is_quote).trim_end_matches(is_quote);
    // Marks inside, as of a speech with words of the speaker between, need those at the ends.
    if inner.contains(is_quote) {
        let single = |c: char| match c {
            '"' => '\'',
            '“' | '„' | '«' => '‘',
            '”' | '»' => '’',
            c => c,
        };
        return trimmed.chars().map(single).collect();
    }
    inner.trim_end_matches([',', '.', ' ']).to_owned()
}

/// Returns the byte range of a finding in the body text; `None` if it is in a field or about the story as a whole.
#[must_use]
pub fn finding_range(article: &Article, finding: &Finding) -> Option<Range<usize>> {
    match &finding.location {
        FindingLocation::Text(range) => Some(range.clone()),
        FindingLocation::Passage(id) => article.passage_range(*id),
        FindingLocation::Field(_) | FindingLocation::FieldText(..) | FindingLocation::Story => None,
    }
}

/// Returns the byte range of the words of a finding in the body text, without spaces at its ends; the range as a whole if it has
/// nothing else.
#[must_use]
pub fn finding_words(article: &Article, finding: &Finding) -> Option<Range<usize>> {
    let range = finding_range(article, finding)?;
    let FindingLocation::Text(_) = finding.location else { return Some(range) };
    let (block, start) = locate_offset(&article.body, range.start);
    let words =
        article.body.get(block).and_then(|block| block.text.get(start..start + range.len())).unwrap_or_default();
    let trimmed = words.trim_start();
    let from = range.start + (words.len() - trimmed.len());
    Some(if trimmed.is_empty() { range } else { from..from + trimmed.trim_end().len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_finding_have_no_space_at_their_ends() {
        let mut article = Article::default();
        article.body = ["Warga pulang.", "Dikutip Warta.com dari Mirror."]
            .map(|text| redaksi_core::article::Block::new(redaksi_core::article::BlockKind::Paragraph, text))
            .to_vec();
        let words = |range: Range<usize>| {
            let finding = Finding::about_story(Rule::OutletInText, Severity::Hint).at(FindingLocation::Text(range));
            finding_words(&article, &finding)
        };
        assert_eq!(words(21..31), Some(22..31));
        assert_eq!(words(21..22), Some(21..22), "a space alone stays");
    }

    #[test]
    fn the_message_shows_words_without_marks_at_their_ends() {
        for (text, shown) in [
            ("\"We left.\"", "We left"),
            ("“We left,”", "We left"),
            ("It ended.", "It ended"),
            ("Warta.com, ", "Warta.com"),
            (" Warta.com", "Warta.com"),
            ("\"We left,\" he said. \"It ended.\"", "'We left,' he said. 'It ended.'"),
            ("Is it?", "Is it?"),
            ("48", "48"),
        ] {
            assert_eq!(shown_text(text), shown);
        }
        let finding = Finding::about_story(Rule::LeftOut, Severity::Hint).with_text("It ended.").with_shown_text();
        assert_eq!((finding.text.as_str(), finding.arguments), ("It ended.", vec![("text", "It ended".to_owned())]));
    }
}
