//! Tests of the window through its accessibility tree. They need no display and no GPU.
#![cfg(feature = "gui")]

mod crash_safety;
mod dialogs;
mod editor;
mod focus;
mod harness;
mod navigation;
mod publishing;
mod revising;
mod stories;
#[path = "../support/mod.rs"]
mod support;
mod tags;
mod workflows;
