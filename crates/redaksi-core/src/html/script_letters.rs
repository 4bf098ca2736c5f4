//! Raised and lowered figures as letters of their own: without them, `10<sup>6</sup>` would read as 106.

/// How the text of an element is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Raised,
    Lowered,
}

/// Converts figures with their signs. Returns `None` for other text, such as the letters of `21st`, which reads well
/// where it stands. In a raised fraction, the figures behind the stroke are lowered.
pub(crate) fn to_script(text: &str, script: Script) -> Option<String> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut script = script;
    text.chars()
        .map(|c| {
            if c == '/' {
                script = Script::Lowered;
            }
            letter(c, script)
        })
        .collect()
}

fn letter(c: char, script: Script) -> Option<char> {
    const FIGURES: [(&str, &str); 2] = [("⁰¹²³⁴⁵⁶⁷⁸⁹", "⁺⁻⁽⁾"), ("₀₁₂₃₄₅₆₇₈₉", "₊₋₍₎")];
    let (figures, signs) = FIGURES[usize::from(script == Script::Lowered)];
    match c {
        '0'..='9' => figures.chars().nth(c as usize - '0' as usize),
        '+' => signs.chars().next(),
        '-' | '\u{2212}' | '–' => signs.chars().nth(1),
        '(' => signs.chars().nth(2),
        ')' => signs.chars().nth(3),
        '/' | ',' | ' ' | '\n' | '\t' | '\u{a0}' => Some(c),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn figures_are_raised_and_lowered_and_letters_are_not() {
        let text = |html: &str| crate::html::parse(html.as_bytes()).text;
        assert_eq!(
            text("<p>400 m<sup>2</sup>, 10<sup>-2</sup>, CO<sub>2</sub>, 10<sup>&minus;12</sup></p>"),
            "400 m², 10⁻², CO₂, 10⁻¹²\n"
        );
        assert_eq!(
            text("<p>tahun 2019<sup><a href=#c>3</a></sup> tinggi 3<sup>1/2</sup>"),
            "tahun 2019³ tinggi 3¹/₂\n"
        );
        assert_eq!(text("<p>3<sup>1</sup>/<sub>2</sub> 21<sup>st</sup> <sup>[4]</sup>"), "3¹/₂ 21st [4]\n");
        assert_eq!(text("<sub><p>2</p></sub>"), "2\n");
    }
}
