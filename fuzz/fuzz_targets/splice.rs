//! Changes of the body text: each is reversible, keeps the article valid, and leaves protected passages whole.
//!
//! The input is a story, a NUL byte, and changes of a start, a length and a text of up to seven bytes each.
#![no_main]

use libfuzzer_sys::fuzz_target;
use redaksi_core::article::{Article, Decision, PassageId, SourceText, body_text};
use redaksi_core::extract;
use redaksi_core::packs::Packs;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(Packs::built_in);

const DECISIONS: [Decision; 4] = [Decision::Undecided, Decision::Removed, Decision::RelatedLink, Decision::KeptAsText];

/// The letters of protected passages. Line ends are left out: a passage that was kept as text may have been split.
fn protected(article: &Article) -> Vec<(PassageId, String)> {
    let ids = article.passages.iter().map(|passage| passage.id).filter(|id| article.is_protected(*id));
    ids.map(|id| (id, article.passage_text(id).replace('\n', ""))).collect()
}

fuzz_target!(|bytes: &[u8]| {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let mut article = extract::extract(SourceText::new("a.txt", &bytes[..end]), &PACKS);
    let mut rest = bytes.get(end + 1..).unwrap_or_default();
    while let [first, second, head, tail @ ..] = rest {
        let length = usize::from(head & 7).min(tail.len());
        let text = String::from_utf8_lossy(&tail[..length]).into_owned();
        rest = &tail[length..];
        let edits = if head & 0x80 == 0 {
            let body = body_text(&article.body);
            let start = usize::from(*first) * (body.len() + 1) / 256;
            let range = start..(start + usize::from(second & 63)).min(body.len());
            let is_on_text = body.get(range.clone()).is_some();
            let splice = article.splice(range, &text);
            assert!(is_on_text || article.body.is_empty() || splice.is_err());
            splice.ok().map(|splice| splice.edits)
        } else {
            let ids: Vec<PassageId> = article.passages.iter().map(|passage| passage.id).collect();
            let decision = DECISIONS[usize::from(second & 3)];
            let id = ids.get(usize::from(*first) % ids.len().max(1));
            id.and_then(|id| article.decide(*id, decision)).map(|change| change.edits)
        };
        let Some(edits) = edits else { continue };
        let before = article.clone();
        let inverse = article.apply_all(edits).expect("computed edits apply");
        assert_eq!(article.validate(), Ok(()));
        for (id, text) in protected(&before) {
            assert_eq!(article.passage_text(id).replace('\n', ""), text, "{id:?}");
        }
        let mut undone = article.clone();
        undone.apply_all(inverse).expect("the inverse applies");
        assert_eq!(undone, before);
    }
});
