//! The comments of a story, in the checks panel: the open ones, and those that are done folded below.

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, space};
use crate::ui::widgets::buttons::{flat_button, flat_button_row};
use crate::ui::widgets::cards::{CardReveal, card_highlighted_if};
use crate::ui::widgets::labels::{ellipsize, hint, section};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{Action, Command, Document, DocumentId, Hit, ReviseAction, ViewAction};
use egui::{Id, Label, Rect, RichText, TextEdit, Ui};
use redaksi_core::article::{Comment, CommentId, PartialDateTime};

/// How many bytes of the words of a comment are shown.
const MAX_QUOTE_BYTES: usize = 120;

/// State of the section between frames.
#[derive(Debug, Default)]
pub struct CommentsSection {
    shows_done: bool,
    /// The comment whose card the list scrolls to.
    reveal: CardReveal<(DocumentId, CommentId)>,
    /// The comment whose text is being changed, and its text.
    editing: Option<(DocumentId, CommentId, String)>,
}

impl CommentsSection {
    /// Shows the section; with `reveals`, scrolls to the comment at the caret.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, reveals: bool, out: &mut Outbox) {
        let article = document.article();
        ui.add_space(space::M);
        section(ui, &cx.msg("comments-title"), |ui| {
            let label = format!("{} · {}", cx.msg("comments-add"), cx.shortcut_hint(Command::AddComment));
            if flat_button(ui, &label).clicked() {
                out.run(Command::AddComment);
            }
        });
        let mut comments: Vec<&Comment> = article.comments.iter().collect();
        comments.sort_by_key(|comment| article.comment_range(comment.id).map_or(usize::MAX, |range| range.start));
        let (done, open): (Vec<&Comment>, Vec<&Comment>) =
            comments.into_iter().partition(|comment| comment.is_resolved);
        if open.is_empty() {
            hint(ui, cx.msg("comments-none"));
        }
        let current = cx.workspace.comment_at_caret();
        let revealed = current.filter(|_| reveals);
        self.reveal.request(revealed.map(|id| (document.id(), id)), true);
        for comment in open {
            let card = self.show_comment(ui, cx, document, (comment, current), out);
            if revealed == Some(comment.id) {
                self.reveal.scroll_to(ui, card);
            }
        }
        if done.is_empty() {
            return;
        }
        let label = cx.i18n.msg_count("comments-done", done.len());
        let toggle = cx.msg(if self.shows_done { "left-out-fold" } else { "left-out-unfold" });
        if flat_button(ui, &format!("{label} · {toggle}")).clicked() {
            self.shows_done ^= true;
        }
        if self.shows_done {
            for comment in done {
                let card = self.show_comment(ui, cx, document, (comment, current), out);
                if revealed == Some(comment.id) {
                    self.reveal.scroll_to(ui, card);
                }
            }
        }
    }

    fn show_comment(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        document: &Document,
        (comment, current): (&Comment, Option<CommentId>),
        out: &mut Outbox,
    ) -> Rect {
        let is_current = current == Some(comment.id);
        let (card, ()) = card_highlighted_if(ui, ("comment", comment.id.0), is_current, |ui| {
            let heading = comment_heading(cx, comment);
            if !heading.is_empty() {
                hint(ui, heading);
            }
            let place = document.article().comment_range(comment.id);
            let quote = ellipsize(&comment.quote, MAX_QUOTE_BYTES);
            hint(
                ui,
                if place.is_some() {
                    format!("“{quote}”")
                } else {
                    format!("“{quote}” · {}", cx.msg("comments-lost"))
                },
            );
            let key = (document.id(), comment.id);
            if self.editing.as_ref().is_some_and(|(document, id, _)| (*document, *id) == key) {
                self.show_editing(ui, cx, comment, out);
                return;
            }
            let color = if comment.is_resolved { cx.palette.text_muted } else { cx.palette.text };
            ui.add(Label::new(RichText::new(&comment.text).font(Face::Ui.font()).color(color)).wrap());
            let resolve = if comment.is_resolved { "comments-reopen" } else { "comments-resolve" };
            let mut labels = vec![cx.msg(resolve), cx.msg("comments-edit"), cx.msg("comments-remove")];
            labels.extend(place.is_some().then(|| cx.msg("check-go")));
            match flat_button_row(ui, &labels) {
                Some(0) => {
                    out.push(Action::Revise(ReviseAction::ResolveComment(comment.id, !comment.is_resolved)));
                }
                Some(1) => self.editing = Some((document.id(), comment.id, comment.text.clone())),
                Some(2) => out.push(Action::Revise(ReviseAction::RemoveComment(comment.id))),
                Some(_) => {
                    if let Some(range) = place {
                        let hit = Hit { document: document.id(), field: None, range };
                        out.push(Action::View(ViewAction::ShowHit(hit)));
                        out.run(Command::FocusEditor);
                    }
                }
                None => {}
            }
        });
        card
    }

    fn show_editing(&mut self, ui: &mut Ui, cx: Cx<'_>, comment: &Comment, out: &mut Outbox) {
        let Some((_, _, text)) = &mut self.editing else { return };
        let id = Id::unique(("comment-text", comment.id.0));
        let field = TextEdit::multiline(text).id(id).desired_rows(2).desired_width(f32::INFINITY);
        let response = show_text_field(ui, field);
        set_accessible_name(ui, &response, &cx.msg("comment-text"));
        match flat_button_row(ui, &[cx.msg("comments-save"), cx.msg("dialog-cancel")]) {
            Some(0) => {
                out.push(Action::Revise(ReviseAction::EditComment(comment.id, text.clone())));
                self.editing = None;
            }
            Some(_) => self.editing = None,
            None => {}
        }
    }
}

/// Who wrote a comment, and when.
pub fn comment_heading(cx: Cx<'_>, comment: &Comment) -> String {
    let time = comment.at.parse::<PartialDateTime>().map(|at| cx.i18n.datetime(&at, "")).unwrap_or_default();
    [comment.author.as_str(), time.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
