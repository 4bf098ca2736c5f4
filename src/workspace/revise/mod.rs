//! What an editor of a translation does: attaches the original and pairs paragraphs with it, applies and dismisses findings,
//! writes comments, and goes through tracked changes.

pub(crate) mod comments;
pub(crate) mod findings;
pub(crate) mod glossary;
pub(crate) mod original;
pub(crate) mod tracked_changes;

use crate::workspace::state::revise::ReviseAction;
use crate::workspace::{Effect, Modal, Workspace};
use std::time::Duration;

impl Workspace {
    pub(crate) fn handle_revise_action(&mut self, action: ReviseAction, now: Duration) -> Vec<Effect> {
        match action {
            ReviseAction::GoToDoubtfulLine => self.go_to_doubtful_line(),
            ReviseAction::AttachDocument(id) => return self.attach_document(id),
            ReviseAction::AttachText(text) => return self.attach_text(text),
            ReviseAction::ChooseOriginal => return self.choose_original(),
            ReviseAction::PasteOriginal => return self.paste_original(),
            ReviseAction::Pair(blocks) => self.pair_paragraphs(&blocks, now),
            ReviseAction::Unpair(block) => self.transact(now, |article| article.unpair(block)),
            ReviseAction::Dismiss(finding, reason) => self.dismiss_finding(&finding, &reason, now),
            ReviseAction::Undismiss(rule, hash) => self.transact(now, |article| article.undismiss(&rule, &hash)),
            ReviseAction::Mute(rule) => return self.mute_rule(rule),
            ReviseAction::Unmute(code) => {
                return self.change_settings(|settings| settings.muted_rules.retain(|muted| *muted != code));
            }
            ReviseAction::ApplyFix(finding, fix) => self.apply_fix(&finding, &fix, now),
            ReviseAction::PreviewFixes(rule) => self.preview_fixes(rule),
            ReviseAction::ApplyFixes(findings) => self.apply_fixes(&findings, now),
            ReviseAction::AddComment(range, text) => self.add_comment(&range, &text, now),
            ReviseAction::EditComment(id, text) => self.transact(now, |article| article.edit_comment(id, &text)),
            ReviseAction::ResolveComment(id, done) => self.transact(now, |article| article.resolve_comment(id, done)),
            ReviseAction::RemoveComment(id) => self.transact(now, |article| article.remove_comment(id)),
            ReviseAction::AcceptChange(hash) => self.accept_change(&hash, now),
            ReviseAction::TakeBackChange(hash) => self.take_back_change(&hash, now),
            ReviseAction::AddToGlossary(entry) => return self.add_to_glossary(entry),
            ReviseAction::Close => self.close_revise_dialog(),
        }
        Vec::new()
    }

    fn close_revise_dialog(&mut self) {
        self.modals.retain(|modal| {
            !matches!(
                modal,
                Modal::AttachOriginal
                    | Modal::PairParagraphs(_)
                    | Modal::Comment(_)
                    | Modal::Dismissal(_)
                    | Modal::Glossary(_)
                    | Modal::Fixes(_)
            )
        });
    }
}
