//! The design tokens, from `assets/theme.ron` by way of `build.rs`: colours of both themes, sizes of type, distances,
//! radii, lines, times.

use super::theme::Palette;
use egui::Color32;

include!(concat!(env!("OUT_DIR"), "/tokens.rs"));
