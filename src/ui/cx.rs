//! What every panel and dialog reads while it is shown: the workspace, the language and the colours of this frame.

use crate::i18n::Localizer;
use crate::ui::theme::{Face, Palette, size};
use crate::workspace::{Command, Workspace};
use egui::{RichText, Ui};

/// The context of one frame. It holds no `Ui`, because there is another one at each level of nesting, and no document,
/// because lists and previews also show documents that are not active.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    pub workspace: &'a Workspace,
    pub i18n: &'a Localizer,
    pub palette: &'static Palette,
    pub width: WidthClass,
    /// Whether a modal dialog is open, which takes all keys and commands.
    pub is_modal_open: bool,
}

/// How wide the window is; each class shows more panels than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WidthClass {
    /// Either the story or the inspector.
    Small,
    /// No list of stories beside the inspector.
    Narrow,
    /// One column of the inspector.
    Normal,
    /// Both columns of the inspector.
    Wide,
    /// All panels, and longer headlines in the list of stories.
    Roomy,
}

impl WidthClass {
    /// The class of a window that is `width` points wide.
    fn from_width(width: f32) -> Self {
        match width {
            width if width < size::SMALL => Self::Small,
            width if width < size::NARROW => Self::Narrow,
            width if width < size::WIDE => Self::Normal,
            width if width < size::ROOMY => Self::Wide,
            _ => Self::Roomy,
        }
    }
}

impl<'a> Cx<'a> {
    /// The context of the current frame.
    pub fn new(ui: &Ui, workspace: &'a Workspace, i18n: &'a Localizer, is_modal_open: bool) -> Self {
        Self {
            workspace,
            i18n,
            palette: Palette::current(ui),
            width: WidthClass::from_width(ui.ctx().content_rect().width()),
            is_modal_open,
        }
    }

    /// The message in the language of the window.
    pub fn msg(self, id: &str) -> String {
        self.i18n.msg(id)
    }

    /// The name of a command as menus and the palette show it now: undoing a bulk operation says in how many stories, applying a
    /// fix what it does.
    pub fn command_label(self, command: Command) -> String {
        if command == Command::ApplyFix
            && let Some(finding) = self.workspace.finding_at_caret()
            && let Some(fix) = finding.clear_fix()
        {
            return self.i18n.fix_label(&finding, fix);
        }
        match self.workspace.bulk_undo().filter(|_| command == Command::UndoBulk) {
            Some((stories, true)) => self.i18n.msg_count("undo-rule-count", stories),
            Some((stories, false)) => self.i18n.msg_count("undo-every-count", stories),
            None => self.i18n.command(command),
        }
    }

    /// The shortcut of a command as menus show it; empty if it has none.
    pub fn shortcut_hint(self, command: Command) -> String {
        self.workspace.keymap().primary(command).map(|keys| self.i18n.shortcut(keys)).unwrap_or_default()
    }

    /// The shortcut of a command, styled for the right end of a menu item.
    pub fn menu_shortcut(self, command: Command) -> RichText {
        RichText::new(self.shortcut_hint(command)).font(Face::Small.font()).color(self.palette.text_muted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_as_wide_as_a_threshold_is_in_the_class_above_it() {
        let classes = [size::SMALL, size::NARROW, size::WIDE, size::ROOMY]
            .map(|width| [width - 1.0, width].map(WidthClass::from_width));
        assert_eq!(
            classes,
            [
                [WidthClass::Small, WidthClass::Narrow],
                [WidthClass::Narrow, WidthClass::Normal],
                [WidthClass::Normal, WidthClass::Wide],
                [WidthClass::Wide, WidthClass::Roomy],
            ]
        );
    }
}
