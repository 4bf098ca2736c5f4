//! Web and e-mail addresses, handles and hash tags in a text.

use std::ops::Range;

/// What an address is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddressKind {
    /// An address of the web with a scheme, `www.` or a path.
    Url,
    /// The name of a site, such as `contoh.co.id`.
    Domain,
    /// An e-mail address.
    Email,
    /// A name such as `@redaksi` or a tag such as `#banjir`.
    Handle,
}

/// An address in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// What it is.
    pub kind: AddressKind,
    /// The byte range in the text.
    pub range: Range<usize>,
}

/// The last labels of site names that are recognised without a scheme.
const TOP_LABELS: &[&str] = &[
    "com", "id", "net", "org", "info", "tv", "news", "io", "my", "sg", "uk", "au", "edu", "gov", "biz", "ru", "eu",
    "app", "online", "site", "xyz", "us", "cc",
];

/// Returns the addresses of a text in order.
pub(super) fn find_addresses(text: &str) -> Vec<Address> {
    let mut found = Vec::new();
    // Only a text with one of these signs has an address.
    if !text.bytes().any(|byte| matches!(byte, b'.' | b'@' | b'#')) {
        return found;
    }
    let mut offset = 0;
    for token in text.split(char::is_whitespace) {
        let start = offset;
        offset += token.len() + text[offset + token.len()..].chars().next().map_or(0, char::len_utf8);
        let is_edge = |c: char| !c.is_alphanumeric() && !matches!(c, '/' | '@' | '#' | '_');
        let trimmed = token.trim_start_matches(is_edge);
        let from = start + (token.len() - trimmed.len());
        let trimmed = trimmed.trim_end_matches(is_edge);
        if trimmed.len() > 3
            && let Some(kind) = address_kind(trimmed)
        {
            found.push(Address { kind, range: from..from + trimmed.len() });
        }
    }
    found
}

/// Returns what an address a word without the signs around it is; `None` if it is none.
fn address_kind(word: &str) -> Option<AddressKind> {
    if word.contains("://") {
        return Some(AddressKind::Url);
    }
    if word.starts_with(['@', '#']) {
        let is_name = word[1..].chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'));
        return is_name.then_some(AddressKind::Handle);
    }
    if let Some((name, host)) = word.split_once('@') {
        return (!name.is_empty() && host.contains('.')).then_some(AddressKind::Email);
    }
    let (host, path) = word.split_once('/').map_or((word, None), |(host, path)| (host, Some(path)));
    let mut labels = host.split('.').peekable();
    let first = labels.peek().copied().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    let is_label = |label: &str| label.len() > 1 && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    let is_host = host.contains('.')
        && labels.all(is_label)
        && TOP_LABELS.iter().any(|label| last.eq_ignore_ascii_case(label))
        && first.bytes().any(|byte| byte.is_ascii_alphabetic());
    if first.eq_ignore_ascii_case("www") && host.contains('.') {
        return Some(AddressKind::Url);
    }
    match path {
        _ if !is_host => None,
        // `Contoh.com/Sari` is a site and a person, as credits have it.
        Some(path) if !path.starts_with(char::is_uppercase) => Some(AddressKind::Url),
        _ => Some(AddressKind::Domain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(AddressKind, &str)> {
        find_addresses(text).into_iter().map(|address| (address.kind, &text[address.range])).collect()
    }

    #[test]
    fn addresses_are_found_without_the_signs_around_them() {
        assert_eq!(kinds("Foto: Contoh.com/Sari"), [(AddressKind::Domain, "Contoh.com/Sari")]);
        assert_eq!(
            kinds("Lihat https://contoh.id/a, (www.contoh.com) atau Warta-Desa.com. Surat: meja@contoh.co.id #banjir"),
            [
                (AddressKind::Url, "https://contoh.id/a"),
                (AddressKind::Url, "www.contoh.com"),
                (AddressKind::Domain, "Warta-Desa.com"),
                (AddressKind::Email, "meja@contoh.co.id"),
                (AddressKind::Handle, "#banjir"),
            ]
        );
    }

    #[test]
    fn numbers_abbreviations_and_joined_sentences_are_no_addresses() {
        assert_eq!(kinds("Rp10.000 pukul 19.30 S.H. selesai.Warga pulang... a.n. 3.id"), []);
    }
}
