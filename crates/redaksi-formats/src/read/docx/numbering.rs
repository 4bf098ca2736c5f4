//! The numbers of lists in a Word document.

use crate::read::flow::ListMark;
use crate::read::list_numbers::format_number;
use crate::read::xml::XmlElement;
use std::collections::{HashMap, HashSet};

/// How many levels a list has.
const LEVELS: usize = 9;
/// The most characters of the number of an item.
const MAX_LABEL_CHARS: usize = 60;

/// A level of a list.
#[derive(Clone, Debug)]
struct NumberLevel {
    start: i64,
    /// The format of its number, such as `decimal`, `bullet` or `none`.
    format: String,
    /// The text of the number: `%1.%2` stands for the numbers of the first two levels.
    text: String,
}

impl Default for NumberLevel {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new() }
    }
}

/// A list that paragraphs refer to.
#[derive(Clone, Debug, Default)]
struct NumberedList {
    definition: String,
    starts: HashMap<usize, i64>,
    levels: HashMap<usize, NumberLevel>,
}

/// The definitions of all lists, and how far each has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct WordNumbering {
    definitions: HashMap<String, [NumberLevel; LEVELS]>,
    lists: HashMap<String, NumberedList>,
    counters: HashMap<String, [Option<i64>; LEVELS]>,
    /// The lists and levels whose own start was used.
    started: HashSet<(String, usize)>,
}

impl WordNumbering {
    pub fn new(root: Option<&XmlElement>) -> Self {
        let mut all = Self::default();
        let (mut by_style, mut linked) = (HashMap::new(), Vec::new());
        for element in root.into_iter().flat_map(XmlElement::elements) {
            let value = |name: &str| element.child(name).and_then(|child| child.attribute("val"));
            match element.name.as_str() {
                "abstractNum" => {
                    let id = element.attribute("abstractNumId").unwrap_or_default().to_owned();
                    if let Some(style) = value("styleLink") {
                        by_style.insert(style.to_owned(), id.clone());
                    }
                    if let Some(style) = value("numStyleLink") {
                        linked.push((id.clone(), style.to_owned()));
                    }
                    let mut levels: [NumberLevel; LEVELS] = Default::default();
                    for (index, level) in levels_of(element) {
                        levels[index] = level;
                    }
                    all.definitions.insert(id, levels);
                }
                "num" => {
                    let id = element.attribute("numId").unwrap_or_default().to_owned();
                    let mut list = NumberedList {
                        definition: value("abstractNumId").unwrap_or_default().to_owned(),
                        ..NumberedList::default()
                    };
                    for change in element.elements().filter(|child| child.name == "lvlOverride") {
                        let Some(level) = level_index(change) else { continue };
                        let start = change.child("startOverride").and_then(|start| start.attribute("val"));
                        if let Some(start) = start.and_then(|start| start.parse().ok()) {
                            list.starts.insert(level, start);
                        }
                        list.levels.extend(levels_of(change));
                    }
                    all.lists.insert(id, list);
                }
                _ => {}
            }
        }
        for (id, style) in linked {
            if let Some(levels) = by_style.get(&style).and_then(|other| all.definitions.get(other)).cloned() {
                all.definitions.insert(id, levels);
            }
        }
        all
    }

    /// Counts an item and returns its number; `None` if the list is unknown or shows nothing.
    pub fn next_mark(&mut self, list_id: &str, level: usize) -> Option<ListMark> {
        let level = level.min(LEVELS - 1);
        let list = self.lists.get(list_id)?;
        let definition = self.definitions.get(&list.definition)?;
        let level_of = |index: usize| list.levels.get(&index).unwrap_or(&definition[index]);
        let own = level_of(level);
        if own.format == "bullet" {
            // Pandoc writes the further paragraphs of an item as items whose bullet is a blank.
            let is_invisible = !own.text.is_empty() && own.text.trim().is_empty();
            return (!is_invisible).then_some(ListMark::Bullet);
        }
        let counters = self.counters.entry(list.definition.clone()).or_default();
        let own_start = list.starts.get(&level).filter(|_| self.started.insert((list_id.to_owned(), level)));
        let value = match (own_start, counters[level]) {
            (Some(start), _) => *start,
            (None, Some(before)) => before.saturating_add(1),
            (None, None) => own.start,
        };
        counters[level] = Some(value);
        counters[level + 1..].fill(None);
        if own.format == "none" && own.text.is_empty() {
            return None;
        }
        let kind = kind_of(&own.format);
        let is_plain = own.text == format!("%{}.", level + 1) && kind.is_some();
        if let Some(kind) = kind.filter(|_| is_plain) {
            return Some(ListMark::Number { value, kind });
        }
        let mut label = own.text.clone();
        for (index, counter) in counters.iter().enumerate().take(level + 1) {
            let shown = level_of(index);
            let value = counter.unwrap_or(shown.start);
            let number = match shown.format.as_str() {
                "none" => String::new(),
                "decimalZero" => format!("{value:02}"),
                format => format_number(value, kind_of(format).unwrap_or('1')),
            };
            label = label.replace(&format!("%{}", index + 1), &number);
        }
        let label: String = label.trim().chars().take(MAX_LABEL_CHARS).collect();
        (!label.is_empty()).then_some(ListMark::Label(label))
    }
}

/// The `type` of an HTML list for a number format.
fn kind_of(format: &str) -> Option<char> {
    Some(match format {
        "decimal" => '1',
        "lowerLetter" => 'a',
        "upperLetter" => 'A',
        "lowerRoman" => 'i',
        "upperRoman" => 'I',
        _ => return None,
    })
}

fn level_index(element: &XmlElement) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok().filter(|level| *level < LEVELS)
}

fn levels_of(element: &XmlElement) -> impl Iterator<Item = (usize, NumberLevel)> {
    element.elements().filter(|child| child.name == "lvl").filter_map(|child| {
        let value = |name: &str| child.child(name).and_then(|child| child.attribute("val"));
        let level = NumberLevel {
            start: value("start").and_then(|start| start.parse().ok()).unwrap_or(1),
            format: value("numFmt").unwrap_or("decimal").to_owned(),
            text: value("lvlText").unwrap_or_default().chars().take(MAX_LABEL_CHARS).collect(),
        };
        Some((level_index(child)?, level))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::xml::parse_xml;

    fn numbering() -> WordNumbering {
        let level = |index, format, text| {
            format!(
                "<w:lvl w:ilvl='{index}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
            )
        };
        let xml = format!(
            "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'>{}{}{}</w:abstractNum>\
             <w:abstractNum w:abstractNumId='1'>{}</w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
             <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num>\
             <w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num></w:numbering>",
            level(0, "decimal", "%1."),
            level(1, "lowerLetter", "%1.%2)"),
            level(2, "upperRoman", "%3."),
            level(0, "bullet", "\u{f0b7}")
        );
        WordNumbering::new(Some(&parse_xml(xml.as_bytes(), "numbering").unwrap()))
    }

    fn number(value: i64, kind: char) -> ListMark {
        ListMark::Number { value, kind }
    }

    #[test]
    fn items_are_counted_by_level() {
        let mut all = numbering();
        assert_eq!(all.next_mark("1", 0), Some(number(1, '1')));
        assert_eq!(all.next_mark("1", 1), Some(ListMark::Label("1.a)".into())));
        assert_eq!(all.next_mark("1", 1), Some(ListMark::Label("1.b)".into())));
        assert_eq!(all.next_mark("1", 0), Some(number(2, '1')));
        assert_eq!(all.next_mark("1", 1), Some(ListMark::Label("2.a)".into())));
        assert_eq!(all.next_mark("1", 2), Some(number(1, 'I')));
        assert_eq!(all.next_mark("3", 0), Some(ListMark::Bullet));
        assert_eq!(all.next_mark("9", 0), None);
    }

    #[test]
    fn a_list_with_its_own_start_counts_from_there() {
        let mut all = numbering();
        assert_eq!(all.next_mark("1", 0), Some(number(1, '1')));
        assert_eq!(all.next_mark("2", 0), Some(number(7, '1')));
        assert_eq!(all.next_mark("2", 0), Some(number(8, '1')));
        assert_eq!(all.next_mark("2", 99), None);
    }
}
