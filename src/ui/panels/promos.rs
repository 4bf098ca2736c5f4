//! The promos panel: every promo with its reason, its neighbours and buttons for the decision.

use crate::ui::Jump;
use crate::ui::widgets::{CARD_PARTS, beginning, card, card_that, chip_line, focus_ring, hint, hint_line, hint_lines, quiet, quiet_row, section, shortened};
use crate::ui::widgets::text_field::{follow_focus, place_of_focus};
use crate::ui::widgets::rule_menu;
use crate::ui::panels::excluded;
use crate::ui::widgets::strikethrough;
use crate::ui::theme::{Face, Palette, line, size, space};
use crate::article::{Article, Block, Decision, Passage, PassageId, PassageKind};
use crate::workspace::{Action, Command, Story, StoryId};
use crate::i18n::Words;
use egui::text::{LayoutJob, TextFormat};
use egui::{Rect, ScrollArea, Sense, Stroke, Ui};
use std::collections::HashMap;

/// State of the panel between frames.
#[derive(Debug, Default)]
pub struct Links {
    is_aside_open: bool,
    /// Whether removed promos are not listed. The text shows them in any case.
    is_out_closed: bool,
    /// The promo at the caret, whose card is outlined.
    meant: Option<PassageId>,
    /// The height of each card when it was last drawn. Cleared when another story is shown.
    heights: HashMap<PassageId, f32>,
    story: Option<StoryId>,
    /// Whether a widget of the panel has the focus.
    has_focus: bool,
}

impl Links {
    /// Shows the panel.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        story: &Story,
        words: &Words,
        actions: &mut Vec<Action>,
        jump: &mut Option<Jump>,
    ) {
        let article = story.article();
        if self.story.replace(story.id()) != Some(story.id()) {
            self.heights.clear();
        }
        crate::ui::widgets::inset(ui, |ui| section(ui, &words.say("links-title"), |_| {}));
        // Tab reaches only cards that are drawn.
        let panel = ui.max_rect();
        self.has_focus = place_of_focus(ui).is_some_and(|focused| panel.x_range().contains(focused.x));
        ScrollArea::vertical().id_salt(("links", story.id().number())).auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let promos = article.passages.iter().filter(|passage| passage.kind == PassageKind::Promo);
            let (removed, mut remaining): (Vec<&Passage>, Vec<&Passage>) =
                promos.partition(|passage| passage.decision == Decision::Out);
            remaining.sort_by_key(|passage| urgency(passage));
            let meant = article.passage_at(story.selected().start);
            let is_new = std::mem::replace(&mut self.meant, meant) != meant && !self.has_focus;
            let scroll_target = meant.filter(|_| is_new);
            let mut show = |links: &mut Self, ui: &mut Ui, passage: &Passage, actions: &mut Vec<Action>| {
                links.card(ui, passage.id, scroll_target == Some(passage.id), |ui| {
                    promo(ui, article, passage, meant == Some(passage.id), words, actions, jump);
                });
            };
            for passage in &remaining {
                show(self, ui, passage, actions);
            }
            if remaining.is_empty() && removed.is_empty() {
                hint(ui, words.say("links-none"));
            }
            if !removed.is_empty() {
                taken_out(ui, removed.len(), words, &mut self.is_out_closed, actions);
            }
            let listed = if self.is_out_closed { Vec::new() } else { removed };
            for passage in listed {
                show(self, ui, passage, actions);
            }
            for passage in article.passages.iter().filter(|passage| passage.kind == PassageKind::EndMark) {
                self.card(ui, passage.id, false, |ui| end_mark(ui, passage, words, actions));
            }
            ui.add_space(space::M);
            let drawn = self.drawn(ui);
            excluded::show(ui, article, drawn, words, &mut self.is_aside_open, actions, jump);
            ui.add_space(space::XL);
            follow_focus(ui);
        });
    }

    /// The rectangle in which cards are drawn: the visible part, and with the focus in the panel one card more on both
    /// sides, so that Tab can reach it.
    fn drawn(&self, ui: &Ui) -> Rect {
        ui.clip_rect().expand(if self.has_focus { size::CARD } else { 0.0 })
    }

    /// Shows the card of a passage, or allocates its height where it is outside of the drawn part.
    fn card(&mut self, ui: &mut Ui, id: PassageId, scroll_into_view: bool, show: impl FnOnce(&mut Ui)) {
        let top = ui.cursor().top();
        let height = self.heights.get(&id).copied().unwrap_or(size::CARD);
        if scroll_into_view {
            let place = Rect::from_min_size(ui.cursor().min, egui::Vec2::new(0.0, height));
            if !ui.clip_rect().y_range().contains(place.top()) || !ui.clip_rect().y_range().contains(place.bottom()) {
                ui.scroll_to_rect(place.expand(space::M), None);
            }
        }
        let drawn = self.drawn(ui);
        if top > drawn.bottom() || top + height < drawn.top() {
            ui.add_space(height);
            // egui counts widgets to assign automatic ids: skipped cards must advance the counter, or focused widgets
            // below would get other ids.
            ui.skip_ahead_auto_ids(CARD_PARTS);
            return;
        }
        show(ui);
        self.heights.insert(id, ui.cursor().top() - top - ui.spacing().item_spacing.y);
    }
}

/// Sort key: promos that need a decision first, uncertain ones before certain ones.
fn urgency(passage: &Passage) -> u8 {
    match passage.decision {
        Decision::Open if !passage.reason.is_certain() => 0,
        Decision::Open => 1,
        Decision::Related => 2,
        Decision::Keep | Decision::Out => 3,
    }
}

/// The header above the removed promos.
fn taken_out(ui: &mut Ui, count: usize, words: &Words, is_collapsed: &mut bool, actions: &mut Vec<Action>) {
    ui.add_space(space::XS);
    section(ui, &words.count("links-out", count), |ui| {
        if quiet(ui, &words.say(if *is_collapsed { "aside-show" } else { "aside-hide" })).clicked() {
            *is_collapsed = !*is_collapsed;
        }
        if quiet(ui, &words.say("button-restore-all")).clicked() {
            actions.push(Action::Do(Command::RestoreAll));
        }
    });
}

fn promo(
    ui: &mut Ui,
    article: &Article,
    passage: &Passage,
    is_highlighted: bool,
    words: &Words,
    actions: &mut Vec<Action>,
    jump: &mut Option<Jump>,
) {
    card_that(ui, passage.id.0, is_highlighted, |ui| {
        head(ui, article, passage, words, actions);
        title(ui, article, passage, words, jump);
        hint(ui, words.reason(&passage.reason));
        neighbours(ui, article, passage, words);
        decisions(ui, passage, words, actions);
    });
}

/// The header of a card: decision, marker, confidence as a tooltip, and the rule menu.
fn head(ui: &mut Ui, article: &Article, passage: &Passage, words: &Words, actions: &mut Vec<Action>) {
    let palette = Palette::now(ui);
    let (state, ink, background) = match passage.decision {
        Decision::Open if passage.reason.is_certain() => ("confidence-certain", palette.soft, palette.panel),
        Decision::Open => ("confidence-unsure", palette.warning, palette.promo_ground),
        Decision::Out => ("decision-out", palette.soft, palette.panel),
        Decision::Related => ("decision-related", palette.accent, palette.panel),
        Decision::Keep => ("decision-keep", palette.good, palette.panel),
    };
    let (row, _) = ui.allocate_exact_size(egui::Vec2::new(ui.available_width(), size::CONTROL), Sense::hover());
    let [left, right] = row.split_left_right_at_x(row.right() - size::CONTROL).into();
    // Rules match whole lines, so a promo inside a paragraph has no rule menu.
    let first = article.blocks_of(passage.id).next().and_then(|index| article.body.get(index));
    if let Some(block) = first.filter(|block| block.whole_passage().is_some()) {
        ui.put(right, |ui: &mut Ui| rule_menu::button(ui, &block.text, words, actions));
    }
    let response =
        chip_line(ui, left.with_max_x(left.right() - space::S), (&words.say(state), ink, background), &passage.marker);
    response.on_hover_text(words.count("confidence-percent", usize::from(passage.reason.confidence)));
}

fn title(ui: &mut Ui, article: &Article, passage: &Passage, words: &Words, jump: &mut Option<Jump>) {
    let palette = Palette::now(ui);
    let title = if passage.title.is_empty() { article.passage_text(passage.id) } else { passage.title.clone() };
    let title = beginning(&title);
    let mut format = TextFormat::simple(Face::Ui.font(), palette.ink);
    if passage.decision == Decision::Out {
        format = TextFormat { strikethrough: Stroke::new(line::HAIR, palette.soft), color: palette.soft, ..format };
    }
    let mut job = LayoutJob::single_section(title.to_owned(), format);
    job.wrap.max_width = ui.available_width();
    let galley = strikethrough::lay(ui, &job);
    let label = ui.add(egui::Label::new(galley).sense(egui::Sense::click()));
    focus_ring(ui, &label);
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, title));
    let label = label.on_hover_text(words.say("go-to-place")).on_hover_cursor(egui::CursorIcon::PointingHand);
    if label.clicked()
        && let Some(block) = article.blocks_of(passage.id).next()
    {
        *jump = Some(Jump::Block(block));
    }
    if !passage.url.is_empty() {
        hint_line(ui, &passage.url);
    }
}

/// The paragraphs above and below the promo.
fn neighbours(ui: &mut Ui, article: &Article, passage: &Passage, words: &Words) {
    /// Maximum bytes of a neighbour; the column has room for fewer.
    const MOST: usize = 60;
    let mut blocks = article.blocks_of(passage.id);
    let Some(first) = blocks.next() else { return };
    let last = blocks.last().unwrap_or(first);
    let quote = |block: &Block| {
        ("text", crate::workspace::Value::Text(shortened(crate::text::trim_blank(&block.text), MOST).into_owned()))
    };
    let above = first.checked_sub(1).and_then(|index| article.body.get(index));
    let above = above.map(|above| words.say_with("neighbour-above", &[quote(above)]));
    let below = article.body.get(last + 1).map(|below| words.say_with("neighbour-below", &[quote(below)]));
    let lines: Vec<String> = [above, below].into_iter().flatten().collect();
    if !lines.is_empty() {
        hint_lines(ui, &lines);
    }
}

fn decisions(ui: &mut Ui, passage: &Passage, words: &Words, actions: &mut Vec<Action>) {
    let choices: &[(Decision, &str)] = match passage.decision {
        Decision::Open => {
            &[(Decision::Out, "decide-out"), (Decision::Related, "decide-related"), (Decision::Keep, "decide-keep")]
        }
        Decision::Out => &[(Decision::Open, "decide-back"), (Decision::Related, "decide-related")],
        Decision::Related => &[(Decision::Open, "decide-back"), (Decision::Out, "decide-not-related")],
        Decision::Keep => &[(Decision::Open, "decide-not-keep"), (Decision::Out, "decide-out")],
    };
    let labels: Vec<String> = choices.iter().map(|(_, label)| words.say(label)).collect();
    if let Some((decision, _)) = quiet_row(ui, &labels).and_then(|clicked| choices.get(clicked)) {
        actions.push(Action::Decide { id: passage.id, decision: *decision });
    }
}

fn end_mark(ui: &mut Ui, passage: &Passage, words: &Words, actions: &mut Vec<Action>) {
    card(ui, passage.id.0, |ui| {
        let is_in = passage.decision.is_in();
        let mark = [("mark", crate::workspace::Value::Text(passage.title.clone()))];
        section(ui, &words.say_with("end-mark", &mark), |ui| {
            let label = words.say(if is_in { "decide-out" } else { "decide-back" });
            if quiet(ui, &label).clicked() {
                let decision = if is_in { Decision::Out } else { Decision::Open };
                actions.push(Action::Decide { id: passage.id, decision });
            }
        });
        hint(ui, words.reason(&passage.reason));
    });
}
