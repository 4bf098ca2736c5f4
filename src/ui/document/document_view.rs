//! The document view: the story as a readable page with headline and body, or its source text.

use crate::ui::cx::{Cx, WidthClass};
use crate::ui::document::editor::{BodyEditor, SearchHighlights};
use crate::ui::document::original_view::OriginalView;
use crate::ui::document::reading_view::ReadingView;
use crate::ui::document::readonly_view;
use crate::ui::document::source_view::SourceView;
use crate::ui::field_ids::headline_id;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::panels::field_findings::{field_findings, mark_words};
use crate::ui::panels::inspector::tab_label;
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, Palette, line, margin, size, space};
use crate::ui::tour_targets::{TourTarget, mark_tour_target};
use crate::ui::widgets::buttons::flat_button;
use crate::ui::widgets::labels::{hint, section};
use crate::ui::widgets::text_field::{
    clear_widget_undo, keep_caret_on_external_edit, record_own_edit, select_words, set_accessible_name,
};
use crate::workspace::{
    Action, Command, Document, DocumentId, EditAction, MessageArg, VersionRef, ViewAction, Workspace,
};
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, CentralPanel, Frame, Margin, Panel, Rect, RichText, ScrollArea, Stroke, TextEdit, Ui};
use redaksi_core::article::{FieldName, PartialDateTime};
use redaksi_core::extract::zone_label;

/// State of the view between frames.
#[derive(Debug, Default)]
pub struct DocumentView {
    view: DocumentTab,
    editor: BodyEditor,
    /// The search matches in the headline.
    headline_highlights: SearchHighlights,
    source_view: SourceView,
    original_view: OriginalView,
    reading_view: ReadingView,
    /// The number of the last request to show something beside the story that was handled.
    handled_side_request: Option<u64>,
    /// What is shown beside the story, if there is room.
    beside: DocumentTab,
    /// Whether that is shown.
    is_side_by_side: bool,
    /// Whether to scroll to the headline.
    scrolls_to_headline: bool,
    /// The story and generation of the last caret request seen.
    seen_caret: Option<(DocumentId, u64)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum DocumentTab {
    #[default]
    Document,
    Source,
    Original,
}

impl DocumentView {
    /// Scrolls to a place in the story or in its source text.
    pub fn jump(&mut self, jump: JumpTarget) {
        match jump {
            JumpTarget::Line(line) => {
                if !self.is_side_by_side {
                    self.view = DocumentTab::Source;
                }
                self.source_view.jump_to(line);
            }
            JumpTarget::Block(block) => {
                self.view = DocumentTab::Document;
                self.editor.jump_to_block(block);
            }
            // The inspector has focused the field already.
            JumpTarget::Field(_) => {}
        }
    }

    /// Sets the search matches to highlight in the body and in the headline.
    pub fn set_highlights(&mut self, in_text: SearchHighlights, headline_highlights: SearchHighlights) {
        self.editor.set_highlights(in_text);
        self.headline_highlights = headline_highlights;
    }

    /// The places in the text that nothing should cover, in the frame that was shown last.
    pub fn keep_clear(&self) -> &[Rect] {
        if self.is_document_shown() { self.editor.keep_clear() } else { &[] }
    }

    /// Whether the story is shown for editing, rather than its source text.
    pub fn is_document_shown(&self) -> bool {
        self.view == DocumentTab::Document
    }

    /// Scrolls to the headline in the next frame.
    pub fn scroll_to_headline(&mut self) {
        self.scrolls_to_headline = true;
    }

    /// Shows the story and focuses its body.
    pub fn focus_document(&mut self) {
        self.view = DocumentTab::Document;
        self.request_focus();
    }

    /// Focuses the body of the story in the next frame.
    pub fn request_focus(&mut self) {
        self.editor.request_focus();
    }

    /// Cancels a pending request to focus the body, because another field gets the focus.
    pub fn cancel_focus_request(&mut self) {
        self.editor.cancel_focus_request();
    }

    /// Opens the context menu of the text with a key, while the text has the focus. Called before shortcuts are taken out of the
    /// input.
    pub fn take_menu_key(&mut self, ui: &Ui, workspace: &Workspace) {
        let Some(document) = workspace.active() else { return };
        if ui.memory(egui::Memory::focused) == Some(BodyEditor::id(document.id())) && self.is_document_shown() {
            self.editor.take_menu_key(ui, workspace.text_menu_request());
        }
    }

    /// The paragraphs around the promo at the caret, or the paragraph of the caret, which a callout about them must not cover.
    pub fn decision_area(&self) -> Option<Rect> {
        self.editor.decision_area().filter(|_| self.is_document_shown())
    }

    /// Shows the story in the remaining space of the window.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let page = ReadingMetrics::from_style(cx.workspace.settings().reading_style);
        self.editor.set_reading_style(page, cx.workspace.settings().show_invisibles);
        let placed = (document.id(), document.caret().generation);
        let has_new_request =
            self.seen_caret.replace(placed).is_some_and(|before| before.0 == placed.0 && before.1 != placed.1);
        if has_new_request && !document.caret().keeps_scroll {
            // The text was changed from elsewhere, as by undo; the change must be visible.
            self.view = DocumentTab::Document;
        }
        if cx.workspace.is_reading_view() {
            CentralPanel::default().frame(Frame::NONE.fill(cx.palette.document)).show(ui, |ui| {
                self.reading_view.show(ui, cx, document, &page, out);
            });
            return;
        }
        self.update_side_by_side(ui, cx.workspace, document);
        if self.is_side_by_side {
            self.show_beside(ui, cx, document, &page, out);
        }
        CentralPanel::default().frame(Frame::NONE.fill(cx.palette.document)).show(ui, |ui| {
            mark_tour_target(ui, cx.workspace, TourTarget::Document, ui.max_rect());
            if cx.workspace.is_focus_mode() {
                self.view = DocumentTab::Document;
                exit_focus_mode_button(ui, cx, out);
            } else if !self.is_side_by_side {
                self.show_view_switch(ui, cx, document, out);
            }
            if cx.workspace.shows_changes() && self.view == DocumentTab::Document {
                show_changes_bar(ui, cx, document, out);
            }
            match self.view {
                DocumentTab::Document if document.promo_counts().bytes > readonly_view::MAX_EDITABLE_BYTES => {
                    readonly_view::show(ui, cx, document);
                }
                DocumentTab::Document => self.show_document(ui, cx, document, &page, out),
                DocumentTab::Original => {
                    Frame::NONE.inner_margin(margin::DOCUMENT_BAR).show(ui, |ui| {
                        self.original_view.show(ui, cx, document, &page, out);
                    });
                }
                DocumentTab::Source => {
                    if let Some(block) = self.source_view.show(ui, cx, document, true, out) {
                        self.jump(JumpTarget::Block(block));
                    }
                }
            }
        });
    }

    /// Shows the original or the source text beside the story if the user wants it and there is room. If there is no room,
    /// toggling that setting switches the view instead.
    fn update_side_by_side(&mut self, ui: &Ui, workspace: &Workspace, document: &Document) {
        let panels = workspace.settings().panels;
        let beside = if panels.original && document.article().original.is_some() {
            Some(DocumentTab::Original)
        } else {
            panels.source.then_some(DocumentTab::Source)
        };
        // An original is read along with the story, so that narrower columns do.
        let has_room = |tab: DocumentTab| {
            let column = if tab == DocumentTab::Original { size::COMPARE_COLUMN } else { size::SIDE_BY_SIDE };
            ui.available_width() >= column * 2.0 + size::GUTTER
        };
        self.beside = beside.unwrap_or_default();
        self.is_side_by_side = beside.is_some_and(has_room) && !workspace.is_focus_mode();
        let (is_original, number) = workspace.side_request();
        let is_requested = self.handled_side_request.replace(number).is_some_and(|handled| handled != number);
        if self.is_side_by_side || self.view == DocumentTab::Original && document.article().original.is_none() {
            self.view = DocumentTab::Document;
            return;
        }
        let tab = if is_original { DocumentTab::Original } else { DocumentTab::Source };
        if is_requested && !has_room(tab) {
            self.view = if self.view == tab { DocumentTab::Document } else { tab };
        }
    }

    fn show_beside(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, page: &ReadingMetrics, out: &mut Outbox) {
        let frame = Frame::NONE.fill(cx.palette.document).inner_margin(margin::DOCUMENT_BAR);
        let is_original = self.beside == DocumentTab::Original;
        let (least, share) = if is_original { (size::COMPARE_COLUMN, 0.48) } else { (size::SIDE_BY_SIDE, 0.42) };
        let width = least.max(ui.available_width() * share);
        Panel::left("received").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
            show_beside_title(ui, cx, document, is_original, out);
            if is_original {
                self.show_original(ui, cx, document, page, out);
                return;
            }
            let is_pointer_here = ui.rect_contains_pointer(ui.max_rect());
            if let Some(line) = self.editor.top_line(document).filter(|_| !is_pointer_here) {
                self.source_view.follow(line);
            }
            if let Some(block) = self.source_view.show(ui, cx, document, false, out) {
                self.editor.jump_to_block(block);
            }
        });
    }

    /// Shows the original, which scrolls along with the story, or the story with it while the pointer is here.
    fn show_original(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, page: &ReadingMetrics, out: &mut Outbox) {
        let is_pointer_here = ui.rect_contains_pointer(ui.max_rect());
        let pairing = document.pairing();
        if let Some(pairing) = pairing.as_ref().filter(|_| !is_pointer_here) {
            self.original_view.follow(pairing, self.editor.top_place());
        }
        let before = self.original_view.offset();
        self.original_view.show(ui, cx, document, page, out);
        if let Some(pairing) = pairing.filter(|_| is_pointer_here)
            && let Some(place) = self.original_view.scrolled_to(&pairing, before)
        {
            self.editor.scroll_to_place(place);
        }
    }

    fn show_view_switch(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        Frame::NONE.inner_margin(margin::DOCUMENT_BAR).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::HAIR;
                let tabs = [
                    (DocumentTab::Document, "view-story"),
                    (DocumentTab::Original, "view-original"),
                    (DocumentTab::Source, "view-received"),
                ];
                let has_original = document.article().original.is_some();
                for (view, label) in tabs.into_iter().filter(|(tab, _)| has_original || *tab != DocumentTab::Original) {
                    let text = RichText::new(cx.msg(label)).font(Face::Small.font());
                    if ui.add(Button::selectable(self.view == view, text)).clicked() {
                        self.view = view;
                    }
                }
                mark_tour_target(ui, cx.workspace, TourTarget::Views, ui.min_rect());
                if cx.width == WidthClass::Small {
                    let tab = cx.workspace.settings().panels.tab;
                    let text = RichText::new(tab_label(cx, tab, document)).font(Face::Small.font());
                    if ui.add(Button::selectable(false, text)).clicked() {
                        out.run(tab.command());
                    }
                }
            });
        });
    }

    fn show_document(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, page: &ReadingMetrics, out: &mut Outbox) {
        let area = ScrollArea::vertical().id_salt(("sheet", document.id().number())).auto_shrink(false);
        area.show(ui, |ui| {
            // Selected text keeps its colour, so that it stays readable.
            ui.visuals_mut().selection.stroke.color = cx.palette.text;
            let width = (ui.available_width() - space::XL).min(page.max_line_width + size::GUTTER);
            let margin = ((ui.available_width() - width - size::GUTTER / 2.0) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.spacing_mut().item_spacing.y = space::S;
                    ui.add_space(space::M);
                    ui.horizontal_top(|ui| {
                        ui.add_space(size::GUTTER);
                        let head = ui
                            .vertical(|ui| document_header(ui, cx, document, page, &self.headline_highlights, out))
                            .response
                            .rect;
                        if std::mem::take(&mut self.scrolls_to_headline) {
                            ui.scroll_to_rect(head.expand(space::XL), None);
                        }
                    });
                    ui.add_space(space::M);
                    self.editor.show(ui, cx, document, out);
                    let is_go_to_start =
                        |input: &egui::InputState| input.modifiers.command && input.key_pressed(egui::Key::Home);
                    if ui.input(is_go_to_start) && ui.memory(|memory| memory.has_focus(BodyEditor::id(document.id()))) {
                        // The headline is the beginning of the story.
                        self.scrolls_to_headline = true;
                        ui.ctx().request_repaint();
                    }
                    ui.add_space(space::XXL * 2.0);
                });
            });
        });
    }
}

/// The number of tracked changes and the version that they are counted from, with buttons that go through them.
fn show_changes_bar(ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
    Frame::NONE.inner_margin(margin::DOCUMENT_BAR).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::HAIR);
            let Some(changes) = cx.workspace.tracked_changes(document) else {
                hint(ui, cx.msg("status-opening"));
                return;
            };
            let since = match cx.workspace.tracked_version() {
                Some(VersionRef::Original) | None => "tracked-since-received",
                Some(_) => "tracked-since-version",
            };
            let commands: &[Command] = if changes.is_empty() {
                &[Command::ShowChanges]
            } else {
                &[
                    Command::PreviousChange,
                    Command::NextChange,
                    Command::AcceptChange,
                    Command::TakeBackChange,
                    Command::AcceptAllChanges,
                    Command::TakeBackAllChanges,
                    Command::ShowChanges,
                ]
            };
            for command in commands {
                // Shorter than the names of the commands, so that the bar has one row where possible.
                let label = match command {
                    Command::PreviousChange => "tracked-previous",
                    Command::NextChange => "tracked-next",
                    Command::AcceptChange => "tracked-accept",
                    Command::TakeBackChange => "tracked-revert",
                    Command::AcceptAllChanges => "tracked-accept-all",
                    Command::TakeBackAllChanges => "tracked-revert-all",
                    _ => "tracked-hide",
                };
                let hint = [cx.i18n.command(*command), cx.shortcut_hint(*command)].join("  ");
                if flat_button(ui, &cx.msg(label)).on_hover_text(hint.trim_end()).clicked() {
                    out.run(*command);
                }
            }
            // At the end, so that the buttons stay where they are.
            let text = cx.workspace.change_position().map_or_else(
                || cx.i18n.msg_count(since, changes.len()),
                |number| {
                    let values = [("number", MessageArg::Count(number)), ("count", MessageArg::Count(changes.len()))];
                    cx.i18n.msg_args("tracked-position", &values)
                },
            );
            // In one piece: in a narrow window it stands below the buttons.
            hint(ui, text.replace(' ', "\u{a0}"));
        });
    });
}

/// The title of what is beside the story. With an original, it has a tab for it and one for the source text.
fn show_beside_title(ui: &mut Ui, cx: Cx<'_>, document: &Document, is_original: bool, out: &mut Outbox) {
    if document.article().original.is_none() {
        section(ui, &cx.msg("view-received"), |_| {});
        return;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::HAIR;
        for (is_shown, label, command) in [
            (is_original, "view-original", Command::ToggleOriginal),
            (!is_original, "view-received", Command::ToggleSource),
        ] {
            let text = RichText::new(cx.msg(label)).font(Face::SmallStrong.font());
            let tab = ui.add(Button::selectable(is_shown, text)).on_hover_text(cx.shortcut_hint(command));
            if tab.clicked() && !is_shown {
                out.run(command);
            }
        }
        if let Some(pairing) = document.pairing().filter(|_| is_original) {
            ui.add_space(space::S);
            let values = [
                ("left", MessageArg::Count(pairing.left_out.len())),
                ("added", MessageArg::Count(pairing.added.len())),
                ("doubtful", MessageArg::Count(pairing.doubtful_count())),
            ];
            hint(ui, cx.i18n.msg_args("original-unpaired", &values));
        }
    });
}

/// In focus mode, the button that ends it.
fn exit_focus_mode_button(ui: &mut Ui, cx: Cx<'_>, out: &mut Outbox) {
    Frame::NONE.inner_margin(margin::DOCUMENT_BAR).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let key = cx.shortcut_hint(Command::FocusMode);
                let label = format!("{} · {key}", cx.msg("alone-end"));
                if flat_button(ui, &label).clicked() {
                    out.run(Command::FocusMode);
                }
            });
        });
    });
}

/// Category, place and date, then headline, abstract and credits.
fn document_header(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    page: &ReadingMetrics,
    found: &SearchHighlights,
    out: &mut Outbox,
) {
    let fields = &document.article().fields;
    let stamp = fields
        .value(FieldName::Published)
        .parse::<PartialDateTime>()
        .map(|stamp| {
            cx.i18n.datetime(&stamp, &zone_label(document.article(), FieldName::Published, cx.workspace.packs()))
        })
        .unwrap_or_default();
    let kicker = join_nonempty(&[fields.value(FieldName::Category), fields.value(FieldName::Place), &stamp]);
    if !kicker.is_empty() {
        hint(ui, kicker);
    }
    headline_field(ui, cx, document, page, found, out);
    let abstract_text = fields.value(FieldName::Abstract);
    if !abstract_text.is_empty() {
        let text = RichText::new(abstract_text).font(page.font(Face::Standfirst)).line_height(Some(page.line_height));
        ui.label(text.color(cx.palette.text_muted));
    }
    let credits = cx.i18n.credits(document.article());
    if !credits.is_empty() {
        hint(ui, credits.join("  ·  "));
    }
}

fn join_nonempty(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("  ·  ")
}

fn headline_field(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    page: &ReadingMetrics,
    found: &SearchHighlights,
    out: &mut Outbox,
) {
    let palette = cx.palette;
    let before = document.article().fields.value(FieldName::Headline);
    let mut value = before.to_owned();
    let id = headline_id(document.id());
    keep_caret_on_external_edit(ui, id, before);
    let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
        let plain = TextFormat {
            line_height: Some(page.headline_line_height()),
            ..TextFormat::simple(page.font(Face::Headline), palette.text)
        };
        let mut job = highlighted_job(text.as_str(), found, &plain, palette);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let mut output = TextEdit::multiline(&mut value)
        .id(id)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .desired_width(f32::INFINITY)
        .desired_rows(1)
        .return_key(None)
        .font(page.font(Face::Headline))
        .hint_text(cx.msg("headline-hint"))
        .layouter(&mut layouter)
        .show(ui);
    set_accessible_name(ui, &output.response, &cx.msg("headline-name"));
    select_words(ui, &mut output);
    mark_words(ui, cx, &output, before, &field_findings(cx, document, FieldName::Headline));
    clear_widget_undo(ui, id, output.state);
    if output.response.gained_focus() {
        out.push(Action::View(ViewAction::FocusHeadline));
    }
    if value != before {
        record_own_edit(ui, id, &value);
        out.push(Action::Edit(EditAction::SetField { name: FieldName::Headline, value }));
    }
}

/// A layout job with a background behind each search match; the current match is underlined as well.
fn highlighted_job(text: &str, marked: &SearchHighlights, plain: &TextFormat, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
    let mut reached = 0;
    for (at, range) in marked.ranges.iter().enumerate() {
        // The matches are of another revision of the text and may be out of range.
        let (Some(before), Some(part)) = (text.get(reached..range.start), text.get(range.clone())) else { break };
        let is_current = marked.current == Some(at);
        let underline = if is_current { Stroke::new(line::MATCH, palette.accent) } else { Stroke::NONE };
        job.append(before, 0.0, plain.clone());
        job.append(part, 0.0, TextFormat { background: palette.selection, underline, ..plain.clone() });
        reached = range.end;
    }
    job.append(&text[reached..], 0.0, plain.clone());
    job
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Color32;
    use std::ops::Range;

    fn highlight_parts(text: &str, found: &[Range<usize>]) -> Vec<(String, bool, bool)> {
        let marked = SearchHighlights { ranges: found.to_vec(), current: Some(0) };
        let job = highlighted_job(text, &marked, &TextFormat::default(), Palette::of(egui::Theme::Light));
        let of = |section: &egui::text::LayoutSection| {
            let part = section.byte_range.start.0..section.byte_range.end.0;
            let format = &section.format;
            (job.text[part].to_owned(), format.background != Color32::TRANSPARENT, format.underline != Stroke::NONE)
        };
        job.sections.iter().map(of).collect()
    }

    #[test]
    fn headline_matches_have_a_background_and_no_text_is_lost() {
        for (text, found) in [
            ("Pasar Subuh Pindah", vec![0..5, 12..18]),
            ("Été", vec![0..2, 3..5]),
            ("Pasar", vec![3..9, 7..9]),
            ("", vec![]),
        ] {
            let parts = highlight_parts(text, &found);
            assert_eq!(parts.iter().map(|(part, ..)| part.as_str()).collect::<String>(), text);
            let highlighted: Vec<&str> =
                parts.iter().filter(|(_, background, _)| *background).map(|(part, ..)| part.as_str()).collect();
            let expected: Vec<&str> = found.iter().filter_map(|range| text.get(range.clone())).collect();
            assert_eq!(highlighted, expected, "{text}");
            assert_eq!(
                parts.iter().filter(|(.., current)| *current).count(),
                usize::from(!highlighted.is_empty()),
                "{text}"
            );
        }
    }
}
