//! Redaksi: a desktop workbench for news editors.
//!
//! The rooms, each looking only down: [`text`], [`article`], [`packs`], [`reading`], [`formats`], [`checks`],
//! [`tagging`], [`desk`], [`words`], [`disk`], [`ui`] and [`cli`], [`app`]. ARCHITECTURE.md says what each is for.

pub mod article;
pub mod text;
