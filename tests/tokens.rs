//! What the window looks like stands in `assets/theme.ron` alone.

use regex::Regex;
use std::fs;
use std::path::Path;

/// Colours, and sizes other than nothing, one unit of a reckoning and the whole width.
const LITERALS: &str = r"Color32::from_\w+\(|Color32::(WHITE|BLACK|RED|GRAY)|FontId::(new|proportional|monospace)\(|(Stroke::new|CornerRadius::same|Margin::symmetric|Margin::same|add_space|set_width|set_height|set_max_width|exact_size|Vec2::splat|gamma_multiply|font\(\s*FontId)\(\s*[0-9]|item_spacing(\.[xy])? = [1-9]|Vec2::new\((-?[1-9]|[^,()]*, -?[1-9])";

fn check(folder: &Path, literal: &Regex, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            check(&path, literal, found);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        // The theme makes faces of the tokens; the laws of the manuscript are tests.
        if path.ends_with("ui/theme.rs") || path.ends_with("manuscript/laws.rs") {
            continue;
        }
        let lines = source.lines().enumerate().filter(|(_, line)| literal.is_match(line));
        found.extend(lines.map(|(number, line)| format!("{}:{}: {}", path.display(), number + 1, line.trim())));
    }
}

#[test]
fn no_colour_and_no_size_stands_in_the_code_of_the_window() {
    let literal = Regex::new(LITERALS).unwrap();
    assert!(literal.is_match("Stroke::new(1.0, x)") && literal.is_match("Color32::from_rgb(1, 2, 3)"));
    let mut found = Vec::new();
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &literal, &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
