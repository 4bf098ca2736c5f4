//! Findings about metadata fields: a line below the very words where the field shows them, a mark beside the name of the field, and
//! the message below the field that the user works on.

use crate::ui::cx::Cx;
use crate::ui::panels::checks::{finding_message, severity_label};
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, line, size, space};
use crate::ui::widgets::labels::accessible_label;
use crate::ui::widgets::word_marks::{dots, wave, word_rects};
use crate::workspace::{Document, ListedFinding};
use egui::text_edit::TextEditOutput;
use egui::{Color32, Pos2, Rect, RichText, Ui, Vec2};
use redaksi_checks::{Finding, FindingLocation, Rule, Severity};
use redaksi_core::article::FieldName;

/// How many messages are shown below a field.
const MAX_MESSAGES: usize = 3;

/// The findings about a field, the gravest first.
pub fn field_findings(cx: Cx<'_>, document: &Document, name: FieldName) -> Vec<Finding> {
    let list = cx.workspace.findings(document);
    let is_about = |listed: &&ListedFinding| match &listed.finding.location {
        FindingLocation::Field(of) | FindingLocation::FieldText(of, _) => *of == name,
        FindingLocation::Text(_) | FindingLocation::Passage(_) | FindingLocation::Story => false,
    };
    let mut found: Vec<Finding> = list.open.iter().filter(is_about).map(|listed| listed.finding.clone()).collect();
    found.sort_by_key(|finding| finding.severity);
    found
}

/// Paints a line below the words of findings in a field that shows `value`.
pub fn mark_words(ui: &Ui, cx: Cx<'_>, output: &TextEditOutput, value: &str, findings: &[Finding]) {
    if findings.is_empty() || output.galley.job.text != value {
        return;
    }
    let painter = ui.painter().with_clip_rect(output.text_clip_rect.expand(space::HAIR).intersect(ui.clip_rect()));
    for finding in findings {
        let FindingLocation::FieldText(_, range) = &finding.location else { continue };
        let (_, color) = severity_label(cx, finding.severity);
        for rect in word_rects(&output.galley, output.galley_pos, range) {
            let y = rect.bottom() - line::HAIR;
            if finding.severity == Severity::Error {
                painter.add(wave(rect, y, color));
            } else {
                painter.extend(dots(rect, y, color));
            }
        }
    }
}

/// Whether the length of the field beside its name says the same.
fn is_about_length(finding: &Finding) -> bool {
    matches!(finding.rule, Rule::FieldLong | Rule::FieldTooLong)
}

/// Paints a mark at the right end of the line above a field, if there is a finding about it, with the messages in its tooltip.
/// Returns the width that it takes.
pub fn mark_field(
    ui: &Ui,
    cx: Cx<'_>,
    document: &Document,
    (name, findings): (FieldName, &[Finding]),
    at: Pos2,
) -> f32 {
    let Some(first) = findings.iter().find(|finding| !is_about_length(finding)) else { return 0.0 };
    let (_, color) = severity_label(cx, first.severity);
    let icon = if first.severity == Severity::Error { Icon::Error } else { Icon::Warning };
    let place = Rect::from_center_size(at - Vec2::new(size::ICON / 2.0, 0.0), Vec2::splat(size::ICON));
    icon.paint(ui, place.center(), color);
    let messages: Vec<String> = findings.iter().map(|finding| finding_message(cx, document, finding)).collect();
    let mark = accessible_label(ui, place, ("field-findings", name.code()), &messages.join(" "));
    mark.on_hover_ui(|ui| {
        ui.set_max_width(size::INSPECTOR);
        for message in messages {
            ui.label(message);
        }
    });
    size::ICON + space::XS
}

/// Shows the messages of findings below the field that has the focus.
pub fn show_messages(ui: &mut Ui, cx: Cx<'_>, document: &Document, findings: &[Finding]) {
    for finding in findings.iter().filter(|finding| !is_about_length(finding)).take(MAX_MESSAGES) {
        let (_, color) = severity_label(cx, finding.severity);
        message(ui, &finding_message(cx, document, finding), color);
    }
}

fn message(ui: &mut Ui, text: &str, color: Color32) {
    ui.add(egui::Label::new(RichText::new(text).font(Face::Small.font()).color(color)).wrap());
}
