//! Redaksi: a desktop workbench for news editors. The command line and the window around [`redaksi_core`].
//!
//! ARCHITECTURE.md describes each module.

#[cfg(feature = "gui")]
pub mod app { pub use crate::jobs::{Profile, run_job}; }
pub mod cli;
pub mod i18n;
pub mod jobs;
pub mod logging;
pub mod storage;
#[cfg(test)]
#[path = "../tests/support/requirements.rs"]
mod test_requirements;
#[cfg(feature = "gui")]
pub mod ui;
pub mod workspace;
