//! The promos panel: every promo with its reason, its neighbours and buttons for the decision.

use crate::ui::cx::Cx;
use crate::ui::outbox::{JumpTarget, Outbox};
use crate::ui::panels::excluded;
use crate::ui::theme::{Face, line, size, space};
use crate::ui::widgets::buttons::{flat_button, flat_button_row, paint_focus_ring};
use crate::ui::widgets::cards::{AUTO_IDS_PER_CARD, card, card_highlighted_if, with_scroll_bar_inset};
use crate::ui::widgets::chips::chip_with_text;
use crate::ui::widgets::labels::{ellipsize, hint, hint_line, hint_lines, layout_prefix, section};
use crate::ui::widgets::rule_menu;
use crate::ui::widgets::strikethrough;
use crate::ui::widgets::text_field::{focused_widget_center, scroll_to_new_focus};
use crate::workspace::{Action, Command, Document, DocumentId, EditAction};
use egui::text::{LayoutJob, TextFormat};
use egui::{Rect, ScrollArea, Sense, Stroke, Ui};
use redaksi_core::article::{Article, Block, Decision, Passage, PassageId, PassageKind};
use std::collections::HashMap;

/// State of the panel between frames.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent state of the panel")]
#[derive(Debug, Default)]
pub struct PromosPanel {
    is_excluded_open: bool,
    /// Whether removed promos are not listed. The text shows them in any case.
    are_removed_hidden: bool,
    /// The promo at the caret, whose card is outlined.
    at_caret: Option<PassageId>,
    /// The height of each card when it was last drawn. Cleared when another story is shown.
    card_heights: HashMap<PassageId, f32>,
    document: Option<DocumentId>,
    /// Whether a widget of the panel has the focus.
    has_focus: bool,
    /// Whether the first card is to get the focus.
    wants_focus: bool,
}

impl PromosPanel {
    /// Focuses the first card when the panel is shown.
    pub fn request_focus(&mut self) {
        self.wants_focus = true;
    }

    /// Shows the panel.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let article = document.article();
        if self.document.replace(document.id()) != Some(document.id()) {
            self.card_heights.clear();
        }
        with_scroll_bar_inset(ui, |ui| section(ui, &cx.msg("links-title"), |_| {}));
        // Tab reaches only cards that are drawn.
        let panel = ui.max_rect();
        self.has_focus = focused_widget_center(ui).is_some_and(|focused| panel.x_range().contains(focused.x));
        ScrollArea::vertical().id_salt(("links", document.id().number())).auto_shrink(false).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let promos = article.passages.iter().filter(|passage| passage.kind == PassageKind::Promo);
            let (removed, mut remaining): (Vec<&Passage>, Vec<&Passage>) =
                promos.partition(|passage| passage.decision == Decision::Removed);
            remaining.sort_by_key(|passage| decision_priority(passage));
            let at_caret = article.passage_at(document.selection().start);
            let is_new = std::mem::replace(&mut self.at_caret, at_caret) != at_caret && !self.has_focus;
            let scroll_target = at_caret.filter(|_| is_new);
            let show = |links: &mut Self, ui: &mut Ui, passage: &Passage, out: &mut Outbox| {
                // The first card takes the focus that was requested.
                let takes_focus = std::mem::take(&mut links.wants_focus);
                links.show_card(ui, passage.id, scroll_target == Some(passage.id), takes_focus, |ui| {
                    promo_card(ui, cx, article, passage, [at_caret == Some(passage.id), takes_focus], out);
                });
            };
            for passage in &remaining {
                show(self, ui, passage, out);
            }
            if remaining.is_empty() && removed.is_empty() {
                hint(ui, cx.msg("links-none"));
            }
            if !removed.is_empty() {
                removed_header(ui, cx, removed.len(), &mut self.are_removed_hidden, out);
            }
            let listed = if self.are_removed_hidden { Vec::new() } else { removed };
            for passage in listed {
                show(self, ui, passage, out);
            }
            for passage in article.passages.iter().filter(|passage| passage.kind == PassageKind::EndMark) {
                self.show_card(ui, passage.id, false, false, |ui| end_mark_card(ui, cx, passage, out));
            }
            ui.add_space(space::M);
            let drawn_rect = self.drawn_rect(ui);
            excluded::show(ui, cx, article, drawn_rect, &mut self.is_excluded_open, out);
            ui.add_space(space::XL);
            scroll_to_new_focus(ui);
        });
        self.wants_focus = false;
    }

    /// The rectangle in which cards are drawn: the visible part, and with the focus in the panel one card more on both
    /// sides, so that Tab can reach it.
    fn drawn_rect(&self, ui: &Ui) -> Rect {
        ui.clip_rect().expand(if self.has_focus { size::CARD } else { 0.0 })
    }

    /// Shows the card of a passage, or allocates its height where it is outside of the drawn part, unless it `must_draw`.
    fn show_card(
        &mut self,
        ui: &mut Ui,
        id: PassageId,
        scroll_into_view: bool,
        must_draw: bool,
        show: impl FnOnce(&mut Ui),
    ) {
        let top = ui.cursor().top();
        let height = self.card_heights.get(&id).copied().unwrap_or(size::CARD);
        if scroll_into_view {
            let place = Rect::from_min_size(ui.cursor().min, egui::Vec2::new(0.0, height));
            if !ui.clip_rect().y_range().contains(place.top()) || !ui.clip_rect().y_range().contains(place.bottom()) {
                ui.scroll_to_rect(place.expand(space::M), None);
            }
        }
        let drawn_rect = self.drawn_rect(ui);
        if !must_draw && (top > drawn_rect.bottom() || top + height < drawn_rect.top()) {
            ui.add_space(height);
            // egui counts widgets to assign automatic ids: skipped cards must advance the counter, or focused widgets
            // below would get other ids.
            ui.skip_ahead_auto_ids(AUTO_IDS_PER_CARD);
            return;
        }
        show(ui);
        self.card_heights.insert(id, ui.cursor().top() - top - ui.spacing().item_spacing.y);
    }
}

/// Sort key: promos that need a decision first, uncertain ones before certain ones.
fn decision_priority(passage: &Passage) -> u8 {
    match passage.decision {
        Decision::Undecided if !passage.reason.is_certain() => 0,
        Decision::Undecided => 1,
        Decision::RelatedLink => 2,
        Decision::KeptAsText | Decision::Removed => 3,
    }
}

/// The header above the removed promos.
fn removed_header(ui: &mut Ui, cx: Cx<'_>, count: usize, is_collapsed: &mut bool, out: &mut Outbox) {
    ui.add_space(space::XS);
    section(ui, &cx.i18n.msg_count("links-out", count), |ui| {
        if flat_button(ui, &cx.msg(if *is_collapsed { "aside-show" } else { "aside-hide" })).clicked() {
            *is_collapsed = !*is_collapsed;
        }
        if flat_button(ui, &cx.msg("button-restore-all")).clicked() {
            out.run(Command::RestoreAll);
        }
    });
}

fn promo_card(
    ui: &mut Ui,
    cx: Cx<'_>,
    article: &Article,
    passage: &Passage,
    [is_highlighted, takes_focus]: [bool; 2],
    out: &mut Outbox,
) {
    card_highlighted_if(ui, passage.id.0, is_highlighted, |ui| {
        card_header(ui, cx, article, passage, out);
        card_title(ui, cx, article, passage, takes_focus, out);
        hint(ui, cx.i18n.reason(&passage.reason));
        show_neighbours(ui, cx, article, passage);
        other_end_button(ui, cx, article, passage, out);
        decision_buttons(ui, cx, passage, out);
    });
}

/// The header of a card: decision, marker, confidence as a tooltip, and the rule menu.
fn card_header(ui: &mut Ui, cx: Cx<'_>, article: &Article, passage: &Passage, out: &mut Outbox) {
    let palette = cx.palette;
    let (state, color, background) = match passage.decision {
        Decision::Undecided if passage.reason.is_certain() => ("confidence-certain", palette.text_muted, palette.panel),
        Decision::Undecided => ("confidence-unsure", palette.warning, palette.promo_background),
        Decision::Removed => ("decision-out", palette.text_muted, palette.panel),
        Decision::RelatedLink => ("decision-related", palette.accent, palette.panel),
        Decision::KeptAsText => ("decision-keep", palette.good, palette.panel),
    };
    let (row, _) = ui.allocate_exact_size(egui::Vec2::new(ui.available_width(), size::CONTROL), Sense::hover());
    let [left, right] = row.split_left_right_at_x(row.right() - size::CONTROL).into();
    // Rules match whole lines, so a promo inside a paragraph has no rule menu.
    let first = article.blocks_with_passage(passage.id).next().and_then(|index| article.body.get(index));
    if let Some(block) = first.filter(|block| block.whole_passage().is_some()) {
        ui.put(right, |ui: &mut Ui| rule_menu::button(ui, cx, &block.text, out));
    }
    let response = chip_with_text(
        ui,
        left.with_max_x(left.right() - space::S),
        (&cx.msg(state), color, background),
        &passage.marker,
    );
    response.on_hover_text(cx.i18n.msg_count("confidence-percent", usize::from(passage.reason.confidence)));
}

fn card_title(ui: &mut Ui, cx: Cx<'_>, article: &Article, passage: &Passage, takes_focus: bool, out: &mut Outbox) {
    let palette = cx.palette;
    let title = if passage.title.is_empty() { article.passage_text(passage.id) } else { passage.title.clone() };
    let title = layout_prefix(&title);
    let mut format = TextFormat::simple(Face::Ui.font(), palette.text);
    if passage.decision == Decision::Removed {
        format = TextFormat {
            strikethrough: Stroke::new(line::HAIR, palette.text_muted),
            color: palette.text_muted,
            ..format
        };
    }
    let mut job = LayoutJob::single_section(title.to_owned(), format);
    job.wrap.max_width = ui.available_width();
    let galley = strikethrough::layout(ui, &job);
    let label = ui.add(egui::Label::new(galley).sense(egui::Sense::click()));
    if takes_focus {
        label.request_focus();
        label.scroll_to_me(None);
    }
    paint_focus_ring(ui, &label);
    label.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, title));
    let label = label.on_hover_text(cx.msg("go-to-place")).on_hover_cursor(egui::CursorIcon::PointingHand);
    if label.clicked()
        && let Some(block) = article.blocks_with_passage(passage.id).next()
    {
        out.jump(JumpTarget::Block(block));
    }
    if !passage.url.is_empty() {
        hint_line(ui, &passage.url);
    }
}

/// The paragraphs above and below the promo.
fn show_neighbours(ui: &mut Ui, cx: Cx<'_>, article: &Article, passage: &Passage) {
    /// Maximum bytes of a neighbour; the column has room for fewer.
    const MAX_NEIGHBOUR_BYTES: usize = 60;
    let mut blocks = article.blocks_with_passage(passage.id);
    let Some(first) = blocks.next() else { return };
    let last = blocks.last().unwrap_or(first);
    let quote = |block: &Block| {
        (
            "text",
            crate::workspace::MessageArg::Text(
                ellipsize(redaksi_core::text::trim_blank(&block.text), MAX_NEIGHBOUR_BYTES).into_owned(),
            ),
        )
    };
    let above = first.checked_sub(1).and_then(|index| article.body.get(index));
    let above = above.map(|above| cx.i18n.msg_args("neighbour-above", &[quote(above)]));
    let below = article.body.get(last + 1).map(|below| cx.i18n.msg_args("neighbour-below", &[quote(below)]));
    let lines: Vec<String> = [above, below].into_iter().flatten().collect();
    if !lines.is_empty() {
        hint_lines(ui, &lines);
    }
}

/// Offers the other likely end of a promo, with the words that it would end with.
fn other_end_button(ui: &mut Ui, cx: Cx<'_>, article: &Article, passage: &Passage, out: &mut Outbox) {
    /// Maximum bytes of the shown end.
    const MAX_END_BYTES: usize = 40;
    if article.alternative_range(passage.id).is_none() {
        return;
    }
    let other = &passage.alternative_text;
    let end = &other[other.ceil_char_boundary(other.len().saturating_sub(MAX_END_BYTES))..];
    let text = if end.len() < other.len() { format!("…{end}") } else { end.to_owned() };
    hint(ui, cx.i18n.msg_args("promo-other-end", &[("text", crate::workspace::MessageArg::Text(text))]));
    if flat_button(ui, &cx.msg("promo-use-other-end")).clicked() {
        out.push(Action::Edit(EditAction::UseAlternativeEnd(passage.id)));
    }
}

fn decision_buttons(ui: &mut Ui, cx: Cx<'_>, passage: &Passage, out: &mut Outbox) {
    let choices: &[(Decision, &str)] = match passage.decision {
        Decision::Undecided => &[
            (Decision::Removed, "decide-out"),
            (Decision::RelatedLink, "decide-related"),
            (Decision::KeptAsText, "decide-keep"),
        ],
        Decision::Removed => &[(Decision::Undecided, "decide-back"), (Decision::RelatedLink, "decide-related")],
        Decision::RelatedLink => &[(Decision::Undecided, "decide-back"), (Decision::Removed, "decide-not-related")],
        Decision::KeptAsText => &[(Decision::Undecided, "decide-not-keep"), (Decision::Removed, "decide-out")],
    };
    let labels: Vec<String> = choices.iter().map(|(_, label)| cx.msg(label)).collect();
    if let Some((decision, _)) = flat_button_row(ui, &labels).and_then(|clicked| choices.get(clicked)) {
        out.push(Action::Edit(EditAction::SetDecision { id: passage.id, decision: *decision }));
    }
}

fn end_mark_card(ui: &mut Ui, cx: Cx<'_>, passage: &Passage, out: &mut Outbox) {
    card(ui, passage.id.0, |ui| {
        let is_in = passage.decision.is_published();
        let mark = [("mark", crate::workspace::MessageArg::Text(passage.title.clone()))];
        section(ui, &cx.i18n.msg_args("end-mark", &mark), |ui| {
            let label = cx.msg(if is_in { "decide-out" } else { "decide-back" });
            if flat_button(ui, &label).clicked() {
                let decision = if is_in { Decision::Removed } else { Decision::Undecided };
                out.push(Action::Edit(EditAction::SetDecision { id: passage.id, decision }));
            }
        });
        hint(ui, cx.i18n.reason(&passage.reason));
    });
}
