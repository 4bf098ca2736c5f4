//! Classification: runs the rules and the model over a text and gives each line its role, reason and confidence.

use crate::article::{CERTAIN_CONFIDENCE, Reason, Role};
use crate::extract::analyze::{AnalyzedText, analyze};
use crate::extract::doc_stats::DocStats;
use crate::extract::envelope::received_lines::Placement;
use crate::extract::envelope::story_lines::StoryLine;
use crate::extract::line_class::{LineClass, LineOutcome};
use crate::extract::line_info::LineInfo;
use crate::extract::model::emission;
use crate::extract::model::features::LineFeatures;
use crate::extract::model::model_file::Model;
use crate::extract::model::scores::ClassScores;
use crate::extract::model::user_rules::UserRuleMatches;
use crate::extract::model::viterbi;
use crate::extract::reason_code::ReasonCode;
use crate::extract::rules::evidence::FiredRule;
use crate::extract::spans;
use crate::extract::spans::link_promos;
use crate::extract::spans::span::{Span, SpanKind};
use crate::html::Page;
use crate::packs::{Lexicon, MatchAction, UserRule};

/// The highest confidence, in percent, of the removal of a paragraph for its position alone.
const MAX_PARAGRAPH_CONFIDENCE: u8 = 80;

/// The highest confidence, in percent, of the removal of names directly below the story for their position alone.
const MAX_NAME_CONFIDENCE: u8 = 85;

/// More than all other scores of a line together.
const PLACEMENT_SCORE: f32 = 1000.0;

/// In percent. A line that would be removed with a lower confidence stays in the text.
const MIN_REMOVAL_CONFIDENCE: u8 = 60;

/// How much of the matched text is stored in a reason, in bytes.
const MAX_EXCERPT_BYTES: usize = 120;

/// A line with its class, role and reason.
#[derive(Debug)]
pub(crate) struct ClassifiedLine<'a> {
    pub info: LineInfo<'a>,
    pub class: LineClass,
    pub role: Role,
    pub reason: Reason,
    pub spans: Vec<Span>,
}

/// Classifies the lines of a story. `page` is the web page that they come from, if any.
pub(crate) fn classify<'a>(
    story: &'a [StoryLine<'_>],
    page: Option<&Page>,
    lexicon: &Lexicon,
    model: &Model,
) -> Vec<ClassifiedLine<'a>> {
    let AnalyzedText { lines, doc, evidence } = analyze(story.iter().map(StoryLine::as_text_line), page, lexicon);
    let user_rules = UserRuleMatches::find(&lines, lexicon);
    let emissions: Vec<ClassScores> = (0..lines.len())
        .map(|index| {
            let line_evidence = evidence.for_line(index);
            let mut emission = emission::rule_scores(model, line_evidence, &lines[index]);
            if !is_placed_by_markup(&lines[index], page) {
                let features = LineFeatures::extract(&lines, index, &doc);
                model.learned.add(emission::active_features(line_evidence, &features), &mut emission);
            }
            apply_placement(&story[index], &mut emission);
            user_rules.apply_scores(index, &lines, model.user_rules, &mut emission);
            emission
        })
        .collect();
    let decoded = viterbi::decode(&emissions, &model.transitions);
    let reasons: Vec<Reason> = (0..lines.len())
        .map(|index| {
            let mut reason = reason_for(
                model,
                &lines[index],
                evidence.for_line(index),
                decoded.classes[index],
                decoded.margins[index],
            );
            if may_be_tag(index, &lines[index], &doc, &reason) {
                reason.confidence = reason.confidence.min(MAX_NAME_CONFIDENCE);
            }
            reason
        })
        .collect();
    let classified = lines.into_iter().zip(decoded.classes).zip(reasons).map(|((info, class), reason)| {
        // Uncertain boilerplate between paragraphs is not excluded: it stays in place as a promo for the user to judge.
        let is_uncertain = class == LineClass::BodyBoilerplate && reason.confidence < CERTAIN_CONFIDENCE;
        let is_known = info.marker.is_some() || info.is_boilerplate || info.starts_with_boilerplate;
        let is_removed = class.outcome() == LineOutcome::Removed;
        let (role, reason) = if is_removed && reason.confidence < MIN_REMOVAL_CONFIDENCE && !is_known {
            (Role::Body, Reason { rule: ReasonCode::Uncertain.code().into(), ..reason })
        } else if is_uncertain {
            (Role::Promo, reason)
        } else {
            (class.role(), reason)
        };
        let mut spans = spans::find_spans(&info, role, &doc, lexicon);
        if let Some(page) = page {
            link_promos::add_link_promos(&mut spans, page, &info, role, lexicon);
        }
        ClassifiedLine { info, class, role, reason, spans }
    });
    let mut classified: Vec<ClassifiedLine<'a>> = classified.collect();
    for (line, placement) in classified.iter_mut().zip(story.iter().map(|line| line.placement)) {
        if let Some(placement) = placement {
            set_placed_role(line, placement);
        }
    }
    for (index, line) in classified.iter_mut().enumerate() {
        if let Some(rule) = user_rules.rule(index) {
            apply_user_rule(line, rule);
        }
    }
    classified
}

/// Adds a score to the classes that the envelope gives a line, which no other evidence outweighs.
fn apply_placement(line: &StoryLine<'_>, emission: &mut ClassScores) {
    for class in line.placement.iter().flat_map(|placement| placement.classes) {
        emission[*class as usize] += PLACEMENT_SCORE;
    }
}

/// Sets the role and the reason of a line that the envelope gives a class.
fn set_placed_role(line: &mut ClassifiedLine<'_>, placement: Placement) {
    if let Some(class) = placement.classes.first().filter(|_| !placement.classes.contains(&line.class)) {
        line.class = *class;
    }
    let rule = placement.rule;
    line.role = line.class.role();
    line.reason = Reason { rule: rule.code().into(), detail: String::new(), confidence: rule.max_confidence() };
}

/// Sets the role and the reason of a line that a user rule matches.
fn apply_user_rule(line: &mut ClassifiedLine<'_>, rule: &UserRule) {
    let (code, role) = match rule.action {
        MatchAction::Remove => (ReasonCode::UserRuleRemove, line.class.role()),
        // A line kept among boilerplate becomes text.
        MatchAction::Keep => match line.class.role() {
            text @ (Role::Body | Role::DatelineBody | Role::Subhead) => (ReasonCode::UserRuleKeep, text),
            _ => (ReasonCode::UserRuleKeep, Role::Body),
        },
    };
    line.role = role;
    line.reason =
        Reason { rule: code.code().into(), detail: rule.pattern.text().to_owned(), confidence: code.max_confidence() };
    if rule.action == MatchAction::Keep {
        line.spans.retain(|span| span.kind != SpanKind::InlinePromo);
    }
}

/// Whether the line is in the main content element of a page. The learned weights do not apply there: they are trained on
/// texts, where only the words and the neighbours of a line say where it belongs.
fn is_placed_by_markup(line: &LineInfo<'_>, page: Option<&Page>) -> bool {
    page.and_then(|page| page.hints(line.number)).is_some_and(|hints| hints.in_main_content)
}

/// The reason for a line that was not classified.
pub(crate) fn unprocessed_reason() -> Reason {
    Reason { rule: ReasonCode::DefaultText.code().into(), detail: String::new(), confidence: 0 }
}

fn reason_for(model: &Model, line: &LineInfo<'_>, fired: &[FiredRule], class: LineClass, margin: f32) -> Reason {
    let strongest = emission::strongest_rule(model, fired, class);
    let rule = strongest.map_or_else(|| default_reason(class), |fired| fired.rule.reason());
    let seen = strongest.map_or("", |fired| &line.text[fired.range.clone()]);
    let mut end = seen.len().min(MAX_EXCERPT_BYTES);
    while !seen.is_char_boundary(end) {
        end -= 1;
    }
    // A paragraph among boilerplate may be a continuation of the story, so the user should look at it.
    let is_uncertain = class == LineClass::TailBoilerplate && line.is_paragraph();
    let highest = if is_uncertain { MAX_PARAGRAPH_CONFIDENCE } else { rule.max_confidence() };
    let confidence = confidence(margin).min(highest);
    Reason { rule: rule.code().into(), detail: seen[..end].to_owned(), confidence }
}

/// The reason if no rule fired for the class: the position alone decided.
fn default_reason(class: LineClass) -> ReasonCode {
    match class {
        LineClass::Title => ReasonCode::HeadlinePosition,
        LineClass::Mast | LineClass::MastDate | LineClass::MastCaption => ReasonCode::AboveHeadline,
        LineClass::HeadBoilerplate => ReasonCode::BesideHeadline,
        LineClass::HeadByline => ReasonCode::NameInHead,
        LineClass::HeadCaption | LineClass::BodyCaption => ReasonCode::CaptionPosition,
        LineClass::HeadCredit | LineClass::BodyCredit => ReasonCode::CreditShape,
        LineClass::Standfirst => ReasonCode::Standfirst,
        LineClass::Subhead => ReasonCode::ShortBeforeParagraph,
        LineClass::HeadCard | LineClass::Card => ReasonCode::BelowMarker,
        LineClass::TailStart | LineClass::TailBoilerplate => ReasonCode::BelowStory,
        LineClass::Tag => ReasonCode::BelowTags,
        _ => ReasonCode::DefaultText,
    }
}

/// Whether a line that is boilerplate for its position alone may be a tag: names directly below the text, without a
/// label.
fn may_be_tag(index: usize, line: &LineInfo<'_>, doc: &DocStats, reason: &Reason) -> bool {
    /// How many lines below the last paragraph tags may be, with editors and end marks in between.
    const MAX_TAG_DISTANCE: usize = 5;
    let near = doc.body_end.is_some_and(|last| index > last && index <= last + MAX_TAG_DISTANCE);
    near && reason.rule == ReasonCode::BelowStory.code() && line.word_count >= 2 && line.capitalized_percent >= 85
}

/// Maps the margin to the best sequence with another outcome to a confidence from 50 to 100.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 50 and 100")]
fn confidence(margin: f32) -> u8 {
    (50.0 + 50.0 * (1.0 - (-margin / 3.5).exp())) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::envelope::open_envelope;
    use crate::extract::model::weights::Weights;
    use crate::html;
    use crate::packs::Packs;
    use std::collections::BTreeMap;

    #[test]
    fn learned_weights_do_not_decide_about_the_main_content_of_a_page() {
        let html = "<!doctype html><html><head><title>Jembatan Gantung di Desa Kenari Dibuka</title></head><body><article>\
            <h1>Jembatan Gantung di Desa Kenari Dibuka</h1>\
            <p>Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.</p>\
            <p>Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.</p>\
            <p>Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.</p>\
            </article></body></html>";
        let page = html::parse(html.as_bytes());
        let packs = Packs::built_in();
        // Weights that take every sentence for something else than text.
        let text = [LineClass::Body, LineClass::Dateline, LineClass::Subhead].map(|class| (class, -60.0));
        let learned = BTreeMap::from([("ending: sentence".to_owned(), BTreeMap::from(text))]);
        let model = Model::built_in().with_learned(Weights::from_map(learned).unwrap());
        let body_lines = |page: Option<&Page>, text: &str| {
            let opened = open_envelope(text, None, page.is_some(), packs.lexicon());
            let lines = classify(&opened.lines, page, packs.lexicon(), &model);
            lines.iter().filter(|line| line.class == LineClass::Body).count()
        };
        assert_eq!(body_lines(Some(&page), &page.text), 3);
        assert_eq!(body_lines(None, &page.text), 0, "on a text the weights apply");
    }
}
