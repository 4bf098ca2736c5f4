//! The core of Redaksi: extracts a news story from raw text or HTML, keeps it in an editable model and writes it. The core opens no file, starts no thread, reads no clock and knows no window.
//!
//! The modules, each using only modules listed before it: [`text`], [`html`], [`article`], [`packs`], [`extract`],
//! [`formats`] and [`tags`].
//!
//! ```
//! use redaksi_core::article::{Decision, EditError, SourceText};
//! use redaksi_core::extract::extract;
//! use redaksi_core::formats::{self, Format};
//! use redaksi_core::packs::Packs;
//!
//! let raw = "Warga Menanam Bakau\n\nWarga desa menanam seribu bibit bakau di pesisir pada hari Minggu.\n\n\
//!            Baca juga: Nelayan Memperbaiki Dermaga\n\nBibit itu tumbuh di kebun sekolah sejak awal tahun.";
//! let mut article = extract(SourceText::new("raw.txt", raw.as_bytes()), &Packs::built_in());
//!
//! // The promo was found; it stays in the story until a decision is made.
//! assert_eq!(article.passages.len(), 1);
//! assert_eq!(article.passages[0].decision, Decision::Undecided);
//!
//! // A transaction describes a change; applying it returns its inverse.
//! let before = article.clone();
//! let clean = article.remove_certain_promos().expect("the promo is certain");
//! let undo = clean.apply(&mut article)?;
//! assert!(!formats::write(&article, Format::Text).contains("Dermaga"));
//!
//! undo.apply(&mut article)?;
//! assert_eq!(article, before);
//! # Ok::<(), EditError>(())
//! ```
//!
//! All offsets and ranges are in bytes and on character boundaries; line numbers are 1-based.

pub mod article;
pub mod extract;
pub mod formats;
pub mod html;
pub mod packs;
#[cfg(test)]
mod proptest_config;
pub mod tags;
pub mod text;
