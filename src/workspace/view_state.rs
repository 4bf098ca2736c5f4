//! View state: panels, zoom, theme, overlay and keyboard focus.

use crate::workspace::{Command, Effect, LanguageChoice, ThemeChoice, Workspace};
use redaksi_core::checks::{finding_range, run_checks};
use serde::{Deserialize, Serialize};

/// A panel of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename = "Tab")]
pub enum InspectorTab {
    /// Promos and excluded lines.
    #[default]
    #[serde(rename = "Links")]
    Promos,
    /// Fields and tags.
    Metadata,
    /// Findings of the checks.
    Checks,
    /// User rules.
    Rules,
}

impl InspectorTab {
    /// Every panel, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Promos, Self::Metadata, Self::Checks, Self::Rules];

    /// The command that focuses the panel.
    #[must_use]
    pub fn command(self) -> Command {
        match self {
            Self::Promos => Command::PromosPanel,
            Self::Metadata => Command::MetadataPanel,
            Self::Checks => Command::ChecksPanel,
            Self::Rules => Command::RulesPanel,
        }
    }
}

/// A target of a focus request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FocusTarget {
    /// The text editor.
    #[default]
    Editor,
    /// The document list.
    DocumentList,
    /// A panel of the inspector.
    Panel(InspectorTab),
}

/// Which panels are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the document list is shown when several documents are open.
    #[serde(rename = "stories")]
    pub document_list: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// The selected panel of the inspector.
    pub tab: InspectorTab,
    /// Whether the source text is shown beside the document, if the window is wide enough.
    #[serde(rename = "received")]
    pub source: bool,
}

impl Default for Panels {
    fn default() -> Self {
        Self { document_list: true, inspector: true, tab: InspectorTab::Promos, source: true }
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
const ZOOM_STEP: u16 = 10;

/// The number of recent commands in the palette.
const MAX_RECENT_COMMANDS: usize = 6;

/// A sample story to try the program with.
const SAMPLE: &str = include_str!("../../samples/jembatan-gantung.txt");

impl Workspace {
    /// Runs a command that changes the view.
    pub(crate) fn run_view_command(&mut self, command: Command) -> Vec<Effect> {
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
            Command::NextFinding => self.go_to_finding(true),
            Command::PreviousFinding => self.go_to_finding(false),
            Command::FocusEditor => self.request_focus(FocusTarget::Editor),
            choice => {
                self.apply_setting(choice);
                return self.save_settings();
            }
        }
        Vec::new()
    }

    /// Changes a setting and saves it.
    fn apply_setting(&mut self, command: Command) {
        let settings = &mut self.settings;
        match command {
            Command::DocumentsPanel => {
                settings.panels.document_list = true;
                self.is_focus_mode = false;
                self.request_focus(FocusTarget::DocumentList);
            }
            Command::ToggleSource => settings.panels.source ^= true,
            Command::ZoomIn => settings.set_zoom(settings.zoom_percent.saturating_add(ZOOM_STEP)),
            Command::ZoomOut => settings.set_zoom(settings.zoom_percent.saturating_sub(ZOOM_STEP)),
            Command::ResetZoom => settings.zoom_percent = 100,
            Command::ThemeSystem => settings.theme = ThemeChoice::System,
            Command::ThemeLight => settings.theme = ThemeChoice::Light,
            Command::ThemeDark => settings.theme = ThemeChoice::Dark,
            Command::LanguageSystem => settings.language = LanguageChoice::System,
            Command::LanguageEnglish => settings.language = LanguageChoice::English,
            Command::LanguageIndonesian => settings.language = LanguageChoice::Indonesian,
            Command::SmartPunctuation => settings.smart_punctuation ^= true,
            Command::ShowInvisibles => settings.show_invisibles ^= true,
            Command::ReduceMotion => settings.reduce_motion ^= true,
            panel => {
                InspectorTab::ALL.into_iter().filter(|tab| tab.command() == panel).for_each(|tab| self.show_tab(tab))
            }
        }
    }

    /// Asks the window to move the keyboard focus.
    pub(crate) fn request_focus(&mut self, place: FocusTarget) {
        self.focus_request = (place, self.focus_request.1 + 1);
    }

    /// Shows a panel of the inspector and focuses it.
    fn show_tab(&mut self, tab: InspectorTab) {
        self.settings.panels.inspector = true;
        self.settings.panels.tab = tab;
        self.request_focus(FocusTarget::Panel(tab));
        self.is_focus_mode = false;
    }

    /// Hides the document list or the inspector, and focuses the editor.
    pub(crate) fn hide_panel(&mut self, place: FocusTarget) -> Vec<Effect> {
        match place {
            FocusTarget::Editor => {}
            FocusTarget::DocumentList => self.settings.panels.document_list = false,
            FocusTarget::Panel(_) => self.settings.panels.inspector = false,
        }
        self.request_focus(FocusTarget::Editor);
        self.save_settings()
    }

    /// Selects the next or previous finding in the text, wrapping around at the ends.
    fn go_to_finding(&mut self, is_forward: bool) {
        let Some(document) = self.active_mut() else { return };
        let mut places: Vec<_> = run_checks(document.article())
            .iter()
            .filter_map(|finding| finding_range(document.article(), finding))
            .collect();
        places.sort_by_key(|place| place.start);
        let selection = document.selection();
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
                document.set_selection(place.start, place.end);
                self.request_focus(FocusTarget::Editor);
            }
            None => self.notify(crate::workspace::Notice::info("no-findings")),
        }
    }

    /// Runs a command chosen in the palette, closes the palette and adds the command to the recent ones.
    pub(crate) fn run_from_palette(&mut self, command: Command, now: std::time::Duration) -> Vec<Effect> {
        self.overlay = None;
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

    /// The overlay, if one is shown.
    #[must_use]
    pub fn overlay(&self) -> Option<Overlay> {
        self.overlay
    }

    /// The last requested focus target, and the number of requests so far.
    #[must_use]
    pub fn focus_request(&self) -> (FocusTarget, u64) {
        self.focus_request
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
