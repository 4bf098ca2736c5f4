//! The rule dialog: pattern and action of a user rule, and a preview of the lines of all open stories that it affects.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, Palette, line, margin, radius, size, space};
use crate::ui::widgets::buttons::{button, primary_button, with_outline};
use crate::ui::widgets::labels::{hint, hint_line, layout_prefix};
use crate::ui::widgets::modal::{dialog_footer, modal, title};
use crate::ui::widgets::text_field::{clear_widget_undo, select_words};
use crate::workspace::{
    Action, Document, DocumentId, DocumentLines, LineRef, MessageArg, Modal, RuleAction, RuleDraft, RuleEffect,
    RuleMatch, Workspace, line_text,
};
use egui::{Color32, Id, Key, Margin, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2};
use redaksi_core::packs::{MatchAction, Pattern, PatternError};

/// Maximum number of lines listed; the rest is shown as a number.
const MAX_LISTED_LINES: usize = 240;

/// How many patterns are visible without scrolling.
const VISIBLE_PATTERNS: f32 = 3.0;

/// State of the dialog between frames: the patterns being typed, and the preview.
#[derive(Debug, Default)]
pub struct RuleDialog {
    draft: Option<RuleDraft>,
    action: Option<MatchAction>,
    patterns: Vec<String>,
    needs_focus: bool,
    /// The lines of the open stories, prepared for matching.
    lines: Vec<DocumentLines>,
    preview: RulePreview,
}

/// The lines that the patterns match.
#[derive(Debug, Default)]
struct RulePreview {
    key: Option<RulePreviewKey>,
    rows: Vec<RulePreviewRow>,
    lines: usize,
    documents: usize,
    changing_lines: usize,
}

/// Cache key of the preview: patterns, action, and the revision of each story.
#[derive(Debug, PartialEq)]
struct RulePreviewKey {
    patterns: Vec<String>,
    action: MatchAction,
    documents: Vec<(DocumentId, u64)>,
}

/// A row of the preview.
#[derive(Debug)]
enum RulePreviewRow {
    Document(DocumentId),
    Line(DocumentId, RuleMatch),
    /// The number of further matching lines, which are not listed.
    More(usize),
}

impl Dialog for RuleDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_rule_editor()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        if self.draft.as_ref() != cx.workspace.rule_draft() {
            *self = Self { draft: cx.workspace.rule_draft().cloned(), needs_focus: true, ..Self::default() };
            if let Some(rule_draft) = &self.draft {
                self.action = Some(rule_draft.action);
                self.patterns = rule_draft.drafts.iter().map(|draft| draft.pattern.clone()).collect();
            }
        }
        let (Some(rule_draft), Some(action)) = (self.draft.clone(), self.action) else { return };
        modal(ui, "teach", size::RULE_DIALOG, |ui| {
            title(ui, &cx.msg(if rule_draft.editing.is_some() { "teach-edit-title" } else { "teach-title" }));
            let max_height = size::RULE_DIALOG_PATTERN * VISIBLE_PATTERNS;
            let fits = rule_draft.drafts.len() as f32 <= VISIBLE_PATTERNS;
            let inner_margin = if fits { Margin::ZERO } else { margin::INSET };
            let entered = ScrollArea::vertical()
                .id_salt("patterns")
                .auto_shrink([false, true])
                .content_margin(inner_margin)
                .max_height(max_height)
                .show(ui, |ui| self.show_patterns(ui, cx, &rule_draft))
                .inner;
            let patterns: Result<Vec<Pattern>, PatternError> =
                self.patterns.iter().map(|typed| Pattern::parse(typed)).collect();
            match &patterns {
                // Shown in place of the hint, so that nothing moves while the user types.
                Err(error) => show_pattern_error(ui, cx, *error),
                Ok(_) => drop(hint(ui, cx.msg("teach-hint"))),
            }
            ui.add_space(space::XS);
            for (choice, code) in [(MatchAction::Remove, "teach-take-out"), (MatchAction::Keep, "teach-keep")] {
                if with_outline(ui, |ui| ui.radio(action == choice, cx.msg(code))).clicked() {
                    self.action = Some(choice);
                }
            }
            ui.add_space(space::XS);
            let is_ready = patterns.is_ok();
            self.update_preview(cx.workspace, action, &patterns.unwrap_or_default());
            self.show_preview(ui, cx, is_ready);
            dialog_footer(ui, |ui| {
                // Also if a click on a radio button took the focus from the field.
                let entered =
                    entered || ui.memory(|memory| memory.focused().is_none()) && is_key_pressed(ui, Key::Enter);
                if (primary_button(ui, &cx.msg("teach-save"), is_ready).clicked() || entered) && is_ready {
                    let save = RuleAction::Save { action, patterns: self.patterns.clone() };
                    out.push(Action::Rule(save));
                }
                if button(ui, &cx.msg("dialog-cancel"), true).clicked() || is_key_pressed(ui, Key::Escape) {
                    out.push(Action::Rule(RuleAction::Cancel));
                }
            });
        });
    }

    fn reset(&mut self) {
        // The same rule may be edited again, and then starts from scratch.
        *self = Self::default();
    }
}

impl RuleDialog {
    /// A text field for each pattern, below the line that it was derived from; returns whether Enter was pressed in
    /// one.
    fn show_patterns(&mut self, ui: &mut Ui, cx: Cx<'_>, rule_draft: &RuleDraft) -> bool {
        let mut entered = false;
        for (at, (typed, draft)) in self.patterns.iter_mut().zip(&rule_draft.drafts).enumerate() {
            if !draft.example.is_empty() {
                let line = MessageArg::Text(layout_prefix(&draft.example).to_owned());
                hint_line(ui, cx.i18n.msg_args("teach-from", &[("line", line)]));
            }
            let name = if rule_draft.drafts.len() == 1 {
                cx.msg("teach-pattern")
            } else {
                cx.i18n.msg_count("teach-pattern-number", at + 1)
            };
            let id = Id::unique(("pattern", at));
            let label = hint(ui, name).id;
            let mut output = TextEdit::singleline(typed).id(id).desired_width(f32::INFINITY).show(ui);
            select_words(ui, &mut output);
            let response = output.response.response.clone().labelled_by(label);
            let mut state = output.state;
            if at == 0 && std::mem::take(&mut self.needs_focus) {
                response.request_focus();
                // Scrolls to the beginning of the pattern, which is its most telling part.
                let start = egui::text::CCursor::new(egui::text::CharIndex(0));
                state.cursor.set_char_range(Some(egui::text::CCursorRange::one(start)));
            }
            clear_widget_undo(ui, id, state);
            entered |= response.lost_focus() && is_key_pressed(ui, Key::Enter);
            // With several patterns, each invalid one shows its own error.
            if let Some(error) = Pattern::parse(typed).err().filter(|_| rule_draft.drafts.len() > 1) {
                show_pattern_error(ui, cx, error);
            }
        }
        entered
    }

    /// Recomputes the preview if the patterns, the action or a story has changed.
    fn update_preview(&mut self, workspace: &Workspace, action: MatchAction, patterns: &[Pattern]) {
        let documents = workspace.documents().iter().map(|document| (document.id(), document.revision())).collect();
        let now = RulePreviewKey { patterns: self.patterns.clone(), action, documents };
        if self.preview.key.as_ref() == Some(&now) {
            return;
        }
        if self.lines.len() != workspace.documents().len()
            || !self.lines.iter().zip(workspace.documents()).all(|(lines, document)| lines.is_current_for(document))
        {
            self.lines = workspace.documents().iter().map(DocumentLines::new).collect();
        }
        self.preview = RulePreview { key: Some(now), ..RulePreview::default() };
        for (lines, document) in self.lines.iter().zip(workspace.documents()) {
            self.preview.add(document.id(), &lines.matches(document.article(), patterns, action));
        }
        let is_listed = |row: &&RulePreviewRow| matches!(row, RulePreviewRow::Line(_, line) if !line.is_indirect);
        let listed = self.preview.rows.iter().filter(is_listed).count();
        if listed < self.preview.lines {
            self.preview.rows.push(RulePreviewRow::More(self.preview.lines - listed));
        }
    }

    fn show_preview(&self, ui: &mut Ui, cx: Cx<'_>, is_ready: bool) {
        let palette = cx.palette;
        let preview = &self.preview;
        let counts = [
            ("lines", MessageArg::Count(preview.lines)),
            ("stories", MessageArg::Count(preview.documents)),
            ("changing", MessageArg::Count(preview.changing_lines)),
        ];
        let sentence = if is_ready { cx.i18n.msg_args("teach-found", &counts) } else { cx.msg("teach-found-later") };
        ui.label(RichText::new(sentence).font(Face::UiStrong.font()));
        let frame = egui::Frame::NONE
            .fill(palette.field)
            .stroke(egui::Stroke::new(line::HAIR, palette.line))
            .corner_radius(egui::CornerRadius::same(radius::CARD))
            .inner_margin(egui::Margin { left: 10, right: 2, top: 6, bottom: 6 });
        let patterns = size::RULE_DIALOG_PATTERN * (self.patterns.len() as f32).min(VISIBLE_PATTERNS);
        let room = ui.ctx().content_rect().height() - size::RULE_DIALOG_CHROME_HEIGHT - patterns;
        let height = room.clamp(size::PREVIEW_ROW * 3.0, size::PREVIEW_ROW * 10.0);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical()
                .id_salt("touched")
                .auto_shrink(false)
                .min_scrolled_height(height)
                .max_height(height)
                .show_rows(ui, size::PREVIEW_ROW, preview.rows.len(), |ui, rows| {
                    for row in &preview.rows[rows] {
                        show_preview_row(ui, cx, row);
                    }
                });
        });
    }
}

/// Shows why the typed text is not a valid pattern.
fn show_pattern_error(ui: &mut Ui, cx: Cx<'_>, error: PatternError) {
    let error = cx.msg(&format!("pattern-{}", error.code()));
    ui.label(RichText::new(error).font(Face::Small.font()).color(cx.palette.error));
}

fn is_key_pressed(ui: &Ui, key: Key) -> bool {
    ui.input(|input| input.key_pressed(key))
}

impl RulePreview {
    fn add(&mut self, document: DocumentId, matched: &[RuleMatch]) {
        if matched.is_empty() {
            return;
        }
        self.documents += 1;
        self.changing_lines += matched.iter().filter(|line| line.effect.has_effect()).count();
        let room = MAX_LISTED_LINES.saturating_sub(self.lines);
        self.lines += matched.iter().filter(|line| !line.is_indirect).count();
        if room > 0 {
            self.rows.push(RulePreviewRow::Document(document));
            // Lines that change come first, so that none is hidden below lines that do not.
            let mut lines = matched.to_vec();
            let place = |line: &RuleMatch| if let LineRef::Block(index) = line.at { index } else { usize::MAX };
            lines.sort_by_key(|line| (!line.effect.has_effect(), place(line)));
            self.rows.extend(lines.into_iter().take(room).map(|line| RulePreviewRow::Line(document, line)));
        }
    }
}

fn show_preview_row(ui: &mut Ui, cx: Cx<'_>, row: &RulePreviewRow) {
    let palette = cx.palette;
    let story_of = |id: DocumentId| cx.workspace.document(id);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::PREVIEW_ROW), Sense::hover());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    match row {
        RulePreviewRow::Document(id) => {
            let name = story_of(*id).map_or("", Document::name);
            let untitled = cx.msg("story-untitled");
            let name = if name.is_empty() { &untitled } else { layout_prefix(name) };
            ui.add(
                egui::Label::new(RichText::new(name).font(Face::SmallStrong.font()).color(palette.text_muted))
                    .truncate(),
            );
        }
        RulePreviewRow::Line(id, line) => {
            let Some(document) = story_of(*id) else { return };
            let text = layout_prefix(redaksi_core::text::trim_blank(line_text(document.article(), line.at)));
            let (effect_cell, _) =
                ui.allocate_exact_size(Vec2::new(size::PREVIEW_EFFECT, size::PREVIEW_ROW), Sense::hover());
            let mut cell = ui.new_child(egui::UiBuilder::new().max_rect(effect_cell).layout(layout));
            let code = if line.is_indirect { "along" } else { line.effect.code() };
            let label = cx.msg(&format!("touch-{code}"));
            let label = RichText::new(label).font(Face::Small.font()).color(effect_color(line.effect, palette));
            cell.add(egui::Label::new(label).truncate());
            let color = if line.effect.has_effect() { palette.text } else { palette.text_muted };
            let text = RichText::new(text).font(Face::Ui.font()).color(color);
            ui.add(egui::Label::new(text).truncate());
        }
        RulePreviewRow::More(count) => {
            hint(&mut ui, cx.i18n.msg_count("teach-more", *count));
        }
    }
}

fn effect_color(touch: RuleEffect, palette: &Palette) -> Color32 {
    match touch {
        RuleEffect::Removes => palette.warning,
        RuleEffect::Keeps | RuleEffect::Restores => palette.good,
        RuleEffect::AlreadyRemoved
        | RuleEffect::AlreadyExcluded
        | RuleEffect::AlreadyText
        | RuleEffect::StaysRelatedLink
        | RuleEffect::OnNextExtraction => palette.text_muted,
    }
}
