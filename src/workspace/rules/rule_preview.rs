//! The effect of a user rule on the lines of an open document: previewed before the rule is saved, applied afterwards.

use crate::workspace::{Story, StoryId};
use crate::article::{Article, Block, BlockKind, Change, ChangeName, Decision, Edit, Mark, MarkKind, Passage, PassageId, PassageKind, Place, Reason};
use crate::packs::{LineForm, Pattern, Then};
use crate::extract::Rule;
use crate::text;

/// Where a line of a document is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineAt {
    /// The block of the body at this index.
    Block(usize),
    /// The excluded line at this index.
    Aside(usize),
    /// A line that is found in a field or tag only, by its line number in the source text.
    Told(u32),
}

/// The effect of a rule on a line that it matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// The line is removed from the text.
    TakesOut,
    /// A promo becomes ordinary text.
    Keeps,
    /// An excluded line is restored into the text.
    PutsBack,
    /// The line is already removed.
    IsOut,
    /// The line is already excluded.
    IsAside,
    /// The line is already ordinary text.
    IsText,
    /// The user kept the line as a related link, and it stays one.
    IsRelated,
    /// The line was used for a field or tag, which stays. The rule applies when the source is extracted again.
    WhenRead,
}

impl Touch {
    /// The name in kebab case; its message is `touch-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TakesOut => "takes-out",
            Self::Keeps => "keeps",
            Self::PutsBack => "puts-back",
            Self::IsOut => "is-out",
            Self::IsAside => "is-aside",
            Self::IsText => "is-text",
            Self::IsRelated => "is-related",
            Self::WhenRead => "when-read",
        }
    }

    /// Whether the rule changes the document.
    #[must_use]
    pub fn changes(self) -> bool {
        matches!(self, Self::TakesOut | Self::Keeps | Self::PutsBack)
    }
}

/// A line that a rule matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TouchedLine {
    /// The line.
    pub at: LineAt,
    /// The effect on the line.
    pub touch: Touch,
    /// The index of the first pattern that matches it.
    pub pattern: usize,
    /// Whether the line itself does not match, but belongs to the same promo as a line that does.
    pub is_along: bool,
}

/// The lines of a document, normalized for matching; built once per revision.
#[derive(Clone, Debug)]
pub struct StoryLines {
    of: (StoryId, u64),
    lines: Vec<(LineAt, LineForm)>,
}

impl StoryLines {
    /// Collects the lines of the body, the excluded lines, and the lines found in fields and tags only.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let article = story.article();
        let body = article.body.iter().enumerate().map(|(at, block)| (LineAt::Block(at), LineForm::of(&block.text)));
        let aside = article.aside.iter().enumerate().map(|(at, aside)| (LineAt::Aside(at), LineForm::of(&aside.text)));
        let places = article.places();
        let metadata = text::lines(&article.received.text)
            .filter(|line| matches!(places.get(&line.number), Some(Place::Field(_) | Place::Tag(_))))
            .map(|line| (LineAt::Told(line.number), LineForm::of(line.text)));
        Self { of: (story.id(), story.revision()), lines: metadata.chain(body).chain(aside).collect() }
    }

    /// Whether these are the lines of the current revision of the document.
    #[must_use]
    pub fn is_of(&self, story: &Story) -> bool {
        self.of == (story.id(), story.revision())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &(LineAt, LineForm)> {
        self.lines.iter()
    }

    /// The lines that one of the patterns matches, with the effect of a rule on each.
    #[must_use]
    pub fn touched(&self, article: &Article, patterns: &[Pattern], then: Then) -> Vec<TouchedLine> {
        let direct = self.lines.iter().filter_map(|(at, form)| {
            let pattern = patterns.iter().position(|pattern| pattern.fits(form))?;
            Some(TouchedLine { at: *at, touch: touch(article, *at, then), pattern, is_along: false })
        });
        let mut matches: Vec<TouchedLine> = direct.collect();
        let matched: Vec<LineAt> = matches.iter().map(|line| line.at).collect();
        // A promo of several lines is removed or kept as a whole.
        for (index, block) in article.body.iter().enumerate() {
            let (at, Some(id)) = (LineAt::Block(index), block.whole_passage()) else { continue };
            if matched.contains(&at) {
                continue;
            }
            let is_of_promo = |line: &&TouchedLine| match line.at {
                LineAt::Block(at) => line.touch.changes() && article.body[at].whole_passage() == Some(id),
                _ => false,
            };
            if let Some(line) = matches.iter().find(is_of_promo).copied() {
                matches.push(TouchedLine { at, is_along: true, ..line });
            }
        }
        matches
    }
}

/// The text of a line.
#[must_use]
pub fn text_at(article: &Article, at: LineAt) -> &str {
    match at {
        LineAt::Block(index) => article.body.get(index).map_or("", |block| block.text.as_str()),
        LineAt::Aside(index) => article.aside.get(index).map_or("", |aside| aside.text.as_str()),
        LineAt::Told(number) => {
            text::lines(&article.received.text).find(|line| line.number == number).map_or("", |line| line.text)
        }
    }
}

/// The effect of a matching rule on a line.
pub(crate) fn touch(article: &Article, at: LineAt, then: Then) -> Touch {
    let index = match at {
        LineAt::Block(index) => index,
        LineAt::Aside(_) if then == Then::Keep => return Touch::PutsBack,
        LineAt::Aside(_) => return Touch::IsAside,
        LineAt::Told(_) => return Touch::WhenRead,
    };
    let block = &article.body[index];
    let decision = block.whole_passage().and_then(|id| article.passage(id)).map(|passage| passage.decision);
    match (then, decision) {
        (Then::TakeOut, Some(Decision::Out | Decision::Related)) => Touch::IsOut,
        (Then::TakeOut, _) => Touch::TakesOut,
        (Then::Keep, Some(Decision::Open | Decision::Out)) => Touch::Keeps,
        (Then::Keep, Some(Decision::Related)) => Touch::IsRelated,
        (Then::Keep, None) if inline_promos(article, block).next().is_some() => Touch::Keeps,
        (Then::Keep, Some(Decision::Keep) | None) => Touch::IsText,
    }
}

/// The promos inside a paragraph that are not ordinary text yet.
fn inline_promos<'a>(article: &'a Article, block: &'a Block) -> impl Iterator<Item = PassageId> + 'a {
    let passages = passages_in(block).filter_map(|id| article.passage(id));
    passages
        .filter(|passage| {
            passage.kind == PassageKind::Promo && matches!(passage.decision, Decision::Open | Decision::Out)
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
pub(crate) fn change_by_rules(article: &Article, matches: &[TouchedLine], patterns: &[Pattern]) -> Option<Change> {
    let mut work = Work { article: article.clone(), edits: Vec::new() };
    let mut lines = 0;
    // Excluded lines are restored from the last to the first, so that the indexes of the others stay valid.
    let (blocks, asides): (Vec<&TouchedLine>, Vec<&TouchedLine>) =
        matches.iter().filter(|line| line.touch.changes()).partition(|line| matches!(line.at, LineAt::Block(_)));
    for line in blocks.into_iter().chain(asides.into_iter().rev()) {
        lines += 1;
        match (line.at, line.touch) {
            (LineAt::Block(index), Touch::TakesOut) => work.take_out(index, &patterns[line.pattern]),
            (LineAt::Block(index), _) => work.keep(index),
            (LineAt::Aside(index), _) => {
                if let Some(change) = work.article.put_back(index) {
                    work.carry_out(change.edits);
                }
            }
            (LineAt::Told(_), _) => {}
        }
    }
    (!work.edits.is_empty()).then_some(Change { name: ChangeName::OwnRule(lines), edits: work.edits })
}

/// A working copy of the article, and the edits applied to it so far.
struct Work {
    article: Article,
    edits: Vec<Edit>,
}

impl Work {
    fn carry_out(&mut self, edits: Vec<Edit>) {
        // An edit that does not fit is skipped.
        if self.article.apply_all(edits.clone()).is_ok() {
            self.edits.extend(edits);
        }
    }

    /// Removes a block: it stays in its place, as a removed passage.
    fn take_out(&mut self, index: usize, pattern: &Pattern) {
        let reason = Reason { rule: Rule::OwnTakeOut.code().into(), seen: pattern.text().to_owned(), confidence: 100 };
        let Some(block) = self.article.body.get(index).cloned() else { return };
        if let Some(id) = block.whole_passage() {
            let Some(change) = self.article.decide(id, Decision::Out) else { return };
            let mut edits = change.edits;
            for edit in &mut edits {
                if let Edit::Passages { insert, .. } = edit {
                    for passage in insert {
                        passage.reason = reason.clone();
                    }
                }
            }
            return self.carry_out(edits);
        }
        self.forget_inline(&block);
        let id = self.article.next_passage_id();
        let passage = Passage {
            id,
            kind: PassageKind::Promo,
            marker: String::new(),
            title: text::trim_blank(&block.text).to_owned(),
            url: String::new(),
            decision: Decision::Out,
            reason,
        };
        let marks = vec![Mark { range: 0..block.text.len(), kind: MarkKind::Passage(id) }];
        let kind = if block.kind == BlockKind::Subhead { BlockKind::Paragraph } else { block.kind };
        let out = Block { kind, marks, ..block };
        self.carry_out(vec![
            Edit::Passages { at: self.article.passages.len(), remove: 0, insert: vec![passage] },
            Edit::Blocks { at: index, remove: 1, insert: vec![out] },
        ]);
    }

    /// Drops the passages inside a block that becomes a passage itself.
    fn forget_inline(&mut self, block: &Block) {
        for id in passages_in(block) {
            if self.article.blocks_of(id).count() == 1
                && let Some(at) = self.article.passages.iter().position(|passage| passage.id == id)
            {
                self.carry_out(vec![Edit::Passages { at, remove: 1, insert: Vec::new() }]);
            }
        }
    }

    /// Turns a promo, or the promos inside a paragraph, into ordinary text.
    fn keep(&mut self, index: usize) {
        let Some(block) = self.article.body.get(index) else { return };
        let promos: Vec<PassageId> = match block.whole_passage() {
            Some(id) => vec![id],
            None => inline_promos(&self.article, block).collect(),
        };
        for id in promos {
            if let Some(change) = self.article.decide(id, Decision::Keep) {
                self.carry_out(change.edits);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Received;
    use crate::packs::Packs;
    use crate::extract;
    use std::path::Path;

    /// Makes a rule from every line of every sample, with both actions: no line is lost, and undo restores the article.
    #[test]
    fn a_rule_from_any_line_loses_no_line_and_is_undone_completely() {
        let packs = Packs::built_in();
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for path in std::fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()) {
            let article = extract::read(Received::new("", &std::fs::read(&path).unwrap()), &packs);
            let story = Story::new(StoryId(0), article, None);
            let lines = StoryLines::of(&story);
            let texts: Vec<String> = lines.iter().map(|(at, _)| text_at(story.article(), *at).to_owned()).collect();
            for (line, kind) in texts.iter().flat_map(|line| [(line, Then::TakeOut), (line, Then::Keep)]) {
                let Ok(pattern) = Pattern::parse(&extract::propose(line, &packs)) else { continue };
                let patterns = [pattern];
                let matches = lines.touched(story.article(), &patterns, kind);
                assert!(!matches.is_empty(), "{line} is not matched by the pattern proposed from it");
                let Some(change) = change_by_rules(story.article(), &matches, &patterns) else { continue };
                let mut after = story.article().clone();
                let undo = change.apply(&mut after).unwrap();
                after.check().unwrap();
                for line in text::lines(&after.received.text).filter(|line| !text::is_blank(line.text)) {
                    assert_eq!(after.places_of(line.number).len(), 1, "{}:{} {kind:?}", path.display(), line.number);
                }
                let lines_after = StoryLines::of(&Story::new(StoryId(1), after.clone(), None));
                let remaining = lines_after.touched(&after, &patterns, kind);
                assert!(remaining.iter().all(|line| !line.touch.changes()), "{}: {line} {kind:?}", path.display());
                undo.apply(&mut after).unwrap();
                assert_eq!(&after, story.article());
            }
        }
    }
}
