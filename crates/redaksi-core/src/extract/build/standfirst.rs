//! Takes the standfirst of a page over as the abstract of the story.

use crate::article::{Article, Field, FieldName};
use crate::extract::classify::ClassifiedLine;
use crate::extract::line_class::LineClass;
use crate::extract::reason_code::ReasonCode;

/// Moves the first line that the markup of the page calls a standfirst from the body to the abstract, if that is vacant.
pub(crate) fn move_to_abstract(article: &mut Article, lines: &[ClassifiedLine<'_>]) {
    let is_standfirst = |line: &&ClassifiedLine<'_>| {
        line.class == LineClass::Standfirst && line.reason.rule == ReasonCode::MarkupStandfirst.code()
    };
    let Some(line) = lines.iter().find(is_standfirst) else { return };
    let is_own = |lines: &[u32]| lines == [line.info.number];
    let block = article.body.iter().position(|block| is_own(&block.lines) && block.marks.is_empty());
    let Some(block) = block.filter(|_| article.fields.get(FieldName::Abstract).is_none()) else { return };
    let text = article.body.remove(block).text;
    article.fields.replace(FieldName::Abstract, Field::from_line(text, line.info.number));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::BlockKind;
    use crate::extract::extract_page;
    use crate::html;
    use crate::packs::Packs;

    fn read(head: &str, below_headline: &str) -> Article {
        let html = format!(
            "<html><head><title>Pasar Apung Dibuka Lagi</title>{head}</head><body><article><h1>Pasar Apung Dibuka Lagi</h1>\
             {below_headline}<p>Oleh Dewi Laras</p><p>BANJARMASIN – Pasar apung di Sungai Kuin dibuka lagi pada Minggu, kata \
             wali kota kepada para pedagang.</p><p>Sebanyak 45 pedagang ikut berjualan pada hari pertama, menurut dinas \
             pariwisata setempat.</p></article></body></html>"
        );
        extract_page("a.html", html.as_bytes(), &html::parse(html.as_bytes()), &Packs::built_in())
    }

    const SUMMARY: &str = "Pasar apung kembali ramai setelah dua tahun tutup.";

    #[test]
    fn a_standfirst_by_its_class_or_by_the_description_is_the_abstract() {
        let description = format!("<meta name=description content=\"{SUMMARY}\">");
        for (head, class) in [("", "standfirst"), ("", "lead"), ("", "article-dek"), (description.as_str(), "")] {
            let article = read(head, &format!("<p class='{class}'>{SUMMARY}</p>"));
            article.validate().unwrap();
            assert_eq!(article.fields.value(FieldName::Abstract), SUMMARY, "{class}");
            assert!(
                article.body.iter().all(|block| block.kind == BlockKind::Paragraph && block.text != SUMMARY),
                "{class}"
            );
            assert_eq!(article.fields.get(FieldName::Abstract).unwrap().lines, [2]);
        }
    }
}
