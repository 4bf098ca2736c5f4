//! Property tests of the HTML parser: for any bytes, no visible text is lost and none is added.

use crate::html::parse;
use crate::proptest_config::{proptest_config, seeds};
use crate::text::{is_blank, is_blank_char, lines};
use proptest::prelude::*;

const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class='related share'>",
    "</div>",
    "<br>",
    "<a href='/b'>",
    "</a>",
    "<b>",
    "</b>",
    "<span>",
    "</span>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</td>",
    "</table>",
    "<h1>",
    "</h2>",
    "<nav>",
    "<article>",
    "</article>",
    "<pre>",
    "</pre>",
    "<svg>",
    "</svg>",
    "<foreignObject>",
    "<option>",
    "<button>",
    "</button>",
    "<figcaption>",
    "</body>",
    "<body>",
    "</html>",
    "<time datetime='2023-01-08'>",
    "<input>",
    " \n",
    "Satu",
    "dua ",
    "\u{a0}",
    "&amp;",
    "&nbsp",
    "tiga\r\n",
    "é",
    "<",
    "<!-- x -->",
    "</x>",
    "<x-y z=1>",
];

/// Elements whose content is invisible.
const INVISIBLE: &[&str] =
    &["<script>a<b>c</script>", "<style>a</style>", "<template>a<p>b</template>", "<title>a</title>"];

/// Returns the visible characters.
fn visible_chars(text: &str) -> String {
    text.chars().filter(|c| !is_blank_char(*c)).collect()
}

/// Parses a page and checks its invariants.
fn check_page(source: &[u8]) -> crate::html::Page {
    let page = parse(source);
    let count = lines(&page.text).count();
    assert!(lines(&page.text).all(|line| !is_blank(line.text)), "{:?}", page.text);
    assert_eq!(page.hints.len(), count);
    for line in lines(&page.text) {
        let hints = page.hints(line.number).unwrap();
        assert!(hints.link_percent <= 100);
        for link in &hints.links {
            assert!(!line.text[link.range.clone()].is_empty());
        }
    }
    page
}

proptest! {
    #![proptest_config(proptest_config(seeds!("html")))]

    #[test]
    fn any_bytes_are_parsed(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check_page(&bytes);
    }

    #[test]
    fn no_order_of_tags_loses_text(picks in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let text: String = picks.iter().filter(|piece| !piece.starts_with('<') || piece.len() == 1).copied().collect();
        let source: String = picks.concat();
        let page = check_page(source.as_bytes());
        // Whether a single `<` opens a tag depends on what follows it, so the expected text is not known then.
        if !picks.contains(&"<") {
            let expected = text.replace("&amp;", "&").replace("&nbsp", "");
            prop_assert_eq!(visible_chars(&page.text), visible_chars(&expected), "{}", source);
        }
    }

    #[test]
    fn invisible_elements_are_left_out(
        picks in prop::collection::vec(prop::sample::select(INVISIBLE), 0..20),
        around in prop::sample::select(&["<div>", "<p>", "<table><td>", "<b>", ""][..]),
    ) {
        let source = picks.iter().map(|piece| format!("{around}satu{piece}")).collect::<Vec<_>>().concat();
        prop_assert_eq!(visible_chars(&check_page(source.as_bytes()).text), "satu".repeat(picks.len()));
    }
}
