//! Metadata: a field for each fact of the story, with the line it was read from and, where it has a limit, its length.

use super::Jump;
use super::controls::{hint, quiet, section};
use super::inputs::forget_undo;
use super::theme::{Face, Palette, space};
use crate::article::{FieldName, Stamp};
use crate::checks::{Fill, fill};
use crate::desk::{Action, Desk, Story, StoryId, Value};
use crate::reading;
use crate::words::{Words, field_code};
use egui::{Id, RichText, TextEdit, Ui};

/// The fields, side by side where they are short.
const ROWS: [&[FieldName]; 12] = [
    &[FieldName::Headline],
    &[FieldName::Abstract],
    &[FieldName::Slug],
    &[FieldName::Byline, FieldName::Editor],
    &[FieldName::Place, FieldName::Agency],
    &[FieldName::Published],
    &[FieldName::Source, FieldName::Language],
    &[FieldName::SourceUrl],
    &[FieldName::Caption],
    &[FieldName::Credit],
    &[FieldName::Category],
    &[FieldName::Note],
];

/// What the panel remembers: a field that is being typed and counts only when it is left. The date, because half of one
/// is none; place and agency, because they are written into the dateline of the text.
#[derive(Debug, Default)]
pub struct Metadata {
    draft: Option<Draft>,
}

#[derive(Debug)]
struct Draft {
    story: StoryId,
    name: FieldName,
    text: String,
}

impl Metadata {
    /// Shows the panel.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        words: &Words,
        actions: &mut Vec<Action>,
        jump: &mut Option<Jump>,
    ) {
        section(ui, &words.say("metadata-title"), |_| {});
        for row in ROWS {
            let gap = space::M;
            let width = (ui.available_width() - gap * (row.len() as f32 - 1.0)) / row.len() as f32;
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for name in row {
                    ui.vertical(|ui| {
                        ui.set_width(width);
                        ui.spacing_mut().item_spacing.y = space::XS;
                        match name {
                            FieldName::Published | FieldName::Place | FieldName::Agency => {
                                self.drafted(ui, desk, story, *name, words, actions, jump);
                            }
                            _ => field(ui, story, *name, words, actions, jump),
                        }
                    });
                }
            });
        }
        ui.add_space(space::XL);
    }

    /// Hands over what is being typed, as leaving the field would. A date that cannot be read stays to be mended.
    pub fn hand_over(&mut self, desk: &Desk) -> Option<Handed> {
        let draft = self.draft.as_ref().filter(|draft| desk.active().map(Story::id) == Some(draft.story))?;
        let action = Action::SetField { name: draft.name, value: draft.text.clone() };
        if stored_form(draft, desk).is_err() {
            return Some(Handed::Refused(action));
        }
        self.draft = None;
        Some(Handed::Taken(action))
    }

    /// A field that counts when it is left: with Enter, Tab or a click elsewhere.
    #[expect(clippy::too_many_arguments, reason = "the panel's own, and which field")]
    fn drafted(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        name: FieldName,
        words: &Words,
        actions: &mut Vec<Action>,
        jump: &mut Option<Jump>,
    ) {
        let palette = Palette::now(ui);
        let stored = story.article().fields.value(name);
        let shown = match stored.parse::<Stamp>() {
            Ok(stamp) if name == FieldName::Published => words.stamp(&stamp),
            _ => stored.to_owned(),
        };
        let is_own = |draft: &&Draft| draft.story == story.id() && draft.name == name;
        let mut text = self.draft.as_ref().filter(is_own).map_or_else(|| shown.clone(), |draft| draft.text.clone());
        let label = label(ui, story, name, words, jump);
        let hint_text = if name == FieldName::Published { words.say("date-hint") } else { String::new() };
        let id = Id::unique(("field", name.code(), story.id().number()));
        let output = TextEdit::singleline(&mut text).id(id).desired_width(f32::INFINITY).hint_text(hint_text).show(ui);
        let response = output.response.response.clone().labelled_by(label);
        forget_undo(ui, id, output.state);
        if response.changed() {
            self.draft = Some(Draft { story: story.id(), name, text: text.clone() });
        }
        let Some(draft) = self.draft.as_ref().filter(is_own) else { return };
        // Escape takes the focus away before the field is shown.
        let is_left = response.lost_focus();
        if (is_left || response.has_focus()) && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            self.draft = None;
            return;
        }
        match stored_form(draft, desk) {
            Ok(value) if is_left => {
                if value != stored {
                    actions.push(Action::SetField { name, value: draft.text.clone() });
                }
                self.draft = None;
            }
            Ok(value) => {
                if name == FieldName::Published && !value.is_empty() {
                    hint(ui, value);
                }
            }
            Err(code) => {
                let why = words.say(&format!("date-problem-{code}"));
                ui.label(RichText::new(why).font(Face::Small.font()).color(palette.error));
                if quiet(ui, &words.say("date-as-before")).clicked() {
                    self.draft = None;
                }
            }
        }
    }
}

/// What became of a field that was being typed when something else was asked for.
#[derive(Debug)]
pub enum Handed {
    /// It counts.
    Taken(Action),
    /// It cannot be read; the action makes the desk say why.
    Refused(Action),
}

/// The value as the desk will keep it, or the code of the reason why a date is none.
fn stored_form(draft: &Draft, desk: &Desk) -> Result<String, &'static str> {
    if draft.name != FieldName::Published || draft.text.trim().is_empty() {
        return Ok(draft.text.trim().to_owned());
    }
    reading::read_date(&draft.text, desk.packs()).map(|stamp| stamp.to_string()).map_err(reading::DateProblem::code)
}

fn field(
    ui: &mut Ui,
    story: &Story,
    name: FieldName,
    words: &Words,
    actions: &mut Vec<Action>,
    jump: &mut Option<Jump>,
) {
    let before = story.article().fields.value(name);
    let mut value = before.to_owned();
    let label = label(ui, story, name, words, jump);
    let is_long = name == FieldName::Headline || name.takes_lines();
    let id = Id::unique(("field", name.code(), story.id().number()));
    let edit = if is_long {
        let edit = TextEdit::multiline(&mut value).desired_rows(if name == FieldName::Headline { 1 } else { 2 });
        if name == FieldName::Headline { edit.return_key(None) } else { edit }
    } else {
        TextEdit::singleline(&mut value)
    };
    let output = edit.id(id).desired_width(f32::INFINITY).show(ui);
    let response = output.response.response.clone().labelled_by(label);
    forget_undo(ui, id, output.state);
    if response.changed() && value != before {
        actions.push(Action::SetField { name, value });
    }
}

/// The name of the field, the line it was read from, its length where that matters.
fn label(ui: &mut Ui, story: &Story, name: FieldName, words: &Words, jump: &mut Option<Jump>) -> Id {
    let palette = Palette::now(ui);
    let fields = &story.article().fields;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        ui.spacing_mut().interact_size.y = 0.0;
        ui.spacing_mut().button_padding.y = 0.0;
        let label = hint(ui, words.say(&field_code(name)));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if let Some((length, limit, filled)) = fill(name, fields.value(name)) {
                let colour = match filled {
                    Fill::Good => palette.soft,
                    Fill::Long => palette.warning,
                    Fill::TooLong => palette.error,
                };
                let most = if filled == Fill::TooLong { limit.most } else { limit.good };
                let text = RichText::new(format!("{length}/{most}")).font(Face::Small.font()).color(colour);
                let code = match filled {
                    Fill::Good => "length-good",
                    Fill::Long => "length-long",
                    Fill::TooLong => "length-too-long",
                };
                let values = [("good", Value::Count(limit.good)), ("most", Value::Count(limit.most))];
                ui.label(text).on_hover_text(words.say_with(code, &values));
            }
            if let Some(line) = fields.get(name).and_then(|field| field.lines.first()) {
                let from = quiet(ui, &words.count("from-line", *line as usize));
                if from.on_hover_text(words.say("from-line-hint")).clicked() {
                    *jump = Some(Jump::Line(*line));
                }
            }
        });
        label.id
    })
    .inner
}
