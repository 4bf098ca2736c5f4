//! View state: panels, zoom, theme, overlay and keyboard focus.

use crate::workspace::{Command, Desk, Effect, LanguageChoice, ThemeChoice};
use crate::checks::{findings, place_in_text};
use serde::{Deserialize, Serialize};

/// A panel of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename = "Tab")]
pub enum Tab {
    /// Promos and excluded lines.
    #[default]
    #[serde(rename = "Links")]
    Links,
    /// Fields and tags.
    Metadata,
    /// Findings of the checks.
    Checks,
    /// User rules.
    Rules,
}

impl Tab {
    /// Every panel, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Links, Self::Metadata, Self::Checks, Self::Rules];

    /// The command that focuses the panel.
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

/// A target of a focus request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// The text editor.
    #[default]
    Text,
    /// The document list.
    Stories,
    /// A panel of the inspector.
    Panel(Tab),
}

/// Which panels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the document list is shown when several documents are open.
    #[serde(rename = "stories")]
    pub stories: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// The selected panel of the inspector.
    pub tab: Tab,
    /// Whether the source text is shown beside the document, if the window is wide enough.
    #[serde(rename = "received")]
    pub received: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self { stories: true, inspector: true, tab: Tab::Links, received: true }
    }
}

/// An overlay over the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The command palette.
    Palette,
    /// The list of all shortcuts.
    KeyHelp,
    /// The introductory tour.
    Tour,
}

/// One zoom step, in percent.
const SIZE_STEP: u16 = 10;

/// The number of recent commands in the palette.
const RECENT: usize = 6;

/// A sample story to try the program with.
const SAMPLE: &str = include_str!("../../samples/jembatan-gantung.txt");

impl Desk {
    /// Runs a command that changes the view.
    pub(crate) fn run_view(&mut self, command: Command) -> Vec<Effect> {
        match command {
            Command::Palette => self.overlay = Some(Overlay::Palette),
            Command::KeyHelp => self.overlay = Some(Overlay::KeyHelp),
            Command::Tour => {
                self.overlay = Some(Overlay::Tour);
                // The tour needs a document.
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

    /// Changes a setting and saves it.
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

    /// Asks the window to move the keyboard focus.
    pub(crate) fn ask_for(&mut self, place: Place) {
        self.place_asked = (place, self.place_asked.1 + 1);
    }

    /// Shows a panel of the inspector and focuses it.
    fn show_tab(&mut self, tab: Tab) {
        self.settings.panels.inspector = true;
        self.settings.panels.tab = tab;
        self.ask_for(Place::Panel(tab));
        self.is_alone = false;
    }

    /// Hides the document list or the inspector, and focuses the editor.
    pub(crate) fn leave(&mut self, place: Place) -> Vec<Effect> {
        match place {
            Place::Text => {}
            Place::Stories => self.settings.panels.stories = false,
            Place::Panel(_) => self.settings.panels.inspector = false,
        }
        self.ask_for(Place::Text);
        self.keep_settings()
    }

    /// Selects the next or previous finding in the text, wrapping around at the ends.
    fn step_finding(&mut self, is_forward: bool) {
        let Some(story) = self.active_mut() else { return };
        let mut places: Vec<_> =
            findings(story.article()).iter().filter_map(|finding| place_in_text(story.article(), finding)).collect();
        places.sort_by_key(|place| place.start);
        let selection = story.selected();
        let next = if is_forward {
            places
                .iter()
                .find(|place| place.start > selection.start || place.start == selection.start && selection.is_empty())
                .or(places.first())
        } else {
            places.iter().rev().find(|place| place.start < selection.start).or(places.last())
        };
        match next.cloned() {
            Some(place) => {
                story.place_selection(place.start, place.end);
                self.ask_for(Place::Text);
            }
            None => self.tell(crate::workspace::Notice::info("no-findings")),
        }
    }

    /// Runs a command chosen in the palette, closes the palette and adds the command to the recent ones.
    pub(crate) fn run_chosen(&mut self, command: Command, now: std::time::Duration) -> Vec<Effect> {
        self.overlay = None;
        let recent = &mut self.settings.recent_commands;
        recent.retain(|code| code != command.code());
        recent.insert(0, command.code().to_owned());
        recent.truncate(RECENT);
        let mut effects = self.keep_settings();
        effects.extend(self.run(command, now));
        effects
    }

    /// The commands recently chosen in the palette, the latest first.
    pub fn recent_commands(&self) -> impl Iterator<Item = Command> {
        let of_code = |code: &String| Command::ALL.into_iter().find(|command| command.code() == code);
        self.settings.recent_commands.iter().filter_map(of_code)
    }

    /// The overlay, if one is shown.
    #[must_use]
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    /// The last requested focus target, and the number of requests so far.
    #[must_use]
    pub fn place_asked(&self) -> (Place, u64) {
        self.place_asked
    }

    /// The active keymap.
    #[must_use]
    pub fn keymap(&self) -> &crate::workspace::Keymap {
        &self.keymap
    }

    /// Sets the keymap of the user.
    pub fn set_keymap(&mut self, keymap: crate::workspace::Keymap) {
        self.keymap = keymap;
    }
}
