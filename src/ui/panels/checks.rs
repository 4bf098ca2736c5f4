//! The checks panel: one card per finding, with a message, a button that goes to it and, where available, one that
//! applies the fix.

use crate::ui::Jump;
use crate::ui::widgets::{card, chip, hint, quiet_row, section};
use crate::ui::theme::icons::Icon;
use crate::ui::widgets::text_field::follow_focus;
use crate::ui::frame_cache;
use crate::ui::theme::{Face, Palette, space};
use crate::article::{FieldName, locate};
use crate::checks::{Finding, Place, fill, findings, place_in_text};
use crate::workspace::{Action, Command, Hit, Story, Value};
use crate::i18n::{Words, field_code};
use egui::{Align, Label, Layout, RichText, ScrollArea, Ui};
use std::ops::Range;
use std::sync::Arc;

/// The findings of a story, cached per revision.
pub fn of(ui: &Ui, story: &Story) -> Arc<Vec<Finding>> {
    frame_cache::for_state(ui, "findings", story, || Arc::new(findings(story.article())))
}

/// Whether the finding is a promo without a decision.
pub fn is_promo(finding: &Finding) -> bool {
    matches!(finding.place, Place::Passage(_))
}

/// The number shown on the tab. All undecided promos count as one, because they have a panel of their own.
pub fn count(found: &[Finding]) -> usize {
    let undecided = found.iter().filter(|finding| is_promo(finding)).count();
    found.len() - undecided + usize::from(undecided > 0)
}

/// Shows the panel.
pub fn show(ui: &mut Ui, story: &Story, words: &Words, actions: &mut Vec<Action>, jump: &mut Option<Jump>) {
    let found = of(ui, story);
    crate::ui::widgets::inset(ui, |ui| {
        section(ui, &words.say("checks-title"), |ui| {
            if !found.is_empty() {
                hint(ui, words.count("checks-count", count(&found)));
            }
        });
    });
    let area = ScrollArea::vertical().id_salt(("checks", story.id().number())).auto_shrink(false);
    area.show(ui, |ui| {
        ui.set_width(ui.available_width());
        if found.is_empty() {
            ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                Icon::Done.show(ui, Palette::now(ui).good);
                ui.add(Label::new(RichText::new(words.say("checks-none")).font(Face::Ui.font())).wrap());
            });
        }
        // Undecided promos share one card that leads to their own panel.
        let (undecided, others): (Vec<&Finding>, Vec<&Finding>) = found.iter().partition(|finding| is_promo(finding));
        if !undecided.is_empty() {
            card(ui, "promos", |ui| {
                ui.label(RichText::new(words.count("check-links-wait", undecided.len())).font(Face::Ui.font()));
                if quiet_row(ui, &[words.say("check-go")]).is_some() {
                    actions.push(Action::Do(Command::LinksPanel));
                }
            });
        }
        for (at, finding) in others.into_iter().enumerate() {
            card(ui, at, |ui| one(ui, story, finding, words, actions, jump));
        }
        ui.add_space(space::XL);
        follow_focus(ui);
    });
}

fn one(
    ui: &mut Ui,
    story: &Story,
    finding: &Finding,
    words: &Words,
    actions: &mut Vec<Action>,
    jump: &mut Option<Jump>,
) {
    let palette = Palette::now(ui);
    let (severity, ink) =
        if finding.is_grave { ("check-grave", palette.error) } else { ("check-look", palette.warning) };
    chip(ui, &words.say(severity), ink, palette.panel);
    let field = match finding.place {
        Place::Field(name) => Value::Message(field_code(name)),
        _ => Value::Text(String::new()),
    };
    let (length, good, most) = match finding.place {
        Place::Field(name) => fill(name, story.article().fields.value(name))
            .map_or((0, 0, 0), |(length, limit, _)| (length, limit.good, limit.most)),
        _ => (0, 0, 0),
    };
    let [length, good, most] = [length, good, most].map(Value::Count);
    let values = [("field", field), ("length", length), ("good", good), ("most", most)];
    let sentence = words.say_with(&format!("check-{}", finding.rule), &values);
    ui.label(RichText::new(sentence).font(Face::Ui.font()));
    let place = place_in_text(story.article(), finding);
    if let Some(place) = &place {
        hint(ui, around(story, place.start, place.end));
    }
    let mut buttons = Vec::new();
    if let (Some(fix), Some(range)) = (&finding.fix, &place) {
        buttons.push(("check-fix", Offer::Mend(range.clone(), fix.clone())));
    }
    let target = match (&finding.place, place) {
        (Place::Field(name), _) => Some(Offer::Fill(*name)),
        (_, Some(range)) => Some(Offer::Show(range)),
        _ => None,
    };
    buttons.extend(target.map(|target| ("check-go", target)));
    let labels: Vec<String> = buttons.iter().map(|(message, _)| words.say(message)).collect();
    match quiet_row(ui, &labels).map(|chosen| buttons.swap_remove(chosen).1) {
        Some(Offer::Mend(range, text)) => actions.push(Action::Splice { range, text }),
        Some(Offer::Show(range)) => {
            actions.push(Action::ShowHit(Hit { story: story.id(), field: None, range }));
            actions.push(Action::Do(Command::ToText));
        }
        Some(Offer::Fill(name)) => *jump = Some(Jump::Field(name)),
        None => {}
    }
}

/// What a button of a finding does.
enum Offer {
    /// Replaces a byte range of the manuscript with the text.
    Mend(Range<usize>, String),
    /// Selects a byte range of the manuscript and focuses the editor.
    Show(Range<usize>),
    /// Focuses a metadata field.
    Fill(FieldName),
}

/// Up to 24 bytes of context on both sides of the byte range `start..end` of the manuscript, within its block.
fn around(story: &Story, start: usize, end: usize) -> String {
    const BESIDE: usize = 24;
    let body = &story.article().body;
    let (block, within) = locate(body, start);
    let text = body.get(block).map_or("", |block| block.text.as_str());
    let from = text.ceil_char_boundary(within.saturating_sub(BESIDE));
    let to = text.floor_char_boundary(within + (end - start) + BESIDE);
    let left = if from > 0 { "…" } else { "" };
    let right = if to < text.len() { "…" } else { "" };
    format!("{left}{}{right}", &text[from..to.max(from)])
}
