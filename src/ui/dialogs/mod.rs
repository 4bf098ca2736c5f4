//! The modal dialogs, of which mostly none is open.

pub(crate) mod bulk_edit;
pub(crate) mod command_palette;
pub(crate) mod conflict;
pub(crate) mod copy_parts;
mod dialog;
pub(crate) mod export;
pub(crate) mod file;
pub(crate) mod go_to_anything;
pub(crate) mod goto;
pub(crate) mod key_help;
pub(crate) mod link;
pub(crate) mod ready;
pub(crate) mod recovery;
pub(crate) mod revise;
pub(crate) mod rule;
pub(crate) mod tour;
pub(crate) mod unsaved;
pub(crate) mod versions;
pub(crate) mod vocabulary;

use crate::ui::cx::Cx;
use crate::ui::dialogs::dialog::Dialog;
use crate::ui::outbox::Outbox;
use egui::Ui;

/// All dialogs of the window.
#[derive(Debug, Default)]
pub struct Dialogs {
    file: file::FileDialog,
    unsaved: unsaved::UnsavedDialog,
    goto: goto::GotoDialog,
    bulk_edit: bulk_edit::BulkEditDialog,
    go_to_anything: go_to_anything::GoToAnything,
    command_palette: command_palette::CommandPalette,
    key_help: key_help::KeyHelp,
    tour: tour::Tour,
    recovery: recovery::RecoveryDialog,
    conflict: conflict::ConflictDialog,
    versions: versions::VersionsDialog,
    vocabulary: vocabulary::VocabularyDialog,
    rule: rule::RuleDialog,
    ready: ready::ReadyDialog,
    copy_parts: copy_parts::CopyPartsDialog,
    export: export::ExportDialog,
    attach_original: revise::AttachOriginalDialog,
    pair_paragraphs: revise::PairParagraphsDialog,
    comment: revise::CommentDialog,
    link: link::LinkDialog,
    dismissal: revise::DismissalDialog,
    fixes: revise::FixesDialog,
    glossary: revise::GlossaryDialog,
}

impl Dialogs {
    /// Shows the dialog that is open.
    pub fn show(&mut self, ui: &Ui, cx: Cx<'_>, out: &mut Outbox) {
        let dialogs: [&mut dyn Dialog; 23] = [
            &mut self.file,
            &mut self.unsaved,
            &mut self.goto,
            &mut self.bulk_edit,
            &mut self.go_to_anything,
            &mut self.command_palette,
            &mut self.key_help,
            &mut self.tour,
            &mut self.recovery,
            &mut self.conflict,
            &mut self.versions,
            &mut self.vocabulary,
            &mut self.rule,
            &mut self.ready,
            &mut self.copy_parts,
            &mut self.export,
            &mut self.attach_original,
            &mut self.pair_paragraphs,
            &mut self.comment,
            &mut self.link,
            &mut self.dismissal,
            &mut self.fixes,
            &mut self.glossary,
        ];
        for dialog in dialogs {
            if cx.workspace.modal().is_some_and(|modal| dialog.is_for(modal)) {
                dialog.show(ui, cx, out);
            } else if !cx.workspace.has_modal(|modal| dialog.is_for(modal)) {
                dialog.reset();
            }
        }
    }
}
