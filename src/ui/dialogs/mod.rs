//! The modal dialogs, of which mostly none is open.

pub(crate) mod command_palette;
pub(crate) mod conflict;
pub(crate) mod file;
pub(crate) mod goto;
pub(crate) mod key_help;
pub(crate) mod recovery;
pub(crate) mod rule;
pub(crate) mod tour;
pub(crate) mod unsaved;
pub(crate) mod versions;

use crate::ui::cx::Cx;
use crate::ui::outbox::Outbox;
use egui::Ui;

/// A modal dialog, with what it keeps between frames.
trait Dialog {
    /// Whether the workspace has the dialog open.
    fn state(&self, cx: Cx<'_>) -> DialogState;

    /// Shows the dialog; called while it is open.
    fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox);

    /// Forgets what must not be there when the dialog opens again; called while it is closed.
    fn reset(&mut self) {}
}

/// Whether a dialog is shown in this frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DialogState {
    Closed,
    /// Waits behind another dialog and keeps its drafts.
    Hidden,
    Open,
}

impl DialogState {
    fn open_if(is_open: bool) -> Self {
        if is_open { Self::Open } else { Self::Closed }
    }
}

/// All dialogs of the window.
#[derive(Debug, Default)]
pub struct Dialogs {
    file: file::FileDialog,
    unsaved: unsaved::UnsavedDialog,
    goto: goto::GotoDialog,
    command_palette: command_palette::CommandPalette,
    key_help: key_help::KeyHelp,
    tour: tour::Tour,
    recovery: recovery::RecoveryDialog,
    conflict: conflict::ConflictDialog,
    versions: versions::VersionsDialog,
    rule: rule::RuleDialog,
}

impl Dialogs {
    /// Shows the dialogs that are open; a later one lies over an earlier one.
    pub fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let dialogs: [&mut dyn Dialog; 10] = [
            &mut self.file,
            &mut self.unsaved,
            &mut self.goto,
            &mut self.command_palette,
            &mut self.key_help,
            &mut self.tour,
            &mut self.recovery,
            &mut self.conflict,
            &mut self.versions,
            &mut self.rule,
        ];
        for dialog in dialogs {
            match dialog.state(cx) {
                DialogState::Closed => dialog.reset(),
                DialogState::Hidden => {}
                DialogState::Open => dialog.show(ui, cx, out),
            }
        }
    }
}
