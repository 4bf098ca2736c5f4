//! Redaksi: a desktop workbench for news editors.
//!
//! The rooms, each looking only down: [`text`], [`pages`], [`article`], [`packs`], [`reading`], [`formats`], [`tagging`],
//! [`checks`], [`desk`], [`words`], [`disk`], [`cli`], [`ui`] and [`app`]. ARCHITECTURE.md says what each is for.

pub mod app;
pub mod article;
pub mod checks;
pub mod cli;
pub mod desk;
pub mod disk;
pub mod formats;
pub mod packs;
pub mod pages;
pub mod reading;
pub mod tagging;
pub mod text;
pub mod ui;
pub mod words;
