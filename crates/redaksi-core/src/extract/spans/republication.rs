//! Locates the republication notice in a line.

use crate::extract::line_info::LineInfo;
use crate::extract::matchers::republication::{MAX_NOTICE_LEN, RepublicationNotice, ceil_char_boundary, find_notice};
use crate::packs::{FieldLabel, Lexicon, Word, words};
use crate::text::is_blank_char;

/// Finds the notice at the start of a line or after its last sentence.
pub(crate) fn find_notice_in_row(line: &LineInfo<'_>, lexicon: &Lexicon) -> Option<RepublicationNotice> {
    let text = line.text;
    // A line too long to be tokenized as a whole is searched only at its end.
    let from =
        if line.has_all_tokens() { 0 } else { ceil_char_boundary(text, text.len().saturating_sub(MAX_NOTICE_LEN)) };
    let tokens = line.tokens_within(from..text.len());
    (0..tokens.len()).find_map(|at| {
        let begin = tokens[at].range.start;
        if !matches!(lexicon.labels.longest_prefix(&tokens[at..]), Some((_, FieldLabel::Republished)))
            || !text[begin..].starts_with(char::is_uppercase)
        {
            return None;
        }
        let before = text[..begin].trim_end_matches(|c| is_blank_char(c) || matches!(c, '(' | '[' | '*' | '"' | '“'));
        let after_sentence =
            before.is_empty() || before.ends_with(['.', '!', '?', '"', '”', ')', ']', '…', '|', '/', '*', '-']);
        let notice = find_notice(text, begin, lexicon)
            .filter(|_| after_sentence || ends_with_labelled_value(before, lexicon))?;
        let has_outlet_only = notice.title.is_empty() && notice.link.is_empty();
        let is_last = !text[notice.range.end..].contains(char::is_alphanumeric);
        (before.is_empty() || !has_outlet_only || is_last).then_some(notice)
    })
}

/// Whether the text ends with a label and a short value: `… ujarnya. Laporan: Sari Dewi`.
fn ends_with_labelled_value(before: &str, lexicon: &Lexicon) -> bool {
    let tail = &before[ceil_char_boundary(before, before.len().saturating_sub(60))..];
    let Some(colon) = tail.rfind(':') else { return false };
    let front: Vec<Word> = words(&tail[..colon]).collect();
    words(&tail[colon..]).count() <= 5 && (0..front.len()).any(|at| lexicon.labels.get_exact(&front[at..]).is_some())
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, FieldName, SourceText};
    use crate::extract::{ReasonCode, SpanKind, explain, extract};
    use crate::packs::Packs;

    const STORY: &str = "Pasar Kenari Kembali Ramai\n\nPedagang mulai kembali ke Pasar Kenari setelah banjir surut pada akhir \
        pekan lalu. Pengelola pasar mengatakan semua kios sudah terisi dan lampu sudah menyala lagi.";
    const NOTICE: &str = "Artikel ini telah tayang di Warta.com dengan judul \"Harga Cabai Naik\", https://warta.com/x. \
        Penulis : Sari Dewi Editor : Rina Wati";

    fn fields(article: &Article) -> [&str; 5] {
        [FieldName::Source, FieldName::SourceTitle, FieldName::SourceUrl, FieldName::Byline, FieldName::Editor]
            .map(|name| article.fields.value(name))
    }

    fn article(text: &str) -> Article {
        let article = extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
        for line in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty()).map(|(line, _)| line) {
            assert_eq!(article.locations_of_line(line).len(), 1, "{text}");
        }
        article
    }

    #[test]
    fn a_notice_at_the_end_of_a_one_line_article_sets_the_source() {
        let text = format!("{STORY} {NOTICE}\n");
        let article = article(&text);
        let expected = ["Warta.com", "Harga Cabai Naik", "https://warta.com/x", "Sari Dewi", "Rina Wati"];
        assert_eq!(fields(&article), expected);
        assert!(article.body[0].text.ends_with("Editor : Rina Wati"));
        let spans = explain(&text, &Packs::built_in())[1].spans.clone();
        let source = spans.iter().find(|span| span.kind == SpanKind::Source).unwrap();
        let line = text.lines().nth(2).unwrap();
        assert_eq!(source.reason.rule, ReasonCode::Republished.code());
        assert!(line[source.range.clone()].starts_with("Artikel ini") && line[source.range.clone()].ends_with("com/x"));
    }

    #[test]
    fn a_notice_on_its_own_line_is_excluded_and_sets_the_source() {
        let article = article(&format!("{STORY}\n\n{NOTICE}\n"));
        let expected = ["Warta.com", "Harga Cabai Naik", "https://warta.com/x", "Sari Dewi", "Rina Wati"];
        assert_eq!(fields(&article), expected);
        assert_eq!(article.excluded.iter().map(|aside| aside.text.as_str()).collect::<Vec<_>>(), [NOTICE]);
    }

    #[test]
    fn an_existing_source_is_kept() {
        let article = article(&format!("{STORY}\n\nSumber: Kabar Pesisir\n{NOTICE}\n"));
        assert_eq!(fields(&article), ["Kabar Pesisir", "", "", "Sari Dewi", "Rina Wati"]);
    }

    #[test]
    fn a_sentence_about_an_article_sets_no_source() {
        let article = article(&format!("{STORY} Artikel ini telah tayang di Warta sejak kemarin dan dibaca warga.\n"));
        assert_eq!(fields(&article), [""; 5]);
    }
}
