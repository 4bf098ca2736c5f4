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

/// How many findings at the same words are shown.
const MAX_FINDINGS: usize = 3;

/// How many bytes of the words of the original are shown.
const MAX_ORIGINAL_BYTES: usize = 200;

/// How many bytes of a comment are shown; the panel shows all of it.
const MAX_COMMENT_BYTES: usize = 600;

/// State of the callout between frames.
#[derive(Debug, Default)]
pub struct Callout {
    /// The comment at the caret, and the revision of the document when the caret came there.
    comment: Option<(DocumentId, CommentId, u64)>,
}

impl Callout {
    /// Shows the callout over the document in `area`, and returns its place. Must be called after the document was shown.
    pub fn show(&mut self, ui: &Ui, cx: Cx<'_>, document: &Document, area: Rect) -> Option<Rect> {
        let comment = self.comment_to_show(cx, document);
        let focused = ui.memory(egui::Memory::focused)?;
        let is_in_document = focused == BodyEditor::id(document.id()) || focused == headline_id(document.id());
        if !is_in_document || cx.is_modal_open || egui::Popup::is_any_open(ui.ctx()) {
            return None;
        }
        let findings = cx.workspace.findings_of_stop();
        if findings.is_empty() && comment.is_none() {
            return None;
        }
        let caret = ui.ctx().output(|output| output.ime.as_ref().map(|ime| ime.cursor_rect))?;
        if !area.intersects(caret) {
            return None;
        }
        let id = Id::unique("callout");
        let size = ui.memory(|memory| memory.area_rect(id)).map_or(Vec2::splat(size::ROW), |rect| rect.size());
        let left = (caret.left() - space::XL).min(area.right() - size.x - space::S).max(area.left() + space::S);
        let below = caret.bottom() + space::XS;
        let (pivot, top) = if below + size.y <= area.bottom() {
            (Align2::LEFT_TOP, below)
        } else {
            (Align2::LEFT_BOTTOM, caret.top() - space::XS)
        };
        let callout =
            Area::new(id).order(Order::Middle).interactable(false).pivot(pivot).fixed_pos(Pos2::new(left, top));
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
            let text = ellipsize(&original.text, MAX_ORIGINAL_BYTES).into_owned();
            hint(ui, cx.i18n.msg_args("check-original-words", &[("text", MessageArg::Text(text))]));
        }
        // What the key replaces the words by, if that can be shown.
        if let Some(fix) = finding.fixes.first().filter(|fix| !fix.trim().is_empty()) {
            hint(ui, cx.i18n.msg_args("check-fix-to", &[("fix", MessageArg::Text(fix.clone()))]));
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
