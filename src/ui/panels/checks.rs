//! The checks panel: one card per finding, with a message, a button that goes to it and, where available, one that
//! applies the fix.

use crate::i18n::field_msg_id;
use crate::ui::cx::Cx;
use crate::ui::frame_cache;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, space};
use crate::ui::widgets::buttons::flat_button_row;
use crate::ui::widgets::cards::{card, with_scroll_bar_inset};
use crate::ui::widgets::chips::chip;
use crate::ui::widgets::labels::{hint, section};
use crate::ui::widgets::text_field::scroll_to_new_focus;
use crate::workspace::{Action, Command, Document, EditAction, Hit, MessageArg, ViewAction};
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use redaksi_checks::{Finding, FindingLocation, finding_range, length_status, run_checks};
use redaksi_core::article::{FieldName, locate_offset};
use std::ops::Range;
use std::sync::Arc;

/// The findings of a story, cached per revision.
pub fn cached_findings(ui: &Ui, document: &Document) -> Arc<Vec<Finding>> {
    frame_cache::cached_for_revision(ui, "findings", document, || Arc::new(run_checks(document.article())))
}

/// Whether the finding is a promo without a decision.
pub fn is_undecided_promo(finding: &Finding) -> bool {
    matches!(finding.location, FindingLocation::Passage(_))
}

/// The number shown on the tab. All undecided promos count as one, because they have a panel of their own.
pub fn open_count(found: &[Finding]) -> usize {
    let undecided = found.iter().filter(|finding| is_undecided_promo(finding)).count();
    found.len() - undecided + usize::from(undecided > 0)
}

/// Shows the panel.
pub fn show(ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
    let found = cached_findings(ui, document);
    with_scroll_bar_inset(ui, |ui| {
        section(ui, &cx.msg("checks-title"), |ui| {
            if !found.is_empty() {
                hint(ui, cx.i18n.msg_count("checks-count", open_count(&found)));
            }
        });
    });
    let area = ScrollArea::vertical().id_salt(("checks", document.id().number())).auto_shrink(false);
    area.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if found.is_empty() {
            ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                Icon::Done.show(ui, cx.palette.good);
                ui.add(Label::new(RichText::new(cx.msg("checks-none")).font(Face::Ui.font())).wrap());
            });
        }
        // Undecided promos share one card that leads to their own panel.
        let (undecided, others): (Vec<&Finding>, Vec<&Finding>) =
            found.iter().partition(|finding| is_undecided_promo(finding));
        if !undecided.is_empty() {
            card(ui, "promos", |ui| {
                ui.label(RichText::new(cx.i18n.msg_count("check-links-wait", undecided.len())).font(Face::Ui.font()));
                if flat_button_row(ui, &[cx.msg("check-go")]).is_some() {
                    out.run(Command::PromosPanel);
                }
            });
        }
        for (at, finding) in others.into_iter().enumerate() {
            card(ui, at, |ui| show_finding(ui, cx, document, finding, out));
        }
        ui.add_space(space::XL);
        scroll_to_new_focus(ui);
    });
}

fn show_finding(ui: &mut Ui, cx: Cx<'_>, document: &Document, finding: &Finding, out: &mut Outbox) {
    let palette = cx.palette;
    let (severity, color) =
        if finding.is_error() { ("check-grave", palette.error) } else { ("check-look", palette.warning) };
    chip(ui, &cx.msg(severity), color, palette.panel);
    let sentence = finding_message(cx, document, finding);
    ui.label(RichText::new(sentence).font(Face::Ui.font()));
    let place = finding_range(document.article(), finding);
    if let Some(place) = &place {
        hint(ui, excerpt_around(document, place.start, place.end));
    }
    let mut buttons = Vec::new();
    if let (Some(fix), Some(range)) = (finding.fixes.first(), &place) {
        buttons.push(("check-fix", FindingAction::ApplyFix(range.clone(), fix.clone())));
    }
    let target = match (&finding.location, place) {
        (FindingLocation::Field(name) | FindingLocation::FieldText(name, _), _) => {
            Some(FindingAction::GoToField(*name))
        }
        (_, Some(range)) => Some(FindingAction::SelectRange(range)),
        _ => None,
    };
    buttons.extend(target.map(|target| ("check-go", target)));
    let labels: Vec<String> = buttons.iter().map(|(message, _)| cx.msg(message)).collect();
    match flat_button_row(ui, &labels).map(|chosen| buttons.swap_remove(chosen).1) {
        Some(FindingAction::ApplyFix(range, text)) => out.push(Action::Edit(EditAction::Splice { range, text })),
        Some(FindingAction::SelectRange(range)) => {
            out.push(Action::View(ViewAction::ShowHit(Hit { document: document.id(), field: None, range })));
            out.run(Command::FocusEditor);
        }
        Some(FindingAction::GoToField(name)) => out.jump(JumpTarget::Field(name)),
        None => {}
    }
}

/// The message of a finding.
pub fn finding_message(cx: Cx<'_>, document: &Document, finding: &Finding) -> String {
    let field = match finding.location {
        FindingLocation::Field(name) => MessageArg::Message(field_msg_id(name)),
        _ => MessageArg::Text(String::new()),
    };
    let (length, good, most) = match finding.location {
        FindingLocation::Field(name) => length_status(name, document.article().fields.value(name))
            .map_or((0, 0, 0), |(length, limit, _)| (length, limit.recommended, limit.maximum)),
        _ => (0, 0, 0),
    };
    let [length, good, most] = [length, good, most].map(MessageArg::Count);
    let values = [("field", field), ("length", length), ("good", good), ("most", most)];
    cx.i18n.msg_args(&format!("check-{}", finding.rule.code()), &values)
}

/// What a button of a finding does.
enum FindingAction {
    /// Replaces a byte range of the body text with the text.
    ApplyFix(Range<usize>, String),
    /// Selects a byte range of the body text and focuses the editor.
    SelectRange(Range<usize>),
    /// Focuses a metadata field.
    GoToField(FieldName),
}

/// Up to 24 bytes of context on both sides of the byte range `start..end` of the body text, within its block.
fn excerpt_around(document: &Document, start: usize, end: usize) -> String {
    const CONTEXT_BYTES: usize = 24;
    let body = &document.article().body;
    let (block, within) = locate_offset(body, start);
    let text = body.get(block).map_or("", |block| block.text.as_str());
    let from = text.ceil_char_boundary(within.saturating_sub(CONTEXT_BYTES));
    let to = text.floor_char_boundary(within + (end - start) + CONTEXT_BYTES);
    let left = if from > 0 { "…" } else { "" };
    let right = if to < text.len() { "…" } else { "" };
    format!("{left}{}{right}", &text[from..to.max(from)])
}
