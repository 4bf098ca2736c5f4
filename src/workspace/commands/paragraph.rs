//! Commands that edit paragraphs and letter case, and the caret position after each.

use crate::workspace::{Command, Desk, Effect, Notice, Place, Story};
use crate::article::{Change, ChangeName, Edit, FieldName, locate, manuscript, offset_of, one_kind_of_line_end};
use crate::text::{Case, clean_paste, printed_text, recase, word_at};
use std::ops::Range;
use std::time::Duration;

impl Desk {
    pub(crate) fn shape(&mut self, command: Command, now: Duration) {
        match command {
            Command::MoveUp => self.move_paragraphs(false, now),
            Command::MoveDown => self.move_paragraphs(true, now),
            Command::Duplicate => self.duplicate(now),
            Command::Join => self.join(now),
            Command::UpperCase => self.recase(Case::Upper, now),
            Command::SentenceCase => self.recase(Case::Sentence, now),
            Command::TitleCase => self.recase(Case::Title, now),
            Command::CycleCase => {
                if let Some(case) = self.active().and_then(|story| next_case(&written(story))) {
                    self.recase(case, now);
                }
            }
            Command::ParagraphUp => self.step_paragraph(false),
            Command::ParagraphDown => self.step_paragraph(true),
            _ => {}
        }
    }

    /// Copies the selection to the clipboard, and deletes it from the text if `cuts` is set.
    pub(crate) fn take_selected(&mut self, cuts: bool, now: Duration) -> Vec<Effect> {
        let Some(story) = self.active() else { return Vec::new() };
        let range = story.selected();
        let text = manuscript(&story.article().body);
        let Some(part) = text.get(range.clone()).filter(|part| !part.is_empty()) else { return Vec::new() };
        if !cuts {
            return vec![Effect::WriteClipboard(part.to_owned())];
        }
        // Promos stay in place, removed or not, so the clipboard gets only what is deleted from the text.
        let part = story.article().text_outside_promos(&range);
        self.splice(range, "", now);
        if part.is_empty() { Vec::new() } else { vec![Effect::WriteClipboard(part)] }
    }

    /// Selects the whole text.
    pub(crate) fn select_all(&mut self) {
        if let Some(story) = self.active_mut() {
            let end = story.tally().bytes.saturating_sub(1);
            story.place_selection(0, end);
        }
    }

    fn move_paragraphs(&mut self, down: bool, now: Duration) {
        let Some(story) = self.active() else { return };
        let body = &story.article().body;
        let blocks = selected_blocks(story);
        let Some((change, first)) = story.article().move_blocks(blocks.clone(), down) else { return };
        let start = offset_of(body, blocks.start);
        let (anchor, caret) = (story.anchor() - start, story.standing - start);
        self.carry_out(change, None, now);
        if let Some(story) = self.active_mut() {
            let start = offset_of(&story.article().body, first);
            story.place_selection(start + anchor, start + caret);
        }
    }

    fn duplicate(&mut self, now: Duration) {
        let Some(story) = self.active() else { return };
        let blocks = selected_blocks(story);
        let Some((change, first)) = story.article().duplicate_blocks(blocks) else { return };
        self.carry_out(change, None, now);
        if let Some(story) = self.active_mut() {
            let at = offset_of(&story.article().body, first);
            story.place_caret(at);
        }
    }

    /// Joins the paragraph at the caret with the next one, separated by a space. Promos between them end up below.
    fn join(&mut self, now: Duration) {
        let Some(story) = self.active() else { return };
        let article = story.article();
        let block = locate(&article.body, story.selected.start).0;
        let paragraphs: Vec<usize> = article.paragraphs().collect();
        let at = paragraphs.iter().position(|index| *index == block);
        let Some(next) = at.and_then(|at| paragraphs.get(at + 1)) else {
            self.tell(Notice::warning("nothing-to-join"));
            return;
        };
        let (text, below) = (&article.body[block].text, &article.body[*next].text);
        let end = offset_of(&article.body, block) + text.len();
        let has_space = text.ends_with(char::is_whitespace) || below.starts_with(char::is_whitespace);
        let mut joined = article.clone();
        // Remove the empty lines between them first.
        let empty = (block + 1..*next).rev().filter(|index| article.body[*index].text.trim().is_empty());
        let mut edits: Vec<Edit> = empty.map(|at| Edit::Blocks { at, remove: 1, insert: Vec::new() }).collect();
        if joined.apply_all(edits.clone()).is_err() {
            return;
        }
        // Insert the space before deleting the line end: if a promo is in between, the deletion joins the text around
        // it.
        let steps = [(end..end, if has_space { "" } else { " " }), (end..end + 1, "")];
        for (range, text) in steps {
            let shift = if range.is_empty() { 0 } else { usize::from(!has_space) };
            let Ok(splice) = joined.splice(range.start + shift..range.end + shift, text) else {
                self.tell(Notice::warning("nothing-to-join"));
                return;
            };
            if joined.apply_all(splice.edits.clone()).is_err() {
                return;
            }
            edits.extend(splice.edits);
        }
        self.carry_out(Change { name: ChangeName::Typing, edits }, None, now);
        if let Some(story) = self.active_mut() {
            story.place_caret(end);
        }
    }

    fn recase(&mut self, case: Case, now: Duration) {
        let Some(story) = self.active() else { return };
        let packs = self.packs();
        let language = story.article().fields.value(FieldName::Language);
        let is_minor_word = |word: &str| packs.is_small_in_titles(language, word);
        if story.in_headline {
            let headline = story.article().fields.value(FieldName::Headline);
            let value = recase(headline, case, false, &is_minor_word);
            self.set_field(FieldName::Headline, &value, now);
            return;
        }
        let range = meant(story);
        let rewrite = |text: &str, continues_sentence: bool| recase(text, case, continues_sentence, &is_minor_word);
        let Some(change) = story.article().rewrite(range.clone(), ChangeName::Case, rewrite) else { return };
        let before = story.tally().bytes;
        self.carry_out(change, None, now);
        if let Some(story) = self.active_mut() {
            let end = range.end + story.tally().bytes - before;
            story.place_selection(range.start, end);
        }
    }

    fn step_paragraph(&mut self, down: bool) {
        let Some(story) = self.active_mut() else { return };
        let body = &story.article().body;
        let mut starts = (0..body.len()).scan(0, |start, index| {
            let here = *start;
            *start += body[index].text.len() + 1;
            Some(here)
        });
        let caret = story.standing;
        let end = story.tally().bytes.saturating_sub(1);
        let to = if down {
            starts.find(|start| *start > caret).unwrap_or(end)
        } else {
            starts.take_while(|start| *start < caret).last().unwrap_or(0)
        };
        story.place_caret(to);
    }

    /// Moves the caret to the start of a paragraph. Paragraphs are counted from 1, without promos; numbers past the
    /// last one mean the last one.
    pub(crate) fn go_to_paragraph(&mut self, number: usize) {
        let Some(story) = self.active_mut() else { return };
        let paragraphs: Vec<usize> = story.article().paragraphs().collect();
        let Some(block) = paragraphs.get(number.max(1) - 1).or(paragraphs.last()) else { return };
        let at = offset_of(&story.article().body, *block);
        story.place_caret(at);
        self.ask_for(Place::Text);
    }

    /// Pastes text into the manuscript, and cleans it up as a separate undo step, so that one undo restores the raw
    /// paste.
    pub(crate) fn paste(&mut self, range: Range<usize>, text: &str, now: Duration) {
        let Some(story) = self.active() else { return };
        let before = story.revision();
        let clean = clean_among(text, &manuscript(&story.article().body), &range);
        self.splice(range.clone(), text, now);
        let Some(story) = self.active().filter(|story| story.revision() != before) else { return };
        let article = story.article();
        let pasted = range.start..story.caret().at;
        let current_text = manuscript(&article.body);
        // If a promo was in the way, the text there differs from the paste and is not cleaned.
        let is_whole = current_text.get(pasted.clone()) == Some(&*one_kind_of_line_end(text));
        if clean == text || !is_whole {
            return;
        }
        let Ok(splice) = article.splice(pasted, &clean) else { return };
        let change = Change { name: ChangeName::CleanPaste, edits: splice.edits };
        self.carry_out(change, None, now);
        if let Some(story) = self.active_mut() {
            story.place_caret(splice.caret);
        }
        self.tell(Notice::info("pasted-clean"));
    }

    /// Replaces punctuation just typed before `at` by its typographic form, if the setting is on, as a separate undo
    /// step.
    pub(crate) fn print_signs(&mut self, at: usize, typed: &str, now: Duration) {
        if !self.settings.printed_signs || typed.is_empty() || typed.contains('\n') {
            return;
        }
        let Some(story) = self.active() else { return };
        let (block, end) = locate(&story.article().body, at);
        let Some(block) = story.article().body.get(block) else { return };
        // If the typing was rejected, the text there differs.
        let Some(start) = end.checked_sub(typed.len()).filter(|start| block.text.get(*start..end) == Some(typed))
        else {
            return;
        };
        let Some((back, printed)) = printed_text(&block.text[..start], typed) else { return };
        let range = at - typed.len() - back..at;
        let Ok(splice) = story.article().splice(range, &printed) else { return };
        let change = Change { name: ChangeName::PrintedSign, edits: splice.edits };
        self.carry_out(change, None, now);
        if let Some(story) = self.active_mut() {
            story.place_caret(splice.caret);
        }
    }
}

/// Cleans up a paste, and trims spaces at its ends where they would be at the start or end of a paragraph.
fn clean_among(text: &str, manuscript: &str, range: &Range<usize>) -> String {
    let clean = clean_paste(text);
    if !clean.contains('\n') {
        return clean;
    }
    let before = manuscript.get(..range.start).and_then(|text| text.chars().next_back());
    let after = manuscript.get(range.end..).and_then(|text| text.chars().next());
    let is_end = |c: Option<char>| c.is_none_or(|c| c == '\n');
    let from_start = if is_end(before) { clean.trim_start_matches(' ') } else { &clean };
    if is_end(after) { from_start.trim_end_matches(' ') } else { from_start }.to_owned()
}

impl Story {
    /// The end of the selection opposite the caret; the caret if nothing is selected.
    pub(crate) fn anchor(&self) -> usize {
        if self.selected.start == self.standing { self.selected.end } else { self.selected.start }
    }
}

/// The selected blocks, or the one with the caret. A selection that ends at the start of a block does not include it.
fn selected_blocks(story: &Story) -> Range<usize> {
    let body = &story.article().body;
    let first = locate(body, story.selected.start).0;
    let (last, at) = locate(body, story.selected.end);
    let last = if at == 0 && last > first { last - 1 } else { last };
    first..(last + 1).min(body.len())
}

/// The range of a case command: the selection, or the word at the caret.
fn meant(story: &Story) -> Range<usize> {
    if !story.selected.is_empty() {
        return story.selected.clone();
    }
    let body = &story.article().body;
    let (block, at) = locate(body, story.standing);
    let start = offset_of(body, block);
    let Some(block) = body.get(block) else { return story.standing..story.standing };
    let at = block.text.floor_char_boundary(at);
    // At the end of a word, use that word.
    let is_letter = |at: usize| block.text[at..].chars().next().is_some_and(char::is_alphanumeric);
    let before = crate::text::grapheme_before(&block.text, at);
    let at = if is_letter(at) || !is_letter(before) { at } else { before };
    let word = word_at(&block.text, at);
    start + word.start..start + word.end
}

/// The text that a case command would convert.
fn written(story: &Story) -> String {
    if story.in_headline {
        return story.article().fields.value(FieldName::Headline).to_owned();
    }
    manuscript(&story.article().body).get(meant(story)).unwrap_or_default().to_owned()
}

/// The next case: upper case, then sentence case, then title case. `None` if the text has no letters.
fn next_case(text: &str) -> Option<Case> {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    letters().next()?;
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_capitalized = |word: &str| word.starts_with(char::is_uppercase);
    if !letters().any(char::is_lowercase) {
        Some(Case::Sentence)
    } else if words().filter(|word| is_capitalized(word)).count() > 1
        || words().count() == 1 && words().all(is_capitalized)
    {
        Some(Case::Upper)
    } else {
        Some(Case::Title)
    }
}
