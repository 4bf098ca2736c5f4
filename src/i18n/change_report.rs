//! A Markdown report of the changes to a story, for sending back to its author or translator.

use crate::i18n::Localizer;
use crate::i18n::format::field_msg_id;
use crate::workspace::MessageArg;
use redaksi_core::article::{Article, Comment, FieldName, diff_articles};
use redaksi_core::text::{DiffLine, LineStatus, collapse_whitespace};

impl Localizer {
    /// The changes from an old version of a story to a new one: text, removed promos with the reasons, fields and tags.
    /// The Markdown is readable as plain text.
    #[must_use]
    pub fn change_report(&self, old: &Article, new: &Article) -> String {
        let found = diff_articles(old, new);
        let mut lines = vec![format!("# {}", self.with_headline("report-title", new)), String::new()];
        let section = |lines: &mut Vec<String>, title: String| lines.extend([format!("## {title}"), String::new()]);
        if found.is_empty() && new.comments.is_empty() {
            lines.push(self.msg("report-nothing"));
        }
        if found.body.iter().any(|line| line.status != LineStatus::Unchanged) {
            section(&mut lines, self.msg("report-text"));
            for line in paired_lines(&found.body) {
                lines.push(self.diff_line(line));
                // A removed line and the line that replaces it form one block quote.
                lines.push(if line.status == LineStatus::Removed { ">".to_owned() } else { String::new() });
            }
        }
        if !found.promos_removed.is_empty() {
            section(&mut lines, self.msg_count("report-out", found.promos_removed.len()));
            for passage in found.promos_removed.iter().filter_map(|id| new.passage(*id)) {
                lines.push(format!("- {}", collapse_whitespace(&new.passage_text(passage.id))));
                lines.push(format!("  {}", self.reason(&passage.reason)));
            }
            lines.push(String::new());
        }
        if !found.promos_restored.is_empty() {
            section(&mut lines, self.msg_count("report-back", found.promos_restored.len()));
            lines.extend(
                found.promos_restored.iter().map(|id| format!("- {}", collapse_whitespace(&new.passage_text(*id)))),
            );
            lines.push(String::new());
        }
        let tags = [(&found.tags_added, "report-tags-new"), (&found.tags_removed, "report-tags-gone")];
        let tags = || tags.iter().filter(|(tags, _)| !tags.is_empty());
        if !found.fields.is_empty() || tags().next().is_some() {
            section(&mut lines, self.msg("report-fields"));
            let empty = self.msg("report-empty");
            let shown = |value: &str| if value.is_empty() { empty.clone() } else { collapse_whitespace(value) };
            lines.extend(found.fields.iter().map(|(name, old, new)| {
                format!("- {}: {} → {}", self.msg(&field_msg_id(*name)), shown(old), shown(new))
            }));
            lines.extend(tags().map(|(tags, code)| format!("- {}: {}", self.msg(code), tags.join(", "))));
        }
        if !new.comments.is_empty() {
            section(&mut lines, self.msg("comments-title"));
            lines.extend(new.comments.iter().flat_map(|comment| self.comment_lines(comment)));
        }
        lines.join("\n").trim_end().to_owned() + "\n"
    }

    /// A comment as a list item: the words that it is about, its text, who wrote it and whether it is done.
    fn comment_lines(&self, comment: &Comment) -> [String; 2] {
        let done = if comment.is_resolved { format!(" ({})", self.msg("comments-resolve")) } else { String::new() };
        let author = if comment.author.is_empty() { String::new() } else { format!("{}: ", comment.author) };
        [
            format!("- “{}”{done}", collapse_whitespace(&comment.quote)),
            format!("  {author}{}", collapse_whitespace(&comment.text)),
        ]
    }

    /// The title of the report, with the headline of the story.
    fn with_headline(&self, code: &str, document: &Article) -> String {
        let headline = collapse_whitespace(document.fields.value(FieldName::Headline));
        let headline = if headline.is_empty() { self.msg("story-untitled") } else { headline };
        self.msg_args(code, &[("headline", MessageArg::Text(headline))])
    }

    /// A line of either version as a block quote: removed words are struck through, added words are bold.
    fn diff_line(&self, line: &DiffLine) -> String {
        let is_new = line.is_in_new();
        let markup = if is_new { "**" } else { "~~" };
        let piece = |(is_marked, text): &(bool, String)| match text.trim() {
            inner if *is_marked && !inner.is_empty() => text.replacen(inner, &format!("{markup}{inner}{markup}"), 1),
            _ => text.clone(),
        };
        let text: String = line.pieces.iter().map(piece).collect();
        let side = self.msg(match line.status {
            LineStatus::MovedFrom => "compared-moved-away",
            LineStatus::MovedTo => "compared-moved-here",
            LineStatus::Added => "report-new",
            LineStatus::Removed | LineStatus::Unchanged => "report-old",
        });
        format!("> {side}: {text}")
    }
}

/// The changed lines, each removed line followed by the line that replaces it.
fn paired_lines(lines: &[DiffLine]) -> Vec<&DiffLine> {
    let mut paired = Vec::new();
    for run in lines.split(|line| line.status == LineStatus::Unchanged) {
        let mut rest = run;
        while let Some(first) = rest.first() {
            let count = |lines: &[DiffLine], status| lines.iter().take_while(|line| line.status == status).count();
            let removed = count(rest, LineStatus::Removed);
            let added = count(&rest[removed..], LineStatus::Added);
            if removed == 0 || added == 0 {
                paired.push(first);
                rest = &rest[1..];
                continue;
            }
            let (old, new) = (&rest[..removed], &rest[removed..removed + added]);
            for at in 0..removed.max(added) {
                paired.extend(old.get(at).into_iter().chain(new.get(at)));
            }
            rest = &rest[removed + added..];
        }
    }
    paired
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use expect_test::expect;
    use redaksi_core::article::{Block, BlockKind, Field, SourceText};
    use redaksi_core::extract;
    use redaksi_core::packs::Packs;

    #[test]
    fn each_line_is_followed_by_the_one_that_replaces_it() {
        use LineStatus::{Added, Removed, Unchanged};
        let line = |status, text: &str| DiffLine { status, pieces: vec![(false, text.to_owned())], counterpart: None };
        let lines = [
            (Unchanged, "a"),
            (Removed, "b"),
            (Removed, "c"),
            (Added, "B"),
            (Added, "C"),
            (Added, "D"),
            (Unchanged, "e"),
        ]
        .map(|(status, text)| line(status, text));
        let texts: Vec<&str> = paired_lines(&lines).into_iter().map(|line| line.pieces[0].1.as_str()).collect();
        assert_eq!(texts, ["b", "B", "c", "C", "D"]);
    }

    #[test]
    fn a_report_lists_changes_and_removed_promos_with_reasons() {
        let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
            Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\n\
            Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
            Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah.\n";
        let old = extract::extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
        let mut new = old.clone();
        new.remove_certain_promos().unwrap().apply(&mut new).unwrap();
        new.body[0].text = new.body[0].text.replace("dua tahun", "tiga tahun");
        new.fields.replace(FieldName::Editor, Field { value: "Rina Wati".into(), lines: vec![], ..Field::default() });
        let i18n = Localizer::new(Language::English);
        expect![[r"
            # Changes: Jembatan Gantung di Desa Kenari Akhirnya Dibuka

            ## Text

            > Before: Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah ~~dua~~ tahun dikerjakan.
            >
            > After: Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah **tiga** tahun dikerjakan.

            ## 1 promo removed

            - Baca Juga: Harga Cabai di Pasar Kenari Naik
              Introduces another story: “Baca Juga:”.

            ## Fields and tags

            - Editor: empty → Rina Wati
        "]]
        .assert_eq(&i18n.change_report(&old, &new));
        assert!(i18n.change_report(&old, &old).ends_with("\nNo changes.\n"));
    }

    #[test]
    fn a_report_lists_the_comments() {
        let body = vec![Block::new(BlockKind::Paragraph, "Warga desa pulang.")];
        let mut article = Article { body, ..Article::default() };
        let change = article.add_comment(&(6..10), "Rina", "", "desa mana?").unwrap();
        change.apply(&mut article).unwrap();
        let report = Localizer::new(Language::English).change_report(&article, &article);
        assert!(report.ends_with("## Comments\n\n- “desa”\n  Rina: desa mana?\n"), "{report}");
    }
}
