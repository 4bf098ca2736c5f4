//! Commands that make text bold, italic or a link, and paragraphs list items or block quotes.

use crate::workspace::commands::paragraph::case_range;
use crate::workspace::state::link_draft::LinkDraft;
use crate::workspace::{Document, FocusTarget, Modal, Notice, NoticeKind, Workspace};
use redaksi_core::article::{BlockKind, InlineStyleKind, Transaction, TransactionName, body_text_slice};
use redaksi_core::formats::clipboard_blocks;
use redaksi_formats::document::is_safe_url;
use std::ops::Range;
use std::time::Duration;

impl Workspace {
    /// Makes the selection, or the word at the caret, bold or italic; takes that away if all of it is so already.
    pub(crate) fn toggle_style(&mut self, kind: &InlineStyleKind, now: Duration) {
        let Some(document) = self.active() else { return };
        let range = case_range(document);
        match document.article().toggle_style(&range, kind) {
            Some(change) => self.apply_style(change, now),
            None => self.notify(Notice::info(NoticeKind::NothingToFormat)),
        }
    }

    /// Turns the selected paragraphs, or the one at the caret, into paragraphs of a kind, or back.
    pub(crate) fn toggle_block_kind(&mut self, kind: BlockKind, now: Duration) {
        let selection = self.active().map_or(0..0, Document::selection);
        self.transact(now, |article| article.toggle_block_kind(&selection, kind));
    }

    /// Moves the selected items of lists, or the one at the caret, one level in or out.
    pub(crate) fn change_list_level(&mut self, is_inward: bool, now: Duration) {
        let selection = self.active().map_or(0..0, Document::selection);
        self.transact(now, |article| article.change_list_level(&selection, is_inward));
    }

    /// Opens the dialog for the URL of the link at the caret, else of a new one on the selection or the word at the caret.
    pub(crate) fn show_link(&mut self) {
        let Some(document) = self.active() else { return };
        let article = document.article();
        let selection = document.selection();
        let known = article.link_at(selection.start).filter(|(range, _)| selection.end <= range.end);
        let (range, url) = match known {
            Some((range, url)) => (range, url.to_owned()),
            None => (case_range(document), String::new()),
        };
        if range.is_empty() {
            self.notify(Notice::info(NoticeKind::NothingToFormat));
            return;
        }
        let text = body_text_slice(&article.body, range.clone());
        self.modals.open(Modal::Link(LinkDraft { document: document.id(), range, text, url }));
    }

    /// Links a range of the body text to a URL, or removes the links in it if the URL is blank.
    pub(crate) fn set_link(&mut self, range: &Range<usize>, url: &str, now: Duration) {
        let completed = complete_url(url);
        if !completed.is_empty() && !is_safe_url(&completed) {
            return self.notify(Notice::warning(NoticeKind::LinkRefused));
        }
        self.modals.close(Modal::is_link);
        if let Some(change) = self.active().and_then(|document| document.article().set_link(range, &completed)) {
            self.apply_style(change, now);
        }
        self.view.request_focus(FocusTarget::Editor);
    }

    /// Removes the links of the selection, or of the whole story if nothing is selected.
    pub(crate) fn remove_links(&mut self, now: Duration) {
        let Some(document) = self.active() else { return };
        let selection = document.selection();
        let all = 0..document.promo_counts().bytes.saturating_sub(1);
        let range = if selection.is_empty() { all } else { selection };
        let before = document.article().count_links();
        match document.article().set_link(&range, "") {
            Some(change) => {
                self.apply_style(change, now);
                let after = self.active().map_or(0, |document| document.article().count_links());
                self.notify(Notice::info(NoticeKind::LinksRemoved).with_count(before.saturating_sub(after).max(1)));
            }
            None => self.notify(Notice::info(NoticeKind::NoLinks)),
        }
    }

    /// Applies a change of styles; the selection stays.
    fn apply_style(&mut self, change: Transaction, now: Duration) {
        let Some((anchor, caret)) = self.active().map(|document| (document.anchor(), document.caret_offset)) else {
            return;
        };
        self.apply_transaction(change, None, now);
        if let Some(document) = self.active_mut() {
            document.set_selection(anchor, caret);
        }
    }

    /// Makes the selection a link if a URL is pasted over it; returns whether it did.
    pub(crate) fn paste_as_link(&mut self, range: &Range<usize>, text: &str, now: Duration) -> bool {
        let url = text.trim();
        let Some(document) = self.active().filter(|_| is_web_url(url)) else { return false };
        let selected = body_text_slice(&document.article().body, range.clone());
        // What replaces a URL in the text is text.
        if selected.trim().is_empty() || selected.contains('\n') || is_web_url(selected.trim()) {
            return false;
        }
        let Some(change) = document.article().set_link(range, url) else { return false };
        self.apply_style(change, now);
        true
    }

    /// Pastes the HTML of the clipboard into the body text with its styles, lists and quotes; plain text if the HTML says no more.
    pub(crate) fn paste_html(&mut self, range: Range<usize>, text: &str, html: &str, now: Duration) {
        let blocks = clipboard_blocks(html);
        let is_styled = blocks.iter().any(|block| !block.styles.is_empty() || block.kind != BlockKind::Paragraph);
        let splice = self.active().filter(|_| is_styled && !is_web_url(text.trim()));
        let splice = splice.map(|document| document.article().splice_blocks(range.clone(), &blocks));
        let Some(Ok(splice)) = splice else { return self.paste(range, text, now) };
        let change = Transaction { name: TransactionName::Typing, edits: splice.edits };
        self.apply_transaction(change, None, now);
        if let Some(document) = self.active_mut() {
            document.set_caret(splice.caret);
        }
    }
}

/// Whether a text is a single web address.
fn is_web_url(text: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let start = text.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &text[scheme.len()..])
    });
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// Completes a URL that was typed without its scheme.
fn complete_url(typed: &str) -> String {
    let url = typed.trim();
    let has_scheme = url.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
    });
    if url.is_empty() || has_scheme {
        url.to_owned()
    } else if url.contains('@') && !url.contains('/') {
        format!("mailto:{url}")
    } else {
        format!("https://{url}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_gets_its_scheme() {
        for (typed, url) in [
            (" pesisir.example/bakau ", "https://pesisir.example/bakau"),
            ("http://pesisir.example", "http://pesisir.example"),
            ("redaksi@pesisir.example", "mailto:redaksi@pesisir.example"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("  ", ""),
        ] {
            assert_eq!(complete_url(typed), url);
        }
    }

    #[test]
    fn a_web_url_is_one_word() {
        assert!(is_web_url("HTTPS://pesisir.example/a?b=c"));
        for text in ["https://", "pesisir.example", "https://a.example dan", "lihat https://a.example", ""] {
            assert!(!is_web_url(text), "{text}");
        }
    }
}
