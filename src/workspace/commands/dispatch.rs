//! Dispatches the commands of the command table, and decides which of them are enabled.

use crate::workspace::files::save;
use crate::workspace::{Action, Command, Effect, FilePrompt, PasteTarget, Workspace};
use redaksi_core::packs::MatchAction;
use std::time::Duration;

impl Workspace {
    pub(crate) fn run_command(&mut self, command: Command, now: Duration) -> Vec<Effect> {
        match command {
            Command::Open => self.show_file_dialog(FilePrompt::Open),
            Command::OpenFolder => self.show_file_dialog(FilePrompt::OpenFolder),
            Command::OpenPath => {
                self.file_prompt = Some(FilePrompt::Open);
                Vec::new()
            }
            Command::SavePath => {
                self.file_prompt = self.active().map(save::save_prompt_for);
                Vec::new()
            }
            Command::Save => self.save(),
            Command::SaveAs => self.save_as(),
            Command::Versions => self.show_versions(),
            Command::Find | Command::Replace => {
                self.search_request += 1;
                self.is_replace_shown = command == Command::Replace;
                Vec::new()
            }
            Command::GoToParagraph => {
                self.goto_request += 1;
                Vec::new()
            }
            Command::FocusMode => {
                self.is_focus_mode = !self.is_focus_mode;
                Vec::new()
            }
            Command::SaveAll => self.save_all(),
            Command::CleanAll => {
                self.clean_all(now);
                Vec::new()
            }
            Command::NextUnfinished => {
                self.activate_next_unfinished();
                Vec::new()
            }
            Command::Close => self.close_active(),
            Command::Quit => self.quit(),
            Command::NextDocument => self.cycle_document(1),
            Command::PreviousDocument => self.cycle_document(-1),
            Command::PasteAsDocument => vec![Effect::ReadClipboard(PasteTarget::NewDocument)],
            Command::PasteText => vec![Effect::ReadClipboard(PasteTarget::Text)],
            Command::Cut | Command::Copy => self.cut_or_copy(command == Command::Cut, now),
            Command::SelectAll => {
                self.select_all();
                Vec::new()
            }
            Command::NewRemoveRule | Command::NewKeepRule => {
                self.propose_rules_at_caret(if command == Command::NewKeepRule {
                    MatchAction::Keep
                } else {
                    MatchAction::Remove
                });
                Vec::new()
            }
            Command::ForgetRecent => {
                self.settings.recent_files.clear();
                self.save_settings()
            }
            view if view.is_view_command() => self.run_view_command(view),
            edit => {
                self.handle_edit(Action::RunCommand(edit), now);
                Vec::new()
            }
        }
    }

    /// Whether a command has an effect in the current state.
    #[must_use]
    pub fn is_enabled(&self, command: Command) -> bool {
        let document = self.active();
        match command {
            Command::ForgetRecent => !self.settings.recent_files.is_empty(),
            Command::Save
            | Command::SaveAs
            | Command::SavePath
            | Command::Versions
            | Command::Find
            | Command::Replace
            | Command::Close
            | Command::TogglePassage
            | Command::ToggleSubhead
            | Command::MoveUp
            | Command::MoveDown
            | Command::Duplicate
            | Command::Join
            | Command::UpperCase
            | Command::SentenceCase
            | Command::TitleCase
            | Command::CycleCase
            | Command::ParagraphUp
            | Command::ParagraphDown
            | Command::GoToParagraph
            | Command::FocusMode
            | Command::NewRemoveRule
            | Command::NewKeepRule
            | Command::ToggleSource
            | Command::PromosPanel
            | Command::MetadataPanel
            | Command::ChecksPanel
            | Command::RulesPanel
            | Command::FocusEditor
            | Command::NextFinding
            | Command::PreviousFinding
            | Command::PasteText
            | Command::SelectAll => document.is_some(),
            Command::Cut | Command::Copy => document.is_some_and(|document| !document.selection().is_empty()),
            Command::NextDocument | Command::PreviousDocument | Command::NextUnfinished | Command::DocumentsPanel => {
                self.documents.len() > 1
            }
            Command::SaveAll => {
                self.documents.iter().any(|document| !document.is_saved() || document.format().is_none())
            }
            Command::CleanAll => self.documents.iter().any(|document| document.promo_counts().certain > 0),
            Command::Undo => document.is_some_and(|document| document.history().undo_name().is_some()),
            Command::Redo => document.is_some_and(|document| document.history().redo_name().is_some()),
            Command::Clean => document.is_some_and(|document| document.promo_counts().certain > 0),
            Command::RestoreAll => document.is_some_and(|document| document.promo_counts().out > 0),
            // Opening, quitting and view commands are always enabled.
            _ => true,
        }
    }
}
