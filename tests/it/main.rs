//! Integration tests of the workspace, its jobs and the command line. They need no window.

mod autosave;
mod bulk;
mod clean_report;
mod clock;
mod conventions;
mod debian_package;
mod design_tokens;
mod disk_faults;
mod documentation;
mod earlier_versions;
mod exporting;
mod file_conflicts;
mod formatting;
mod glossary;
mod localization;
mod paragraph_commands;
mod revising;
mod search;
mod several_stories;
mod state_files;
#[path = "../support/mod.rs"]
mod support;
mod typed_path;
mod user_rules;
mod vocabulary;
mod watched_folder;
mod workflows;
