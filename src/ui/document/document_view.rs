//! The document view: the story as a readable page with headline and body, or its source text.

use crate::ui::widgets::text_field::{follow_text, forget_undo, name, note_text};
use crate::ui::panels::inspector::label;
use crate::ui::document::editor::{Manuscript, Marked};
use crate::ui::document::source_view::ReceivedText;
use crate::ui::theme::{Face, Palette, line, margin, size, space};
use crate::ui::dialogs::tour::{Spot, point};
use crate::ui::theme::reading_metrics::Typeset;
use crate::ui::{Jump, widgets};
use crate::ui::document::readonly_view;
use crate::article::{FieldName, Stamp};
use crate::workspace::{Action, Command, Desk, Story, StoryId};
use crate::i18n::Words;
use egui::text::{LayoutJob, TextFormat};
use egui::{Button, CentralPanel, Frame, Id, Margin, Panel, RichText, ScrollArea, Stroke, TextEdit, Ui};

/// State of the view between frames.
#[derive(Debug, Default)]
pub struct Sheet {
    view: View,
    manuscript: Manuscript,
    /// The search matches in the headline.
    headline_highlights: Marked,
    received: ReceivedText,
    /// Whether the user wanted the source text beside the story in the frame before.
    wanted_beside: Option<bool>,
    /// Whether the source text is shown beside the story.
    is_beside: bool,
    /// Whether to scroll to the headline.
    shows_head: bool,
    /// The story and generation of the last caret request seen.
    placed: Option<(StoryId, u64)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    #[default]
    Story,
    Received,
}

impl Sheet {
    /// Scrolls to a place in the story or in its source text.
    pub fn jump(&mut self, jump: Jump) {
        match jump {
            Jump::Line(line) => {
                if !self.is_beside {
                    self.view = View::Received;
                }
                self.received.jump_to(line);
            }
            Jump::Block(block) => {
                self.view = View::Story;
                self.manuscript.jump_to_block(block);
            }
            // The inspector has focused the field already.
            Jump::Field(_) => {}
        }
    }

    /// Sets the search matches to highlight in the body and in the headline.
    pub fn mark(&mut self, in_text: Marked, headline_highlights: Marked) {
        self.manuscript.mark(in_text);
        self.headline_highlights = headline_highlights;
    }

    /// Whether the story is shown for editing, rather than its source text.
    pub fn shows_story(&self) -> bool {
        self.view == View::Story
    }

    /// Scrolls to the headline in the next frame.
    pub fn show_head(&mut self) {
        self.shows_head = true;
    }

    /// Shows the story and focuses its body.
    pub fn go_to_text(&mut self) {
        self.view = View::Story;
        self.take_focus();
    }

    /// Focuses the body of the story in the next frame.
    pub fn take_focus(&mut self) {
        self.manuscript.take_focus();
    }

    /// Cancels a pending request to focus the body, because another field gets the focus.
    pub fn leave_focus(&mut self) {
        self.manuscript.leave_focus();
    }

    /// Shows the story in the remaining space of the window.
    pub fn show(&mut self, ui: &mut Ui, desk: &Desk, story: &Story, words: &Words, actions: &mut Vec<Action>) {
        let page = Typeset::of(desk.settings().page);
        self.manuscript.set_page(page, desk.settings().invisibles);
        let palette = Palette::now(ui);
        let placed = (story.id(), story.caret().placed);
        let has_new_request =
            self.placed.replace(placed).is_some_and(|before| before.0 == placed.0 && before.1 != placed.1);
        if has_new_request && !story.caret().is_carried {
            // The text was changed from elsewhere, as by undo; the change must be visible.
            self.view = View::Story;
        }
        self.follow_wish(ui, desk);
        if self.is_beside {
            self.beside(ui, story, words, actions);
        }
        CentralPanel::default().frame(Frame::NONE.fill(palette.sheet)).show(ui, |ui| {
            point(ui, desk, Spot::Sheet, ui.max_rect());
            if desk.is_alone() {
                self.view = View::Story;
                way_back(ui, desk, words, actions);
            } else if !self.is_beside {
                self.view_switch(ui, desk, story, words, actions);
            }
            match self.view {
                View::Story if story.tally().bytes > readonly_view::LONGEST => readonly_view::show(ui, story, words),
                View::Story => self.story(ui, desk, story, &page, words, actions),
                View::Received => {
                    if let Some(block) = self.received.show(ui, story, true, words, actions) {
                        self.jump(Jump::Block(block));
                    }
                }
            }
        });
    }

    /// Shows the source text beside the story if the user wants it and there is room. If there is no room, toggling
    /// that setting switches the view instead.
    fn follow_wish(&mut self, ui: &Ui, desk: &Desk) {
        let wanted = desk.settings().panels.received;
        let has_room = ui.available_width() >= size::BESIDE * 2.0 + size::GUTTER;
        let before = self.wanted_beside.replace(wanted);
        self.is_beside = wanted && has_room && !desk.is_alone();
        if self.is_beside {
            self.view = View::Story;
        } else if before.is_some_and(|before| before != wanted) && !has_room {
            self.view = if self.view == View::Story { View::Received } else { View::Story };
        }
    }

    fn beside(&mut self, ui: &mut Ui, story: &Story, words: &Words, actions: &mut Vec<Action>) {
        let palette = Palette::now(ui);
        let frame = Frame::NONE.fill(palette.sheet).inner_margin(margin::SHEET_BAR);
        let width = size::BESIDE.max(ui.available_width() * 0.42);
        Panel::left("received").frame(frame).exact_size(width).resizable(false).show(ui, |ui| {
            widgets::section(ui, &words.say("view-received"), |_| {});
            if let Some(block) = self.received.show(ui, story, false, words, actions) {
                self.manuscript.jump_to_block(block);
            }
        });
    }

    fn view_switch(&mut self, ui: &mut Ui, desk: &Desk, story: &Story, words: &Words, actions: &mut Vec<Action>) {
        Frame::NONE.inner_margin(margin::SHEET_BAR).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::HAIR;
                for (view, label) in [(View::Story, "view-story"), (View::Received, "view-received")] {
                    let text = RichText::new(words.say(label)).font(Face::Small.font());
                    if ui.add(Button::selectable(self.view == view, text)).clicked() {
                        self.view = view;
                    }
                }
                point(ui, desk, Spot::Views, ui.min_rect());
                if ui.ctx().content_rect().width() < size::SMALL {
                    let tab = desk.settings().panels.tab;
                    let text = RichText::new(label(ui, tab, desk, story, words)).font(Face::Small.font());
                    if ui.add(Button::selectable(false, text)).clicked() {
                        actions.push(Action::Do(tab.command()));
                    }
                }
            });
        });
    }

    fn story(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        page: &Typeset,
        words: &Words,
        actions: &mut Vec<Action>,
    ) {
        let area = ScrollArea::vertical().id_salt(("sheet", story.id().number())).auto_shrink(false);
        area.show(ui, |ui| {
            // Selected text keeps its colour, so that it stays readable.
            ui.visuals_mut().selection.stroke.color = Palette::now(ui).ink;
            let width = (ui.available_width() - space::XL).min(page.measure + size::GUTTER);
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
                            .vertical(|ui| head(ui, story, page, &self.headline_highlights, words, actions))
                            .response
                            .rect;
                        if std::mem::take(&mut self.shows_head) {
                            ui.scroll_to_rect(head.expand(space::XL), None);
                        }
                    });
                    ui.add_space(space::M);
                    self.manuscript.show(ui, desk, story, words, actions);
                    let is_go_to_start =
                        |input: &egui::InputState| input.modifiers.command && input.key_pressed(egui::Key::Home);
                    if ui.input(is_go_to_start) && ui.memory(|memory| memory.has_focus(Manuscript::id(story.id()))) {
                        // The headline is the beginning of the story.
                        self.shows_head = true;
                        ui.ctx().request_repaint();
                    }
                    ui.add_space(space::XXL * 2.0);
                });
            });
        });
    }
}

/// In focus mode, the button that ends it.
fn way_back(ui: &mut Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
    Frame::NONE.inner_margin(margin::SHEET_BAR).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let key = widgets::key_hint(desk, words, Command::Alone);
                let label = format!("{} · {key}", words.say("alone-end"));
                if widgets::quiet(ui, &label).clicked() {
                    actions.push(Action::Do(Command::Alone));
                }
            });
        });
    });
}

/// Category, place and date, then headline, abstract and credits.
fn head(ui: &mut Ui, story: &Story, page: &Typeset, found: &Marked, words: &Words, actions: &mut Vec<Action>) {
    let fields = &story.article().fields;
    let stamp =
        fields.value(FieldName::Published).parse::<Stamp>().map(|stamp| words.stamp(&stamp)).unwrap_or_default();
    let kicker = join(&[fields.value(FieldName::Category), fields.value(FieldName::Place), &stamp]);
    if !kicker.is_empty() {
        widgets::hint(ui, kicker);
    }
    headline(ui, story, page, found, words, actions);
    let abstract_text = fields.value(FieldName::Abstract);
    if !abstract_text.is_empty() {
        let text = RichText::new(abstract_text).font(page.font(Face::Standfirst)).line_height(Some(page.line));
        ui.label(text.color(Palette::now(ui).soft));
    }
    let credits =
        [(FieldName::Byline, "by-byline"), (FieldName::Editor, "by-editor"), (FieldName::Source, "by-source")]
            .into_iter()
            .filter(|(field, _)| !fields.value(*field).is_empty())
            .map(|(field, message)| {
                words.say_with(message, &[("name", crate::workspace::Value::Text(fields.value(field).to_owned()))])
            })
            .collect::<Vec<_>>();
    if !credits.is_empty() {
        widgets::hint(ui, credits.join("  ·  "));
    }
}

fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("  ·  ")
}

/// The id of the text field for the headline.
pub fn headline_id(story: StoryId) -> Id {
    Id::unique(("headline", story.number()))
}

fn headline(ui: &mut Ui, story: &Story, page: &Typeset, found: &Marked, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let before = story.article().fields.value(FieldName::Headline);
    let mut value = before.to_owned();
    let id = headline_id(story.id());
    follow_text(ui, id, before);
    let mut layouter = |ui: &Ui, text: &dyn egui::TextBuffer, width: f32| {
        let plain = TextFormat {
            line_height: Some(page.headline_line()),
            ..TextFormat::simple(page.font(Face::Headline), palette.ink)
        };
        let mut job = with_grounds(text.as_str(), found, &plain, palette);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let output = TextEdit::multiline(&mut value)
        .id(id)
        .frame(Frame::NONE)
        .margin(Margin::ZERO)
        .desired_width(f32::INFINITY)
        .desired_rows(1)
        .return_key(None)
        .font(page.font(Face::Headline))
        .hint_text(words.say("headline-hint"))
        .layouter(&mut layouter)
        .show(ui);
    name(ui, &output.response, &words.say("headline-name"));
    forget_undo(ui, id, output.state);
    if output.response.gained_focus() {
        actions.push(Action::InHeadline);
    }
    if value != before {
        note_text(ui, id, &value);
        actions.push(Action::SetField { name: FieldName::Headline, value });
    }
}

/// A layout job with a background behind each search match; the current match is underlined as well.
fn with_grounds(text: &str, marked: &Marked, plain: &TextFormat, palette: &Palette) -> LayoutJob {
    let mut job = LayoutJob { keep_trailing_whitespace: true, ..LayoutJob::default() };
    let mut reached = 0;
    for (at, range) in marked.found.iter().enumerate() {
        // The matches are of another revision of the text and may be out of range.
        let (Some(before), Some(part)) = (text.get(reached..range.start), text.get(range.clone())) else { break };
        let is_current = marked.current == Some(at);
        let underline = if is_current { Stroke::new(line::FOUND, palette.accent) } else { Stroke::NONE };
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

    fn grounds(text: &str, found: &[Range<usize>]) -> Vec<(String, bool, bool)> {
        let marked = Marked { found: found.to_vec(), current: Some(0) };
        let job = with_grounds(text, &marked, &TextFormat::default(), Palette::of(egui::Theme::Light));
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
            let parts = grounds(text, &found);
            assert_eq!(parts.iter().map(|(part, ..)| part.as_str()).collect::<String>(), text);
            let highlighted: Vec<&str> =
                parts.iter().filter(|(_, ground, _)| *ground).map(|(part, ..)| part.as_str()).collect();
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
