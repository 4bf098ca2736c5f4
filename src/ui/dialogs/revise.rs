//! The dialogs for revising: attaching an original, pairing paragraphs, writing a comment, giving the reason of a dismissal, and
//! previewing fixes.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::panels::checks::finding_message;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, flat_button, primary_button, with_outline};
use crate::ui::widgets::labels::{ellipsize, hint, layout_prefix};
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{
    Action, CommentDraft, DismissalDraft, Document, FixPreview, GlossaryDraft, Modal, ReviseAction, ViewAction,
};
use egui::text::{LayoutJob, TextFormat};
use egui::{Id, Key, Label, RichText, ScrollArea, Stroke, TextEdit, Ui};
use redaksi_checks::glossary::GlossaryEntry;
use redaksi_checks::{Finding, FindingLocation};
use redaksi_core::article::{FieldName, PairedBlocks, locate_offset, render_lines, words_around};
use std::collections::BTreeSet;

/// How many bytes of a quoted passage a dialog shows.
const MAX_QUOTE_BYTES: usize = 240;

/// How many rows of a list are visible without scrolling.
const VISIBLE_ROWS: f32 = 9.0;

/// Closes the dialog on Escape, or with its button.
fn cancel(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let escaped = is_escaped(ui);
    if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
        out.push(Action::Revise(ReviseAction::Close));
    }
}

/// Whether Enter was pressed with the command key, which confirms a dialog with a text of several lines.
fn is_confirmed_by_key(ui: &Ui) -> bool {
    ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter))
}

/// The dialog that attaches an original. It has no state of its own.
#[derive(Debug, Default)]
pub struct AttachOriginalDialog;

impl Dialog for AttachOriginalDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_attach_original()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(active) = cx.workspace.active() else { return };
        let is_update = active.article().original.is_some();
        modal(ui, "attach-original", size::DIALOG, |ui| {
            title(ui, &cx.msg("attach-original-title"));
            hint(ui, cx.msg(if is_update { "attach-original-update-hint" } else { "attach-original-hint" }));
            ui.add_space(space::S);
            ui.horizontal(|ui| {
                let file = primary_button(ui, &cx.msg("attach-original-file"), true);
                if ui.memory(|memory| memory.focused().is_none()) {
                    file.request_focus();
                }
                if file.clicked() {
                    out.push(Action::Revise(ReviseAction::ChooseOriginal));
                }
                if button(ui, &cx.msg("attach-original-paste"), true).clicked() {
                    out.push(Action::Revise(ReviseAction::PasteOriginal));
                }
            });
            let mut others: Vec<&Document> =
                cx.workspace.documents().iter().filter(|document| document.id() != active.id()).collect();
            // An original is in another language than its translation.
            let language = |document: &Document| document.article().fields.value(FieldName::Language).to_owned();
            others.sort_by_key(|document| language(document) == language(active));
            if !others.is_empty() {
                ui.add_space(space::S);
                hint(ui, cx.msg("attach-original-open"));
                let height = size::CONTROL * VISIBLE_ROWS;
                ScrollArea::vertical().id_salt("others").auto_shrink([false, true]).max_height(height).show(ui, |ui| {
                    for document in others {
                        let name = if document.name().is_empty() {
                            cx.msg("story-untitled")
                        } else {
                            document.name().to_owned()
                        };
                        ui.push_id(document.id().number(), |ui| {
                            if flat_button(ui, layout_prefix(&name)).clicked() {
                                out.push(Action::Revise(ReviseAction::AttachDocument(document.id())));
                            }
                        });
                    }
                });
            }
            dialog_footer(ui, |ui| cancel(ui, cx, out));
        });
    }
}

/// The dialog that pairs paragraphs of the story with paragraphs of the original: what is chosen so far.
#[derive(Debug, Default)]
pub struct PairParagraphsDialog {
    chosen: Option<BTreeSet<usize>>,
}

impl Dialog for PairParagraphsDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_pair_paragraphs()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(Modal::PairParagraphs(blocks)) = cx.workspace.modal() else { return };
        let Some(article) = cx.workspace.active().map(Document::article) else { return };
        let Some(original) = &article.original else { return };
        let is_new = self.chosen.is_none();
        let chosen = self.chosen.get_or_insert_with(|| blocks.original.iter().copied().collect());
        modal(ui, "pair-paragraphs", size::RULE_DIALOG, |ui| {
            title(ui, &cx.msg("pair-title"));
            for block in blocks.story.iter().filter_map(|at| article.body.get(*at)) {
                ui.label(RichText::new(ellipsize(&block.text, MAX_QUOTE_BYTES)).font(Face::Ui.font()));
            }
            ui.add_space(space::S);
            hint(ui, cx.msg("pair-hint"));
            let height = size::CONTROL * VISIBLE_ROWS;
            let near = blocks.original.first().or(blocks.story.first()).copied();
            ScrollArea::vertical().id_salt("paragraphs").auto_shrink([false, true]).max_height(height).show(ui, |ui| {
                for (index, _, text) in render_lines(&original.article) {
                    let mut is_on = chosen.contains(&index);
                    let label = RichText::new(ellipsize(&text, MAX_QUOTE_BYTES)).font(Face::Ui.font());
                    let row = with_outline(ui, |ui| ui.checkbox(&mut is_on, label));
                    if row.clicked() {
                        if is_on {
                            chosen.insert(index);
                        } else {
                            chosen.remove(&index);
                        }
                    }
                    if is_new && near == Some(index) {
                        row.request_focus();
                        row.scroll_to_me(Some(egui::Align::Center));
                    }
                }
            });
            dialog_footer(ui, |ui| {
                let pair = primary_button(ui, &cx.msg("pair-button"), !chosen.is_empty());
                if pair.clicked() || is_confirmed_by_key(ui) && !chosen.is_empty() {
                    let original = chosen.iter().copied().collect();
                    let blocks = PairedBlocks { story: blocks.story.clone(), original };
                    out.push(Action::Revise(ReviseAction::Pair(blocks)));
                }
                cancel(ui, cx, out);
            });
        });
    }

    fn reset(&mut self) {
        self.chosen = None;
    }
}

/// The dialog that adds a comment: the text being written.
#[derive(Debug, Default)]
pub struct CommentDialog {
    text: String,
    was_shown: bool,
}

impl Dialog for CommentDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_comment()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(Modal::Comment(CommentDraft { range, quote, .. })) = cx.workspace.modal() else { return };
        let is_new = !std::mem::replace(&mut self.was_shown, true);
        modal(ui, "comment", size::DIALOG, |ui| {
            title(ui, &cx.msg("comment-title"));
            hint(ui, format!("“{}”", ellipsize(quote, MAX_QUOTE_BYTES)));
            let field = TextEdit::multiline(&mut self.text)
                .id(Id::unique("comment"))
                .desired_rows(3)
                .desired_width(f32::INFINITY);
            let response = show_text_field(ui, field);
            set_accessible_name(ui, &response, &cx.msg("comment-text"));
            if is_new {
                response.request_focus();
            }
            hint(ui, cx.msg("comment-confirm-key"));
            name_field(ui, cx, out);
            let is_ready = !self.text.trim().is_empty();
            dialog_footer(ui, |ui| {
                let add = primary_button(ui, &cx.msg("comment-button"), is_ready);
                if is_ready && (add.clicked() || is_confirmed_by_key(ui)) {
                    out.push(Action::Revise(ReviseAction::AddComment(range.clone(), self.text.clone())));
                }
                cancel(ui, cx, out);
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The dialog that adds a term to the glossary: the term and its translation as they are typed.
#[derive(Debug, Default)]
pub struct GlossaryDialog {
    typed: Option<GlossaryDraft>,
}

impl Dialog for GlossaryDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_glossary()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(Modal::Glossary(draft)) = cx.workspace.modal() else { return };
        let is_new = self.typed.is_none();
        let typed = self.typed.get_or_insert_with(|| draft.clone());
        modal(ui, "glossary", size::DIALOG, |ui| {
            title(ui, &cx.msg("glossary-title"));
            let starts_with_term = typed.term.is_empty();
            let fields = [("glossary-term", &mut typed.term), ("glossary-translation", &mut typed.translation)];
            let mut entered = false;
            for (at, (label, text)) in fields.into_iter().enumerate() {
                let label_id = hint(ui, cx.msg(label)).id;
                let field = TextEdit::singleline(text).id(Id::unique(label)).desired_width(f32::INFINITY);
                let response = show_text_field(ui, field).labelled_by(label_id);
                // The part that the selection does not give.
                if is_new && (at == 0) == starts_with_term {
                    response.request_focus();
                }
                entered |= response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            }
            hint(ui, cx.msg("glossary-hint"));
            let is_ready = !typed.term.trim().is_empty() && !typed.translation.trim().is_empty();
            dialog_footer(ui, |ui| {
                if (primary_button(ui, &cx.msg("glossary-button"), is_ready).clicked() || entered) && is_ready {
                    let (term, translation) = (typed.term.clone(), typed.translation.clone());
                    let entry = GlossaryEntry { term, translation, ..GlossaryEntry::default() };
                    out.push(Action::Revise(ReviseAction::AddToGlossary(entry)));
                }
                cancel(ui, cx, out);
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The field for the name under which comments and dismissals are recorded, until it is set.
fn name_field(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    let known = &cx.workspace.settings().user_name;
    let id = Id::unique("revise-name");
    // The field stays while it is being typed into.
    if !known.trim().is_empty() && !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let mut name = known.clone();
    let field = TextEdit::singleline(&mut name).id(id).hint_text(cx.msg("ready-name")).desired_width(f32::INFINITY);
    let response = show_text_field(ui, field);
    set_accessible_name(ui, &response, &cx.msg("ready-name"));
    if name != *known {
        out.push(Action::View(ViewAction::SetUserName(name)));
    }
}

/// The dialog that asks for the reason of a dismissal: the text being written.
#[derive(Debug, Default)]
pub struct DismissalDialog {
    reason: String,
    was_shown: bool,
}

impl Dialog for DismissalDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_dismissal()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(Modal::Dismissal(DismissalDraft { finding, .. })) = cx.workspace.modal() else { return };
        let Some(document) = cx.workspace.active() else { return };
        let is_new = !std::mem::replace(&mut self.was_shown, true);
        modal(ui, "dismissal", size::DIALOG, |ui| {
            title(ui, &cx.msg("dismiss-title"));
            ui.label(RichText::new(finding_message(cx, document, finding)).font(Face::Ui.font()));
            let field = TextEdit::singleline(&mut self.reason)
                .id(Id::unique("dismissal"))
                .hint_text(cx.msg("dismiss-reason"))
                .desired_width(f32::INFINITY);
            let response = show_text_field(ui, field);
            set_accessible_name(ui, &response, &cx.msg("dismiss-reason"));
            if is_new {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
            hint(ui, cx.msg("dismiss-hint"));
            dialog_footer(ui, |ui| {
                if primary_button(ui, &cx.msg("check-dismiss"), true).clicked() || entered {
                    let action = ReviseAction::Dismiss(Box::new(finding.clone()), self.reason.clone());
                    out.push(Action::Revise(action));
                }
                cancel(ui, cx, out);
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

/// The dialog that shows what fixing all findings of a kind changes: those that the user ticked or unticked, by their index. Where
/// the fix is a guess, the finding is not ticked at first.
#[derive(Debug, Default)]
pub struct FixesDialog {
    toggled: BTreeSet<usize>,
}

impl FixesDialog {
    fn is_ticked(&self, at: usize, finding: &Finding) -> bool {
        finding.clear_fix().is_some() != self.toggled.contains(&at)
    }
}

impl Dialog for FixesDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_fixes()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(Modal::Fixes(FixPreview { findings, rule, .. })) = cx.workspace.modal() else { return };
        let Some(document) = cx.workspace.active() else { return };
        modal(ui, "fixes", size::RULE_DIALOG, |ui| {
            title(ui, &cx.msg("fixes-title"));
            hint(ui, cx.msg(&format!("check-name-{}", rule.code())));
            if findings.iter().any(|finding| finding.is_choice) {
                hint(ui, cx.msg("fixes-guesses"));
            }
            ui.add_space(space::XS);
            let height = size::CONTROL * VISIBLE_ROWS;
            ScrollArea::vertical().id_salt("fixes").auto_shrink([false, true]).max_height(height).show(ui, |ui| {
                for (at, finding) in findings.iter().enumerate() {
                    let mut is_on = self.is_ticked(at, finding);
                    ui.horizontal(|ui| {
                        let (job, name) = fix_job(cx, document, finding);
                        let row = with_outline(ui, |ui| ui.checkbox(&mut is_on, ()));
                        row.widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, is_on, &name));
                        if row.clicked() && !self.toggled.remove(&at) {
                            self.toggled.insert(at);
                        }
                        ui.add(Label::new(job).truncate());
                    });
                }
            });
            let wanted: Vec<Finding> = findings
                .iter()
                .enumerate()
                .filter(|(at, finding)| self.is_ticked(*at, finding))
                .map(|(_, finding)| finding.clone())
                .collect();
            dialog_footer(ui, |ui| {
                let label = cx.i18n.msg_count("fixes-button", wanted.len());
                let fix = primary_button(ui, &label, !wanted.is_empty());
                if ui.memory(|memory| memory.focused().is_none()) {
                    fix.request_focus();
                }
                if fix.clicked() {
                    out.push(Action::Revise(ReviseAction::ApplyFixes(wanted)));
                }
                cancel(ui, cx, out);
            });
        });
    }

    fn reset(&mut self) {
        self.toggled.clear();
    }
}

/// The words of a finding with their context: what goes is struck through, what comes is underlined. Also as plain text.
fn fix_job(cx: Cx<'_>, document: &Document, finding: &Finding) -> (LayoutJob, String) {
    let article = document.article();
    let fix = finding.fixes.first().map_or("", String::as_str);
    let (text, range) = match &finding.location {
        FindingLocation::Text(range) => {
            let (block, start) = locate_offset(&article.body, range.start);
            let text = article.body.get(block).map_or("", |block| block.text.as_str());
            (text, start..(start + range.len()).min(text.len()))
        }
        FindingLocation::FieldText(name, range) => (article.fields.value(*name), range.clone()),
        FindingLocation::Field(_) | FindingLocation::Passage(_) | FindingLocation::Story => ("", 0..0),
    };
    let [before, after] = words_around(text, &range);
    let words = text.get(range).unwrap_or_default();
    let palette = cx.palette;
    let format = |color| TextFormat::simple(Face::Ui.font(), color);
    let strike = Stroke::new(crate::ui::theme::line::HAIR, palette.error);
    let underline = Stroke::new(crate::ui::theme::line::MATCH, palette.good);
    let mut job = LayoutJob::default();
    job.append(before, 0.0, format(palette.text_muted));
    job.append(words, space::XS, TextFormat { strikethrough: strike, ..format(palette.error) });
    job.append(fix, space::XS, TextFormat { underline, ..format(palette.good) });
    job.append(after, space::XS, format(palette.text_muted));
    (job, format!("{before} [{words} → {fix}] {after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use redaksi_checks::{Rule, Severity};

    #[test]
    fn a_fix_that_is_a_guess_is_ticked_by_the_user_only() {
        let finding = Finding::about_story(Rule::Spelling, Severity::Warning).with_fix("kuota");
        let guess = Finding { is_choice: true, ..finding.clone() };
        let mut dialog = FixesDialog::default();
        assert!(dialog.is_ticked(0, &finding) && !dialog.is_ticked(1, &guess));
        dialog.toggled.extend([0, 1]);
        assert!(!dialog.is_ticked(0, &finding) && dialog.is_ticked(1, &guess));
    }
}
