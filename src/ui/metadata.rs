//! Metadata: a field for each fact of the story, with the line it was read from and, where it has a limit, its length.

use super::Jump;
use super::controls::{hint, quiet, section};
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

/// What the panel remembers: a date that is being typed.
#[derive(Debug, Default)]
pub struct Metadata {
    date: Option<Draft>,
}

#[derive(Debug)]
struct Draft {
    story: StoryId,
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
                        if *name == FieldName::Published {
                            self.date(ui, desk, story, words, actions, jump);
                        } else {
                            field(ui, story, *name, words, actions, jump);
                        }
                    });
                }
            });
        }
        ui.add_space(space::XL);
    }

    /// The date of publication: typed freely, taken over when it is left and can be read, else kept with the reason.
    fn date(
        &mut self,
        ui: &mut Ui,
        desk: &Desk,
        story: &Story,
        words: &Words,
        actions: &mut Vec<Action>,
        jump: &mut Option<Jump>,
    ) {
        let palette = Palette::now(ui);
        let name = FieldName::Published;
        let stored = story.article().fields.value(name);
        let shown = stored.parse::<Stamp>().map_or_else(|_| stored.to_owned(), |stamp| words.stamp(&stamp));
        self.date = self.date.take().filter(|draft| draft.story == story.id());
        let mut text = self.date.as_ref().map_or_else(|| shown.clone(), |draft| draft.text.clone());
        let label = label(ui, story, name, words, jump);
        let edit = TextEdit::singleline(&mut text)
            .id(Id::unique(("date", story.id().number())))
            .desired_width(f32::INFINITY)
            .hint_text(words.say("date-hint"));
        let response = ui.add(edit).labelled_by(label);
        if response.changed() {
            self.date = Some(Draft { story: story.id(), text: text.clone() });
        }
        let Some(draft) = &self.date else { return };
        let read = if draft.text.trim().is_empty() {
            Ok(String::new())
        } else {
            reading::read_date(&draft.text, desk.packs()).map(|stamp| stamp.to_string())
        };
        match read {
            Ok(stamp) => {
                if response.lost_focus() {
                    if stamp != stored {
                        actions.push(Action::SetField { name, value: draft.text.clone() });
                    }
                    self.date = None;
                } else if !stamp.is_empty() {
                    hint(ui, stamp);
                }
            }
            Err(problem) => {
                let why = words.say(&format!("date-problem-{}", problem.code()));
                ui.label(RichText::new(why).font(Face::Small.font()).color(palette.error));
                if quiet(ui, &words.say("date-as-before")).clicked() {
                    self.date = None;
                }
            }
        }
    }
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
    let is_long = matches!(name, FieldName::Headline | FieldName::Abstract | FieldName::Caption | FieldName::Note);
    let id = Id::unique(("field", name.code(), story.id().number()));
    let edit = if is_long {
        let edit = TextEdit::multiline(&mut value).desired_rows(if name == FieldName::Headline { 1 } else { 2 });
        if name == FieldName::Headline { edit.return_key(None) } else { edit }
    } else {
        TextEdit::singleline(&mut value)
    };
    let output = edit.id(id).desired_width(f32::INFINITY).show(ui);
    let response = output.response.response.clone().labelled_by(label);
    // The desk has the one history; the widget's own would undo behind its back.
    let mut state = output.state;
    state.clear_undoer();
    TextEdit::store_state(ui.ctx(), id, state);
    if response.changed() && value != before {
        let value = if name == FieldName::Headline { value.replace(['\n', '\r'], " ") } else { value };
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
