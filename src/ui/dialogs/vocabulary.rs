//! The dialog of the tag vocabulary: a list that is searched, a form for the chosen tag, and the pairs of tags that may be the same.
//! Each change is stored at once; what is typed into the form is one after a click on its button.

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Face, size, space};
use crate::ui::widgets::buttons::{button, dropdown, flat_button, paint_focus_ring, primary_button, with_outline};
use crate::ui::widgets::labels::{ellipsize, hint, layout_prefix, layout_truncated, paint_left_centered};
use crate::ui::widgets::modal::{dialog_footer, is_escaped, modal, title};
use crate::ui::widgets::text_field::{set_accessible_name, show_text_field};
use crate::workspace::{
    Action, Document, ErrorKind, MessageArg, Modal, Notice, NoticeSeverity, VocabularyAction, VocabularyEditor,
};
use egui::{
    Align, Id, Key, Label, Layout, Response, RichText, Role, ScrollArea, Sense, TextEdit, Ui, Vec2, WidgetInfo,
};
use redaksi_core::tags::tag_key;
use redaksi_core::text::{collapse_whitespace, is_blank};
use redaksi_tags::{NearDuplicate, NearDuplicateKind, TagEntry, TagKind, Vocabulary};
use std::path::Path;

/// The most tags that are listed for a typed text; more typed letters find the others.
const MAX_FOUND: usize = 200;

/// How many tags are visible in the smallest window.
const MIN_ROWS: f32 = 3.0;

/// How many open stories with a tag are visible without scrolling.
const VISIBLE_STORIES: f32 = 3.0;

/// The most bytes of a tag on a button.
const MAX_BUTTON_BYTES: usize = 40;

/// The kinds of tags, in the order in which they are offered, with their messages.
const KINDS: [(TagKind, &str); 5] = [
    (TagKind::Person, "tag-kind-person"),
    (TagKind::Organisation, "tag-kind-organisation"),
    (TagKind::Place, "tag-kind-place"),
    (TagKind::Event, "tag-kind-event"),
    (TagKind::Topic, "tag-kind-topic"),
];

/// State of the dialog between frames.
#[derive(Debug, Default)]
pub struct VocabularyDialog {
    /// The revision of the vocabulary that the rest is about; `None` before the dialog is shown.
    revision: Option<u64>,
    view: VocabularyPane,
    query: String,
    /// The text for which `found` was searched; `None` if it is to be searched again.
    searched: Option<String>,
    /// The tags that match; `None` without a text.
    found: Option<Vec<TagEntry>>,
    /// The pairs of tags that may be the same and are still there, with the revisions that they are about.
    pairs: (Option<(u64, u64)>, Vec<NearDuplicate>),
    draft: TagDraft,
    /// The draft before the user changed it.
    initial: TagDraft,
    needs_focus: bool,
}

/// What the dialog shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum VocabularyPane {
    /// The list, in which a click chooses a tag for the form.
    #[default]
    List,
    /// The list, in which a click chooses the tag that the one in the form is merged into.
    MergeTarget,
    /// The tags that may be the same.
    NearDuplicates,
}

/// The form for a tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct TagDraft {
    /// The tag that is edited; `None` for a new one.
    entry: Option<TagEntry>,
    name: String,
    kind: TagKind,
    aliases: String,
    earlier_forms: String,
    broader: String,
    note: String,
    is_retired: bool,
}

impl TagDraft {
    fn of(entry: &TagEntry) -> Self {
        Self {
            name: entry.name.clone(),
            kind: entry.kind,
            aliases: join_forms(&entry.aliases),
            earlier_forms: join_forms(&entry.retired_forms),
            broader: entry.broader.clone().unwrap_or_default(),
            note: entry.note.clone(),
            is_retired: entry.is_retired,
            entry: Some(entry.clone()),
        }
    }

    /// The tag as it is typed.
    fn content(&self) -> TagEntry {
        // A list that was not edited is not parsed, as a form may hold any character.
        let forms = |typed: &str, before: Option<&[String]>| {
            before.filter(|forms| join_forms(forms) == typed).map_or_else(|| split_forms(typed), <[String]>::to_vec)
        };
        let before = self.entry.as_ref();
        TagEntry {
            name: collapse_whitespace(&self.name),
            kind: self.kind,
            aliases: forms(&self.aliases, before.map(|entry| entry.aliases.as_slice())),
            retired_forms: forms(&self.earlier_forms, before.map(|entry| entry.retired_forms.as_slice())),
            broader: Some(collapse_whitespace(&self.broader)).filter(|name| !name.is_empty()),
            note: self.note.trim().to_owned(),
            is_retired: self.is_retired,
        }
    }
}

/// A list of forms as text, with commas between them; with semicolons if a form has a comma.
fn join_forms(forms: &[String]) -> String {
    if forms.iter().any(|form| form.contains(',')) {
        let ended: Vec<String> = forms.iter().map(|form| format!("{form};")).collect();
        ended.join(" ")
    } else {
        forms.join(", ")
    }
}

/// Reads a list of forms that [`join_forms`] wrote or the user typed.
fn split_forms(typed: &str) -> Vec<String> {
    let separator = if typed.contains(';') { ';' } else { ',' };
    typed.split(separator).map(collapse_whitespace).filter(|form| !form.is_empty()).collect()
}

impl Dialog for VocabularyDialog {
    fn is_for(&self, modal: &Modal) -> bool {
        modal.is_vocabulary()
    }

    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let Some(editor) = cx.workspace.vocabulary_editor() else { return };
        self.follow(editor);
        modal(ui, "vocabulary", size::VOCABULARY, |ui| {
            title(ui, &cx.msg("vocabulary-title"));
            self.show_state(ui, cx, editor, out);
            if let Some(loaded) = &editor.loaded {
                let vocabulary: &Vocabulary = &loaded.vocabulary;
                if self.view == VocabularyPane::NearDuplicates {
                    self.show_pairs(ui, cx, editor, vocabulary, out);
                } else {
                    // Of a fixed height, so that nothing moves while the user searches or chooses a tag.
                    let height = pane_height(ui);
                    ui.columns_const(|[list, form]| {
                        self.show_list(list, cx, vocabulary, out);
                        let area = ScrollArea::vertical().id_salt("vocabulary-form").auto_shrink(false);
                        let area = area
                            .content_margin(crate::ui::theme::margin::INSET)
                            .max_height(height)
                            .min_scrolled_height(height);
                        area.show(form, |ui| self.show_form(ui, cx, vocabulary, out));
                    });
                }
            }
            if let Some(notice) = &editor.notice {
                show_notice(ui, cx, notice);
            }
            self.show_footer(ui, cx, editor, out);
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

impl VocabularyDialog {
    /// Follows a change of the vocabulary: shows the tag that it is about.
    fn follow(&mut self, editor: &VocabularyEditor) {
        if self.revision == Some(editor.revision) {
            return;
        }
        self.needs_focus |= self.revision.is_none();
        self.revision = Some(editor.revision);
        self.searched = None;
        let Some(loaded) = &editor.loaded else { return };
        let shown = self.initial.entry.as_ref().map(|entry| entry.name.as_str());
        let entry = editor.chosen.as_deref().or(shown).and_then(|name| loaded.vocabulary.find(name)).cloned();
        self.edit(entry.as_ref());
    }

    /// Shows a tag in the form; `None` for a new one.
    fn edit(&mut self, entry: Option<&TagEntry>) {
        self.initial = entry.map(TagDraft::of).unwrap_or_default();
        self.draft = self.initial.clone();
    }

    /// Whether the form holds something that is not stored.
    fn is_edited(&self) -> bool {
        self.draft != self.initial
    }

    /// Shows what is wrong with the file, or from which file the vocabulary comes.
    fn show_state(&self, ui: &mut Ui, cx: Cx<'_>, editor: &VocabularyEditor, out: &mut Outbox) {
        if let Some(problem) = &editor.problem {
            show_notice(ui, cx, &Notice::from_error(problem));
            ui.horizontal(|ui| {
                if button(ui, &cx.msg("vocabulary-reload"), !self.is_edited()).clicked() {
                    out.push(Action::Vocabulary(VocabularyAction::Reload));
                }
                // A file that was changed outside is not replaced before the user has seen it.
                let can_store = editor.loaded.is_some() && problem.kind != ErrorKind::TagsChanged;
                if can_store && button(ui, &cx.msg("vocabulary-store"), true).clicked() {
                    out.push(Action::Vocabulary(VocabularyAction::Store));
                }
            });
            return;
        }
        let Some(loaded) = &editor.loaded else {
            hint(ui, cx.msg("status-opening"));
            return;
        };
        let count = loaded.vocabulary.tags().len();
        let file = loaded.path.as_deref().and_then(Path::file_name).filter(|_| loaded.sha256.is_none());
        let text = match file {
            // The first change writes another file.
            Some(name) => {
                let name = MessageArg::Text(name.to_string_lossy().into_owned());
                cx.i18n.msg_args("vocabulary-other-file", &[("count", MessageArg::Count(count)), ("name", name)])
            }
            None if count == 0 => cx.msg("vocabulary-empty"),
            None => cx.i18n.msg_count("vocabulary-count", count),
        };
        hint(ui, text);
    }

    /// The search field and the list below it.
    fn show_list(&mut self, ui: &mut Ui, cx: Cx<'_>, vocabulary: &Vocabulary, out: &mut Outbox) {
        let label = cx.msg("vocabulary-search");
        let field =
            TextEdit::singleline(&mut self.query).id(Id::unique("vocabulary-search")).desired_width(f32::INFINITY);
        let response = show_text_field(ui, field.hint_text(&label));
        set_accessible_name(ui, &response, &label);
        if std::mem::take(&mut self.needs_focus) {
            response.request_focus();
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let query = self.query.trim();
        if self.searched.as_deref() != Some(query) {
            self.found = (!query.is_empty()).then(|| find(vocabulary, query));
            self.searched = Some(query.to_owned());
        }
        let entries = self.found.as_deref().unwrap_or_else(|| vocabulary.tags());
        let chosen = self.initial.entry.as_ref().map(|entry| entry.name.as_str());
        let height = list_height(ui);
        // Enter takes the best match.
        let mut clicked = entries.first().filter(|_| entered && !query.is_empty() && !self.is_edited()).cloned();
        ui.add_enabled_ui(!self.is_edited(), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            let area = ScrollArea::vertical().id_salt("vocabulary-tags").auto_shrink(false);
            let area = area.min_scrolled_height(height).max_height(height);
            if entries.is_empty() && !vocabulary.tags().is_empty() {
                area.show(ui, |ui| hint(ui, cx.msg("vocabulary-none")));
                return;
            }
            area.show_rows(ui, size::PREVIEW_ROW, entries.len(), |ui, rows| {
                for entry in &entries[rows] {
                    if tag_row(ui, cx, entry, chosen == Some(entry.name.as_str())).clicked() {
                        clicked = Some(entry.clone());
                    }
                }
            });
        });
        let Some(entry) = clicked else { return };
        let from = chosen.map(str::to_owned).filter(|_| self.view == VocabularyPane::MergeTarget);
        self.view = VocabularyPane::List;
        match from {
            Some(from) if from != entry.name => {
                out.push(Action::Vocabulary(VocabularyAction::Merge { from, into: entry.name }));
            }
            _ => self.edit(Some(&entry)),
        }
    }

    /// The form for the chosen tag or a new one, and where it is used.
    fn show_form(&mut self, ui: &mut Ui, cx: Cx<'_>, vocabulary: &Vocabulary, out: &mut Outbox) {
        let is_new = self.draft.entry.is_none();
        if self.view == VocabularyPane::MergeTarget {
            let name = MessageArg::Text(self.draft.name.clone());
            ui.label(cx.i18n.msg_args("vocabulary-merge-hint", &[("tag", name)]));
            if button(ui, &cx.msg("dialog-cancel"), true).clicked() {
                self.view = VocabularyPane::List;
            }
            return;
        }
        let draft = &mut self.draft;
        let mut entered = text_row(ui, cx, "vocabulary-name", &mut draft.name);
        let label = |kind: TagKind| cx.msg(kind_message(kind));
        let width = ui.available_width();
        hint(ui, cx.msg("vocabulary-kind"));
        dropdown(ui, &cx.msg("vocabulary-kind"), width, &mut draft.kind, KINDS.map(|(kind, _)| kind), label);
        entered |= text_row(ui, cx, "vocabulary-aliases", &mut draft.aliases);
        entered |= text_row(ui, cx, "vocabulary-earlier-forms", &mut draft.earlier_forms);
        entered |= text_row(ui, cx, "vocabulary-broader", &mut draft.broader);
        entered |= text_row(ui, cx, "vocabulary-note", &mut draft.note);
        with_outline(ui, |ui| ui.checkbox(&mut draft.is_retired, cx.msg("vocabulary-retired")));
        let stories: Vec<&Document> = match &self.draft.entry {
            Some(entry) => {
                let has_tag = |document: &&Document| {
                    document.article().tags.iter().any(|tag| vocabulary.canonical(&tag.text) == entry.name)
                };
                cx.workspace.documents().iter().filter(has_tag).collect()
            }
            None => Vec::new(),
        };
        let is_edited = self.is_edited();
        let name = collapse_whitespace(&self.draft.name);
        let renamed = self.draft.entry.as_ref().filter(|entry| entry.name != name && !name.is_empty());
        if let Some(entry) = renamed {
            let key = tag_key(&entry.name);
            let is_renamed =
                |document: &&&Document| document.article().tags.iter().any(|tag| tag_key(&tag.text) == key);
            hint(ui, cx.i18n.msg_count("vocabulary-rename-hint", stories.iter().filter(is_renamed).count()));
        } else if is_edited {
            hint(ui, cx.msg("vocabulary-edited"));
        }
        ui.horizontal_wrapped(|ui| {
            let save = cx.msg(if is_new { "vocabulary-add" } else { "vocabulary-save" });
            let is_complete = is_edited && !is_blank(&self.draft.name);
            if (button(ui, &save, is_complete).clicked() || entered) && is_complete {
                let entry = self.draft.content();
                out.push(Action::Vocabulary(match &self.draft.entry {
                    Some(before) => VocabularyAction::Replace { name: before.name.clone(), entry },
                    None => VocabularyAction::Add(entry),
                }));
            }
            if button(ui, &cx.msg("vocabulary-discard"), is_edited).clicked() {
                self.draft = self.initial.clone();
            }
            if button(ui, &cx.msg("vocabulary-new"), !is_new && !is_edited).clicked() {
                self.edit(None);
            }
            if button(ui, &cx.msg("vocabulary-merge"), !is_new && !is_edited).clicked() {
                self.view = VocabularyPane::MergeTarget;
            }
            if button(ui, &cx.msg("vocabulary-remove"), !is_new && !is_edited).clicked()
                && let Some(entry) = &self.draft.entry
            {
                out.push(Action::Vocabulary(VocabularyAction::Remove(entry.name.clone())));
            }
        });
        if !stories.is_empty() {
            show_stories(ui, cx, &stories, !is_edited, out);
        }
    }

    /// The pairs of tags that may be the same, each with two buttons that merge one into the other.
    fn show_pairs(
        &mut self,
        ui: &mut Ui,
        cx: Cx<'_>,
        editor: &VocabularyEditor,
        vocabulary: &Vocabulary,
        out: &mut Outbox,
    ) {
        let Some((searched_in, found)) = &editor.near_duplicates else {
            hint(ui, cx.msg("vocabulary-searching"));
            return;
        };
        let key = Some((editor.revision, *searched_in));
        if self.pairs.0 != key {
            let is_tag = |name: &str| vocabulary.find(name).is_some_and(|entry| entry.name == name);
            let pairs = found.iter().filter(|pair| is_tag(&pair.one) && is_tag(&pair.other)).cloned().collect();
            self.pairs = (key, pairs);
        }
        let pairs = &self.pairs.1;
        hint(ui, cx.i18n.msg_count("vocabulary-pairs", pairs.len()));
        let height = list_height(ui);
        let area = ScrollArea::vertical().id_salt("vocabulary-pairs").auto_shrink(false);
        let area = area.min_scrolled_height(height).max_height(height);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            area.show_rows(ui, size::CONTROL, pairs.len(), |ui, rows| {
                for pair in &pairs[rows] {
                    show_pair(ui, cx, pair, out);
                }
            });
        });
    }

    fn show_footer(&mut self, ui: &mut Ui, cx: Cx<'_>, editor: &VocabularyEditor, out: &mut Outbox) {
        let is_ready = editor.loaded.is_some() && !self.is_edited();
        let is_unstored = editor.loaded.is_some() && editor.problem.is_some();
        dialog_footer(ui, |ui| {
            let close = cx.msg(if is_unstored { "vocabulary-close-unsaved" } else { "vocabulary-close" });
            let is_closed = primary_button(ui, &close, !self.is_edited()).clicked();
            let escaped = is_escaped(ui);
            if self.view != VocabularyPane::List && escaped {
                self.view = VocabularyPane::List;
            } else if is_closed || escaped && !self.is_edited() && !is_unstored {
                out.push(Action::Vocabulary(VocabularyAction::Close));
            }
            if self.view == VocabularyPane::NearDuplicates {
                if button(ui, &cx.msg("vocabulary-all-tags"), true).clicked() {
                    self.view = VocabularyPane::List;
                }
            } else if button(ui, &cx.msg("vocabulary-near-duplicates"), is_ready).clicked() {
                self.view = VocabularyPane::NearDuplicates;
                out.push(Action::Vocabulary(VocabularyAction::FindNearDuplicates));
            }
            if button(ui, &cx.msg("vocabulary-import"), is_ready).clicked() {
                out.push(Action::Vocabulary(VocabularyAction::ChooseImport));
            }
            if button(ui, &cx.msg("vocabulary-import-folder"), is_ready).clicked() {
                out.push(Action::Vocabulary(VocabularyAction::ChooseImportFolder));
            }
            let has_stories = !cx.workspace.documents().is_empty();
            if button(ui, &cx.msg("vocabulary-from-stories"), is_ready && has_stories).clicked() {
                out.push(Action::Vocabulary(VocabularyAction::ImportOfDocuments));
            }
            if button(ui, &cx.msg("vocabulary-undo"), is_ready && editor.can_undo()).clicked() {
                out.push(Action::Vocabulary(VocabularyAction::Undo));
            }
        });
    }
}

/// The tags that match a typed text. Typing errors are looked for only if nothing else matches, because that takes longer.
fn find(vocabulary: &Vocabulary, query: &str) -> Vec<TagEntry> {
    let mut found = vocabulary.containing(query, MAX_FOUND);
    if found.is_empty() {
        found = vocabulary.search(query, MAX_FOUND);
    }
    found.into_iter().cloned().collect()
}

fn kind_message(kind: TagKind) -> &'static str {
    KINDS.into_iter().find(|(known, _)| *known == kind).map_or("tag-kind-topic", |(_, message)| message)
}

/// The height of the list, as far as the window has room for it.
fn list_height(ui: &Ui) -> f32 {
    let room = ui.ctx().content_rect().height() - size::VOCABULARY_CHROME_HEIGHT;
    room.clamp(size::PREVIEW_ROW * MIN_ROWS, size::VOCABULARY_LIST)
}

/// The height of the search field with the list below it, and of the form beside them.
fn pane_height(ui: &Ui) -> f32 {
    size::CONTROL + ui.spacing().item_spacing.y + list_height(ui)
}

/// Shows a notice in the dialog, with the file that it is about.
fn show_notice(ui: &mut Ui, cx: Cx<'_>, notice: &Notice) {
    let text = cx.i18n.notice(notice);
    let color = match notice.severity {
        NoticeSeverity::Info => cx.palette.text_muted,
        NoticeSeverity::Warning => cx.palette.warning,
        NoticeSeverity::Error => cx.palette.error,
    };
    ui.label(RichText::new(layout_prefix(&text)).font(Face::Small.font()).color(color));
}

/// A text field with its label above it; returns whether Enter was pressed in it.
fn text_row(ui: &mut Ui, cx: Cx<'_>, label: &str, text: &mut String) -> bool {
    let label_id = hint(ui, cx.msg(label)).id;
    let field = TextEdit::singleline(text).id(Id::unique(label)).desired_width(f32::INFINITY);
    let response = show_text_field(ui, field).labelled_by(label_id);
    response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// A tag in the list, with its kind.
fn tag_row(ui: &mut Ui, cx: Cx<'_>, entry: &TagEntry, is_chosen: bool) -> Response {
    let palette = cx.palette;
    let size = Vec2::new(ui.available_width(), size::PREVIEW_ROW);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let kind = cx.msg(if entry.is_retired { "vocabulary-retired" } else { kind_message(entry.kind) });
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListBoxOption, ui.is_enabled(), is_chosen, format!("{} · {kind}", entry.name))
    });
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.selection } else { palette.hover };
        ui.painter().rect_filled(rect, ui.visuals().widgets.inactive.corner_radius, fill);
    }
    paint_focus_ring(ui, &response);
    let inner = rect.shrink2(Vec2::new(space::S, 0.0));
    let detail = layout_truncated(ui, &kind, Face::Small, palette.text_muted, inner.width() / 2.0);
    let left = inner.right() - detail.size().x;
    paint_left_centered(ui, inner.with_min_x(left), detail, palette.text_muted);
    let color = if entry.is_retired { palette.text_muted } else { palette.text };
    let name = layout_truncated(ui, &entry.name, Face::Ui, color, left - space::M - inner.left());
    paint_left_centered(ui, inner, name, color);
    response
}

/// The open stories with the chosen tag; a click goes to one.
fn show_stories(ui: &mut Ui, cx: Cx<'_>, stories: &[&Document], is_enabled: bool, out: &mut Outbox) {
    hint(ui, cx.i18n.msg_count("vocabulary-stories", stories.len()));
    let height = (size::LINK + space::HAIR) * VISIBLE_STORIES;
    let area = ScrollArea::vertical().id_salt("vocabulary-stories").auto_shrink([false, true]).max_height(height);
    area.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::HAIR;
        for document in stories {
            let name = document.name();
            let name = if name.is_empty() { cx.msg("story-untitled") } else { name.to_owned() };
            ui.push_id(document.id().number(), |ui| {
                ui.add_enabled_ui(is_enabled, |ui| {
                    if flat_button(ui, layout_prefix(&name)).clicked() {
                        out.push(Action::Vocabulary(VocabularyAction::ShowDocument(document.id())));
                    }
                });
            });
        }
    });
}

/// Two tags that may be the same, in what they differ, and the buttons that merge them.
fn show_pair(ui: &mut Ui, cx: Cx<'_>, pair: &NearDuplicate, out: &mut Outbox) {
    let reason = cx.msg(match pair.kind {
        NearDuplicateKind::Spelling => "vocabulary-differ-spelling",
        NearDuplicateKind::Affixes => "vocabulary-differ-affixes",
        NearDuplicateKind::WordOrder => "vocabulary-differ-order",
        NearDuplicateKind::Typo => "vocabulary-differ-letter",
    });
    let row = Vec2::new(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_size(row);
        for (kept, merged) in [(&pair.other, &pair.one), (&pair.one, &pair.other)] {
            let name = MessageArg::Text(ellipsize(kept, MAX_BUTTON_BYTES).into_owned());
            if flat_button(ui, &cx.i18n.msg_args("vocabulary-keep", &[("tag", name)])).clicked() {
                let (from, into) = (merged.clone(), kept.clone());
                out.push(Action::Vocabulary(VocabularyAction::Merge { from, into }));
            }
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let text = format!("{} · {} · {reason}", pair.one, pair.other);
            ui.add(Label::new(RichText::new(layout_prefix(&text)).font(Face::Ui.font())).truncate());
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_gives_the_tag_as_it_was_unless_it_is_edited() {
        let entry = TagEntry {
            aliases: vec!["Putin, Vladimir".to_owned(), "V.V. Putin".to_owned()],
            retired_forms: vec!["Putin".to_owned()],
            broader: Some("Rusia".to_owned()),
            ..TagEntry::new("Vladimir Putin", TagKind::Person)
        };
        let mut draft = TagDraft::of(&entry);
        assert_eq!(draft.content(), entry);
        assert_eq!(draft.aliases, "Putin, Vladimir; V.V. Putin;");
        draft.aliases.push_str(" Владимир Путин");
        draft.broader = "  ".to_owned();
        let edited = draft.content();
        assert_eq!(edited.aliases, ["Putin, Vladimir", "V.V. Putin", "Владимир Путин"]);
        assert_eq!(edited.broader, None);
        assert_eq!(split_forms("KPK, komisi antikorupsi ,,"), ["KPK", "komisi antikorupsi"]);
    }

    #[test]
    fn every_kind_of_tag_is_offered() {
        for kind in [TagKind::Person, TagKind::Organisation, TagKind::Place, TagKind::Topic, TagKind::Event] {
            assert!(KINDS.iter().any(|(known, message)| *known == kind && kind_message(kind) == *message));
        }
    }
}
