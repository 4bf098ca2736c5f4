//! The core of Redaksi: extracts a news story from raw text or HTML, keeps it in an editable model, checks it and writes
//! it. The core opens no file, starts no thread, reads no clock and knows no window.
//!
//! The modules, each using only modules listed before it: [`text`], [`html`], [`article`], [`packs`], [`extract`],
//! [`formats`], [`tags`] and [`checks`].
//!
//! ```
//! use redaksi_core::article::SourceText;
//! use redaksi_core::packs::Packs;
//! use redaksi_core::{extract, formats};
//!
//! let raw = "Warga Menanam Bakau\n\nWarga desa menanam seribu bibit bakau di pesisir pada hari Minggu.\n\n\
//!            Baca juga: Nelayan Memperbaiki Dermaga\n\nBibit itu tumbuh di kebun sekolah sejak awal tahun.";
//! let mut article = extract::extract(SourceText::new("raw.txt", raw.as_bytes()), &Packs::built_in());
//! assert_eq!(article.passages.len(), 1, "the promo was found");
//!
//! let clean = article.remove_certain_promos().expect("the promo is certain");
//! clean.apply(&mut article)?;
//! let published = formats::write(&article, formats::Format::Text);
//! assert!(!published.contains("Dermaga"));
//! # Ok::<(), redaksi_core::article::EditError>(())
//! ```

pub mod article;
pub mod checks;
pub mod extract;
pub mod formats;
pub mod html;
pub mod packs;
#[cfg(test)]
mod proptest_config;
pub mod tags;
pub mod text;
