//! Dispatches the commands of the command table, and decides which of them are enabled.

use crate::workspace::commands::table::EnabledWhen;
use crate::workspace::files::open::SAMPLE;
use crate::workspace::files::save;
use crate::workspace::{
    Command, Document, Effect, FilePrompt, FocusTarget, InspectorTab, Job, LanguageChoice, Modal, PasteTarget,
    ThemeChoice, Workspace,
};
use redaksi_core::article::{BlockKind, InlineStyleKind, Stage, locate_offset};
use redaksi_core::packs::MatchAction;
use redaksi_core::text::Case;
use redaksi_formats::StoryPart;
use redaksi_tags::TagForm;
use std::time::Duration;

impl Workspace {
    /// Runs a command.
    #[expect(clippy::too_many_lines, reason = "one arm per command")]
    pub(crate) fn run_command(&mut self, command: Command, now: Duration) -> Vec<Effect> {
        match command {
            Command::Open => return self.show_file_dialog(FilePrompt::Open),
            Command::OpenFolder => return self.show_file_dialog(FilePrompt::OpenFolder),
            Command::WatchFolder => return self.show_file_dialog(FilePrompt::WatchFolder),
            Command::StopWatching => return self.stop_watching(),
            Command::OpenPath => self.open_file_prompt(FilePrompt::Open),
            Command::SavePath => {
                if let Some(prompt) = self.active().map(save::save_prompt_for) {
                    self.open_file_prompt(prompt);
                }
            }
            Command::PasteAsDocument => return vec![Effect::ReadClipboard(PasteTarget::NewDocument)],
            Command::Save => return self.save(),
            Command::SaveAs => return self.save_as(),
            Command::SaveAll => return self.save_all(),
            Command::SaveAllAs => return self.save_all_as(),
            Command::OpenAttachments => return self.open_attachments(),
            Command::Export => self.prompt_export_of_active(),
            Command::ExportAll => self.prompt_export_of_all(),
            Command::Versions => return self.show_versions(),
            Command::Close => return self.close_active(),
            Command::Quit => return self.quit(),
            Command::ForgetRecent => {
                self.settings.recent_files.clear();
                return self.save_settings();
            }

            Command::Undo => return self.undo_redo(true),
            Command::Redo => return self.undo_redo(false),
            Command::UndoBulk => return self.undo_bulk(),
            Command::Cut => return self.cut_or_copy(true, now),
            Command::Copy => return self.cut_or_copy(false, now),
            Command::PasteText => return vec![Effect::ReadClipboard(PasteTarget::Text)],
            Command::SelectAll => self.select_all(),
            Command::CopyStory => return self.copy_parts(&[StoryPart::Headline, StoryPart::Body]),
            Command::CopyBody => return self.copy_parts(&[StoryPart::Body]),
            Command::CopyForCms => return self.copy_for_cms(),
            Command::CopyByTemplate => return self.copy_by_template(),
            Command::CopyParts => self.modals.open(Modal::CopyParts),
            Command::CopyHashtags => return self.copy_tags(TagForm::Hashtags),
            Command::CopyTagList => return self.copy_tags(TagForm::CommaList),
            Command::Find => self.view.open_search(false),
            Command::Replace => self.view.open_search(true),
            Command::ToggleSubhead => self.toggle_block_kind(BlockKind::Subhead, now),
            Command::Bold => self.toggle_style(&InlineStyleKind::Bold, now),
            Command::Italic => self.toggle_style(&InlineStyleKind::Italic, now),
            Command::Link => self.show_link(),
            Command::RemoveLinks => self.remove_links(now),
            Command::BulletList => self.toggle_block_kind(BlockKind::BulletItem, now),
            Command::NumberedList => self.toggle_block_kind(BlockKind::NumberedItem, now),
            Command::BlockQuote => self.toggle_block_kind(BlockKind::Quote, now),
            Command::IndentItem => self.change_list_level(true, now),
            Command::OutdentItem => self.change_list_level(false, now),
            Command::MoveUp => self.move_paragraphs(false, now),
            Command::MoveDown => self.move_paragraphs(true, now),
            Command::Duplicate => self.duplicate_paragraphs(now),
            Command::Join => self.join_paragraphs(now),
            Command::UpperCase => self.convert_case(Case::Upper, now),
            Command::SentenceCase => self.convert_case(Case::Sentence, now),
            Command::TitleCase => self.convert_case(Case::Title, now),
            Command::CycleCase => self.cycle_case(now),
            Command::ParagraphUp => self.move_caret_by_paragraph(false),
            Command::ParagraphDown => self.move_caret_by_paragraph(true),
            Command::GoToAnything => self.modals.open(Modal::GoToAnything),
            Command::GoToParagraph => {
                let number = self.goto_request() + 1;
                self.modals.open(Modal::Goto(number));
            }
            Command::FocusEditor => self.view.request_focus(FocusTarget::Editor),
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),

            Command::Clean => self.clean(now),
            Command::CleanAll => self.clean_all(now),
            Command::RestoreAll => self.restore_all(now),
            Command::TogglePassage => self.remove_or_restore_at_caret(now),
            Command::KeepAtCaret => self.keep_at_caret(now),
            Command::OtherPromoEnd => self.use_other_end_at_caret(now),
            Command::GoOnAfterDecision => {
                return self.change_settings(|settings| settings.goes_on_after_decision ^= true);
            }
            Command::NewRemoveRule => self.propose_rules_at_caret(MatchAction::Remove),
            Command::NewKeepRule => self.propose_rules_at_caret(MatchAction::Keep),
            Command::FillFields => self.fill_fields(now),
            Command::AcceptTags => return self.accept_best_tags(now),
            Command::Vocabulary => return self.show_vocabulary(),
            Command::ForgetTagDecisions => return vec![Effect::RunJob(Job::ForgetTagDecisions)],
            Command::AttachOriginal => self.show_attach_original(),
            Command::DetachOriginal => self.detach_original(now),
            Command::ToggleOriginal => return self.toggle_original(),
            Command::PairParagraphs => self.show_pair_paragraphs(),
            Command::UnpairParagraph => {
                let caret = self.active().map_or(0, |document| document.caret_offset);
                self.transact(now, |article| article.unpair(locate_offset(&article.body, caret).0));
            }
            Command::ApplyFix => self.apply_fix_at_caret(now),
            Command::FixAll => self.preview_fixes_at_caret(),
            Command::DismissFinding => self.dismiss_at_caret(false, now),
            Command::DismissWithReason => self.dismiss_at_caret(true, now),
            Command::AddToGlossary => self.show_add_to_glossary(),
            Command::MuteRule => return self.mute_rule_at_caret(),
            Command::AddComment => self.show_add_comment(),
            Command::ResolveComment => self.resolve_comment_at_caret(now),
            Command::NextComment => self.go_to_next_comment(),
            Command::ShowChanges => self.toggle_changes(),
            Command::NextChange => self.go_to_change(true),
            Command::PreviousChange => self.go_to_change(false),
            Command::AcceptChange => self.accept_change_at_caret(now),
            Command::TakeBackChange => self.take_back_change_at_caret(now),
            Command::AcceptAllChanges => self.accept_all_changes(now),
            Command::TakeBackAllChanges => self.take_back_all_changes(now),
            Command::StageReceived => self.set_stage(Stage::Received, now),
            Command::StageInProgress => self.set_stage(Stage::InProgress, now),
            Command::StageReady => self.mark_ready(false, now),
            Command::StagePublished => self.set_stage(Stage::Published, now),
            Command::StageOnHold => self.set_stage(Stage::OnHold, now),
            Command::StageSpiked => self.set_stage(Stage::Spiked, now),
            Command::NextDocument => return self.cycle_document(1),
            Command::PreviousDocument => return self.cycle_document(-1),
            Command::NextUnfinished => self.activate_next_undecided(),

            Command::FocusMode => self.view.is_focus_mode ^= true,
            Command::ReadingView => self.view.is_reading_view ^= true,
            Command::ShowExcluded => self.view.shows_excluded ^= true,
            Command::DocumentsPanel => return self.show_document_list(),
            Command::PromosPanel => return self.show_tab(InspectorTab::Promos),
            Command::MetadataPanel => return self.show_tab(InspectorTab::Metadata),
            Command::ChecksPanel => return self.show_tab(InspectorTab::Checks),
            Command::RulesPanel => return self.show_tab(InspectorTab::Rules),
            Command::TogglePanels => return self.toggle_panels(),
            Command::ToggleSource => return self.toggle_source(),
            Command::ZoomIn => return self.zoom_by(ZOOM_STEP),
            Command::ZoomOut => return self.zoom_by(-ZOOM_STEP),
            Command::ResetZoom => return self.change_settings(|settings| settings.zoom_percent = 100),
            Command::ThemeSystem => return self.change_settings(|settings| settings.theme = ThemeChoice::System),
            Command::ThemeLight => return self.change_settings(|settings| settings.theme = ThemeChoice::Light),
            Command::ThemeDark => return self.change_settings(|settings| settings.theme = ThemeChoice::Dark),
            Command::LanguageSystem => {
                return self.change_settings(|settings| settings.language = LanguageChoice::System);
            }
            Command::LanguageEnglish => {
                return self.change_settings(|settings| settings.language = LanguageChoice::English);
            }
            Command::LanguageIndonesian => {
                return self.change_settings(|settings| settings.language = LanguageChoice::Indonesian);
            }
            Command::SmartPunctuation => return self.change_settings(|settings| settings.smart_punctuation ^= true),
            Command::ShowInvisibles => return self.change_settings(|settings| settings.show_invisibles ^= true),
            Command::ReduceMotion => return self.change_settings(|settings| settings.reduce_motion ^= true),
            Command::Palette => self.modals.open(Modal::Palette),

            Command::KeyHelp => self.modals.open(Modal::KeyHelp),
            Command::Tour => {
                self.modals.open(Modal::Tour);
                // The tour needs a document.
                if self.active().is_none() {
                    return self.open_text(SAMPLE.to_owned());
                }
            }
            Command::OpenSample => return self.open_text(SAMPLE.to_owned()),
        }
        Vec::new()
    }

    /// Runs a command chosen in the palette, closes the palette and adds the command to the recent ones.
    pub(crate) fn run_from_palette(&mut self, command: Command, now: Duration) -> Vec<Effect> {
        self.modals.close(Modal::is_palette);
        let recent = &mut self.settings.recent_commands;
        recent.retain(|code| code != command.code());
        recent.insert(0, command.code().to_owned());
        recent.truncate(MAX_RECENT_COMMANDS);
        let mut effects = self.save_settings();
        effects.extend(self.run_command(command, now));
        effects
    }

    /// The commands recently chosen in the palette, the latest first.
    pub fn recent_commands(&self) -> impl Iterator<Item = Command> {
        let of_code = |code: &String| Command::ALL.into_iter().find(|command| command.code() == code);
        self.settings.recent_commands.iter().filter_map(of_code)
    }

    /// Whether a command has an effect in the current state.
    #[must_use]
    pub fn is_enabled(&self, command: Command) -> bool {
        let document = self.active();
        match command.enabled_when() {
            EnabledWhen::Always => true,
            EnabledWhen::WithRecentFiles => !self.settings.recent_files.is_empty(),
            EnabledWhen::WithWatchedFolder => self.settings.watched_folder.is_some(),
            EnabledWhen::WithDocument => document.is_some(),
            EnabledWhen::WithSeveralDocuments => self.documents.len() > 1,
            EnabledWhen::WithUnsavedDocument => self
                .documents
                .iter()
                .any(|document| !document.is_saved() || document.format().is_none() || !document.drafts().is_empty()),
            EnabledWhen::WithSelection => document.is_some_and(|document| !document.selection().is_empty()),
            EnabledWhen::WithUndo => document.is_some_and(|document| document.history().undo_name().is_some()),
            EnabledWhen::WithRedo => document.is_some_and(|document| document.history().redo_name().is_some()),
            EnabledWhen::WithBulkUndo => self.can_undo_bulk(),
            EnabledWhen::WithCertainPromo => document.is_some_and(Document::has_certain_promo),
            EnabledWhen::WithCertainPromoAnywhere => self.documents.iter().any(Document::has_certain_promo),
            EnabledWhen::WithOriginal => document.is_some_and(|document| document.article().original.is_some()),
            EnabledWhen::WithComments => document.is_some_and(|document| !document.article().comments.is_empty()),
            EnabledWhen::WithTrackedChanges => document.is_some() && self.shows_changes(),
            EnabledWhen::WithAttachments => document.is_some_and(|document| document.mail.is_some()),
            EnabledWhen::WithFinding => self.finding_at_caret().is_some(),
            EnabledWhen::WithFix => self.finding_at_caret().is_some_and(|finding| !finding.fixes.is_empty()),
            EnabledWhen::WithRemovedPromo => document.is_some_and(|document| document.promo_counts().out > 0),
        }
    }
}

impl Workspace {
    /// The code of the message that says what is missing while a command is disabled.
    #[must_use]
    pub fn disabled_reason(&self, command: Command) -> String {
        let needs_no_document = matches!(
            command.enabled_when(),
            EnabledWhen::Always | EnabledWhen::WithRecentFiles | EnabledWhen::WithWatchedFolder
        );
        let missing = if self.active().is_none() && !needs_no_document {
            EnabledWhen::WithDocument
        } else {
            command.enabled_when()
        };
        format!("disabled-{}", missing.code())
    }
}

/// One zoom step, in percent.
const ZOOM_STEP: i16 = 10;

/// The number of recent commands in the palette.
const MAX_RECENT_COMMANDS: usize = 6;
