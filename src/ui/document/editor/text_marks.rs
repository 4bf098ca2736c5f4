//! Marks at words of the text, painted over it: findings of the checks, comments, links, and inserted text of tracked changes.

use crate::ui::cx::Cx;
use crate::ui::document::editor::layout::{EditorLayout, char_range_of};
use crate::ui::document::editor::search_highlight::char_rects;
use crate::ui::panels::checks::finding_message;
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, line, radius, size, space};
use crate::ui::widgets::labels::{ellipsize, hint};
use crate::ui::widgets::word_marks::{dots, wave};
use crate::workspace::{Command, Document};
use egui::{Color32, CornerRadius, Pos2, Rect, Response, Shape, Stroke, Ui};
use redaksi_checks::{FindingLocation, Severity, finding_words};
use redaksi_core::article::{Block, CommentId, InlineStyle, InlineStyleKind};
use std::ops::Range;

/// How many links of a block have a line below them; all have the colour of links.
const MAX_MARKED_LINKS: usize = 200;

/// How many bytes of a URL are shown.
const MAX_URL_BYTES: usize = 200;

/// How a mark is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkShape {
    /// A wavy line below the words: an error.
    Wave(Color32),
    /// A dotted line below the words: a warning.
    Dots(Color32),
    /// A line below the words: inserted text.
    Line(Color32),
    /// A background behind the words: a comment.
    Background(Color32),
}

/// What a mark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MarkSubject {
    /// The finding at this index of the open ones.
    Finding(usize),
    /// A comment.
    Comment(CommentId),
    /// Inserted text, which needs no explanation.
    Insertion,
    /// The link that is this style of this block.
    Link(usize, usize),
}

/// A mark at a byte range of the body text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct TextMark {
    range: Range<usize>,
    shape: MarkShape,
    subject: MarkSubject,
}

/// The marks that are visible in a frame.
#[derive(Debug, Default)]
pub struct VisibleMarks {
    /// What is painted behind the text.
    pub background: Vec<Shape>,
    /// What is painted over the text.
    pub overlay: Vec<Shape>,
    /// The places of the marks, with what they are about.
    places: Vec<(Rect, MarkSubject)>,
}

impl VisibleMarks {
    /// Shows what a mark is about while the pointer is over it.
    pub fn show_tips(&self, ui: &Ui, cx: Cx<'_>, document: &Document, text: &Response) {
        let Some(at) = ui.input(|input| input.pointer.hover_pos()).filter(|_| text.contains_pointer()) else { return };
        let subjects = self.places.iter().filter(|(rect, _)| rect.contains(at)).map(|(_, subject)| *subject);
        let here: Vec<MarkSubject> = subjects.filter(|subject| *subject != MarkSubject::Insertion).collect();
        if here.is_empty() {
            return;
        }
        text.clone().on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(size::INSPECTOR);
            let list = cx.workspace.findings(document);
            for subject in here {
                match subject {
                    MarkSubject::Finding(index) => {
                        let Some(finding) = list.findings().nth(index) else { continue };
                        ui.label(finding_message(cx, document, finding));
                        if let Some(fix) = finding.clear_fix() {
                            let keys = cx.shortcut_hint(Command::ApplyFix);
                            hint(ui, format!("{} · {keys}", cx.i18n.fix_label(finding, fix)));
                        }
                    }
                    MarkSubject::Comment(id) => {
                        let Some(comment) = document.article().comment(id) else { continue };
                        ui.label(&comment.text);
                        if !comment.author.is_empty() {
                            hint(ui, &comment.author);
                        }
                    }
                    MarkSubject::Insertion => {}
                    MarkSubject::Link(block, style) => {
                        let style = document.article().body.get(block).and_then(|block| block.styles.get(style));
                        if let Some(InlineStyleKind::Link(url)) = style.map(|style| &style.kind) {
                            ui.label(ellipsize(url, MAX_URL_BYTES).into_owned());
                            let keys = cx.shortcut_hint(Command::Link);
                            hint(ui, format!("{} · {keys}", cx.i18n.command(Command::Link)));
                        }
                    }
                }
            }
        });
    }
}

/// Returns the marks of a document on the visible lines, where the text is drawn at `origin`.
pub fn visible_marks(
    ui: &Ui,
    cx: Cx<'_>,
    document: &Document,
    (layout, origin): (&EditorLayout, Pos2),
    style: &ReadingMetrics,
) -> VisibleMarks {
    let marks = marks_of(cx, document);
    let mut found = VisibleMarks::default();
    let body = &document.article().body;
    if marks.is_empty() && body.iter().all(|block| block.styles.is_empty()) {
        return found;
    }
    let visible = ui.clip_rect().y_range();
    let half_font = style.size(Face::Body) / 2.0;
    let mut start = 0;
    for (index, text) in layout.galley.job.text.split('\n').enumerate() {
        let end = start + text.len();
        if layout.is_visible(index, origin, visible) {
            let links = body
                .get(index)
                .filter(|block| block.text == text)
                .map_or(Vec::new(), |block| links_of(index, block, start, cx.palette.accent));
            let is_here = |mark: &&TextMark| mark.range.start <= end && start <= mark.range.end;
            for mark in marks.iter().filter(is_here).chain(&links) {
                let part = mark.range.start.max(start) - start..mark.range.end.min(end) - start;
                let Some(chars) = char_range_of(text, &part) else { continue };
                for rect in char_rects(layout, index, &chars) {
                    let rect = rect.translate(origin.to_vec2());
                    let y = (rect.center().y + half_font + line::MATCH).min(rect.bottom());
                    found.add(mark, rect, y);
                }
            }
        }
        start = end + 1;
    }
    found
}

impl VisibleMarks {
    fn add(&mut self, mark: &TextMark, rect: Rect, y: f32) {
        let ends = [Pos2::new(rect.left(), y), Pos2::new(rect.right(), y)];
        match mark.shape {
            MarkShape::Wave(color) => self.overlay.push(wave(rect, y, color)),
            MarkShape::Dots(color) => self.overlay.extend(dots(rect, y, color)),
            MarkShape::Line(color) => {
                self.overlay.push(Shape::line_segment(ends, Stroke::new(line::MATCH, color)));
            }
            MarkShape::Background(color) => {
                let place = rect.shrink2(egui::Vec2::new(0.0, space::HAIR));
                self.background.push(Shape::rect_filled(place, CornerRadius::same(radius::MATCH), color));
            }
        }
        self.places.push((rect, mark.subject));
    }
}

/// The links of a block that begins at `start`.
fn links_of(index: usize, block: &Block, start: usize, color: Color32) -> Vec<TextMark> {
    let links = block.styles.iter().enumerate().filter(|(_, style)| matches!(style.kind, InlineStyleKind::Link(_)));
    let mark = |(number, style): (usize, &InlineStyle)| TextMark {
        range: start + style.range.start..start + style.range.end,
        shape: MarkShape::Line(color),
        subject: MarkSubject::Link(index, number),
    };
    links.take(MAX_MARKED_LINKS).map(mark).collect()
}

fn marks_of(cx: Cx<'_>, document: &Document) -> Vec<TextMark> {
    let palette = cx.palette;
    let article = document.article();
    let mut marks = Vec::new();
    for comment in article.comments.iter().filter(|comment| !comment.is_resolved) {
        let Some(range) = article.comment_range(comment.id).filter(|range| !range.is_empty()) else { continue };
        let shape = MarkShape::Background(palette.comment);
        marks.push(TextMark { range, shape, subject: MarkSubject::Comment(comment.id) });
    }
    if let Some(changes) = cx.workspace.tracked_changes(document) {
        let mut starts = Vec::with_capacity(article.body.len());
        article.body.iter().fold(0, |start, block| {
            starts.push(start);
            start + block.text.len() + 1
        });
        for change in changes.iter().filter(|change| !change.range.is_empty()) {
            let Some(start) = starts.get(change.block) else { continue };
            let range = start + change.range.start..start + change.range.end;
            marks.push(TextMark { range, shape: MarkShape::Line(palette.good), subject: MarkSubject::Insertion });
        }
    }
    for (index, finding) in cx.workspace.findings(document).findings().enumerate() {
        let FindingLocation::Text(_) = &finding.location else { continue };
        let Some(range) = finding_words(article, finding) else { continue };
        let shape = match finding.severity {
            Severity::Error => MarkShape::Wave(palette.error),
            Severity::Warning => MarkShape::Dots(palette.warning),
            // A hint without a fix is in the list only.
            Severity::Hint if finding.fixes.is_empty() => continue,
            Severity::Hint => MarkShape::Dots(palette.text_muted),
        };
        if !range.is_empty() {
            marks.push(TextMark { range, shape, subject: MarkSubject::Finding(index) });
        }
    }
    marks
}
