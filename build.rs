//! Generates Rust constants from the design tokens in `assets/theme.ron`.

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, error, fs};

const SOURCE: &str = "assets/theme.ron";

/// The design tokens as in the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TokenFile {
    light: BTreeMap<String, String>,
    dark: BTreeMap<String, String>,
    numbers: BTreeMap<String, NumberGroup>,
    margins: BTreeMap<String, (i8, i8, i8, i8, String)>,
}

/// The doc comment of a group, and its numbers by name, each with its doc comment.
type NumberGroup = (String, BTreeMap<String, (f32, String)>);

fn main() -> Result<(), Box<dyn error::Error>> {
    println!("cargo:rerun-if-changed={SOURCE}");
    println!("cargo:rerun-if-changed=build.rs");
    let tokens: TokenFile =
        ron::from_str(&fs::read_to_string(SOURCE)?).map_err(|error| format!("{SOURCE}: {error}"))?;
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("tokens.rs"), generate_constants(&tokens)?)?;
    embed_windows_icon()
}

/// Embeds the icon and the version resource that Windows Explorer shows.
#[cfg(windows)]
fn embed_windows_icon() -> Result<(), Box<dyn error::Error>> {
    println!("cargo:rerun-if-changed=assets/icon.ico");
    Ok(winresource::WindowsResource::new().set_icon("assets/icon.ico").compile()?)
}

#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "the function for Windows returns errors")]
fn embed_windows_icon() -> Result<(), Box<dyn error::Error>> {
    Ok(())
}

fn generate_constants(tokens: &TokenFile) -> Result<String, Box<dyn error::Error>> {
    let mut code = String::new();
    for (name, colours) in [("LIGHT", &tokens.light), ("DARK", &tokens.dark)] {
        writeln!(code, "pub(super) const {name}: Palette = Palette {{")?;
        for (role, colour) in colours {
            let value = u32::from_str_radix(colour, 16).ok().filter(|_| colour.len() == 6);
            let [_, r, g, b] = value.ok_or_else(|| format!("{SOURCE}: {role}: {colour} is no colour"))?.to_be_bytes();
            writeln!(code, "    {role}: Color32::from_rgb({r}, {g}, {b}),")?;
        }
        writeln!(code, "}};")?;
    }
    for (group, (doc, items)) in &tokens.numbers {
        // egui's corner radii are integers.
        let kind = if group == "radius" { "u8" } else { "f32" };
        writeln!(code, "#[doc = {doc:?}]\npub mod {group} {{")?;
        for (name, (value, doc)) in items {
            let value = if kind == "u8" { format!("{value}") } else { format!("{value:?}") };
            writeln!(code, "    #[doc = {doc:?}]\n    pub const {name}: {kind} = {value};")?;
        }
        writeln!(code, "}}")?;
    }
    writeln!(code, "/// The padding of frames, in points.\npub mod margin {{")?;
    for (name, (left, right, top, bottom, doc)) in &tokens.margins {
        let sides = format!("left: {left}, right: {right}, top: {top}, bottom: {bottom}");
        writeln!(code, "    #[doc = {doc:?}]\n    pub const {name}: egui::Margin = egui::Margin {{ {sides} }};")?;
    }
    writeln!(code, "}}")?;
    Ok(code)
}
