//! What tells one run of bytes from another.

use sha2::{Digest as _, Sha256};

/// The SHA-256 of bytes, in lower-case hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        for half in [byte >> 4, byte & 0xf] {
            hex.extend(char::from_digit(u32::from(half), 16));
        }
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_that_of_the_standard() {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(hash(b""), empty);
    }
}
