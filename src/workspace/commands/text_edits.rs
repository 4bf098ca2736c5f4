//! Actions that edit the active document. Each one becomes a transaction in its history, or a notice with the reason
//! for rejecting it.

use crate::workspace::document::history::Typed;
use crate::workspace::{Action, Command, Desk, Notice, Story, Value};
use crate::article::{Article, Block, Change, ChangeName, Decision, Edit, Field, FieldName, MarkKind, SpliceError, locate, offset_of};
use crate::packs::Packs;
use crate::extract;
use crate::tags::key;
use std::ops::Range;
use std::time::Duration;

impl Desk {
    pub(crate) fn edit(&mut self, action: Action, now: Duration) {
        match action {
            Action::Caret(at) => {
                if let Some(story) = self.active_mut() {
                    story.standing = at;
                    story.selected = at..at;
                    story.in_headline = false;
                }
            }
            Action::Selected(range) => {
                if let Some(story) = self.active_mut() {
                    story.selected = range;
                }
            }
            Action::InHeadline => {
                if let Some(story) = self.active_mut() {
                    story.in_headline = true;
                }
            }
            Action::Splice { range, text } => {
                let typed_to = range.start + text.len();
                self.splice(range, &text, now);
                self.print_signs(typed_to, &text, now);
            }
            Action::Paste { range, text } => self.paste(range, &text, now),
            Action::GoToParagraph(number) => self.go_to_paragraph(number),
            Action::SetField { name, value } => self.set_field(name, &value, now),
            Action::Decide { id, decision } => self.change(now, |article| article.decide(id, decision)),
            Action::PutBack(index) => self.put_back(index, now),
            Action::AddTags(typed) => self.add_tags(&typed, now),
            Action::RemoveTag(index) => self.change(now, |article| remove_tag(article, index)),
            Action::MoveTag { from, to } => self.change(now, |article| move_tag(article, from, to)),
            Action::Do(Command::Undo) => self.step(true),
            Action::Do(Command::Redo) => self.step(false),
            Action::Do(Command::Clean) => self.clean(now),
            Action::Do(Command::RestoreAll) => self.restore_all(now),
            Action::Do(Command::TogglePassage) => self.toggle_passage(now),
            Action::Do(Command::ToggleSubhead) => {
                let caret = self.active().map_or(0, |story| story.standing);
                self.change(now, |article| article.toggle_subhead(locate(&article.body, caret).0));
            }
            Action::Do(command) => self.shape(command, now),
            _ => {}
        }
    }

    /// Applies a transaction to the active document; does nothing if `build` returns `None`.
    pub(crate) fn change(&mut self, now: Duration, build: impl FnOnce(&Article) -> Option<Change>) {
        let Some(change) = self.active().and_then(|story| build(story.article())) else { return };
        self.carry_out(change, None, now);
    }

    pub(crate) fn carry_out(&mut self, change: Change, typing: Option<Typed>, now: Duration) {
        self.told_before = self.notices_given;
        let Some(story) = self.active_mut() else { return };
        if let Err(error) = story.change(change, typing, now) {
            self.refuse(&error);
        }
    }

    pub(crate) fn refuse(&mut self, why: &dyn std::error::Error) {
        self.tell(Notice::warning("edit-refused").with("detail", Value::Text(why.to_string())));
    }

    pub(crate) fn splice(&mut self, range: Range<usize>, text: &str, now: Duration) {
        let Some(story) = self.active() else { return };
        match story.article().splice(range.clone(), text) {
            Ok(splice) => {
                let mut edits = splice.edits;
                edits.extend(self.follow_dateline(&edits));
                let caret = splice.caret;
                let typing = typed_in(story.article(), &edits, caret).filter(|_| is_typing(&range, text));
                if let Some(story) = self.active_mut() {
                    // Forward deletion leaves the caret at the start, every other edit at the end.
                    story.standing = if story.standing == range.start { range.start } else { range.end };
                }
                self.carry_out(Change { name: ChangeName::Typing, edits }, typing, now);
                if let Some(story) = self.active_mut() {
                    story.place_caret(caret);
                }
            }
            Err(why) => {
                if let Some(story) = self.active_mut() {
                    story.place_caret(range.start);
                }
                match why {
                    SpliceError::InsidePassage(id) => {
                        let is_in = self.active().is_some_and(|story| story.article().is_in(id));
                        let code = if is_in { "inside-passage" } else { "inside-passage-out" };
                        self.tell(Notice::warning(code));
                    }
                    SpliceError::NothingToJoin => self.tell(Notice::warning("nothing-to-join")),
                    SpliceError::OutOfRange => self.refuse(&why),
                }
            }
        }
    }

    /// Updates the fields for place and agency when the dateline in the text was edited.
    fn follow_dateline(&self, edits: &[Edit]) -> Vec<Edit> {
        let (Some(story), Some(Edit::Blocks { at, remove, insert })) = (self.active(), edits.first()) else {
            return Vec::new();
        };
        let article = story.article();
        follow_dateline(article, &article.body[*at..*at + *remove], insert, self.packs())
    }

    pub(crate) fn set_field(&mut self, name: FieldName, value: &str, now: Duration) {
        let Some(story) = self.active() else { return };
        let value = match name {
            _ if name.takes_date() && !value.trim().is_empty() => match extract::read_date(value, self.packs()) {
                Ok(stamp) => stamp.to_string(),
                Err(problem) => {
                    let code = format!("date-problem-{}", problem.code());
                    self.tell(Notice::warning("date-refused").with("reason", Value::Message(code)));
                    return;
                }
            },
            _ if name.takes_lines() => value.to_owned(),
            _ => value.replace(['\n', '\r'], " "),
        };
        let article = story.article();
        let old = article.fields.value(name).to_owned();
        let Some(edit) = set_field(article, name, value.clone()) else { return };
        let mut edits = vec![edit];
        if matches!(name, FieldName::Place | FieldName::Agency) {
            edits.extend(rewrite_dateline(article, name, &old, &value, self.packs()));
        }
        let typing = (edits.len() == 1).then_some(Typed::Field(name));
        self.carry_out(Change { name: ChangeName::Field(name), edits }, typing, now);
    }

    fn put_back(&mut self, index: usize, now: Duration) {
        let Some(line) = self.active().and_then(|story| story.article().aside.get(index)).map(|aside| aside.line)
        else {
            return;
        };
        self.change(now, |article| article.put_back(index));
        if let Some(story) = self.active_mut() {
            let body = &story.article().body;
            if let Some(block) = body.iter().position(|block| block.lines == [line]) {
                let end = offset_of(body, block) + body[block].text.len();
                story.place_caret(end);
            }
        }
    }

    fn clean(&mut self, now: Duration) {
        let Some(tally) = self.active().map(Story::tally) else { return };
        if tally.certain == 0 {
            self.tell(
                Notice::info(if tally.open > 0 { "only-uncertain" } else { "nothing-to-clean" }).count(tally.open),
            );
            return;
        }
        self.change(now, Article::clean_certain);
        let code = if tally.open > tally.certain { "cleaned-some" } else { "cleaned" };
        self.tell(Notice::info(code).count(tally.certain).with("left", Value::Count(tally.open - tally.certain)));
    }

    fn restore_all(&mut self, now: Duration) {
        let Some(tally) = self.active().map(Story::tally) else { return };
        self.change(now, Article::restore_all);
        self.tell(Notice::info("restored").count(tally.out));
    }

    fn toggle_passage(&mut self, now: Duration) {
        let Some(story) = self.active() else { return };
        let Some(id) = story.article().passage_at(story.standing) else {
            self.tell(Notice::info("no-passage-here"));
            return;
        };
        let decision = if story.article().is_in(id) { Decision::Out } else { Decision::Open };
        self.change(now, |article| article.decide(id, decision));
    }

    fn step(&mut self, back: bool) {
        self.told_before = self.notices_given;
        let Some(story) = self.active_mut() else { return };
        let is_of_rule = back && matches!(story.history().undo_name(), Some(ChangeName::OwnRule(_)));
        let (id, revision) = (story.id(), story.revision());
        let stepped = story.step(back);
        let others = if back && stepped.is_ok() { self.sweep.leave_out(id, revision) } else { 0 };
        match stepped {
            Err(error) => self.refuse(&error),
            Ok(()) if is_of_rule => self.tell(Notice::info("rule-stays")),
            Ok(()) if others > 0 && self.can_undo_every() => self.tell(Notice::info("undone-here").count(others)),
            Ok(()) => {}
        }
    }
}

/// Whether a replacement comes from one or two key presses, with or without a selection, as opposed to a paste or the
/// deletion of a selection.
fn is_typing(range: &Range<usize>, text: &str) -> bool {
    /// The most that fast typing puts into one frame, in bytes.
    const MOST: usize = 16;
    text.len() <= MOST && (!text.is_empty() || range.len() <= MOST) && !text.contains('\n')
}

/// The block of the new text that holds the caret.
fn typed_in(article: &Article, edits: &[Edit], caret: usize) -> Option<Typed> {
    let Some(Edit::Blocks { at, insert, .. }) = edits.first() else { return None };
    let within = caret.checked_sub(offset_of(&article.body, *at))?;
    Some(Typed::Body { block: at + locate(insert, within).0, caret })
}

/// The edit that sets a field; `None` if the value is unchanged. The source lines of the field are kept.
fn set_field(article: &Article, name: FieldName, value: String) -> Option<Edit> {
    let lines = article.fields.get(name).map_or_else(Vec::new, |field| field.lines.clone());
    (article.fields.value(name) != value).then_some(Edit::Field { name, field: Field { value, lines } })
}

/// The edits of the fields for place and agency if the dateline in these blocks has changed.
pub(crate) fn follow_dateline(article: &Article, before: &[Block], after: &[Block], packs: &Packs) -> Vec<Edit> {
    let dateline = |blocks: &[Block]| blocks.iter().find_map(dateline_of).map(str::to_owned);
    let (Some(before), Some(after)) = (dateline(before), dateline(after)) else { return Vec::new() };
    if before == after {
        return Vec::new();
    }
    let Some(dateline) = extract::read_dateline(&format!("{after}x"), packs) else { return Vec::new() };
    [(FieldName::Place, dateline.place), (FieldName::Agency, dateline.agency)]
        .into_iter()
        .filter_map(|(name, value)| set_field(article, name, value))
        .collect()
}

fn dateline_of(block: &Block) -> Option<&str> {
    let mark = block.marks.iter().find(|mark| mark.kind == MarkKind::Dateline)?;
    Some(&block.text[mark.range.clone()])
}

/// Writes a changed place or agency into the dateline of the text, in upper case if the old one was.
///
/// The old value is replaced where it is a whole word and the new dateline parses to the wanted place and agency;
/// otherwise the text stays unchanged.
pub(crate) fn rewrite_dateline(
    article: &Article,
    name: FieldName,
    old: &str,
    new: &str,
    packs: &Packs,
) -> Option<Edit> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let (at, index) = article
        .body
        .iter()
        .enumerate()
        .find_map(|(at, block)| Some((at, block.marks.iter().position(|mark| mark.kind == MarkKind::Dateline)?)))?;
    let block = &article.body[at];
    let range = block.marks[index].range.clone();
    let text = &block.text[range.clone()];
    let new_value = |field: FieldName| if field == name { new } else { article.fields.value(field) };
    let (place, agency) = (key(new_value(FieldName::Place)), key(new_value(FieldName::Agency)));
    let rewritten = words_alike(text, old).into_iter().find_map(|found| {
        let is_upper = !text[found.clone()].chars().any(char::is_lowercase);
        let mut changed = text.to_owned();
        changed.replace_range(found, &if is_upper { new.to_uppercase() } else { new.to_owned() });
        let read = extract::read_dateline(&format!("{changed}x"), packs)?;
        (key(&read.place) == place && key(&read.agency) == agency).then_some(changed)
    })?;
    let mut changed = block.clone();
    changed.text.replace_range(range.clone(), &rewritten);
    for (number, mark) in changed.marks.iter_mut().enumerate().skip(index) {
        let shifted = |place: usize| place + rewritten.len() - range.len();
        mark.range = if number == index {
            mark.range.start..shifted(mark.range.end)
        } else {
            shifted(mark.range.start)..shifted(mark.range.end)
        };
    }
    Some(Edit::Blocks { at, remove: 1, insert: vec![changed] })
}

/// The byte ranges of whole-word, case-insensitive matches of `wanted` in `text`.
fn words_alike(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let wanted = wanted.to_lowercase();
    let is_boundary = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    let mut found = Vec::new();
    for (start, _) in text.char_indices() {
        let ends = text[start..].char_indices().map(|(at, c)| start + at + c.len_utf8());
        for end in ends {
            let is_whole_word =
                is_boundary(text[..start].chars().next_back()) && is_boundary(text[end..].chars().next());
            if is_whole_word && text[start..end].to_lowercase() == wanted {
                found.push(start..end);
            }
        }
    }
    found
}

fn remove_tag(article: &Article, index: usize) -> Option<Change> {
    article.tags.get(index)?;
    let edits = vec![Edit::Tags { at: index, remove: 1, insert: Vec::new() }];
    Some(Change { name: ChangeName::RemoveTag, edits })
}

fn move_tag(article: &Article, from: usize, to: usize) -> Option<Change> {
    let tag = article.tags.get(from)?.clone();
    if from == to || to >= article.tags.len() {
        return None;
    }
    let edits = vec![
        Edit::Tags { at: from, remove: 1, insert: Vec::new() },
        Edit::Tags { at: to, remove: 0, insert: vec![tag] },
    ];
    Some(Change { name: ChangeName::MoveTag, edits })
}
