//! The checks panel: the findings that match the filter, each with a message, its fixes, and buttons to show, dismiss or mute it;
//! the dismissed ones folded below; and the comments.

use crate::i18n;
use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use crate::ui::panels::comments;
use crate::ui::theme::icons::Icon;
use crate::ui::theme::{Face, space};
use crate::ui::widgets::buttons::{flat_button, flat_button_row};
use crate::ui::widgets::cards::{CardReveal, card, card_highlighted_if, with_scroll_bar_inset};
use crate::ui::widgets::chips::chip;
use crate::ui::widgets::labels::{hint, section};
use crate::ui::widgets::text_field::scroll_to_new_focus;
use crate::workspace::{
    Action, Command, Document, DocumentId, FindingKind, FindingList, ListedFinding, MessageArg, ReviseAction,
    ViewAction,
};
use egui::{Align, Button, Color32, Label, Layout, RichText, ScrollArea, Ui};
use redaksi_checks::{Finding, FindingLocation, Severity, finding_range};
use redaksi_core::article::locate_offset;
use redaksi_core::text::shorten_middle;

/// The most fixes of a finding that have a button.
const MAX_FIX_BUTTONS: usize = 3;

/// How many bytes of the beginning and of the end of the words of an original are shown.
const MAX_SHOWN_BYTES: usize = 120;

/// Whether the finding is a promo without a decision.
pub fn is_undecided_promo(finding: &Finding) -> bool {
    matches!(finding.location, FindingLocation::Passage(_))
}

/// State of the panel between frames: the filter, and whether the dismissed findings are unfolded.
#[derive(Debug, Default)]
pub struct ChecksPanel {
    severity: Option<Severity>,
    kind: Option<FindingKind>,
    shows_dismissed: bool,
    /// The finding whose words are shown in full.
    whole: Option<Finding>,
    /// The finding whose card the list scrolls to.
    reveal: CardReveal<(DocumentId, Finding)>,
    comments: comments::CommentsSection,
}

impl ChecksPanel {
    /// Shows the panel.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, out: &mut Outbox) {
        let list = cx.workspace.findings(document);
        with_scroll_bar_inset(ui, |ui| {
            section(ui, &cx.msg("checks-title"), |ui| {
                let count = cx.workspace.finding_count(document);
                if count > 0 {
                    hint(ui, cx.i18n.msg_count("checks-count", count));
                }
            });
            self.show_filter(ui, cx, &list);
        });
        let current = cx.workspace.finding_at_caret();
        // A fix by a click moves the caret as well; then nothing moves under the pointer.
        let scrolls = cx.workspace.finding_position().is_some() || !ui.rect_contains_pointer(ui.max_rect());
        self.reveal.request(current.clone().map(|finding| (document.id(), finding)), scrolls);
        let area = ScrollArea::vertical().id_salt(("checks", document.id().number())).auto_shrink(false);
        area.show(ui, |ui| {
            ui.set_width(ui.available_width());
            // Undecided promos share one card that leads to their own panel.
            let (undecided, others): (Vec<&ListedFinding>, Vec<&ListedFinding>) = list
                .open
                .iter()
                // The finding that the user went to is shown in any case.
                .filter(|listed| self.is_shown(listed) || current.as_ref() == Some(&listed.finding))
                .partition(|listed| is_undecided_promo(&listed.finding));
            let doubtful = document.article().doubtful_line_count();
            let counts = document.promo_counts();
            if list.open.is_empty() && doubtful == 0 && counts.open == 0 && list.scope.is_some() {
                ui.with_layout(Layout::left_to_right(Align::TOP), |ui| {
                    Icon::Done.show(ui, cx.palette.good);
                    ui.add(Label::new(RichText::new(cx.msg("checks-none")).font(Face::Ui.font())).wrap());
                });
            } else if !list.open.is_empty() && undecided.is_empty() && others.is_empty() {
                hint(ui, cx.msg("checks-filtered"));
            }
            if !undecided.is_empty() {
                let is_current = current.as_ref().is_some_and(is_undecided_promo);
                let (place, ()) = card_highlighted_if(ui, "promos", is_current, |ui| {
                    ui.label(
                        RichText::new(cx.i18n.msg_count("check-links-wait", undecided.len())).font(Face::Ui.font()),
                    );
                    if flat_button_row(ui, &[cx.msg("check-go")]).is_some() {
                        out.run(Command::PromosPanel);
                    }
                });
                if is_current {
                    self.reveal.scroll_to(ui, place);
                }
            }
            let is_filtered = self.severity.is_some() || self.kind.is_some();
            // Promos that are no findings: certain ones, and those whose findings were dismissed.
            let all_undecided = list.findings().filter(|finding| is_undecided_promo(finding)).count();
            for (message, count) in [
                ("ready-promos", counts.certain),
                ("check-links-wait", (counts.open - counts.certain).saturating_sub(all_undecided)),
            ] {
                if count > 0 && !is_filtered {
                    card(ui, ("promos", message), |ui| {
                        ui.add(
                            Label::new(RichText::new(cx.i18n.msg_count(message, count)).font(Face::Ui.font())).wrap(),
                        );
                        if flat_button_row(ui, &[cx.msg("check-go")]).is_some() {
                            out.run(Command::PromosPanel);
                        }
                    });
                }
            }
            if doubtful > 0 && !is_filtered {
                card(ui, "doubtful-lines", |ui| {
                    let text = cx.i18n.msg_count("ready-doubtful", doubtful);
                    ui.add(Label::new(RichText::new(text).font(Face::Ui.font())).wrap());
                    if flat_button_row(ui, &[cx.msg("check-go")]).is_some() {
                        out.push(Action::Revise(ReviseAction::GoToDoubtfulLine));
                    }
                });
            }
            for (at, listed) in others.into_iter().enumerate() {
                let is_current = current.as_ref() == Some(&listed.finding);
                let whole = &mut self.whole;
                let (place, ()) = card_highlighted_if(ui, at, is_current, |ui| {
                    show_finding(ui, cx, document, (listed, &list), whole, out);
                });
                if is_current {
                    self.reveal.scroll_to(ui, place);
                }
            }
            self.show_dismissed(ui, cx, document, &list, out);
            show_muted(ui, cx, &list, out);
            show_scope(ui, cx, &list);
            // A finding that the user went to is shown rather than a comment at the same words.
            self.comments.show(ui, cx, document, cx.workspace.finding_position().is_none(), out);
            ui.add_space(space::XL);
            scroll_to_new_focus(ui);
        });
    }

    fn is_shown(&self, listed: &ListedFinding) -> bool {
        self.severity.is_none_or(|severity| severity == listed.finding.severity)
            && self.kind.is_none_or(|kind| kind == listed.kind())
    }

    /// One button per severity and kind that occurs, with its count; the chosen one filters the list.
    fn show_filter(&mut self, ui: &mut Ui, cx: Cx<'_>, list: &FindingList) {
        let count =
            |is_counted: &dyn Fn(&ListedFinding) -> bool| list.open.iter().filter(|listed| is_counted(listed)).count();
        let severities = [Severity::Error, Severity::Warning, Severity::Hint]
            .map(|severity| (severity, count(&|listed| listed.finding.severity == severity)));
        let kinds: Vec<(FindingKind, usize)> = FindingKind::ALL
            .iter()
            .map(|kind| (*kind, count(&|listed| listed.kind() == *kind)))
            .filter(|(kind, count)| *count > 0 || self.kind == Some(*kind))
            .collect();
        let occurring = severities.iter().filter(|(severity, count)| *count > 0 || self.severity == Some(*severity));
        let occurring: Vec<_> = occurring.copied().collect();
        if occurring.len() < 2 && kinds.len() < 2 && self.severity.is_none() && self.kind.is_none() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::HAIR);
            for (severity, count) in occurring {
                if filter_button(
                    ui,
                    &cx.i18n.msg_count(&format!("finding-severity-{}", severity_code(severity)), count),
                    self.severity == Some(severity),
                ) {
                    self.severity = if self.severity == Some(severity) { None } else { Some(severity) };
                }
            }
            if kinds.len() > 1 || self.kind.is_some() {
                for (kind, count) in kinds {
                    if filter_button(
                        ui,
                        &cx.i18n.msg_count(&format!("finding-kind-{}", kind.code()), count),
                        self.kind == Some(kind),
                    ) {
                        self.kind = if self.kind == Some(kind) { None } else { Some(kind) };
                    }
                }
            }
        });
    }

    /// The dismissed findings, folded under their number, each with a button that brings it back.
    fn show_dismissed(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, list: &FindingList, out: &mut Outbox) {
        if list.dismissed.is_empty() {
            return;
        }
        let label = cx.i18n.msg_count("checks-dismissed", list.dismissed.len());
        let toggle = cx.msg(if self.shows_dismissed { "left-out-fold" } else { "left-out-unfold" });
        if flat_button(ui, &format!("{label} · {toggle}")).clicked() {
            self.shows_dismissed ^= true;
        }
        if !self.shows_dismissed {
            return;
        }
        for (at, listed) in list.dismissed.iter().enumerate() {
            card(ui, ("dismissed", at), |ui| {
                let message = finding_message(cx, document, &listed.finding);
                ui.label(RichText::new(message).font(Face::Ui.font()).color(cx.palette.text_muted));
                let code = listed.finding.rule.code();
                if let Some(dismissal) = document.article().dismissal(code, &listed.hash) {
                    let by = if dismissal.by.is_empty() { String::new() } else { format!(" · {}", dismissal.by) };
                    if !dismissal.reason.is_empty() || !by.is_empty() {
                        hint(ui, format!("{}{by}", dismissal.reason));
                    }
                }
                if flat_button_row(ui, &[cx.msg("check-undismiss")]).is_some() {
                    out.push(Action::Revise(ReviseAction::Undismiss(code.to_owned(), listed.hash.clone())));
                }
            });
        }
    }
}

fn severity_code(severity: Severity) -> &'static str {
    severity.into()
}

fn filter_button(ui: &mut Ui, label: &str, is_on: bool) -> bool {
    ui.add(Button::selectable(is_on, RichText::new(label).font(Face::Small.font()))).clicked()
}

/// The rules that are muted for the desk, each with a button that shows its findings again.
fn show_muted(ui: &mut Ui, cx: Cx<'_>, list: &FindingList, out: &mut Outbox) {
    let muted = &cx.workspace.settings().muted_rules;
    if muted.is_empty() {
        return;
    }
    hint(ui, cx.i18n.msg_count("checks-muted", list.muted));
    let labels: Vec<String> = muted
        .iter()
        .map(|code| {
            let rule = MessageArg::Message(format!("check-name-{code}"));
            cx.i18n.msg_args("check-unmute", &[("rule", rule)])
        })
        .collect();
    if let Some(code) = flat_button_row(ui, &labels).and_then(|at| muted.get(at)) {
        out.push(Action::Revise(ReviseAction::Unmute(code.clone())));
    }
}

/// What was checked, and what was not because something is missing.
fn show_scope(ui: &mut Ui, cx: Cx<'_>, list: &FindingList) {
    ui.add_space(space::XS);
    let Some(scope) = list.scope else {
        hint(ui, cx.msg("checks-running"));
        return;
    };
    let parts = [
        (true, "checks-part-completeness", ""),
        (scope.has_original, "checks-part-original", "checks-off-original"),
        (scope.has_dictionary, "checks-part-spelling", "checks-off-spelling"),
        (scope.has_glossary, "checks-part-glossary", "checks-off-glossary"),
    ];
    let names = |is_on: bool| -> Vec<String> {
        let of = parts.iter().filter(|(on, ..)| *on == is_on).map(|(_, on, off)| if is_on { on } else { off });
        of.map(|message| cx.msg(message)).collect()
    };
    let text = |parts: Vec<String>| MessageArg::Text(parts.join(", "));
    hint(ui, cx.i18n.msg_args("checks-scope", &[("checked", text(names(true)))]));
    let off = names(false);
    if !off.is_empty() {
        hint(ui, cx.i18n.msg_args("checks-scope-off", &[("off", text(off))]));
    }
}

fn show_finding(
    ui: &mut Ui,
    cx: Cx<'_>,
    document: &Document,
    (listed, list): (&ListedFinding, &FindingList),
    whole: &mut Option<Finding>,
    out: &mut Outbox,
) {
    let palette = cx.palette;
    let finding = &listed.finding;
    let (severity, color) = severity_label(cx, finding.severity);
    chip(ui, &severity, color, palette.panel);
    let short = finding_message(cx, document, finding);
    let full = i18n::finding_message(cx.i18n, document.article(), finding);
    let is_whole = whole.as_ref() == Some(finding);
    ui.label(RichText::new(if is_whole { &full } else { &short }).font(Face::Ui.font()));
    let is_long = |text: &str| shorten_middle(text, MAX_SHOWN_BYTES).len() != text.len();
    let is_cut = short != full || finding.original.as_ref().is_some_and(|original| is_long(&original.text));
    if is_cut && flat_button(ui, &cx.msg(if is_whole { "check-less" } else { "check-whole" })).clicked() {
        *whole = (!is_whole).then(|| finding.clone());
    }
    let place = finding_range(document.article(), finding);
    if let Some(place) = &place {
        hint(ui, excerpt_around(document, place.start, place.end));
    }
    if let Some(original) = finding.original.as_ref().filter(|original| !original.text.is_empty()) {
        let text =
            if is_whole { original.text.clone() } else { shorten_middle(&original.text, MAX_SHOWN_BYTES).into_owned() };
        hint(ui, cx.i18n.msg_args("check-original-words", &[("text", MessageArg::Text(text))]));
    }
    let revise = Action::Revise;
    let mut fixes: Vec<(String, Action)> = Vec::new();
    for fix in finding.fixes.iter().take(MAX_FIX_BUTTONS) {
        let label = cx.i18n.fix_label(finding, fix);
        fixes.push((label, revise(ReviseAction::ApplyFix(Box::new(finding.clone()), fix.clone()))));
    }
    let alike = |other: &&Finding| other.rule == finding.rule && !other.fixes.is_empty();
    let alike = list.findings().filter(alike).count();
    if alike > 1 && !finding.fixes.is_empty() {
        let label = cx.i18n.msg_count("check-fix-all", alike);
        fixes.push((label, revise(ReviseAction::PreviewFixes(finding.rule))));
    }
    let mut buttons: Vec<(String, Action)> = Vec::new();
    buttons.push((cx.msg("check-dismiss"), revise(ReviseAction::Dismiss(Box::new(finding.clone()), String::new()))));
    buttons.push((cx.msg("check-mute"), revise(ReviseAction::Mute(finding.rule))));
    if finding.location != FindingLocation::Story {
        let go = Action::View(ViewAction::GoToFinding(Box::new(finding.clone())));
        buttons.push((cx.msg("check-go"), go));
    }
    // What changes the story, and below it, always in the same order, what only changes the list.
    for (at, mut row) in [fixes, buttons].into_iter().enumerate().filter(|(_, row)| !row.is_empty()) {
        let labels: Vec<String> = row.iter().map(|(label, _)| label.clone()).collect();
        // Each row has its own identifiers, or its buttons would be those of the other row.
        if let Some(chosen) = ui.push_id(at, |ui| flat_button_row(ui, &labels)).inner {
            out.push(row.swap_remove(chosen).1);
        }
    }
}

/// The message of a finding, with long words shortened in the middle.
pub fn finding_message(cx: Cx<'_>, document: &Document, finding: &Finding) -> String {
    i18n::short_finding_message(cx.i18n, document.article(), finding)
}

/// The label of a severity, and its colour.
pub fn severity_label(cx: Cx<'_>, severity: Severity) -> (String, Color32) {
    let (message, color) = match severity {
        Severity::Error => ("check-grave", cx.palette.error),
        Severity::Warning => ("check-look", cx.palette.warning),
        Severity::Hint => ("check-hint", cx.palette.text_muted),
    };
    (cx.msg(message), color)
}

/// Up to 24 bytes of context on both sides of the byte range `start..end` of the body text, within its block.
fn excerpt_around(document: &Document, start: usize, end: usize) -> String {
    const CONTEXT_BYTES: usize = 24;
    let body = &document.article().body;
    let (block, within) = locate_offset(body, start);
    let text = body.get(block).map_or("", |block| block.text.as_str());
    let from = text.ceil_char_boundary(within.saturating_sub(CONTEXT_BYTES));
    let to = text.floor_char_boundary(within + (end - start) + CONTEXT_BYTES);
    let left = if from > 0 { "…" } else { "" };
    let right = if to < text.len() { "…" } else { "" };
    format!("{left}{}{right}", &text[from..to.max(from)])
}
