//! Text of any encoding: what is decoded without loss is encoded to the same bytes again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use redaksi_core::text;

fuzz_target!(|bytes: &[u8]| {
    let decoded = text::decode(bytes);
    let encoded = text::encode(&decoded.text, &decoded.encoding, decoded.bom);
    assert_eq!(decoded.lossless, encoded.as_deref() == Some(bytes));
});
