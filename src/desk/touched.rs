//! What a rule of the editor's own does to the lines of an open story: seen before it is saved, carried out after.

use super::{Story, StoryId};
use crate::article::{
    Article, Block, BlockKind, Change, ChangeName, Decision, Edit, Mark, MarkKind, Passage, PassageId, PassageKind,
    Place, Reason,
};
use crate::packs::{LineForm, Pattern, Then};
use crate::reading::Rule;
use crate::text;

/// Where a line of a story stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineAt {
    /// It is the block of the body at that index.
    Block(usize),
    /// It is set aside at that index.
    Aside(usize),
    /// It stands in a field or among the tags alone; its number in the text as received.
    Told(u32),
}

/// What a rule does to a line that it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// It is taken out of the text.
    TakesOut,
    /// A promo in the text is text from now on.
    Keeps,
    /// It was set aside and is put back into the text.
    PutsBack,
    /// It is out already.
    IsOut,
    /// It is set aside already.
    IsAside,
    /// It is text already.
    IsText,
    /// The editor keeps it as a related link, and it stays one.
    IsRelated,
    /// It told a field or a tag something, which stays; the rule decides when the story is read anew.
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

    /// Whether anything changes.
    #[must_use]
    pub fn changes(self) -> bool {
        matches!(self, Self::TakesOut | Self::Keeps | Self::PutsBack)
    }
}

/// A line that a rule fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TouchedLine {
    /// Where it stands.
    pub at: LineAt,
    /// What happens to it.
    pub touch: Touch,
    /// Which of the patterns fits it, the first that does.
    pub pattern: usize,
    /// Whether it does not fit itself, and goes along with a line of the same promo that does.
    pub is_along: bool,
}

/// The lines of a story in the form in which they are compared with patterns; made once for each state of it.
#[derive(Clone, Debug)]
pub struct StoryLines {
    of: (StoryId, u64),
    lines: Vec<(LineAt, LineForm)>,
}

impl StoryLines {
    /// The lines of the body, those set aside, and those that stand in fields and tags alone.
    #[must_use]
    pub fn of(story: &Story) -> Self {
        let article = story.article();
        let body = article.body.iter().enumerate().map(|(at, block)| (LineAt::Block(at), LineForm::of(&block.text)));
        let aside = article.aside.iter().enumerate().map(|(at, aside)| (LineAt::Aside(at), LineForm::of(&aside.text)));
        let places = article.places();
        let told = text::lines(&article.received.text)
            .filter(|line| matches!(places.get(&line.number), Some(Place::Field(_) | Place::Tag(_))))
            .map(|line| (LineAt::Told(line.number), LineForm::of(line.text)));
        Self { of: (story.id(), story.revision()), lines: told.chain(body).chain(aside).collect() }
    }

    /// Whether these are the lines of the story as it is now.
    #[must_use]
    pub fn is_of(&self, story: &Story) -> bool {
        self.of == (story.id(), story.revision())
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(LineAt, LineForm)> {
        self.lines.iter()
    }

    /// The lines that one of the patterns fits, and what a rule with it does to each.
    #[must_use]
    pub fn touched(&self, article: &Article, patterns: &[Pattern], then: Then) -> Vec<TouchedLine> {
        let fitting = self.lines.iter().filter_map(|(at, form)| {
            let pattern = patterns.iter().position(|pattern| pattern.fits(form))?;
            Some(TouchedLine { at: *at, touch: touch(article, *at, then), pattern, is_along: false })
        });
        let mut touched: Vec<TouchedLine> = fitting.collect();
        let fit: Vec<LineAt> = touched.iter().map(|line| line.at).collect();
        // A promo of several lines goes as a whole.
        for (index, block) in article.body.iter().enumerate() {
            let (at, Some(id)) = (LineAt::Block(index), block.whole_passage()) else { continue };
            if fit.contains(&at) {
                continue;
            }
            let is_of_promo = |line: &&TouchedLine| match line.at {
                LineAt::Block(at) => line.touch.changes() && article.body[at].whole_passage() == Some(id),
                _ => false,
            };
            if let Some(line) = touched.iter().find(is_of_promo).copied() {
                touched.push(TouchedLine { at, is_along: true, ..line });
            }
        }
        touched
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

/// What a rule that fits does to a line.
pub(super) fn touch(article: &Article, at: LineAt, then: Then) -> Touch {
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

/// The promos inside a paragraph that are not text yet.
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

/// All that the rules do to the lines, as one change; `None` where nothing changes.
pub(super) fn change_by_rules(article: &Article, touched: &[TouchedLine], patterns: &[Pattern]) -> Option<Change> {
    let mut work = Work { article: article.clone(), edits: Vec::new() };
    let mut lines = 0;
    // Lines set aside are put back from the last to the first: the places of those above stay what they are.
    let (blocks, asides): (Vec<&TouchedLine>, Vec<&TouchedLine>) =
        touched.iter().filter(|line| line.touch.changes()).partition(|line| matches!(line.at, LineAt::Block(_)));
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

/// A copy of the story, and what was done to it so far.
struct Work {
    article: Article,
    edits: Vec<Edit>,
}

impl Work {
    fn carry_out(&mut self, edits: Vec<Edit>) {
        // An edit that does not fit is left out here and changes nothing.
        if self.article.apply_all(edits.clone()).is_ok() {
            self.edits.extend(edits);
        }
    }

    /// Takes a block out: it stays in its place, as a passage that is out.
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

    /// Passages inside a block that becomes one itself stand nowhere any more.
    fn forget_inline(&mut self, block: &Block) {
        for id in passages_in(block) {
            if self.article.blocks_of(id).count() == 1
                && let Some(at) = self.article.passages.iter().position(|passage| passage.id == id)
            {
                self.carry_out(vec![Edit::Passages { at, remove: 1, insert: Vec::new() }]);
            }
        }
    }

    /// Makes a promo, or those inside a paragraph, text of the story.
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
    use crate::reading;
    use std::path::Path;

    /// Every line of every sample, taught both ways: nothing is lost, and the way back leads to the story before.
    #[test]
    fn whatever_is_taught_loses_no_line_and_is_taken_back_whole() {
        let packs = Packs::built_in();
        let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        for path in std::fs::read_dir(samples).unwrap().map(|entry| entry.unwrap().path()) {
            let article = reading::read(Received::new("", &std::fs::read(&path).unwrap()), &packs);
            let story = Story::new(StoryId(0), article, None);
            let lines = StoryLines::of(&story);
            let taught: Vec<String> = lines.iter().map(|(at, _)| text_at(story.article(), *at).to_owned()).collect();
            for (line, then) in taught.iter().flat_map(|line| [(line, Then::TakeOut), (line, Then::Keep)]) {
                let Ok(pattern) = Pattern::parse(&reading::propose(line, &packs)) else { continue };
                let patterns = [pattern];
                let touched = lines.touched(story.article(), &patterns, then);
                assert!(!touched.is_empty(), "{line} is not touched by what was proposed from it");
                let Some(change) = change_by_rules(story.article(), &touched, &patterns) else { continue };
                let mut after = story.article().clone();
                let back = change.apply(&mut after).unwrap();
                after.check().unwrap();
                for line in text::lines(&after.received.text).filter(|line| !text::is_blank(line.text)) {
                    assert_eq!(after.places_of(line.number).len(), 1, "{}:{} {then:?}", path.display(), line.number);
                }
                let again = StoryLines::of(&Story::new(StoryId(1), after.clone(), None));
                let left = again.touched(&after, &patterns, then);
                assert!(left.iter().all(|line| !line.touch.changes()), "{}: {line} {then:?}", path.display());
                back.apply(&mut after).unwrap();
                assert_eq!(&after, story.article());
            }
        }
    }
}
