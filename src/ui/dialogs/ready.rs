//! The dialog that lists what is open in a story before it is marked ready.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::panels::checks::{self, finding_message};
use crate::ui::theme::size;
use crate::ui::widgets::buttons::{button, primary_button};
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::modal::{dialog_footer, focus_by_default, is_escaped, modal, title};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{Action, Document, DocumentId, Modal, OpenIssues, PromptAction, ReadyItem, ViewAction};
use egui::{Id, Key, Label, Modifiers, ScrollArea, TextEdit, Ui};

/// How many open issues are visible without scrolling.
const VISIBLE_ISSUES: f32 = 12.0;

/// State of the dialog between frames: whether it was shown in the frame before.
#[derive(Debug, Default)]
pub struct ReadyDialog {
    was_shown: bool,
}

impl Dialog for ReadyDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_ready() || modal.is_ready_several()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let is_new = !std::mem::replace(&mut self.was_shown, true);
        if let Some(Modal::ReadySeveral(stories)) = cx.workspace.modal() {
            show_several(ui, cx, stories, is_new, out);
            return;
        }
        let Some(document) = cx.workspace.active() else { return };
        let issues = cx.workspace.open_issues(document);
        if issues.is_empty() {
            // A check that ended while the dialog was open has taken the last issue away: nothing is left to ask.
            out.push(Action::Prompt(PromptAction::MarkReady));
            return;
        }
        modal(ui, "ready", size::DIALOG, |ui| {
            title(ui, &cx.msg("ready-title"));
            let lines = issue_lines(cx, document, &issues);
            ui.label(cx.i18n.msg_count("ready-open", issues.total()));
            let max_height = ui.text_style_height(&egui::TextStyle::Body) * VISIBLE_ISSUES;
            let area = ScrollArea::vertical().id_salt("ready").auto_shrink([false, true]).max_height(max_height);
            area.show(ui, |ui| {
                for line in lines {
                    ui.add(Label::new(format!("• {line}")).wrap());
                }
                if !issues.recommended.is_empty() {
                    hint(ui, cx.msg("ready-recommended"));
                }
                for item in &issues.recommended {
                    hint(ui, format!("• {}", item_message(cx, *item)));
                }
            });
            name_and_footer(
                ui,
                cx,
                PromptAction::MarkReady,
                issues.clear_fixes().map(|fixes| fixes.len()),
                is_new,
                out,
            );
        });
    }

    fn reset(&mut self) {
        self.was_shown = false;
    }
}

/// What a story that does not meet an item lacks.
fn item_message(cx: Cx<'_>, item: ReadyItem) -> String {
    cx.i18n.msg_count(&format!("ready-item-{}", item.code()), cx.workspace.ready_list().tags)
}

/// The field for the name of the user, and the buttons: fix and mark as ready, if `fixes` findings have a fix and nothing else is
/// open, review, mark as ready anyway, cancel.
fn name_and_footer(ui: &mut Ui, cx: Cx<'_>, mark: PromptAction, fixes: Option<usize>, is_new: bool, out: &mut Outbox) {
    hint(ui, cx.msg("ready-hint"));
    let mut name = cx.workspace.settings().user_name.clone();
    let field = TextEdit::singleline(&mut name).id(Id::unique("ready-name"));
    let field = field.hint_text(cx.msg("ready-name")).desired_width(f32::INFINITY);
    let response = show_text_field(ui, field);
    set_accessible_name(ui, &response, &cx.msg("ready-name"));
    if name != cx.workspace.settings().user_name {
        out.push(Action::View(ViewAction::SetUserName(name.clone())));
    }
    dialog_footer(ui, |ui| {
        // Before the focused button sees the Enter key.
        let is_confirmed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let review = if let Some(fixes) = fixes {
            let fix = primary_button(ui, &cx.i18n.msg_count("ready-fix", fixes), true);
            focus_by_default(ui, &fix, is_new);
            if fix.clicked() {
                out.push(Action::Prompt(PromptAction::FixAndMarkReady));
            }
            button(ui, &cx.msg("ready-review"), true)
        } else {
            let review = primary_button(ui, &cx.msg("ready-review"), true);
            focus_by_default(ui, &review, is_new);
            review
        };
        if review.clicked() {
            out.push(Action::Prompt(PromptAction::ReviewReady));
        }
        let anyway = button(ui, &cx.msg("ready-anyway"), true).on_hover_text(cx.msg("ready-anyway-key"));
        if anyway.clicked() || is_confirmed {
            if name.trim().is_empty() {
                // The record of what was overridden needs a name.
                response.request_focus();
            } else {
                out.push(Action::Prompt(mark));
            }
        }
        let escaped = is_escaped(ui);
        if button(ui, &cx.msg("dialog-cancel"), true).clicked() || escaped {
            out.push(Action::Prompt(PromptAction::CancelReady));
        }
    });
}

/// The dialog about several stories: what is open in each of them.
fn show_several(ui: &Ui, cx: Cx<'_>, stories: &[DocumentId], is_new: bool, out: &mut Outbox) {
    modal(ui, "ready", size::DIALOG, |ui| {
        title(ui, &cx.i18n.msg_count("ready-several-title", stories.len()));
        let documents = stories.iter().filter_map(|id| cx.workspace.document(*id));
        let open: Vec<(&Document, OpenIssues)> = documents
            .map(|document| (document, cx.workspace.open_issues(document)))
            .filter(|(_, issues)| !issues.is_empty())
            .collect();
        ui.label(cx.i18n.msg_count("ready-several-open", open.len()));
        let max_height = ui.text_style_height(&egui::TextStyle::Body) * VISIBLE_ISSUES;
        let area = ScrollArea::vertical().id_salt("ready").auto_shrink([false, true]).max_height(max_height);
        area.show(ui, |ui| {
            for (document, issues) in &open {
                let untitled = cx.msg("story-untitled");
                let name = if document.name().is_empty() { &untitled } else { document.name() };
                ui.add(Label::new(format!("• {name}")).truncate());
                ui.indent(document.id(), |ui| {
                    for line in issue_lines(cx, document, issues) {
                        hint(ui, format!("• {line}"));
                    }
                });
            }
        });
        name_and_footer(ui, cx, PromptAction::MarkSeveralReady, None, is_new, out);
    });
}

/// One line per kind of issue, with its count if there are several.
fn issue_lines(cx: Cx<'_>, document: &Document, issues: &OpenIssues) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    if issues.certain_promos > 0 {
        lines.push(cx.i18n.msg_count("ready-promos", issues.certain_promos));
    }
    if issues.doubtful_lines > 0 {
        lines.push(cx.i18n.msg_count("ready-doubtful", issues.doubtful_lines));
    }
    let mut counts: Vec<(String, usize)> = Vec::new();
    let undecided = issues.findings.iter().filter(|finding| checks::is_undecided_promo(finding)).count();
    if undecided > 0 {
        lines.push(cx.i18n.msg_count("check-links-wait", undecided));
    }
    for finding in issues.findings.iter().filter(|finding| !checks::is_undecided_promo(finding)) {
        let message = finding_message(cx, document, finding);
        let fix = finding.clear_fix().map(|fix| cx.i18n.fix_label(finding, fix));
        let label = fix.map_or_else(|| message.clone(), |fix| format!("{message} → {fix}"));
        match counts.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    lines.extend(issues.missing.iter().map(|item| item_message(cx, *item)));
    lines
        .extend(counts.into_iter().map(|(label, count)| if count == 1 { label } else { format!("{label} ({count})") }));
    lines
}
