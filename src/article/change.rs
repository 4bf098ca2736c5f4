//! Changes: named lists of edits, each one step of undo.

use super::carry::carry;
use super::{Article, Aside, Block, BlockKind, Decision, Edit, EditError, FieldName, Passage, PassageId, PassageKind};

/// Edits that belong together, under a name that a person reads in the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What it does.
    pub name: ChangeName,
    /// In the order in which they are applied.
    pub edits: Vec<Edit>,
}

/// What a change does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangeName {
    /// Text was typed, deleted or pasted in the body.
    Typing,
    /// A field was changed.
    Field(FieldName),
    /// So many promos were taken out.
    Clean(usize),
    /// So many promos were put back.
    Restore(usize),
    /// One passage was decided about.
    Decide(Decision),
    /// A line that had been set aside was put into the body.
    PutBack,
    /// So many tags were added.
    AddTags(usize),
    /// A tag was removed.
    RemoveTag,
    /// A tag was moved.
    MoveTag,
    /// A rule of the editor's own decided about so many lines.
    OwnRule(usize),
    /// A paragraph became a heading or a heading a paragraph.
    BlockKind,
    /// Paragraphs were moved.
    MoveParagraph,
    /// Paragraphs were put into the story once more.
    Duplicate,
    /// Letters became large or small.
    Case,
    /// A typed sign became the one that is printed: a quote, a dash.
    PrintedSign,
    /// What was pasted lost what a page or a word processor had put into it.
    CleanPaste,
    /// So many places were replaced by something else.
    Replace(usize),
    /// One thing became as it was in another version.
    TakeBack,
    /// The story became another version of itself.
    Version,
}

impl Change {
    /// Applies the change and returns the one that takes it back, under the same name.
    ///
    /// # Errors
    /// The first [`EditError`]; the story is as it was then.
    pub fn apply(self, article: &mut Article) -> Result<Self, EditError> {
        self.apply_carrying(article, &mut [])
    }

    /// The same, with places of the manuscript, in bytes, that stay at the words that they stand at.
    ///
    /// # Errors
    /// The first [`EditError`]; the story is as it was then, and the places are to be thrown away.
    pub fn apply_carrying(self, article: &mut Article, places: &mut [usize]) -> Result<Self, EditError> {
        let carry_all = |article: &Article, edit: &Edit| {
            for place in places.iter_mut() {
                *place = carry(article, edit, *place);
            }
        };
        let edits = article.apply_each(self.edits, carry_all)?;
        Ok(Self { name: self.name, edits })
    }
}

impl Article {
    /// Makes the story another version of itself, which came from the same text; `None` where it is that already.
    #[must_use]
    pub fn become_like(&self, other: &Self) -> Option<Change> {
        let mut edits = Vec::new();
        // Marks name passages, so all of those are there before any block, and the old ones go after the last.
        if self.passages != other.passages {
            edits.push(Edit::Passages { at: 0, remove: self.passages.len(), insert: other.passages.clone() });
        }
        if self.body != other.body {
            edits.push(Edit::Blocks { at: 0, remove: self.body.len(), insert: other.body.clone() });
        }
        if self.aside != other.aside {
            edits.push(Edit::Asides { at: 0, remove: self.aside.len(), insert: other.aside.clone() });
        }
        if self.tags != other.tags {
            edits.push(Edit::Tags { at: 0, remove: self.tags.len(), insert: other.tags.clone() });
        }
        for name in FieldName::ALL {
            let field = other.fields.get(name).cloned().unwrap_or_default();
            if self.fields.get(name).cloned().unwrap_or_default() != field {
                edits.push(Edit::Field { name, field });
            }
        }
        (!edits.is_empty()).then_some(Change { name: ChangeName::Version, edits })
    }

    /// Decides about one passage; `None` where it is so decided already or does not exist.
    #[must_use]
    pub fn decide(&self, id: PassageId, decision: Decision) -> Option<Change> {
        let edits = self.decisions(decision, |passage| passage.id == id);
        (!edits.is_empty()).then_some(Change { name: ChangeName::Decide(decision), edits })
    }

    /// Takes out every promo that is certain and undecided; `None` where there is none.
    #[must_use]
    pub fn clean_certain(&self) -> Option<Change> {
        let edits = self.decisions(Decision::Out, |passage| {
            passage.kind == PassageKind::Promo && passage.decision == Decision::Open && passage.reason.is_certain()
        });
        (!edits.is_empty()).then_some(Change { name: ChangeName::Clean(edits.len()), edits })
    }

    /// Puts every promo that was taken out back where it stood; `None` where there is none.
    #[must_use]
    pub fn restore_all(&self) -> Option<Change> {
        let edits =
            self.decisions(Decision::Open, |passage| passage.kind == PassageKind::Promo && !passage.decision.is_in());
        (!edits.is_empty()).then_some(Change { name: ChangeName::Restore(edits.len()), edits })
    }

    fn decisions(&self, decision: Decision, concerns: impl Fn(&Passage) -> bool) -> Vec<Edit> {
        let passages = self.passages.iter().enumerate();
        passages
            .filter(|(_, passage)| passage.decision != decision && concerns(passage))
            .map(|(at, passage)| Edit::Passages { at, remove: 1, insert: vec![self.decided(passage, decision)] })
            .collect()
    }

    /// The passage so decided; one that was kept as text and edited is called by what it says now.
    fn decided(&self, passage: &Passage, decision: Decision) -> Passage {
        let mut decided = Passage { decision, ..passage.clone() };
        if passage.decision == Decision::Keep {
            let text = self.passage_text(passage.id);
            if !text.contains(&passage.marker) {
                decided.marker.clear();
            }
            if !text.contains(&passage.title) {
                decided.title = text;
                decided.marker.clear();
            }
        }
        decided
    }

    /// Puts a line that was set aside into the body, between the lines that came before and after it.
    #[must_use]
    pub fn put_back(&self, index: usize) -> Option<Change> {
        let Aside { text, line, .. } = self.aside.get(index)?;
        let above = self.body.iter().rposition(|block| block.lines.iter().any(|from| from < line));
        let at = above.map_or(0, |above| above + 1);
        let block = Block::from_line(BlockKind::Paragraph, text.clone(), *line);
        let edits = vec![
            Edit::Asides { at: index, remove: 1, insert: Vec::new() },
            Edit::Blocks { at, remove: 0, insert: vec![block] },
        ];
        Some(Change { name: ChangeName::PutBack, edits })
    }

    /// Makes a paragraph a heading, or a heading or caption a paragraph.
    #[must_use]
    pub fn toggle_subhead(&self, index: usize) -> Option<Change> {
        let mut block = self.body.get(index)?.clone();
        block.kind = if block.kind == BlockKind::Paragraph { BlockKind::Subhead } else { BlockKind::Paragraph };
        let edits = vec![Edit::Blocks { at: index, remove: 1, insert: vec![block] }];
        Some(Change { name: ChangeName::BlockKind, edits })
    }
}
