//! The rule dialog: pattern and action of a user rule, and a preview of the lines of all open stories that it affects.

use crate::ui::widgets::{beginning, button, hint, hint_line, outlined, primary};
use crate::ui::dialogs::file::{foot, modal, title};
use crate::ui::widgets::text_field::forget_undo;
use crate::ui::theme::{Face, Palette, line, margin, radius, size, space};
use crate::workspace::{Action, Desk, LineAt, RuleAction, Story, StoryId, StoryLines, Teaching, Touch, TouchedLine, Value, text_at};
use crate::packs::{Pattern, PatternError, Then};
use crate::i18n::Words;
use egui::{Color32, Id, Key, Margin, RichText, ScrollArea, Sense, TextEdit, Ui, Vec2};

/// Maximum number of lines listed; the rest is shown as a number.
const LISTED: usize = 240;

/// How many patterns are visible without scrolling.
const PATTERNS_SEEN: f32 = 3.0;

/// State of the dialog between frames: the patterns being typed, and the preview.
#[derive(Debug, Default)]
pub struct Teach {
    asked: Option<Teaching>,
    then: Option<Then>,
    typed: Vec<String>,
    is_fresh: bool,
    /// The lines of the open stories, prepared for matching.
    lines: Vec<StoryLines>,
    found: Found,
}

/// The lines that the patterns match.
#[derive(Debug, Default)]
struct Found {
    of: Option<Sought>,
    rows: Vec<Row>,
    lines: usize,
    stories: usize,
    changing: usize,
}

/// Cache key of the preview: patterns, action, and the revision of each story.
#[derive(Debug, PartialEq)]
struct Sought {
    typed: Vec<String>,
    then: Then,
    stories: Vec<(StoryId, u64)>,
}

/// A row of the preview.
#[derive(Debug)]
enum Row {
    Story(StoryId),
    Line(StoryId, TouchedLine),
    /// The number of further matching lines, which are not listed.
    More(usize),
}

impl Teach {
    /// Shows the dialog while a rule is being edited.
    pub fn show(&mut self, ui: &Ui, desk: &Desk, words: &Words, actions: &mut Vec<Action>) {
        if self.asked.as_ref() != desk.teaching() {
            *self = Self { asked: desk.teaching().cloned(), is_fresh: true, ..Self::default() };
            if let Some(teaching) = &self.asked {
                self.then = Some(teaching.then);
                self.typed = teaching.drafts.iter().map(|draft| draft.pattern.clone()).collect();
            }
        }
        let (Some(teaching), Some(then)) = (self.asked.clone(), self.then) else { return };
        modal(ui, "teach", size::TEACH, |ui| {
            title(ui, &words.say(if teaching.editing.is_some() { "teach-edit-title" } else { "teach-title" }));
            let max_height = size::TEACH_PATTERN * PATTERNS_SEEN;
            let fits = teaching.drafts.len() as f32 <= PATTERNS_SEEN;
            let inner_margin = if fits { Margin::ZERO } else { margin::INSET };
            let entered = ScrollArea::vertical()
                .id_salt("patterns")
                .auto_shrink([false, true])
                .content_margin(inner_margin)
                .max_height(max_height)
                .show(ui, |ui| self.patterns(ui, &teaching, words))
                .inner;
            let patterns: Result<Vec<Pattern>, PatternError> =
                self.typed.iter().map(|typed| Pattern::parse(typed)).collect();
            match &patterns {
                // Shown in place of the hint, so that nothing moves while the user types.
                Err(error) => refusal(ui, *error, words),
                Ok(_) => drop(hint(ui, words.say("teach-hint"))),
            }
            ui.add_space(space::XS);
            for (choice, code) in [(Then::TakeOut, "teach-take-out"), (Then::Keep, "teach-keep")] {
                if outlined(ui, |ui| ui.radio(then == choice, words.say(code))).clicked() {
                    self.then = Some(choice);
                }
            }
            ui.add_space(space::XS);
            let is_ready = patterns.is_ok();
            self.follow(desk, then, &patterns.unwrap_or_default());
            self.list(ui, desk, is_ready, words);
            foot(ui, |ui| {
                // Also if a click on a radio button took the focus from the field.
                let entered = entered || ui.memory(|memory| memory.focused().is_none()) && pressed(ui, Key::Enter);
                if (primary(ui, &words.say("teach-save"), is_ready).clicked() || entered) && is_ready {
                    let save = RuleAction::Save { then, patterns: self.typed.clone() };
                    actions.push(Action::Rule(save));
                }
                if button(ui, &words.say("dialog-cancel"), true).clicked() || pressed(ui, Key::Escape) {
                    actions.push(Action::Rule(RuleAction::Cancel));
                }
            });
        });
    }

    /// A text field for each pattern, below the line that it was derived from; returns whether Enter was pressed in
    /// one.
    fn patterns(&mut self, ui: &mut Ui, teaching: &Teaching, words: &Words) -> bool {
        let mut entered = false;
        for (at, (typed, draft)) in self.typed.iter_mut().zip(&teaching.drafts).enumerate() {
            if !draft.taught.is_empty() {
                let line = Value::Text(beginning(&draft.taught).to_owned());
                hint_line(ui, words.say_with("teach-from", &[("line", line)]));
            }
            let name = if teaching.drafts.len() == 1 {
                words.say("teach-pattern")
            } else {
                words.count("teach-pattern-number", at + 1)
            };
            let id = Id::unique(("pattern", at));
            let label = hint(ui, name).id;
            let output = TextEdit::singleline(typed).id(id).desired_width(f32::INFINITY).show(ui);
            let response = output.response.response.clone().labelled_by(label);
            let mut state = output.state;
            if at == 0 && std::mem::take(&mut self.is_fresh) {
                response.request_focus();
                // Scrolls to the beginning of the pattern, which is its most telling part.
                let start = egui::text::CCursor::new(egui::text::CharIndex(0));
                state.cursor.set_char_range(Some(egui::text::CCursorRange::one(start)));
            }
            forget_undo(ui, id, state);
            entered |= response.lost_focus() && pressed(ui, Key::Enter);
            // With several patterns, each invalid one shows its own error.
            if let Some(error) = Pattern::parse(typed).err().filter(|_| teaching.drafts.len() > 1) {
                refusal(ui, error, words);
            }
        }
        entered
    }

    /// Recomputes the preview if the patterns, the action or a story has changed.
    fn follow(&mut self, desk: &Desk, then: Then, patterns: &[Pattern]) {
        let stories = desk.stories().iter().map(|story| (story.id(), story.revision())).collect();
        let now = Sought { typed: self.typed.clone(), then, stories };
        if self.found.of.as_ref() == Some(&now) {
            return;
        }
        if self.lines.len() != desk.stories().len()
            || !self.lines.iter().zip(desk.stories()).all(|(lines, story)| lines.is_of(story))
        {
            self.lines = desk.stories().iter().map(StoryLines::of).collect();
        }
        self.found = Found { of: Some(now), ..Found::default() };
        for (lines, story) in self.lines.iter().zip(desk.stories()) {
            self.found.add(story.id(), &lines.touched(story.article(), patterns, then));
        }
        let is_listed = |row: &&Row| matches!(row, Row::Line(_, line) if !line.is_along);
        let listed = self.found.rows.iter().filter(is_listed).count();
        if listed < self.found.lines {
            self.found.rows.push(Row::More(self.found.lines - listed));
        }
    }

    fn list(&self, ui: &mut Ui, desk: &Desk, is_ready: bool, words: &Words) {
        let palette = Palette::now(ui);
        let preview = &self.found;
        let counts = [
            ("lines", Value::Count(preview.lines)),
            ("stories", Value::Count(preview.stories)),
            ("changing", Value::Count(preview.changing)),
        ];
        let sentence = if is_ready { words.say_with("teach-found", &counts) } else { words.say("teach-found-later") };
        ui.label(RichText::new(sentence).font(Face::UiStrong.font()));
        let frame = egui::Frame::NONE
            .fill(palette.field)
            .stroke(egui::Stroke::new(line::HAIR, palette.line))
            .corner_radius(egui::CornerRadius::same(radius::CARD))
            .inner_margin(egui::Margin { left: 10, right: 2, top: 6, bottom: 6 });
        let patterns = size::TEACH_PATTERN * (self.typed.len() as f32).min(PATTERNS_SEEN);
        let room = ui.ctx().content_rect().height() - size::TEACH_BESIDE_LIST - patterns;
        let height = room.clamp(size::TOUCHED * 3.0, size::TOUCHED * 10.0);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            ScrollArea::vertical()
                .id_salt("touched")
                .auto_shrink(false)
                .min_scrolled_height(height)
                .max_height(height)
                .show_rows(ui, size::TOUCHED, preview.rows.len(), |ui, rows| {
                    for row in &preview.rows[rows] {
                        show_row(ui, row, desk, words);
                    }
                });
        });
    }
}

/// Shows why the typed text is not a valid pattern.
fn refusal(ui: &mut Ui, error: PatternError, words: &Words) {
    let palette = Palette::now(ui);
    let error = words.say(&format!("pattern-{}", error.code()));
    ui.label(RichText::new(error).font(Face::Small.font()).color(palette.error));
}

fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input(|input| input.key_pressed(key))
}

impl Found {
    fn add(&mut self, story: StoryId, matched: &[TouchedLine]) {
        if matched.is_empty() {
            return;
        }
        self.stories += 1;
        self.changing += matched.iter().filter(|line| line.touch.changes()).count();
        let room = LISTED.saturating_sub(self.lines);
        self.lines += matched.iter().filter(|line| !line.is_along).count();
        if room > 0 {
            self.rows.push(Row::Story(story));
            // Lines that change come first, so that none is hidden below lines that do not.
            let mut lines = matched.to_vec();
            let place = |line: &TouchedLine| if let LineAt::Block(index) = line.at { index } else { usize::MAX };
            lines.sort_by_key(|line| (!line.touch.changes(), place(line)));
            self.rows.extend(lines.into_iter().take(room).map(|line| Row::Line(story, line)));
        }
    }
}

fn show_row(ui: &mut Ui, row: &Row, desk: &Desk, words: &Words) {
    let palette = Palette::now(ui);
    let story_of = |id: StoryId| desk.story(id);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::TOUCHED), Sense::hover());
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    match row {
        Row::Story(id) => {
            let name = story_of(*id).map_or("", Story::name);
            let untitled = words.say("story-untitled");
            let name = if name.is_empty() { &untitled } else { beginning(name) };
            ui.add(egui::Label::new(RichText::new(name).font(Face::SmallStrong.font()).color(palette.soft)).truncate());
        }
        Row::Line(id, line) => {
            let Some(story) = story_of(*id) else { return };
            let text = beginning(crate::text::trim_blank(text_at(story.article(), line.at)));
            let (effect_cell, _) = ui.allocate_exact_size(Vec2::new(size::TOUCH, size::TOUCHED), Sense::hover());
            let mut cell = ui.new_child(egui::UiBuilder::new().max_rect(effect_cell).layout(layout));
            let code = if line.is_along { "along" } else { line.touch.code() };
            let label = words.say(&format!("touch-{code}"));
            let label = RichText::new(label).font(Face::Small.font()).color(colour_of(line.touch, palette));
            cell.add(egui::Label::new(label).truncate());
            let ink = if line.touch.changes() { palette.ink } else { palette.soft };
            let text = RichText::new(text).font(Face::Ui.font()).color(ink);
            ui.add(egui::Label::new(text).truncate());
        }
        Row::More(count) => {
            hint(&mut ui, words.count("teach-more", *count));
        }
    }
}

fn colour_of(touch: Touch, palette: &Palette) -> Color32 {
    match touch {
        Touch::TakesOut => palette.warning,
        Touch::Keeps | Touch::PutsBack => palette.good,
        Touch::IsOut | Touch::IsAside | Touch::IsText | Touch::IsRelated | Touch::WhenRead => palette.soft,
    }
}
