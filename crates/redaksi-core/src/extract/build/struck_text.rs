//! Notes the struck text of a page or a document as comments of the story.

use crate::article::{Article, body_text};
use crate::html::StruckText;
use crate::text::is_blank;

/// Adds a comment that is done for each struck text, with `−` in front of it: at its place in the body, or else behind the place
/// of the one before.
pub fn note_struck_text(article: &mut Article, struck: &[StruckText]) {
    if article.body.is_empty() {
        return;
    }
    let body = body_text(&article.body);
    let mut reached = 0;
    for StruckText { before, text } in struck.iter().filter(|struck| !is_blank(&struck.text)) {
        if !before.is_empty() {
            let later = body[reached..].find(before.as_str()).map(|at| reached + at);
            let found = later.or_else(|| body.find(before.as_str()));
            reached = found.map_or(reached, |at| at + before.len());
        }
        let added = article.add_comment(&(reached..reached), "", "", &format!("− {text}"));
        let is_added = added.is_some_and(|added| added.apply(article).is_ok());
        let last = article.comments.last().map(|comment| comment.id).filter(|_| is_added);
        if let Some(done) = last.and_then(|id| article.resolve_comment(id, true)) {
            let _ = done.apply(article);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::extract_page;
    use crate::html;
    use crate::packs::Packs;

    #[test]
    fn struck_text_of_a_page_is_a_comment_at_its_place_and_no_text() {
        let html = "<article><h1>Tarif Kolam Renang Naik</h1><p>Kolam renang memungut <s>lima</s> enam ribu rupiah mulai \
                    hari Senin, kata kepala dinas kepada warga. <del>Anak-anak membayar dua ribu.</del> <ins>Anak-anak \
                    berenang gratis.</ins></p><p>Kolam dibuka pada pukul tujuh pagi dan ditutup pada pukul sembilan malam, \
                    menurut pengumuman itu.</p></article>";
        let article = extract_page("", html.as_bytes(), &html::parse(html.as_bytes()), &Packs::built_in());
        article.validate().unwrap();
        let body = crate::article::body_text(&article.body);
        assert!(body.contains("memungut enam ribu") && body.contains("warga. Anak-anak berenang gratis."), "{body}");
        let comments: Vec<_> = article
            .comments
            .iter()
            .map(|comment| {
                let at = article.comment_range(comment.id).unwrap().start;
                (comment.text.as_str(), comment.is_resolved, body[..at].rsplit(' ').next().unwrap())
            })
            .collect();
        assert_eq!(comments, [("− lima", true, "memungut"), ("− Anak-anak membayar dua ribu.", true, "warga.")]);
    }
}
