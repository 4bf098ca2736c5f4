//! Checks that the window has no literal colours and sizes in its code: they are design tokens in `assets/theme.ron`.

use crate::support::source_code;
use regex::Regex;

/// Matches literal colours and sizes. Zeros in `Vec2::new` and `item_spacing` are permitted.
const LITERALS: &str = r"Color32::from_\w+\(|Color32::(WHITE|BLACK|RED|GRAY)|FontId::(new|proportional|monospace)\(|(Stroke::new|CornerRadius::same|Margin::symmetric|Margin::same|add_space|set_width|set_height|set_max_width|exact_size|Vec2::splat|gamma_multiply|font\(\s*FontId)\(\s*[0-9]|item_spacing(\.[xy])? = [1-9]|Vec2::new\((-?[1-9]|[^,()]*, -?[1-9])";

#[test]
fn the_window_has_no_literal_colours_or_sizes() {
    let literal = Regex::new(LITERALS).unwrap();
    assert!(literal.is_match("Stroke::new(1.0, x)") && literal.is_match("Color32::from_rgb(1, 2, 3)"));
    // The theme converts tokens to egui types; the other file is a test.
    let (exempt, checked): (Vec<_>, Vec<_>) = source_code("src/ui")
        .into_iter()
        .partition(|(path, _)| path.starts_with("src/ui/theme") || path.ends_with("editor/proptests.rs"));
    assert!(checked.len() > 40, "only {} files were checked", checked.len());
    assert!(exempt.iter().any(|(_, code)| literal.is_match(code)), "the theme has no literals, so it has moved");
    let mut found = Vec::new();
    for (path, code) in checked {
        let lines = code.lines().enumerate().filter(|(_, line)| literal.is_match(line));
        found.extend(lines.map(|(number, line)| format!("{}:{}: {}", path.display(), number + 1, line.trim())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
