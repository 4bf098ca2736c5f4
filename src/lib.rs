//! Redaksi: a desktop editor that turns raw news stories into clean articles.
//!
//! The modules, each using only modules listed before it: [`text`], [`pages`], [`article`], [`packs`], [`reading`],
//! [`formats`], [`tags`], [`checks`], [`workspace`], [`words`], [`disk`], [`cli`], [`ui`] and [`app`]. ARCHITECTURE.md
//! describes each.

pub mod app;
pub mod article;
pub mod checks;
pub mod cli;
pub mod extract;
pub mod formats;
pub mod html;
pub mod i18n;
pub mod jobs;
pub mod packs;
pub mod storage;
pub mod tags;
pub mod text;
pub mod ui;
pub mod workspace;
