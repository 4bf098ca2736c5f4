//! The callout below the caret: what is said about the words that the user went to. A finding is shown as long as the selection is
//! where the key for findings led, a comment while the caret is at its passage and nothing is typed.

use crate::ui::cx::Cx;
use crate::ui::document::editor::BodyEditor;
use crate::ui::field_ids::headline_id;
use crate::ui::panels::checks::{finding_message, is_undecided_promo, severity_label};
use crate::ui::panels::comments::comment_heading;
use crate::ui::theme::{Face, margin, size, space};
use crate::ui::widgets::labels::{ellipsize, hint};
use crate::workspace::{Command, Document, DocumentId, MessageArg};
use egui::{Align2, Area, Id, Label, Order, Pos2, Rect, RichText, Ui, Vec2};
use redaksi_checks::{Finding, FindingLocation};
use redaksi_core::article::{Comment, CommentId};
use redaksi_core::text::shorten_middle;

/// How many findings at the same words are shown.
const MAX_FINDINGS: usize = 3;

/// How many bytes of the words of the original are shown.
const MAX_ORIGINAL_BYTES: usize = 200;

/// How many fixes are named where the user has to choose one.
const MAX_FIXES: usize = 5;

/// How many bytes of a comment are shown; the panel shows all of it.
const MAX_COMMENT_BYTES: usize = 600;

/// State of the callout between frames.
#[derive(Debug, Default)]
pub struct Callout {
    /// The comment at the caret, and the revision of the document when the caret came there.
    comment: Option<(DocumentId, CommentId, u64)>,
}

impl Callout {
    /// Shows the callout over the document in `area`, and returns its place. Must be called after the document was shown. A
    /// callout about a finding does not cover the paragraph or the promo that it is about (`decision_area`), if there is room
    /// elsewhere.
    pub fn show(
        &mut self,
        ui: &Ui,
        cx: Cx<'_>,
        document: &Document,
        area: Rect,
        decision_area: Option<Rect>,
    ) -> Option<Rect> {
        let comment = self.comment_to_show(cx, document);
        let focused = ui.memory(egui::Memory::focused)?;
        let is_in_document = focused == BodyEditor::id(document.id()) || focused == headline_id(document.id());
        if !is_in_document || cx.is_modal_open || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let findings = cx.workspace.findings_here();
        if findings.is_empty() && comment.is_none() {
            return None;
        }
        let caret = ui.ctx().output(|output| output.ime.as_ref().map(|ime| ime.cursor_rect))?;
        if !area.intersects(caret) {
            return None;
        }
        let id = Id::unique("callout");
        let size = ui.memory(|memory| memory.area_rect(id)).map_or(Vec2::splat(size::ROW), |rect| rect.size());
        let around = decision_area.filter(|_| !findings.is_empty());
        let place = callout_place(area, caret, size, around);
        let callout =
            Area::new(id).order(Order::Middle).interactable(false).pivot(Align2::LEFT_TOP).fixed_pos(place.min);
        let output = callout.show(ui.ctx(), |ui| {
            let frame = egui::Frame::popup(ui.style()).fill(cx.palette.field).inner_margin(margin::TOAST);
            frame.show(ui, |ui| {
                ui.set_max_width(size::INSPECTOR);
                ui.spacing_mut().item_spacing.y = space::XS;
                match comment {
                    Some(comment) if findings.is_empty() => show_comment(ui, cx, document, comment),
                    _ => show_findings(ui, cx, document, &findings),
                }
            });
        });
        Some(output.response.rect)
    }

    /// The comment at the caret, unless the user has typed since the caret came there.
    fn comment_to_show<'a>(&mut self, cx: Cx<'_>, document: &'a Document) -> Option<&'a Comment> {
        let here = cx.workspace.comment_at_caret().and_then(|id| document.article().comment(id));
        let Some(comment) = here.filter(|comment| !comment.is_resolved) else {
            self.comment = None;
            return None;
        };
        let known = self.comment.filter(|(of, id, _)| (*of, *id) == (document.id(), comment.id));
        let (.., revision) = *self.comment.insert(known.unwrap_or((document.id(), comment.id, document.revision())));
        (revision == document.revision()).then_some(comment)
    }
}

/// The place of a callout of that size: below the caret, or above it where there is no room below. If that would cover what is to be
/// seen around a promo, it is beside it, or at the lower or upper edge of the area, wherever there is room.
fn callout_place(area: Rect, caret: Rect, size: Vec2, around: Option<Rect>) -> Rect {
    let inner = area.shrink(space::S);
    let left = (caret.left() - space::XL).min(inner.right() - size.x).max(inner.left());
    let below = Rect::from_min_size(Pos2::new(left, caret.bottom() + space::XS), size);
    let above = Rect::from_min_size(Pos2::new(left, caret.top() - space::XS - size.y), size);
    let usual = if below.bottom() <= area.bottom() { below } else { above };
    let Some(around) = around.map(|around| around.intersect(area)) else { return usual };
    let top = caret.top().min(inner.bottom() - size.y).max(inner.top());
    let candidates = [
        usual,
        Rect::from_min_size(Pos2::new(around.right() + space::M, top), size),
        Rect::from_min_size(Pos2::new(left, around.bottom() + space::S), size),
        Rect::from_min_size(Pos2::new(left, around.top() - space::S - size.y), size),
        Rect::from_min_size(Pos2::new(inner.right() - size.x, inner.bottom() - size.y), size),
        Rect::from_min_size(Pos2::new(inner.right() - size.x, inner.top()), size),
    ];
    let is_free = |place: &Rect| area.contains_rect(*place) && !place.intersects(around);
    candidates.into_iter().find(is_free).unwrap_or(usual)
}

/// The findings at the place that the user went to, and the keys that apply to the first one.
fn show_findings(ui: &mut Ui, cx: Cx<'_>, document: &Document, findings: &[Finding]) {
    if let Some(position) = position_text(cx) {
        hint(ui, position);
    }
    for finding in findings.iter().take(MAX_FINDINGS) {
        let (label, color, text) = if let FindingLocation::Passage(id) = &finding.location {
            let reason = document.article().passage(*id).map(|passage| cx.i18n.reason(&passage.reason));
            (cx.msg("confidence-unsure"), cx.palette.promo, reason.unwrap_or_default())
        } else {
            let (label, color) = severity_label(cx, finding.severity);
            (label, color, finding_message(cx, document, finding))
        };
        ui.label(RichText::new(label).font(Face::SmallStrong.font()).color(color));
        ui.add(Label::new(RichText::new(text).font(Face::Ui.font())).wrap());
        if let Some(original) = finding.original.as_ref().filter(|original| !original.text.is_empty()) {
            let text = shorten_middle(&original.text, MAX_ORIGINAL_BYTES / 2).into_owned();
            hint(ui, cx.i18n.msg_args("check-original-words", &[("text", MessageArg::Text(text))]));
        }
        // What the key does to the words, or what the user can choose.
        if let Some(fix) = finding.clear_fix() {
            hint(ui, cx.i18n.fix_label(finding, fix));
        } else if !finding.fixes.is_empty() {
            let fixes = finding.fixes.iter().take(MAX_FIXES).cloned().collect::<Vec<_>>().join(", ");
            hint(ui, cx.i18n.msg_args("check-fix-choice", &[("fixes", MessageArg::Text(fixes))]));
        }
    }
    let commands: &[Command] = match findings.first() {
        Some(promo) if is_undecided_promo(promo) => &[Command::TogglePassage, Command::KeepAtCaret],
        Some(finding) if !finding.fixes.is_empty() => &[Command::ApplyFix, Command::DismissFinding],
        _ => &[Command::DismissFinding],
    };
    show_keys(ui, cx, commands.iter().copied().chain([Command::NextFinding]));
}

fn show_comment(ui: &mut Ui, cx: Cx<'_>, document: &Document, comment: &Comment) {
    let article = document.article();
    let mut open: Vec<(usize, CommentId)> = Vec::new();
    for other in article.comments.iter().filter(|other| !other.is_resolved) {
        open.extend(article.comment_range(other.id).map(|range| (range.start, other.id)));
    }
    open.sort_unstable_by_key(|(start, _)| *start);
    let number = open.iter().position(|(_, id)| *id == comment.id).map_or(1, |at| at + 1);
    let values = [("number", MessageArg::Count(number)), ("count", MessageArg::Count(open.len()))];
    let heading = [cx.i18n.msg_args("comment-position", &values), comment_heading(cx, comment)];
    hint(ui, heading.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · "));
    let text = RichText::new(ellipsize(&comment.text, MAX_COMMENT_BYTES)).font(Face::Ui.font());
    ui.add(Label::new(text).wrap());
    show_keys(ui, cx, [Command::ResolveComment, Command::NextComment].into_iter());
}

/// The keys of commands, with their names.
fn show_keys(ui: &mut Ui, cx: Cx<'_>, commands: impl Iterator<Item = Command>) {
    let with_key = |command| {
        let key = cx.shortcut_hint(command);
        // With no-break spaces, so that a row never ends between a key and what it does.
        (!key.is_empty()).then(|| format!("{key} {}", cx.i18n.command(command)).replace(' ', "\u{a0}"))
    };
    let keys: Vec<String> = commands.filter_map(with_key).collect();
    if !keys.is_empty() {
        hint(ui, keys.join(" · "));
    }
}

/// Which of all findings the user went to, such as “Finding 3 of 12”.
pub fn position_text(cx: Cx<'_>) -> Option<String> {
    let (number, count) = cx.workspace.finding_position()?;
    Some(
        cx.i18n.msg_args(
            "finding-position",
            &[("number", MessageArg::Count(number)), ("count", MessageArg::Count(count))],
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const AREA: Rect = Rect { min: Pos2::new(0.0, 0.0), max: Pos2::new(800.0, 600.0) };
    const SIZE: Vec2 = Vec2::new(300.0, 100.0);

    fn caret(y: f32) -> Rect {
        Rect::from_min_size(Pos2::new(100.0, y), Vec2::new(1.0, 20.0))
    }

    #[test]
    fn a_callout_is_below_the_caret_or_above_it() {
        assert!(callout_place(AREA, caret(200.0), SIZE, None).top() > 220.0);
        assert!(callout_place(AREA, caret(560.0), SIZE, None).bottom() < 560.0);
    }

    #[test]
    fn a_callout_about_a_promo_leaves_the_paragraphs_beside_it_visible() {
        for (top, bottom) in [(100.0, 300.0), (350.0, 580.0), (150.0, 450.0)] {
            let around = Rect::from_x_y_ranges(80.0..=700.0, top..=bottom);
            let place = callout_place(AREA, caret(f32::midpoint(top, bottom)), SIZE, Some(around));
            assert!(!place.intersects(around) && AREA.contains_rect(place), "{place:?} {around:?}");
        }
        // Without any room, it is where it would be otherwise.
        let place = callout_place(AREA, caret(200.0), SIZE, Some(AREA));
        assert_eq!(place, callout_place(AREA, caret(200.0), SIZE, None));
    }
}
