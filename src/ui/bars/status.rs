//! The status bar: save state, last notice, length of the story, number of promos.

use crate::ui::cx::Cx;
use crate::ui::document::callout::position_text;
use crate::ui::frame_cache;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, margin, size, space};
use crate::ui::widgets::buttons::flat_button;
use crate::ui::widgets::labels::{layout_prefix, paint_unsaved_ring};
use crate::workspace::{
    Action, Command, ConflictResolution, Document, FileAction, FileStatus, MessageArg, PromptAction,
};
use egui::{Align, Frame, Layout, Panel, RichText, Ui};
use redaksi_core::article::{Stage, count_published_words, render_body, render_lines, render_range};
use redaksi_core::text;

/// How many notices the tooltip of the last one lists.
const MAX_LISTED_NOTICES: usize = 8;

/// Shows the bar; the last notice only if no toast shows it (`is_toast_shown`).
pub fn show(ui: &mut Ui, cx: Cx<'_>, is_toast_shown: bool, out: &mut Outbox) {
    let palette = cx.palette;
    let frame = Frame::NONE.fill(palette.panel).inner_margin(margin::STATUS);
    Panel::bottom("status").frame(frame).resizable(false).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            if let Some(document) = cx.workspace.active() {
                save_indicator(ui, cx, document);
                stage_menu(ui, cx, document, out);
            }
            if let Some(document) =
                cx.workspace.active().filter(|document| document.file_status() != FileStatus::Unchanged)
            {
                file_status(ui, cx, document, out);
            }
            if let Some(position) = position_text(cx) {
                ui.label(small_text(&position, cx.palette.text));
            }
            if cx.workspace.is_autosave_failing() {
                let text = small_text(&cx.msg("status-unkept"), cx.palette.error);
                ui.label(text).on_hover_text(cx.msg("status-unkept-hint"));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::L;
                if let Some(document) = cx.workspace.active() {
                    let reserved = notice_width(ui, cx, is_toast_shown);
                    show_counts(ui, cx, document, reserved, out);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| show_notice(ui, cx, is_toast_shown, out));
            });
        });
    });
}

fn save_indicator(ui: &mut Ui, cx: Cx<'_>, document: &Document) {
    let palette = cx.palette;
    let (colour, message) = match (document.is_saving(), document.is_saved(), document.format()) {
        (true, ..) => (palette.text_muted, "status-saving"),
        (_, false, _) => (palette.warning, "status-unsaved"),
        (_, true, Some(_)) => (palette.good, "status-saved"),
        (_, true, None) => (palette.text_muted, "status-as-received"),
    };
    let (rect, _) = ui.allocate_exact_size(egui::Vec2::splat(size::SAVE_MARK), egui::Sense::hover());
    if document.is_saved() {
        ui.painter().circle_filled(rect.center(), size::SAVE_MARK / 2.0, colour);
    } else {
        paint_unsaved_ring(ui, rect.center(), colour);
    }
    ui.label(small_text(&cx.msg(message), palette.text));
}

/// The stage of the story; a click shows all stages to choose from.
fn stage_menu(ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
    let name = |stage: Stage| cx.msg(&format!("stage-{}", stage.code()));
    let current = document.stage();
    let text = small_text(&name(current), cx.palette.text_muted);
    let button = ui.add(egui::Button::new(text).frame_when_inactive(false));
    let label = format!("{}: {}", cx.msg("order-stage"), name(current));
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &label));
    egui::Popup::menu(&button).show(|ui| {
        for (stage, command) in Stage::ALL.iter().zip(Command::STAGES) {
            let item = egui::Button::selectable(*stage == current, name(*stage));
            if ui.add(item.shortcut_text(cx.menu_shortcut(command))).clicked() {
                out.run(command);
                ui.close();
            }
        }
    });
}

/// Reports that the file was changed or deleted on disk, with a button that opens the conflict dialog.
fn file_status(ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
    let is_gone = document.file_status() == FileStatus::Missing;
    ui.label(small_text(&cx.msg(if is_gone { "status-file-gone" } else { "status-file-changed" }), cx.palette.warning));
    if !is_gone && flat_button(ui, &cx.msg("status-file-compare")).clicked() {
        out.push(Action::Prompt(PromptAction::ResolveConflict(ConflictResolution::Ask)));
    }
}

/// The width of the last notice, in points; 0 if it is not shown in the bar.
fn notice_width(ui: &Ui, cx: Cx<'_>, is_toast_shown: bool) -> f32 {
    let Some(notice) = cx.workspace.current_notice().filter(|_| !is_toast_shown) else { return 0.0 };
    let sentence = cx.i18n.notice(notice);
    let text = layout_prefix(&sentence).to_owned();
    ui.painter().layout_no_wrap(text, Face::Small.font(), cx.palette.text_muted).size().x + space::L
}

/// The progress of opening or saving, or else the last notice if no toast shows it.
fn show_notice(ui: &mut Ui, cx: Cx<'_>, is_toast_shown: bool, out: &mut Outbox) {
    let palette = cx.palette;
    if let Some((done, all)) = cx.workspace.open_progress() {
        if all > 1 {
            show_progress(ui, cx, "status-opening-many", done, all, out);
        } else {
            ui.label(small_text(&cx.msg("status-opening"), palette.text_muted));
        }
        return;
    }
    if let Some((done, all)) = cx.workspace.save_progress().filter(|(_, all)| *all > 1) {
        show_progress(ui, cx, "status-saving-many", done, all, out);
        return;
    }
    let Some(notice) = cx.workspace.current_notice() else { return };
    if is_toast_shown {
        return;
    }
    let sentence = cx.i18n.notice(notice);
    let colour = palette.text_muted;
    let line = ui.add(egui::Label::new(small_text(layout_prefix(&sentence), colour)).truncate());
    line.on_hover_ui(|ui| {
        ui.set_max_width(size::MAX_TEXT_WIDTH);
        for recent in cx.workspace.notices().iter().rev().take(MAX_LISTED_NOTICES).rev() {
            ui.label(cx.i18n.notice(recent));
        }
    });
}

/// The progress of a batch over many stories, with a button that stops it.
fn show_progress(ui: &mut Ui, cx: Cx<'_>, message: &str, done: usize, all: usize, out: &mut Outbox) {
    let text_muted = cx.palette.text_muted;
    let values = [("done", MessageArg::Count(done)), ("count", MessageArg::Count(all))];
    ui.label(small_text(&cx.i18n.msg_args(message, &values), text_muted));
    let fraction = done as f32 / all as f32;
    ui.add(egui::ProgressBar::new(fraction).desired_width(size::PROGRESS).desired_height(size::SAVE_MARK));
    if flat_button(ui, &cx.msg("status-stop")).clicked() {
        out.push(Action::File(FileAction::CancelBatch));
    }
}

/// The number of lines that were left out of the story; a click unfolds them in the text.
fn show_left_out(ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
    let count = document.article().excluded.len();
    if count == 0 {
        return;
    }
    let doubtful = document.article().doubtful_line_count();
    let message = if doubtful > 0 { "status-left-out-doubtful" } else { "status-left-out" };
    let values = [("count", MessageArg::Count(count)), ("doubtful", MessageArg::Count(doubtful))];
    let color = if doubtful > 0 { cx.palette.warning } else { cx.palette.text_muted };
    let text = small_text(&cx.i18n.msg_args(message, &values), color);
    let button = ui.add(egui::Button::new(text).frame_when_inactive(false));
    if button.on_hover_text(cx.shortcut_hint(Command::ShowExcluded)).clicked() {
        out.run(Command::ShowExcluded);
    }
}

/// Shows the counts of a document. Those that matter less make room for a notice that needs `reserved` points.
fn show_counts(ui: &mut Ui, cx: Cx<'_>, document: &Document, reserved: f32, out: &mut Outbox) {
    let palette = cx.palette;
    let promo_counts = document.promo_counts();
    let count = word_count(ui, document);
    let selected = selected_text(document);
    let figure = match (&selected, cx.workspace.settings().word_target) {
        (Some(_), _) => {
            let words = count_published_words(document.article(), &document.selection());
            cx.i18n.msg_count("status-words-selected", words)
        }
        (None, Some(target)) => {
            let values = [("count", MessageArg::Count(count)), ("target", MessageArg::Count(target))];
            cx.i18n.msg_args("status-words-target", &values)
        }
        (None, None) => cx.i18n.msg_count("status-words", count),
    };
    // In a very small window, or beside a long notice, only the length and the lines that were set aside are shown.
    let is_roomy = ui.available_width() >= size::MIN_DOCUMENT + reserved;
    if is_roomy {
        ui.label(small_text(
            &cx.i18n.msg_count("status-reading-time", text::reading_minutes(count)),
            palette.text_muted,
        ));
    }
    let is_over = selected.is_none() && cx.workspace.settings().word_target.is_some_and(|target| count > target);
    let colour = if is_over { palette.warning } else { palette.text_muted };
    let button = ui.add(egui::Button::new(small_text(&figure, colour)).frame_when_inactive(false));
    egui::Popup::menu(&button).show(|ui| stats_grid(ui, cx, document, selected.as_deref()));
    show_left_out(ui, cx, document, out);
    if is_roomy {
        ui.label(small_text(&cx.i18n.msg_count("status-links-out", promo_counts.out), palette.text_muted));
        ui.label(small_text(&cx.i18n.msg_count("status-links-in", promo_counts.open), palette.text_muted));
    }
}

/// The published part of the selected text.
fn selected_text(document: &Document) -> Option<String> {
    let selected = document.selection();
    let lines = || render_range(document.article(), &selected).into_iter().map(|block| block.text);
    (!selected.is_empty()).then(|| lines().collect::<Vec<_>>().join("\n"))
}

/// All counts of the published story and of the selection.
fn stats_grid(ui: &mut Ui, cx: Cx<'_>, document: &Document, selected: Option<&str>) {
    let whole = frame_cache::cached_for_revision(ui, "length", document, || {
        let lines: Vec<String> = render_body(document.article()).into_iter().map(|block| block.text).collect();
        // The text of promos that are published is counted, but promos are not paragraphs of the story.
        text::TextStats { paragraphs: document.article().paragraphs().count(), ..text::text_stats(&lines.join("\n")) }
    });
    let selection = selected.map(text::text_stats);
    egui::Grid::new("lengths").num_columns(3).spacing([space::L, space::XS]).show(ui, |ui| {
        ui.label(String::new());
        let heads = [Some("length-story"), selection.map(|_| "length-selected")];
        for head in heads.into_iter().flatten() {
            ui.label(small_text(&cx.msg(head), cx.palette.text_muted));
        }
        ui.end_row();
        let labels = ["length-words", "length-characters", "length-sentences", "length-paragraphs"];
        for (index, label) in labels.into_iter().enumerate() {
            ui.label(cx.msg(label));
            for length in [Some(whole), selection].into_iter().flatten() {
                let figure = [length.words, length.characters, length.sentences, length.paragraphs][index];
                ui.label(cx.i18n.format_number(figure));
            }
            ui.end_row();
        }
    });
}

/// Words of the published body, cached per revision.
fn word_count(ui: &Ui, document: &Document) -> usize {
    frame_cache::cached_for_revision(ui, "words", document, || {
        render_lines(document.article()).map(|(_, _, line)| text::count_words(&line)).sum()
    })
}

fn small_text(text: &str, colour: egui::Color32) -> RichText {
    RichText::new(text).font(Face::Small.font()).color(colour)
}
