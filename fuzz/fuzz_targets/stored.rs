//! Stored stories (RON): each is refused, or valid and written in a form that reads back equal.
#![no_main]

use libfuzzer_sys::fuzz_target;
use redaksi_core::formats::stored;

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = stored::read(bytes) else { return };
    assert_eq!(article.validate(), Ok(()));
    let written = stored::write(&article);
    assert_eq!(stored::read(written.as_bytes()).as_ref(), Ok(&article));
    let _ = article.source.to_bytes();
});
