//! Scoring rules for tags: short lines below a heading such as `Tags` or below the initials of the writers, and lines of
//! hashtags.

use crate::extract::line_info::LineInfo;
use crate::extract::matchers::ending::Ending;
use crate::extract::matchers::tags::is_hashtag_line;
use crate::extract::rules::context::RuleContext;
use crate::extract::rules::evidence::Evidence;
use crate::extract::rules::score_rule::ScoreRule;
use crate::packs::FieldLabel;

/// How many lines below a tag heading may be tags.
const MAX_TAG_LINES: usize = 16;
/// How many words a tag has at most.
const MAX_TAG_WORDS: usize = 5;
/// How many words a line has at most that is taken for a topic of the story.
const MAX_TOPIC_WORDS: usize = 4;

impl RuleContext<'_, '_> {
    /// The short lines directly below a heading such as `Tags`.
    pub fn apply_tag_list_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        let fits = |line: &LineInfo<'_>| {
            let is_known = line.is_boilerplate
                || line.starts_with_boilerplate
                || line.is_site_heading
                || line.is_engagement_count
                || line.is_copyright_notice;
            line.ending == Ending::Unpunctuated && !is_known && line.word_count > 0 && line.word_count <= 25
        };
        let window = &self.lines[index.saturating_sub(MAX_TAG_LINES)..index];
        let is_initials =
            |line: &LineInfo<'_>| line.end_mark.as_ref().is_some_and(|mark| mark.is_initials && mark.range.start == 0);
        let is_heading = |above: &LineInfo<'_>| !fits(above) || above.label.is_some() || is_initials(above);
        let Some(label) = window.iter().rposition(is_heading) else { return };
        let is_in_small_letters = !line.text.starts_with(char::is_uppercase);
        if is_initials(&window[label]) && fits(line) && line.word_count <= MAX_TAG_WORDS && is_in_small_letters {
            evidence.fire(ScoreRule::BelowInitials, 0..line.text.len());
        }
        let heading = window[label].label.as_ref();
        let is_tag_heading = heading.is_some_and(|seen| seen.label == FieldLabel::Tags && seen.value.is_empty());
        let first = label + 1 == window.len();
        if is_tag_heading && fits(line) && (line.word_count <= MAX_TAG_WORDS || first) {
            let rule =
                if line.word_count <= MAX_TAG_WORDS { ScoreRule::BelowTagsShort } else { ScoreRule::BelowTagsFirst };
            evidence.fire(rule, 0..line.text.len());
        }
    }

    /// The rule for short lines below the text, at least two in a row, all of whose longer words are in its paragraphs.
    pub fn apply_story_topic_rule(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        if self.is_below_text(index) && self.is_topic(index) {
            let has_neighbour =
                index > 0 && self.is_topic(index - 1) || index + 1 < self.lines.len() && self.is_topic(index + 1);
            if has_neighbour {
                evidence.fire(ScoreRule::StoryTopic, 0..line.text.len());
            }
        }
    }

    fn is_topic(&self, index: usize) -> bool {
        let line = &self.lines[index];
        (1..=MAX_TOPIC_WORDS).contains(&line.word_count)
            && line.ending == Ending::Unpunctuated
            && line.label.is_none()
            && self.doc.is_of_story(line)
    }

    /// Rules for a line of hashtags below the text.
    pub fn apply_hashtag_rules(&self, index: usize, line: &LineInfo<'_>, evidence: &mut Evidence) {
        if self.is_below_text(index) && line.ending == Ending::Unpunctuated && is_hashtag_line(line.text) {
            evidence.fire(ScoreRule::HashtagLine, 0..line.text.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::analyze::analyze;
    use crate::packs::Packs;
    use crate::text;

    #[test]
    fn short_lines_below_the_text_with_its_words_are_topics() {
        let body = "Warga Desa Kenari membuka jembatan bambu di atas sungai Tirta pada hari Senin pagi bersama pemuda.\n\n\
                    Jembatan bambu itu dibangun oleh warga Desa Kenari selama dua bulan penuh tanpa bantuan kabupaten.\n\n";
        let topics = |list: &str| {
            let text = format!("Jembatan Desa Kenari Dibuka\n\n{body}{list}");
            let analyzed = analyze(text::lines(&text), None, Packs::built_in().lexicon());
            let is_topic = |index: &usize| {
                analyzed.evidence.for_line(*index).iter().any(|fired| fired.rule == ScoreRule::StoryTopic)
            };
            (0..analyzed.lines.len()).filter(is_topic).map(|index| analyzed.lines[index].text.to_owned()).collect()
        };
        let found: Vec<String> = topics("Desa Kenari\nJembatan bambu\nGaleri Foto\n");
        assert_eq!(found, ["Desa Kenari", "Jembatan bambu"]);
        let alone: Vec<String> = topics("Desa Kenari\nGaleri Foto\n");
        assert_eq!(alone, Vec::<String>::new());
    }
}
