//! A Markdown report of the changes to a story, for sending back to its author or translator.

use crate::i18n::Words;
use crate::i18n::format::field_code;
use crate::article::{Article, FieldName, differences};
use crate::workspace::Value;
use crate::text::{ComparedLine, Fate, one_line};

impl Words {
    /// The changes from an old version of a story to a new one: text, removed promos with the reasons, fields and tags.
    /// The Markdown is readable as plain text.
    #[must_use]
    pub fn report(&self, old: &Article, new: &Article) -> String {
        let found = differences(old, new);
        let mut lines = vec![format!("# {}", self.titled("report-title", new)), String::new()];
        let section = |lines: &mut Vec<String>, title: String| lines.extend([format!("## {title}"), String::new()]);
        if found.is_empty() {
            lines.push(self.say("report-nothing"));
        }
        if found.body.iter().any(|line| line.fate != Fate::Same) {
            section(&mut lines, self.say("report-text"));
            for line in found.body.iter().filter(|line| line.fate != Fate::Same) {
                lines.push(self.line(line));
                // A removed line and the line that replaces it form one block quote.
                lines.push(if line.fate == Fate::Gone { ">".to_owned() } else { String::new() });
            }
        }
        if !found.out.is_empty() {
            section(&mut lines, self.count("report-out", found.out.len()));
            for passage in found.out.iter().filter_map(|id| new.passage(*id)) {
                lines.push(format!("- {}", one_line(&new.passage_text(passage.id))));
                lines.push(format!("  {}", self.reason(&passage.reason)));
            }
            lines.push(String::new());
        }
        if !found.back.is_empty() {
            section(&mut lines, self.count("report-back", found.back.len()));
            lines.extend(found.back.iter().map(|id| format!("- {}", one_line(&new.passage_text(*id)))));
            lines.push(String::new());
        }
        let tags = [(&found.tags_new, "report-tags-new"), (&found.tags_gone, "report-tags-gone")];
        let tags = || tags.iter().filter(|(tags, _)| !tags.is_empty());
        if !found.fields.is_empty() || tags().next().is_some() {
            section(&mut lines, self.say("report-fields"));
            let empty = self.say("report-empty");
            let shown = |value: &str| if value.is_empty() { empty.clone() } else { one_line(value) };
            lines.extend(found.fields.iter().map(|(name, old, new)| {
                format!("- {}: {} → {}", self.say(&field_code(*name)), shown(old), shown(new))
            }));
            lines.extend(tags().map(|(tags, code)| format!("- {}: {}", self.say(code), tags.join(", "))));
        }
        lines.join("\n").trim_end().to_owned() + "\n"
    }

    /// The title of the report, with the headline of the story.
    fn titled(&self, code: &str, story: &Article) -> String {
        let headline = one_line(story.fields.value(FieldName::Headline));
        let headline = if headline.is_empty() { self.say("story-untitled") } else { headline };
        self.say_with(code, &[("headline", Value::Text(headline))])
    }

    /// A line of either version as a block quote: removed words are struck through, added words are bold.
    fn line(&self, line: &ComparedLine) -> String {
        let is_new = line.is_in_new();
        let markup = if is_new { "**" } else { "~~" };
        let piece = |(is_marked, text): &(bool, String)| match text.trim() {
            inner if *is_marked && !inner.is_empty() => text.replacen(inner, &format!("{markup}{inner}{markup}"), 1),
            _ => text.clone(),
        };
        let text: String = line.pieces.iter().map(piece).collect();
        let side = self.say(match line.fate {
            Fate::MovedAway => "compared-moved-away",
            Fate::MovedHere => "compared-moved-here",
            Fate::New => "report-new",
            Fate::Gone | Fate::Same => "report-old",
        });
        format!("> {side}: {text}")
    }
}

#[cfg(test)]
mod tests {
    use crate::i18n::Language;
    use super::*;
    use crate::article::{Field, Received};
    use crate::packs::Packs;
    use crate::extract;
    use expect_test::expect;

    #[test]
    fn a_report_lists_changes_and_removed_promos_with_reasons() {
        let text = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
            Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\n\
            Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
            Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah.\n";
        let old = extract::read(Received::new("", text.as_bytes()), &Packs::built_in());
        let mut new = old.clone();
        new.clean_certain().unwrap().apply(&mut new).unwrap();
        new.body[0].text = new.body[0].text.replace("dua tahun", "tiga tahun");
        new.fields.replace(FieldName::Editor, Field { value: "Rina Wati".into(), lines: vec![] });
        let words = Words::new(Language::English);
        expect![[r"
            # Changes: Jembatan Gantung di Desa Kenari Akhirnya Dibuka

            ## Text

            > Was: Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah ~~dua~~ tahun dikerjakan.
            >
            > Is: Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah **tiga** tahun dikerjakan.

            ## 1 promo taken out

            - Baca Juga: Harga Cabai di Pasar Kenari Naik
              It announces another story: “Baca Juga:”.

            ## Fields and tags

            - Editor: nothing → Rina Wati
        "]]
        .assert_eq(&words.report(&old, &new));
        assert!(words.report(&old, &old).ends_with("\nNothing was changed.\n"));
    }
}
