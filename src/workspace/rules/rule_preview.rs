//! The effect of a user rule on the lines of an open document: previewed before the rule is saved, applied afterwards.

use crate::workspace::{Document, DocumentId};
use redaksi_core::article::{
    Article, Block, BlockKind, Decision, Edit, LineLocation, Mark, MarkKind, Passage, PassageId, PassageKind, Reason,
    Transaction, TransactionName,
};
use redaksi_core::extract::ReasonCode;
use redaksi_core::packs::{MatchAction, NormalizedLine, Pattern};
use redaksi_core::text;

/// Where a line of a document is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineRef {
    /// The block of the body at this index.
    Block(usize),
    /// The excluded line at this index.
    Excluded(usize),
    /// A line that is found in a field or tag only, by its line number in the source text.
    Metadata(u32),
}

/// The effect of a rule on a line that it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleEffect {
    /// The line is removed from the text.
    Removes,
    /// A promo becomes ordinary text.
    Keeps,
    /// An excluded line is restored into the text.
    Restores,
    /// The line is already removed.
    AlreadyRemoved,
    /// The line is already excluded.
    AlreadyExcluded,
    /// The line is already ordinary text.
    AlreadyText,
    /// The user kept the line as a related link, and it stays one.
    StaysRelatedLink,
    /// The line was used for a field or tag, which stays. The rule applies when the source is extracted again.
    OnNextExtraction,
}

impl RuleEffect {
    /// The name in kebab case; its message is `touch-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Removes => "takes-out",
            Self::Keeps => "keeps",
            Self::Restores => "puts-back",
            Self::AlreadyRemoved => "is-out",
            Self::AlreadyExcluded => "is-aside",
            Self::AlreadyText => "is-text",
            Self::StaysRelatedLink => "is-related",
            Self::OnNextExtraction => "when-read",
        }
    }

    /// Whether the rule changes the document.
    #[must_use]
    pub fn has_effect(self) -> bool {
        matches!(self, Self::Removes | Self::Keeps | Self::Restores)
    }
}

/// A line that a rule matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleMatch {
    /// The line.
    pub at: LineRef,
    /// The effect on the line.
    pub effect: RuleEffect,
    /// The index of the first pattern that matches it.
    pub pattern: usize,
    /// Whether the line itself does not match, but belongs to the same promo as a line that does.
    pub is_indirect: bool,
}

/// The lines of a document, normalized for matching; built once per revision.
#[derive(Clone, Debug)]
pub struct DocumentLines {
    key: (DocumentId, u64),
    lines: Vec<(LineRef, NormalizedLine)>,
}

impl DocumentLines {
    /// Collects the lines of the body, the excluded lines, and the lines found in fields and tags only.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let article = document.article();
        let body =
            article.body.iter().enumerate().map(|(at, block)| (LineRef::Block(at), NormalizedLine::of(&block.text)));
        let aside = article
            .excluded
            .iter()
            .enumerate()
            .map(|(at, aside)| (LineRef::Excluded(at), NormalizedLine::of(&aside.text)));
        let places = article.line_locations();
        let metadata = text::lines(&article.source.text)
            .filter(|line| matches!(places.get(&line.number), Some(LineLocation::Field(_) | LineLocation::Tag(_))))
            .map(|line| (LineRef::Metadata(line.number), NormalizedLine::of(line.text)));
        Self { key: (document.id(), document.revision()), lines: metadata.chain(body).chain(aside).collect() }
    }

    /// Whether these are the lines of the current revision of the document.
    #[must_use]
    pub fn is_current_for(&self, document: &Document) -> bool {
        self.key == (document.id(), document.revision())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(LineRef, NormalizedLine)> {
        self.lines.iter()
    }

    /// The lines that one of the patterns matches, with the effect of a rule on each.
    #[must_use]
    pub fn matches(&self, article: &Article, patterns: &[Pattern], action: MatchAction) -> Vec<RuleMatch> {
        let direct = self.lines.iter().filter_map(|(at, form)| {
            let pattern = patterns.iter().position(|pattern| pattern.matches(form))?;
            Some(RuleMatch { at: *at, effect: effect_on_line(article, *at, action), pattern, is_indirect: false })
        });
        let mut matches: Vec<RuleMatch> = direct.collect();
        let matched: Vec<LineRef> = matches.iter().map(|line| line.at).collect();
        // A promo of several lines is removed or kept as a whole.
        for (index, block) in article.body.iter().enumerate() {
            let (at, Some(id)) = (LineRef::Block(index), block.whole_passage()) else { continue };
            if matched.contains(&at) {
                continue;
            }
            let is_of_promo = |line: &&RuleMatch| match line.at {
                LineRef::Block(at) => line.effect.has_effect() && article.body[at].whole_passage() == Some(id),
                _ => false,
            };
            if let Some(line) = matches.iter().find(is_of_promo).copied() {
                matches.push(RuleMatch { at, is_indirect: true, ..line });
            }
        }
        matches
    }
}

/// The text of a line.
#[must_use]
pub fn line_text(article: &Article, at: LineRef) -> &str {
    match at {
        LineRef::Block(index) => article.body.get(index).map_or("", |block| block.text.as_str()),
        LineRef::Excluded(index) => article.excluded.get(index).map_or("", |aside| aside.text.as_str()),
        LineRef::Metadata(number) => {
            text::lines(&article.source.text).find(|line| line.number == number).map_or("", |line| line.text)
        }
    }
}

/// The effect of a matching rule on a line.
pub(crate) fn effect_on_line(article: &Article, at: LineRef, action: MatchAction) -> RuleEffect {
    let index = match at {
        LineRef::Block(index) => index,
        LineRef::Excluded(_) if action == MatchAction::Keep => return RuleEffect::Restores,
        LineRef::Excluded(_) => return RuleEffect::AlreadyExcluded,
        LineRef::Metadata(_) => return RuleEffect::OnNextExtraction,
    };
    let block = &article.body[index];
    let decision = block.whole_passage().and_then(|id| article.passage(id)).map(|passage| passage.decision);
    match (action, decision) {
        (MatchAction::Remove, Some(Decision::Removed | Decision::RelatedLink)) => RuleEffect::AlreadyRemoved,
        (MatchAction::Remove, _) => RuleEffect::Removes,
        (MatchAction::Keep, Some(Decision::Undecided | Decision::Removed)) => RuleEffect::Keeps,
        (MatchAction::Keep, Some(Decision::RelatedLink)) => RuleEffect::StaysRelatedLink,
        (MatchAction::Keep, None) if inline_promos(article, block).next().is_some() => RuleEffect::Keeps,
        (MatchAction::Keep, Some(Decision::KeptAsText) | None) => RuleEffect::AlreadyText,
    }
}

/// The promos inside a paragraph that are not ordinary text yet.
fn inline_promos<'a>(article: &'a Article, block: &'a Block) -> impl Iterator<Item = PassageId> + 'a {
    let passages = passages_in(block).filter_map(|id| article.passage(id));
    passages
        .filter(|passage| {
            passage.kind == PassageKind::Promo && matches!(passage.decision, Decision::Undecided | Decision::Removed)
        })
        .map(|passage| passage.id)
}

fn passages_in(block: &Block) -> impl Iterator<Item = PassageId> + '_ {
    block.marks.iter().filter_map(|mark| match mark.kind {
        MarkKind::Passage(id) => Some(id),
        MarkKind::Dateline => None,
    })
}

/// The effects on all lines as one change; `None` if nothing changes.
pub(crate) fn rules_transaction(article: &Article, matches: &[RuleMatch], patterns: &[Pattern]) -> Option<Transaction> {
    let mut work = RuleEditBuilder { article: article.clone(), edits: Vec::new() };
    let mut lines = 0;
    // Excluded lines are restored from the last to the first, so that the indexes of the others stay valid.
    let (blocks, asides): (Vec<&RuleMatch>, Vec<&RuleMatch>) =
        matches.iter().filter(|line| line.effect.has_effect()).partition(|line| matches!(line.at, LineRef::Block(_)));
    for line in blocks.into_iter().chain(asides.into_iter().rev()) {
        lines += 1;
        match (line.at, line.effect) {
            (LineRef::Block(index), RuleEffect::Removes) => work.remove_block(index, &patterns[line.pattern]),
            (LineRef::Block(index), _) => work.keep_promos(index),
            (LineRef::Excluded(index), _) => {
                if let Some(change) = work.article.restore_excluded(index) {
                    work.apply_edits(change.edits);
                }
            }
            (LineRef::Metadata(_), _) => {}
        }
    }
    (!work.edits.is_empty()).then_some(Transaction { name: TransactionName::UserRule(lines), edits: work.edits })
}

/// A working copy of the article, and the edits applied to it so far.
struct RuleEditBuilder {
    article: Article,
    edits: Vec<Edit>,
}

impl RuleEditBuilder {
    fn apply_edits(&mut self, edits: Vec<Edit>) {
        // An edit that does not fit is skipped.
        if self.article.apply_all(edits.clone()).is_ok() {
            self.edits.extend(edits);
        }
    }

    /// Removes a block: it stays in its place, as a removed passage.
    fn remove_block(&mut self, index: usize, pattern: &Pattern) {
        let reason = Reason {
            rule: ReasonCode::UserRuleRemove.code().into(),
            detail: pattern.text().to_owned(),
            confidence: 100,
        };
        let Some(block) = self.article.body.get(index).cloned() else { return };
        if let Some(id) = block.whole_passage() {
            let Some(change) = self.article.decide(id, Decision::Removed) else { return };
            let mut edits = change.edits;
            for edit in &mut edits {
                if let Edit::Passages { insert, .. } = edit {
                    for passage in insert {
                        passage.reason = reason.clone();
                    }
                }
            }
            return self.apply_edits(edits);
        }
        self.drop_inline_passages(&block);
        let id = self.article.next_passage_id();
        let passage = Passage {
            id,
            kind: PassageKind::Promo,
            marker: String::new(),
            title: text::trim_blank(&block.text).to_owned(),
            url: String::new(),
            alternative_text: String::new(),
            decision: Decision::Removed,
            reason,
        };
        let marks = vec![Mark { range: 0..block.text.len(), kind: MarkKind::Passage(id) }];
        let kind = if block.kind == BlockKind::Subhead { BlockKind::Paragraph } else { block.kind };
        let out = Block { kind, marks, ..block };
        self.apply_edits(vec![
            Edit::Passages { at: self.article.passages.len(), remove: 0, insert: vec![passage] },
            Edit::Blocks { at: index, remove: 1, insert: vec![out] },
        ]);
    }

    /// Drops the passages inside a block that becomes a passage itself.
    fn drop_inline_passages(&mut self, block: &Block) {
        for id in passages_in(block) {
            if self.article.blocks_with_passage(id).count() == 1
                && let Some(at) = self.article.passages.iter().position(|passage| passage.id == id)
            {
                self.apply_edits(vec![Edit::Passages { at, remove: 1, insert: Vec::new() }]);
            }
        }
    }

    /// Turns a promo, or the promos inside a paragraph, into ordinary text.
    fn keep_promos(&mut self, index: usize) {
        let Some(block) = self.article.body.get(index) else { return };
        let promos: Vec<PassageId> = match block.whole_passage() {
            Some(id) => vec![id],
            None => inline_promos(&self.article, block).collect(),
        };
        for id in promos {
            if let Some(change) = self.article.decide(id, Decision::KeptAsText) {
                self.apply_edits(change.edits);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_core::article::SourceText;
    use redaksi_core::extract;
    use redaksi_core::packs::Packs;
    use std::path::Path;

    /// Makes a rule from every line of every sample, with both actions: no line is lost, and undo restores the article.
    #[test]
    fn a_rule_from_any_line_loses_no_line_and_is_undone_completely() {
        let packs = Packs::built_in();
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for path in std::fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()) {
            let article = extract::extract(SourceText::new("", &std::fs::read(&path).unwrap()), &packs);
            let document = Document::new(DocumentId(0), article, None);
            let lines = DocumentLines::new(&document);
            let texts: Vec<String> =
                lines.iter().map(|(at, _)| line_text(document.article(), *at).to_owned()).collect();
            for (line, kind) in texts.iter().flat_map(|line| [(line, MatchAction::Remove), (line, MatchAction::Keep)]) {
                let Ok(pattern) = Pattern::parse(&extract::suggest_pattern(line, &packs)) else { continue };
                let patterns = [pattern];
                let matches = lines.matches(document.article(), &patterns, kind);
                assert!(!matches.is_empty(), "{line} is not matched by the pattern proposed from it");
                let Some(change) = rules_transaction(document.article(), &matches, &patterns) else { continue };
                let mut after = document.article().clone();
                let undo = change.apply(&mut after).unwrap();
                after.validate().unwrap();
                for line in text::lines(&after.source.text).filter(|line| !text::is_blank(line.text)) {
                    assert_eq!(
                        after.locations_of_line(line.number).len(),
                        1,
                        "{}:{} {kind:?}",
                        path.display(),
                        line.number
                    );
                }
                let lines_after = DocumentLines::new(&Document::new(DocumentId(1), after.clone(), None));
                let remaining = lines_after.matches(&after, &patterns, kind);
                assert!(remaining.iter().all(|line| !line.effect.has_effect()), "{}: {line} {kind:?}", path.display());
                undo.apply(&mut after).unwrap();
                assert_eq!(&after, document.article());
            }
        }
    }
}
