//! Web pages: each line of the visible text is in exactly one place of the article, and the bytes are kept.
#![no_main]

use libfuzzer_sys::fuzz_target;
use redaksi_core::formats;
use redaksi_core::packs::Packs;
use redaksi_core::text;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = formats::open("a.html", bytes, &PACKS) else { return };
    assert_eq!(article.validate(), Ok(()));
    if formats::stored::is_stored_article(bytes) {
        return;
    }
    assert_eq!(article.source.to_bytes().as_deref(), Some(bytes));
    for line in text::lines(&article.source.text).filter(|line| !text::is_blank(line.text)) {
        assert_eq!(article.locations_of_line(line.number).len(), 1, "line {}", line.number);
    }
});
