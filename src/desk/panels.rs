//! What of the window is shown, and how: panels, size, theme, and what lies over the desk.

use super::{Command, Desk, Effect, LanguageChoice, ThemeChoice};
use crate::checks::{findings, place_in_text};
use serde::{Deserialize, Serialize};

/// A panel of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tab {
    /// Promos, and what was set aside.
    #[default]
    Links,
    /// Fields and tags.
    Metadata,
    /// What looks wrong.
    Checks,
    /// The editor's own rules.
    Rules,
}

impl Tab {
    /// Every panel, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Links, Self::Metadata, Self::Checks, Self::Rules];

    /// The command that goes to it.
    #[must_use]
    pub fn command(self) -> Command {
        match self {
            Self::Links => Command::LinksPanel,
            Self::Metadata => Command::MetadataPanel,
            Self::Checks => Command::ChecksPanel,
            Self::Rules => Command::RulesPanel,
        }
    }
}

/// Where the person asks to go in the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Into the text of the story.
    #[default]
    Text,
    /// Into the list of stories.
    Stories,
    /// Into a panel of the inspector.
    Panel(Tab),
}

/// Which panels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the list of stories is, where several are open.
    pub stories: bool,
    /// Whether the inspector is.
    pub inspector: bool,
    /// Which panel of it.
    pub tab: Tab,
    /// Whether the text as it was received stands beside the story, where there is room for both.
    pub received: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self { stories: true, inspector: true, tab: Tab::Links, received: true }
    }
}

/// What lies over the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// Commands, found by their names.
    Palette,
    /// All keys.
    KeyHelp,
    /// The desk in a few steps.
    Tour,
}

/// How far one step goes that makes the window's parts larger or smaller, in hundredths.
const SIZE_STEP: u16 = 10;

/// How many commands the palette remembers.
const RECENT: usize = 6;

/// A story of our own to try things on.
const SAMPLE: &str = include_str!("../../samples/jembatan-gantung.txt");

impl Desk {
    /// Runs a command about what is shown.
    pub(super) fn run_view(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Palette => self.overlay = Some(Overlay::Palette),
            Command::KeyHelp => self.overlay = Some(Overlay::KeyHelp),
            Command::Tour => {
                self.overlay = Some(Overlay::Tour);
                // It leads through a story.
                if self.active.is_none() {
                    return self.open_text(SAMPLE.to_owned());
                }
            }
            Command::OpenSample => return self.open_text(SAMPLE.to_owned()),
            Command::NextFinding => self.step_finding(true),
            Command::PreviousFinding => self.step_finding(false),
            Command::ToText => self.ask_for(Place::Text),
            choice => {
                self.choose(choice);
                return self.keep_settings();
            }
        }
        Vec::new()
    }

    /// Makes a choice that is kept in the settings.
    fn choose(&mut self, command: Command) {
        let settings = &mut self.settings;
        match command {
            Command::StoriesPanel => {
                settings.panels.stories = true;
                self.is_alone = false;
                self.ask_for(Place::Stories);
            }
            Command::Received => settings.panels.received ^= true,
            Command::Larger => settings.set_size(settings.size.saturating_add(SIZE_STEP)),
            Command::Smaller => settings.set_size(settings.size.saturating_sub(SIZE_STEP)),
            Command::UsualSize => settings.size = 100,
            Command::ThemeSystem => settings.theme = ThemeChoice::System,
            Command::ThemeLight => settings.theme = ThemeChoice::Light,
            Command::ThemeDark => settings.theme = ThemeChoice::Dark,
            Command::LanguageSystem => settings.language = LanguageChoice::System,
            Command::LanguageEnglish => settings.language = LanguageChoice::English,
            Command::LanguageIndonesian => settings.language = LanguageChoice::Indonesian,
            Command::PrintedSigns => settings.printed_signs ^= true,
            Command::Invisibles => settings.invisibles ^= true,
            Command::StillMotion => settings.still ^= true,
            panel => Tab::ALL.into_iter().filter(|tab| tab.command() == panel).for_each(|tab| self.show_tab(tab)),
        }
    }

    /// Asks the window to go to a place.
    pub(super) fn ask_for(&mut self, place: Place) {
        self.place_asked = (place, self.place_asked.1 + 1);
    }

    /// Shows a panel and goes into it.
    fn show_tab(&mut self, tab: Tab) {
        self.settings.panels.inspector = true;
        self.settings.panels.tab = tab;
        self.ask_for(Place::Panel(tab));
        self.is_alone = false;
    }

    /// Hides the list of stories, or the inspector, and goes back into the text.
    pub(super) fn leave(&mut self, place: Place) -> Vec<Effect> {
        match place {
            Place::Text => {}
            Place::Stories => self.settings.panels.stories = false,
            Place::Panel(_) => self.settings.panels.inspector = false,
        }
        self.ask_for(Place::Text);
        self.keep_settings()
    }

    /// Goes to the next thing in the text that wants a look, or the one before; round at the ends.
    fn step_finding(&mut self, is_forward: bool) {
        let Some(story) = self.active_mut() else { return };
        let mut places: Vec<_> =
            findings(story.article()).iter().filter_map(|finding| place_in_text(story.article(), finding)).collect();
        places.sort_by_key(|place| place.start);
        let standing = story.selected();
        let next = if is_forward {
            places
                .iter()
                .find(|place| place.start > standing.start || place.start == standing.start && standing.is_empty())
                .or(places.first())
        } else {
            places.iter().rev().find(|place| place.start < standing.start).or(places.last())
        };
        match next.cloned() {
            Some(place) => {
                story.place_selection(place.start, place.end);
                self.ask_for(Place::Text);
            }
            None => self.tell(super::Notice::info("no-findings")),
        }
    }

    /// What the person chose in the palette: it closes, and remembers that.
    pub(super) fn run_chosen(&mut self, command: Command, now: std::time::Duration) -> Vec<Effect> {
        self.overlay = None;
        let recent = &mut self.settings.recent_commands;
        recent.retain(|code| code != command.code());
        recent.insert(0, command.code().to_owned());
        recent.truncate(RECENT);
        let mut effects = self.keep_settings();
        effects.extend(self.run(command, now));
        effects
    }

    /// The commands that were chosen in the palette, the last one first.
    pub fn recent_commands(&self) -> impl Iterator<Item = Command> {
        let of_code = |code: &String| Command::ALL.into_iter().find(|command| command.code() == code);
        self.settings.recent_commands.iter().filter_map(of_code)
    }

    /// What lies over the desk, where something does.
    #[must_use]
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    /// Where the person asked to go last, and how often that was.
    #[must_use]
    pub fn place_asked(&self) -> (Place, u64) {
        self.place_asked
    }

    /// The keys in force.
    #[must_use]
    pub fn keymap(&self) -> &super::Keymap {
        &self.keymap
    }

    /// Puts the person's own keys in force.
    pub fn set_keymap(&mut self, keymap: super::Keymap) {
        self.keymap = keymap;
    }
}
