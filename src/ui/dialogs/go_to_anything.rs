//! The dialog that goes to a story, a field, a paragraph, a promo or a finding by a part of its text.

use crate::i18n::field_msg_id;
use crate::ui::cx::Cx;
use crate::ui::dialogs::command_palette::take_list_keys;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::panels::checks;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::labels::{ellipsize, hint, layout_truncated, paint_left_centered};
use crate::ui::widgets::modal::modal_from_top;
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{
    Action, Document, FindablePlace, Modal, Place, PlaceKind, PromptAction, ViewAction, query_words,
};
use egui::{Id, Rect, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo};
use redaksi_checks::{FindingLocation, finding_range};
use redaksi_core::article::{Decision, FieldName, PassageKind, block_offset};
use redaksi_core::text::{collapse_whitespace, is_blank};
use std::cmp::Reverse;

/// The most places listed; more typed letters find the others.
const MAX_LISTED: usize = 80;

/// The most bytes of a text that are shown: its beginning. It is found by all of its words.
const MAX_LABEL_BYTES: usize = 160;

/// State of the dialog while it is open.
#[derive(Debug, Default)]
pub struct GoToAnything {
    is_open: bool,
    query: String,
    selected: usize,
    /// All places, collected when the dialog opens: no story changes while it is open.
    places: Vec<FindablePlace>,
    /// The places that match, as indices, the best first.
    matches: Vec<usize>,
}

impl Dialog for GoToAnything {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_go_to_anything()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let is_opening = !std::mem::replace(&mut self.is_open, true);
        if is_opening {
            self.query.clear();
            self.places = all_places(cx);
            self.find();
        }
        let moved = take_list_keys(ui, out);
        modal_from_top(ui, "go-to-anything", size::RULE_DIALOG, |ui| {
            let field =
                TextEdit::singleline(&mut self.query).id(Id::unique("go-anywhere")).desired_width(f32::INFINITY);
            let field = field.font(Face::Title.font()).hint_text(cx.msg("go-anywhere-hint"));
            let response = show_text_field(ui, field);
            set_accessible_name(ui, &response, &cx.msg("go-anywhere-name"));
            response.request_focus();
            if response.changed() {
                self.find();
            }
            self.selected = self.selected.saturating_add_signed(moved.step).min(self.matches.len().saturating_sub(1));
            let mut chosen = self.matches.get(self.selected).copied().filter(|_| moved.is_confirmed);
            ui.add_space(space::XS);
            if self.matches.is_empty() {
                hint(ui, cx.msg("go-anywhere-none"));
            }
            let list_height = (ui.ctx().content_rect().height() - size::PALETTE_CHROME_HEIGHT).min(size::PALETTE);
            // The rows are as wide as the field and have room for the scroll bar already.
            let area = ScrollArea::vertical().content_margin(egui::Margin::ZERO);
            area.max_height(list_height).min_scrolled_height(list_height).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (at, index) in self.matches.iter().enumerate() {
                    let response = place_row(ui, cx, &self.places[*index], at == self.selected);
                    if at == self.selected && (moved.step != 0 || is_opening) {
                        response.scroll_to_me(None);
                    }
                    if response.clicked() {
                        chosen = Some(*index);
                    }
                }
            });
            if let Some(index) = chosen {
                go_to(&self.places[index], out);
            }
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl GoToAnything {
    /// Finds the places that match the query: the best first, and among equal ones in the order of their kinds. Without
    /// a query, the stories.
    fn find(&mut self) {
        self.selected = 0;
        let words = query_words(&self.query);
        let is_offered = |place: &FindablePlace| !words.is_empty() || place.kind == PlaceKind::Story;
        let places = self.places.iter().enumerate().filter(|(_, place)| is_offered(place));
        let mut found: Vec<_> =
            places.filter_map(|(index, place)| Some((Reverse(place.score(&words)?), place.kind, index))).collect();
        found.sort_unstable();
        self.matches = found.into_iter().take(MAX_LISTED).map(|(_, _, index)| index).collect();
    }
}

/// Closes the dialog and goes to the place.
pub(super) fn go_to(place: &FindablePlace, out: &mut Outbox) {
    out.push(Action::Prompt(PromptAction::CloseOverlay));
    // Fields are offered of the active story only.
    if let Place::Field(name) = place.place {
        out.jump(JumpTarget::Field(name));
    } else {
        out.push(Action::View(ViewAction::GoToPlace(place.document, place.place.clone())));
    }
}

/// The places of all open stories, those of the active one first.
fn all_places(cx: Cx<'_>) -> Vec<FindablePlace> {
    let active = cx.workspace.active();
    let others = cx.workspace.listed_documents().into_iter();
    let others = others.filter(|document| Some(document.id()) != active.map(Document::id));
    let mut places = Vec::new();
    for document in active.into_iter().chain(others) {
        add_places(cx, document, active.is_some_and(|active| active.id() == document.id()), &mut places);
    }
    places
}

/// The open stories, and the fields of the active one.
pub(super) fn stories_and_fields(cx: Cx<'_>) -> Vec<FindablePlace> {
    let stories = cx.workspace.listed_documents().into_iter().map(|document| story_place(cx, document));
    let fields = cx.workspace.active().into_iter().flat_map(|document| field_places(cx, document));
    stories.chain(fields).collect()
}

fn story_place(cx: Cx<'_>, document: &Document) -> FindablePlace {
    let name = if document.name().is_empty() { cx.msg("story-untitled") } else { document.name().to_owned() };
    let file = document.path().and_then(|path| path.file_name()?.to_str()).unwrap_or_default();
    FindablePlace::new(PlaceKind::Story, document.id(), Place::Caret, name, &[file])
}

fn field_places<'a>(cx: Cx<'a>, document: &'a Document) -> impl Iterator<Item = FindablePlace> + 'a {
    FieldName::ALL.into_iter().map(move |name| {
        let label = cx.msg(&field_msg_id(name));
        let value = document.article().fields.value(name);
        let label = if value.is_empty() { label } else { format!("{label}: {}", beginning(value)) };
        FindablePlace::new(PlaceKind::Field, document.id(), Place::Field(name), label, &[value])
    })
}

/// The beginning of a text, on one line.
fn beginning(text: &str) -> String {
    ellipsize(&collapse_whitespace(text), MAX_LABEL_BYTES).into_owned()
}

fn add_places(cx: Cx<'_>, document: &Document, is_active: bool, places: &mut Vec<FindablePlace>) {
    let article = document.article();
    places.push(story_place(cx, document));
    if is_active {
        places.extend(field_places(cx, document));
    }
    let mut add = |kind, place, label: String, other_names: &[&str]| {
        places.push(FindablePlace::new(kind, document.id(), place, label, other_names));
    };
    for block in article.paragraphs().filter(|block| !is_blank(&article.body[*block].text)) {
        let at = block_offset(&article.body, block);
        let text = &article.body[block].text;
        add(PlaceKind::Paragraph, Place::Text(at..at), beginning(text), &[text]);
    }
    let is_undecided = |passage: &&redaksi_core::article::Passage| {
        passage.kind == PassageKind::Promo && passage.decision == Decision::Undecided
    };
    for passage in article.passages.iter().filter(is_undecided) {
        if let Some(range) = article.passage_range(passage.id) {
            add(PlaceKind::Promo, Place::Text(range), beginning(&article.passage_text(passage.id)), &[]);
        }
    }
    for finding in cx.workspace.findings(document).findings().filter(|finding| !checks::is_undecided_promo(finding)) {
        let place = match (&finding.location, finding_range(article, finding)) {
            (FindingLocation::Field(name) | FindingLocation::FieldText(name, _), _) if is_active => Place::Field(*name),
            (_, Some(range)) => Place::Text(range),
            _ => Place::Caret,
        };
        add(PlaceKind::Finding, place, checks::finding_message(cx, document, finding), &[]);
    }
}

/// A row for a place in the list of a dialog.
pub(super) fn place_row(ui: &mut Ui, cx: Cx<'_>, place: &FindablePlace, is_chosen: bool) -> egui::Response {
    let palette = cx.palette;
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), size::PALETTE_ROW), Sense::click());
    // What kind of place it is and, for another story, in which.
    let mut detail = cx.msg(&format!("place-{}", place.kind.code()));
    let is_elsewhere = cx.workspace.active().map(Document::id) != Some(place.document);
    if let Some(document) = cx.workspace.document(place.document).filter(|_| is_elsewhere) {
        let other = if place.kind == PlaceKind::Story {
            document.path().and_then(|path| path.file_name()?.to_str()).unwrap_or_default()
        } else {
            document.name()
        };
        if !other.is_empty() {
            detail = format!("{detail} · {}", ellipsize(other, MAX_LABEL_BYTES));
        }
    }
    response.widget_info(|| {
        WidgetInfo::selected(egui::Role::ListBoxOption, true, is_chosen, format!("{} · {detail}", place.label))
    });
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.selection } else { palette.hover };
        ui.painter().rect_filled(rect, ui.visuals().widgets.inactive.corner_radius, fill);
    }
    let inner: Rect = rect.shrink2(Vec2::new(space::S, 0.0));
    let detail = layout_truncated(ui, &detail, Face::Small, palette.text_muted, inner.width() / 2.0);
    let left = inner.right() - detail.size().x;
    paint_left_centered(ui, inner.with_min_x(left), detail, palette.text_muted);
    let label = layout_truncated(ui, &place.label, Face::Ui, palette.text, left - space::M - inner.left());
    paint_left_centered(ui, inner, label, palette.text);
    response
}
