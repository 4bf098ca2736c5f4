//! Commands that edit paragraphs and letter case, and the caret position after each.

use crate::workspace::{
    Document, Effect, ErrorReport, FilePrompt, FocusTarget, Job, MessageArg, Notice, NoticeKind, Workspace,
};
use redaksi_core::article::{
    Edit, FieldName, Transaction, TransactionName, block_offset, body_text, locate_offset, normalize_line_breaks,
};
use redaksi_core::text::{Case, CaseConverter, clean_paste, count_words, smart_punctuation, word_at};
use redaksi_formats::document::PublishedStory;
use redaksi_formats::{ClipboardContent, StoryPart, copy_blocks, copy_parts, copy_range};
use std::ops::Range;
use std::time::Duration;

impl Workspace {
    /// Converts the letter case at the caret to the next one of the cycle.
    pub(crate) fn cycle_case(&mut self, now: Duration) {
        if let Some(case) = self.active().and_then(|document| next_case(&case_text(document))) {
            self.convert_case(case, now);
        }
    }

    /// Copies the selection to the clipboard, and deletes it from the text if `cuts` is set.
    pub(crate) fn cut_or_copy(&mut self, cuts: bool, now: Duration) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let range = document.selection();
        if range.is_empty() {
            return Vec::new();
        }
        if !cuts {
            // Removed promos are visible in the text, but they never leave with a copy.
            let content = copy_range(document.article(), &range);
            return self.write_clipboard(content);
        }
        // Promos stay in place, removed or not, so the clipboard gets only what is deleted from the text.
        let content = copy_blocks(&document.article().blocks_outside_promos(&range));
        self.splice(range, "", now);
        if content.text.is_empty() { Vec::new() } else { vec![Effect::WriteClipboard(content)] }
    }

    /// Copies parts of the story to the clipboard.
    pub(crate) fn copy_parts(&mut self, parts: &[StoryPart]) -> Vec<Effect> {
        let Some(document) = self.active() else { return Vec::new() };
        let content = copy_parts(document.article(), parts);
        self.notify_copied(&content);
        self.write_clipboard(content)
    }

    /// Says how much of the active story was copied, and what is undecided in it.
    fn notify_copied(&mut self, content: &ClipboardContent) {
        let Some(document) = self.active().filter(|_| !content.text.is_empty()) else { return };
        let promos = document.promo_counts().open;
        let doubtful = document.article().doubtful_line_count();
        let notice = if promos + doubtful > 0 {
            let notice = Notice::warning(NoticeKind::CopiedWithPromos);
            let notice = notice.with_arg("promos", MessageArg::Count(promos));
            notice.with_arg("doubtful", MessageArg::Count(doubtful))
        } else {
            Notice::info(NoticeKind::Copied).with_count(count_words(&content.text))
        };
        self.notify(notice);
    }

    /// Copies the parts of the story that the user chose, or the story in the layout of the template.
    pub(crate) fn copy_for_cms(&mut self) -> Vec<Effect> {
        if self.settings.copies_by_template && self.settings.export.template.is_some() {
            return self.copy_by_template();
        }
        self.copy_parts(&self.settings.copy_parts.clone())
    }

    /// Copies the story in the layout of the template of the desk. Asks for the template first if none is known.
    pub(crate) fn copy_by_template(&mut self) -> Vec<Effect> {
        if self.settings.export.template.is_none() {
            return self.show_file_dialog(FilePrompt::Template);
        }
        let Some(document) = self.active() else { return Vec::new() };
        let story = PublishedStory::of(document.article());
        vec![Effect::RunJob(Job::FillTemplate(self.settings.export.clone(), Box::new(story)))]
    }

    /// The template was filled, or not.
    pub(crate) fn on_template_filled(&mut self, result: Result<ClipboardContent, ErrorReport>) -> Vec<Effect> {
        match result {
            Ok(content) => {
                self.notify_copied(&content);
                self.write_clipboard(content)
            }
            Err(problem) => {
                self.notify(Notice::from_error(&problem));
                Vec::new()
            }
        }
    }

    fn write_clipboard(&mut self, content: ClipboardContent) -> Vec<Effect> {
        if content.text.is_empty() {
            self.notify(Notice::info(NoticeKind::NothingToCopy));
            return Vec::new();
        }
        vec![Effect::WriteClipboard(content)]
    }

    /// Selects the whole text.
    pub(crate) fn select_all(&mut self) {
        if let Some(document) = self.active_mut() {
            let end = document.promo_counts().bytes.saturating_sub(1);
            document.set_selection(0, end);
        }
    }

    pub(crate) fn move_paragraphs(&mut self, down: bool, now: Duration) {
        let Some(document) = self.active() else { return };
        let body = &document.article().body;
        let blocks = selected_blocks(document);
        let Some((change, first)) = document.article().move_blocks(blocks.clone(), down) else { return };
        let start = block_offset(body, blocks.start);
        let (anchor, caret) = (document.anchor() - start, document.caret_offset - start);
        self.apply_transaction(change, None, now);
        if let Some(document) = self.active_mut() {
            let start = block_offset(&document.article().body, first);
            document.set_selection(start + anchor, start + caret);
        }
    }

    pub(crate) fn duplicate_paragraphs(&mut self, now: Duration) {
        let Some(document) = self.active() else { return };
        let blocks = selected_blocks(document);
        let Some((change, first)) = document.article().duplicate_blocks(blocks) else { return };
        self.apply_transaction(change, None, now);
        if let Some(document) = self.active_mut() {
            let at = block_offset(&document.article().body, first);
            document.set_caret(at);
        }
    }

    /// Joins the paragraph at the caret with the next one, separated by a space where one belongs. Promos between them end up below.
    pub(crate) fn join_paragraphs(&mut self, now: Duration) {
        let Some(document) = self.active() else { return };
        let article = document.article();
        let block = locate_offset(&article.body, document.selection.start).0;
        let paragraphs: Vec<usize> = article.paragraphs().collect();
        let at = paragraphs.iter().position(|index| *index == block);
        let Some(next) = at.and_then(|at| paragraphs.get(at + 1)) else {
            self.notify(Notice::warning(NoticeKind::NothingToJoin));
            return;
        };
        let (text, below) = (&article.body[block].text, &article.body[*next].text);
        let end = block_offset(&article.body, block) + text.len();
        let has_space = !needs_space_between(text, below);
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
                self.notify(Notice::warning(NoticeKind::NothingToJoin));
                return;
            };
            if joined.apply_all(splice.edits.clone()).is_err() {
                return;
            }
            edits.extend(splice.edits);
        }
        self.apply_transaction(Transaction { name: TransactionName::Typing, edits }, None, now);
        if let Some(document) = self.active_mut() {
            document.set_caret(end);
        }
    }

    pub(crate) fn convert_case(&mut self, case: Case, now: Duration) {
        let Some(document) = self.active() else { return };
        let packs = self.packs();
        let language = document.article().fields.value(FieldName::Language);
        let converter = CaseConverter::new(language);
        let is_minor_word = |word: &str| packs.stays_lowercase_in_titles(language, word);
        if document.is_headline_focused {
            let headline = document.article().fields.value(FieldName::Headline);
            let value = converter.convert(headline, case, false, &is_minor_word);
            self.set_field(FieldName::Headline, &value, now);
            return;
        }
        let range = case_range(document);
        let rewrite =
            |text: &str, continues_sentence: bool| converter.convert(text, case, continues_sentence, &is_minor_word);
        let Some(change) = document.article().rewrite(range.clone(), TransactionName::ChangeCase, rewrite) else {
            return;
        };
        let before = document.promo_counts().bytes;
        self.apply_transaction(change, None, now);
        if let Some(document) = self.active_mut() {
            let end = range.end + document.promo_counts().bytes - before;
            document.set_selection(range.start, end);
        }
    }

    pub(crate) fn move_caret_by_paragraph(&mut self, down: bool) {
        let Some(document) = self.active_mut() else { return };
        let body = &document.article().body;
        let mut starts = (0..body.len()).scan(0, |start, index| {
            let here = *start;
            *start += body[index].text.len() + 1;
            Some(here)
        });
        let caret = document.caret_offset;
        let end = document.promo_counts().bytes.saturating_sub(1);
        let to = if down {
            starts.find(|start| *start > caret).unwrap_or(end)
        } else {
            starts.take_while(|start| *start < caret).last().unwrap_or(0)
        };
        document.set_caret(to);
    }

    /// Moves the caret to the start of a paragraph. Paragraphs are counted from 1, without promos; numbers past the
    /// last one mean the last one.
    pub(crate) fn go_to_paragraph(&mut self, number: usize) {
        let Some(document) = self.active_mut() else { return };
        let paragraphs: Vec<usize> = document.article().paragraphs().collect();
        let Some(block) = paragraphs.get(number.max(1) - 1).or(paragraphs.last()) else { return };
        let at = block_offset(&document.article().body, *block);
        document.set_caret(at);
        self.view.request_focus(FocusTarget::Editor);
    }

    /// Pastes text into the body text, or makes the selection a link if the text is a URL. Cleans the text up as a separate undo step, so that one undo restores the raw
    /// paste.
    pub(crate) fn paste(&mut self, range: Range<usize>, text: &str, now: Duration) {
        if self.paste_as_link(&range, text, now) {
            return;
        }
        let Some(document) = self.active() else { return };
        let before = document.revision();
        let clean = clean_paste_at(text, &body_text(&document.article().body), &range);
        // A blank line between two paragraphs is how plain text separates them: without it, the paste is still as it came.
        let is_only_spaced = normalize_line_breaks(text).replace("\n\n", "\n") == clean;
        let text = if is_only_spaced { clean.as_str() } else { text };
        self.splice(range.clone(), text, now);
        let Some(document) = self.active().filter(|document| document.revision() != before) else { return };
        let article = document.article();
        let pasted = range.start..document.caret().at;
        let current_text = body_text(&article.body);
        // If a promo was in the way, the text there differs from the paste and is not cleaned.
        let is_whole = current_text.get(pasted.clone()) == Some(&*normalize_line_breaks(text));
        if clean == text || !is_whole {
            return;
        }
        let Ok(splice) = article.splice(pasted, &clean) else { return };
        let change = Transaction { name: TransactionName::CleanPaste, edits: splice.edits };
        self.apply_transaction(change, None, now);
        if let Some(document) = self.active_mut() {
            document.set_caret(splice.caret);
        }
        self.notify(Notice::info(NoticeKind::PastedClean));
    }

    /// Replaces punctuation just typed before `at` by its typographic form, if the setting is on, as a separate undo
    /// step.
    pub(crate) fn apply_smart_punctuation(&mut self, at: usize, typed: &str, now: Duration) {
        if !self.settings.smart_punctuation || typed.is_empty() || typed.contains('\n') {
            return;
        }
        let Some(document) = self.active() else { return };
        let (block, end) = locate_offset(&document.article().body, at);
        let Some(block) = document.article().body.get(block) else { return };
        // If the typing was rejected, the text there differs.
        let Some(start) = end.checked_sub(typed.len()).filter(|start| block.text.get(*start..end) == Some(typed))
        else {
            return;
        };
        let Some((back, printed)) = smart_punctuation(&block.text[..start], typed) else { return };
        let range = at - typed.len() - back..at;
        let Ok(splice) = document.article().splice(range, &printed) else { return };
        let change = Transaction { name: TransactionName::SmartPunctuation, edits: splice.edits };
        self.apply_transaction(change, None, now);
        if let Some(document) = self.active_mut() {
            document.set_caret(splice.caret);
        }
    }
}

/// Whether a space belongs between two texts that are joined: not beside one that is there, before closing punctuation or after an
/// opening sign.
fn needs_space_between(text: &str, below: &str) -> bool {
    let is_closing = |c: char| matches!(c, ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '”' | '’' | '…' | '%');
    !(text.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘'))
        || below.starts_with(|c: char| c.is_whitespace() || is_closing(c)))
}

/// Cleans up a paste, and trims spaces at its ends where they would be at the start or end of a paragraph.
fn clean_paste_at(text: &str, body: &str, range: &Range<usize>) -> String {
    let clean = clean_paste(text);
    if !clean.contains('\n') {
        return clean;
    }
    let before = body.get(..range.start).and_then(|text| text.chars().next_back());
    let after = body.get(range.end..).and_then(|text| text.chars().next());
    let is_end = |c: Option<char>| c.is_none_or(|c| c == '\n');
    let from_start = if is_end(before) { clean.trim_start_matches(' ') } else { &clean };
    if is_end(after) { from_start.trim_end_matches(' ') } else { from_start }.to_owned()
}

impl Document {
    /// The end of the selection opposite the caret; the caret if nothing is selected.
    pub(crate) fn anchor(&self) -> usize {
        if self.selection.start == self.caret_offset { self.selection.end } else { self.selection.start }
    }
}

/// The selected blocks, or the one with the caret. A selection that ends at the start of a block does not include it.
fn selected_blocks(document: &Document) -> Range<usize> {
    let body = &document.article().body;
    let first = locate_offset(body, document.selection.start).0;
    let (last, at) = locate_offset(body, document.selection.end);
    let last = if at == 0 && last > first { last - 1 } else { last };
    first..(last + 1).min(body.len())
}

/// The range of a case command: the selection, or the word at the caret.
pub(crate) fn case_range(document: &Document) -> Range<usize> {
    if !document.selection.is_empty() {
        return document.selection.clone();
    }
    let body = &document.article().body;
    let (block, at) = locate_offset(body, document.caret_offset);
    let start = block_offset(body, block);
    let Some(block) = body.get(block) else { return document.caret_offset..document.caret_offset };
    let at = block.text.floor_char_boundary(at);
    // At the end of a word, use that word.
    let is_letter = |at: usize| block.text[at..].chars().next().is_some_and(char::is_alphanumeric);
    let before = redaksi_core::text::prev_grapheme_boundary(&block.text, at);
    let at = if is_letter(at) || !is_letter(before) { at } else { before };
    let word = word_at(&block.text, at);
    start + word.start..start + word.end
}

/// The text that a case command would convert.
fn case_text(document: &Document) -> String {
    if document.is_headline_focused {
        return document.article().fields.value(FieldName::Headline).to_owned();
    }
    body_text(&document.article().body).get(case_range(document)).unwrap_or_default().to_owned()
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
