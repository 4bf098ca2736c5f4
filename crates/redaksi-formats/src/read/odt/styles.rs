//! The styles of an `OpenDocument` text: what a paragraph is, how text is formatted, and how lists are numbered.

use crate::read::flow::{FlowKind, ListMark, RunStyle, ScriptPosition};
use crate::read::list_numbers::format_number;
use crate::read::style_names::kind_of_style_name;
use crate::read::xml::XmlElement;
use std::collections::HashMap;

/// How many styles may be based on each other.
const MAX_CHAIN: usize = 20;
/// How many levels a list has.
pub(super) const LEVELS: usize = 10;

/// A style.
#[derive(Clone, Debug, Default)]
struct OdtStyle {
    name: String,
    parent: String,
    bold: Option<bool>,
    italic: Option<bool>,
    script: Option<ScriptPosition>,
    struck: Option<bool>,
    is_hidden: bool,
}

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct OdtLevel {
    is_number: bool,
    /// Whether its bullet is a blank.
    has_blank_bullet: bool,
    format: String,
    prefix: String,
    suffix: String,
    start: i64,
    shown_levels: usize,
}

/// All styles by family and name.
#[derive(Clone, Debug, Default)]
pub(super) struct OdtStyles {
    styles: HashMap<(String, String), OdtStyle>,
    lists: HashMap<String, [OdtLevel; LEVELS]>,
}

impl OdtStyles {
    /// Adds the styles in a `styles` or `automatic-styles` element.
    pub fn add(&mut self, root: &XmlElement) {
        for element in root.elements() {
            let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
            match element.name.as_str() {
                "style" => {
                    let text = element.child("text-properties");
                    let property = |name: &str| text.and_then(|text| text.attribute(name));
                    let style = OdtStyle {
                        name: readable_name(&attribute("display-name"), &attribute("name")),
                        parent: attribute("parent-style-name"),
                        bold: property("font-weight").map(is_bold),
                        italic: property("font-style").map(|value| value != "normal"),
                        script: property("text-position").and_then(script_position),
                        struck: property("text-line-through-style")
                            .or(property("text-line-through-type"))
                            .map(|value| value != "none"),
                        is_hidden: property("display") == Some("none"),
                    };
                    self.styles.insert((attribute("family"), attribute("name")), style);
                }
                "list-style" => {
                    let mut levels: [OdtLevel; LEVELS] = Default::default();
                    for level in element.elements() {
                        let value = |name: &str| level.attribute(name);
                        let number = |name: &str| value(name).and_then(|number| number.parse::<usize>().ok());
                        let Some(index) =
                            number("level").and_then(|level| level.checked_sub(1)).filter(|index| *index < LEVELS)
                        else {
                            continue;
                        };
                        levels[index] = OdtLevel {
                            is_number: level.name == "list-level-style-number",
                            has_blank_bullet: value("bullet-char")
                                .is_some_and(|bullet| !bullet.is_empty() && bullet.trim().is_empty()),
                            format: value("num-format").unwrap_or_default().to_owned(),
                            prefix: value("num-prefix").unwrap_or_default().to_owned(),
                            suffix: value("num-suffix").unwrap_or_default().to_owned(),
                            start: value("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
                            shown_levels: number("display-levels").unwrap_or(1).clamp(1, LEVELS),
                        };
                    }
                    self.lists.insert(attribute("name"), levels);
                }
                _ => {}
            }
        }
    }

    fn chain<'s>(&'s self, family: &str, name: &str) -> impl Iterator<Item = &'s OdtStyle> {
        let get = |name: &str| self.styles.get(&(family.to_owned(), name.to_owned()));
        let mut chain = Vec::new();
        let mut next = get(name);
        while let Some(style) = next.filter(|_| chain.len() < MAX_CHAIN) {
            chain.push(style);
            next = get(&style.parent);
        }
        chain.into_iter()
    }

    /// Returns what a paragraph of a style is; the title of a document is a heading of level 0.
    pub fn kind(&self, style: &str) -> FlowKind {
        // A style that is not declared is known by its name alone.
        let own = kind_of_style_name(&readable_name("", style));
        let mut chain = self.chain("paragraph", style);
        let of_chain = || {
            chain.find_map(|style| {
                kind_of_style_name(&style.name).or_else(|| kind_of_style_name(&readable_name("", &style.parent)))
            })
        };
        own.or_else(of_chain).unwrap_or_default()
    }

    /// Returns a formatting with that of a style in it.
    pub fn apply(&self, family: &str, style: &str, base: &RunStyle) -> RunStyle {
        let mut applied = base.clone();
        let (mut bold, mut italic, mut script, mut struck) = (None, None, None, None);
        for style in self.chain(family, style) {
            bold = bold.or(style.bold);
            italic = italic.or(style.italic);
            script = script.or(style.script);
            struck = struck.or(style.struck);
        }
        applied.bold = bold.unwrap_or(base.bold);
        applied.italic = italic.unwrap_or(base.italic);
        applied.script = script.or(base.script);
        applied.struck = struck.unwrap_or(base.struck);
        applied
    }

    /// Whether text of a style is hidden.
    pub fn is_hidden(&self, family: &str, style: &str) -> bool {
        self.chain(family, style).any(|style| style.is_hidden)
    }

    /// Returns the number at which a level of a list starts.
    pub fn list_start(&self, list: &str, level: usize) -> i64 {
        self.lists.get(list).and_then(|levels| levels.get(level)).map_or(1, |level| level.start)
    }

    /// Whether the bullet of a level of a list is a blank.
    pub fn has_blank_bullet(&self, list: &str, level: usize) -> bool {
        self.lists.get(list).and_then(|levels| levels.get(level)).is_some_and(|level| level.has_blank_bullet)
    }

    /// Returns the mark of an item. `counters` has the numbers of the levels down to that of the item.
    pub fn mark(&self, list: &str, counters: &[i64]) -> ListMark {
        let level = counters.len().saturating_sub(1);
        let Some(own) = self.lists.get(list).and_then(|levels| levels.get(level)) else { return ListMark::Bullet };
        let value = counters.last().copied().unwrap_or(1);
        if !own.is_number || own.format.is_empty() {
            return ListMark::Bullet;
        }
        let kind = own.format.chars().next().filter(|kind| "1aAiI".contains(*kind)).unwrap_or('1');
        if own.shown_levels == 1 && own.prefix.is_empty() && own.suffix.trim() == "." {
            return ListMark::Number { value, kind };
        }
        let shown = &counters[counters.len().saturating_sub(own.shown_levels)..];
        let numbers: Vec<String> = shown.iter().map(|value| format_number(*value, kind)).collect();
        ListMark::Label(format!("{}{}{}", own.prefix, numbers.join("."), own.suffix).trim().to_owned())
    }
}

/// Returns the name of a style as the user sees it. `Heading_20_1` stands for `Heading 1`.
fn readable_name(display_name: &str, name: &str) -> String {
    if display_name.is_empty() { name.replace("_20_", " ") } else { display_name.to_owned() }
}

fn is_bold(weight: &str) -> bool {
    weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600)
}

fn script_position(value: &str) -> Option<ScriptPosition> {
    let first = value.split_whitespace().next()?;
    match first {
        "super" => Some(ScriptPosition::Above),
        "sub" => Some(ScriptPosition::Below),
        _ => {
            let percent: f32 = first.trim_end_matches('%').parse().ok()?;
            if percent > 0.0 {
                Some(ScriptPosition::Above)
            } else if percent < 0.0 {
                Some(ScriptPosition::Below)
            } else {
                None
            }
        }
    }
}
