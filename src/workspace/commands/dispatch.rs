//! Dispatches the commands of the command table, and decides which of them are enabled.

use crate::workspace::{Action, Asking, Command, Desk, Effect, PasteInto};
use crate::workspace::files::save;
use crate::packs::Then;
use std::time::Duration;

impl Desk {
    pub(crate) fn run(&mut self, command: Command, now: Duration) -> Vec<Effect> {
        match command {
            Command::Open => self.browse_for(Asking::Open),
            Command::OpenFolder => self.browse_for(Asking::OpenFolder),
            Command::OpenPath => {
                self.asking = Some(Asking::Open);
                Vec::new()
            }
            Command::SavePath => {
                self.asking = self.active().map(save::asking_for);
                Vec::new()
            }
            Command::Save => self.save(),
            Command::SaveAs => self.save_as(),
            Command::Versions => self.show_versions(),
            Command::Find | Command::Replace => {
                self.finding += 1;
                self.replaces = command == Command::Replace;
                Vec::new()
            }
            Command::GoTo => {
                self.going += 1;
                Vec::new()
            }
            Command::Alone => {
                self.is_alone = !self.is_alone;
                Vec::new()
            }
            Command::SaveEvery => self.save_every(),
            Command::CleanEvery => {
                self.clean_every(now);
                Vec::new()
            }
            Command::NextUnfinished => {
                self.next_unfinished();
                Vec::new()
            }
            Command::Close => self.close_active(),
            Command::Quit => self.quit(),
            Command::NextStory => self.step_story(1),
            Command::PreviousStory => self.step_story(-1),
            Command::Paste => vec![Effect::ReadClipboard(PasteInto::NewStory)],
            Command::PasteText => vec![Effect::ReadClipboard(PasteInto::Text)],
            Command::Cut | Command::Copy => self.take_selected(command == Command::Cut, now),
            Command::SelectAll => {
                self.select_all();
                Vec::new()
            }
            Command::TeachTakeOut | Command::TeachKeep => {
                self.teach_from_caret(if command == Command::TeachKeep { Then::Keep } else { Then::TakeOut });
                Vec::new()
            }
            Command::ForgetRecent => {
                self.settings.recent.clear();
                self.keep_settings()
            }
            view if view.is_of_view() => self.run_view(view),
            edit => {
                self.edit(Action::Do(edit), now);
                Vec::new()
            }
        }
    }

    /// Whether a command has an effect in the current state.
    #[must_use]
    pub fn can(&self, command: Command) -> bool {
        let story = self.active();
        match command {
            Command::ForgetRecent => !self.settings.recent.is_empty(),
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
            | Command::GoTo
            | Command::Alone
            | Command::TeachTakeOut
            | Command::TeachKeep
            | Command::Received
            | Command::LinksPanel
            | Command::MetadataPanel
            | Command::ChecksPanel
            | Command::RulesPanel
            | Command::ToText
            | Command::NextFinding
            | Command::PreviousFinding
            | Command::PasteText
            | Command::SelectAll => story.is_some(),
            Command::Cut | Command::Copy => story.is_some_and(|story| !story.selected().is_empty()),
            Command::NextStory | Command::PreviousStory | Command::NextUnfinished | Command::StoriesPanel => {
                self.stories.len() > 1
            }
            Command::SaveEvery => self.stories.iter().any(|story| !story.is_saved() || story.format().is_none()),
            Command::CleanEvery => self.stories.iter().any(|story| story.tally().certain > 0),
            Command::Undo => story.is_some_and(|story| story.history().undo_name().is_some()),
            Command::Redo => story.is_some_and(|story| story.history().redo_name().is_some()),
            Command::Clean => story.is_some_and(|story| story.tally().certain > 0),
            Command::RestoreAll => story.is_some_and(|story| story.tally().out > 0),
            // Opening, quitting and view commands are always enabled.
            _ => true,
        }
    }
}
