//! Checks that the window has no literal colours and sizes in its code: they are design tokens in `assets/theme.ron`.

use regex::Regex;
use std::fs;
use std::path::Path;

/// Matches literal colours and sizes. Zeros in `Vec2::new` and `item_spacing` are permitted.
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
        // The theme converts tokens to egui types; the other file is a test.
        if path.ends_with("ui/theme.rs") || path.ends_with("manuscript/laws.rs") {
            continue;
        }
        let lines = source.lines().enumerate().filter(|(_, line)| literal.is_match(line));
        found.extend(lines.map(|(number, line)| format!("{}:{}: {}", path.display(), number + 1, line.trim())));
    }
}

#[test]
fn the_window_has_no_literal_colours_or_sizes() {
    let literal = Regex::new(LITERALS).unwrap();
    assert!(literal.is_match("Stroke::new(1.0, x)") && literal.is_match("Color32::from_rgb(1, 2, 3)"));
    let mut found = Vec::new();
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui"), &literal, &mut found);
    assert!(found.is_empty(), "{}", found.join("\n"));
}
