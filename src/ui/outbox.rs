//! What the panels and dialogs of one frame ask for.

use crate::workspace::{Action, Command};
use redaksi_core::article::FieldName;

/// The actions of the user in the order in which they were made, and where a click leads.
#[derive(Debug, Default)]
pub struct Outbox {
    actions: Vec<Action>,
    jump: Option<JumpTarget>,
}

/// Where a click in a panel leads: a line number of the source text, the index of a block of the body, or a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JumpTarget {
    Line(u32),
    Block(usize),
    Field(FieldName),
}

impl Outbox {
    /// Adds an action behind all others.
    pub fn push(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// Adds the action that runs a command.
    pub fn run(&mut self, command: Command) {
        self.push(Action::RunCommand(command));
    }

    /// Adds several actions.
    pub fn extend(&mut self, actions: impl IntoIterator<Item = Action>) {
        self.actions.extend(actions);
    }

    /// The number of actions so far; a greater number later means that the user did something in between.
    pub fn len(&self) -> usize {
        self.actions.len()
    }

    /// Sets where a click leads; the last one counts.
    pub fn jump(&mut self, to: JumpTarget) {
        self.jump = Some(to);
    }

    /// Where a click of this frame leads, if there was one.
    pub fn requested_jump(&self) -> Option<JumpTarget> {
        self.jump
    }

    /// Takes out where a click of this frame leads.
    pub fn take_jump(&mut self) -> Option<JumpTarget> {
        self.jump.take()
    }

    /// All actions, in order.
    pub fn into_actions(self) -> Vec<Action> {
        self.actions
    }
}
