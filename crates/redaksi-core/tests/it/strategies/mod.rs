//! Strategies for the property tests: stories as extracted, and stories with the user's decisions.

pub mod format_stories;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{FileFailurePersistence, TestRunner};
use redaksi_core::article::{
    Article, Block, BlockKind, Decision, ExcludedLine, Mark, MarkKind, Passage, PassageKind, Reason, Role, SourceText,
};
use std::cell::Cell;

/// The configuration of property tests: 256 cases, or the number in the environment variable `PROPTEST_CASES`. The seeds
/// of failed cases are stored in `proptest-regressions/it.txt` and run first from then on.
pub fn proptest_config() -> ProptestConfig {
    let requested = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    let cases: u32 = requested.unwrap_or(256);
    let seeds = FileFailurePersistence::Direct(concat!(env!("CARGO_MANIFEST_DIR"), "/proptest-regressions/it.txt"));
    ProptestConfig {
        cases,
        max_global_rejects: cases.saturating_mul(4).max(1024),
        failure_persistence: Some(Box::new(seeds)),
        ..ProptestConfig::default()
    }
}

/// Runs a property test like the macro `proptest!`, but returns after the last case, so that the caller can check what
/// the cases have covered.
pub fn run_property<S: Strategy>(strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    let mut runner = TestRunner::new(proptest_config());
    if let Err(error) = runner.run(strategy, property) {
        panic!("{error}\n{runner}");
    }
}

/// Counts how many of the attempts of a property test were accepted, so that a test whose attempts are all refused
/// fails.
#[derive(Default)]
pub struct AcceptanceCount {
    tried: Cell<u32>,
    accepted: Cell<u32>,
}

impl AcceptanceCount {
    pub fn record(&self, is_accepted: bool) {
        self.tried.set(self.tried.get() + 1);
        self.accepted.set(self.accepted.get() + u32::from(is_accepted));
    }

    /// Panics unless this percentage of the attempts was accepted.
    #[track_caller]
    pub fn assert_at_least(&self, percent: u32) {
        let (tried, accepted) = (self.tried.get(), self.accepted.get());
        println!("{accepted} of {tried} attempts were accepted");
        assert!(tried > 0 && accepted * 100 >= tried * percent, "only {accepted} of {tried} attempts were accepted");
    }
}

/// Words of many scripts, with combining marks and graphemes of several code points.
const WORDS: [&str; 20] = [
    "warga",
    "desa",
    "2.000",
    "bakau,",
    "“Kami",
    "siap,”",
    "mata-mata",
    "Jum'at",
    "cafe\u{301}",
    "o\u{308}a\u{323}",
    "👩‍👩‍👧",
    "🇮🇩",
    "東京で",
    "会談",
    "السلام",
    "عَلَيْكُم",
    "नमस्ते",
    "สวัสดี",
    "\u{a0}",
    "kata\u{ad}kata",
];

/// A few words of any script.
pub fn phrase() -> impl Strategy<Value = String> {
    vec(select(&WORDS[..]), 1..6).prop_map(|words| words.join(" "))
}

/// The blueprint of a block of a generated story.
#[derive(Clone, Debug)]
enum BlockSpec {
    Plain(BlockKind, String),
    Blank,
    Promo(String),
    Card(Vec<String>),
    Inline(String, String, String),
    EndMark(String),
    ExcludedLine(String),
}

fn block_spec() -> impl Strategy<Value = BlockSpec> {
    let kind = select(vec![BlockKind::Paragraph, BlockKind::Paragraph, BlockKind::Subhead, BlockKind::Caption]);
    prop_oneof![
        4 => (kind, phrase()).prop_map(|(kind, text)| BlockSpec::Plain(kind, text)),
        1 => Just(BlockSpec::Blank),
        3 => promo_spec(),
        1 => card_spec(),
        3 => (phrase(), phrase(), prop_oneof![Just(String::new()), phrase()])
            .prop_map(|(before, title, after)| BlockSpec::Inline(before, format!(" (Baca juga: {title})"), after)),
        1 => phrase().prop_map(BlockSpec::EndMark),
        1 => phrase().prop_map(BlockSpec::ExcludedLine),
    ]
}

fn promo_spec() -> impl Strategy<Value = BlockSpec> {
    phrase().prop_map(|title| BlockSpec::Promo(format!("Baca Juga: {title}")))
}

fn card_spec() -> impl Strategy<Value = BlockSpec> {
    vec(phrase(), 2..4).prop_map(BlockSpec::Card)
}

/// A story as extracted: every passage undecided, every source line in one place.
pub fn fresh_story() -> impl Strategy<Value = Article> {
    (vec(block_spec(), 1..9), any::<bool>(), vec(0_u8..=100, 9)).prop_map(build_story)
}

/// A story as extracted that has at least one promo of one or more whole paragraphs.
pub fn fresh_story_with_promo() -> impl Strategy<Value = Article> {
    let promo = prop_oneof![promo_spec(), card_spec()];
    let specs = (vec(block_spec(), 0..8), promo, any::<Index>()).prop_map(|(mut specs, promo, at)| {
        specs.insert(at.index(specs.len() + 1), promo);
        specs
    });
    (specs, any::<bool>(), vec(0_u8..=100, 9)).prop_map(build_story)
}

fn build_story((specs, dateline, confidences): (Vec<BlockSpec>, bool, Vec<u8>)) -> Article {
    let mut article = Article::default();
    let mut raw = String::new();
    let mut line = 0;
    for (block_spec, confidence) in specs.into_iter().zip(confidences) {
        append_block(&mut article, block_spec, confidence, |text| {
            raw.push_str(text);
            raw.push_str("\r\n");
            line += 1;
            line
        });
    }
    let dateline_text = "DEPOK – ";
    if dateline && let Some(first) = article.body.first_mut().filter(|block| block.marks.is_empty()) {
        first.text.insert_str(0, dateline_text);
        first.marks.push(Mark { range: 0..dateline_text.len(), kind: MarkKind::Dateline });
    }
    article.source = SourceText::new("cerita.txt", raw.as_bytes());
    article
}

/// Appends the block of a piece to the article; `number` adds its source line and returns the number of that line.
fn append_block(article: &mut Article, block_spec: BlockSpec, confidence: u8, mut number: impl FnMut(&str) -> u32) {
    let id = article.next_passage_id();
    let kind = if matches!(block_spec, BlockSpec::EndMark(_)) { PassageKind::EndMark } else { PassageKind::Promo };
    let reason = Reason { rule: "marker".into(), detail: String::new(), confidence };
    let passage = |title: &str| Passage {
        id,
        kind,
        marker: String::new(),
        title: title.into(),
        url: String::new(),
        alternative_text: format!("{title} Lagi"),
        decision: Decision::Undecided,
        reason: reason.clone(),
    };
    let marked = |text: String, range: std::ops::Range<usize>, line: u32| {
        let marks = vec![Mark { range, kind: MarkKind::Passage(id) }];
        Block { marks, ..Block::from_line(BlockKind::Paragraph, text, line) }
    };
    match block_spec {
        BlockSpec::Plain(kind, text) => {
            let line = number(&text);
            article.body.push(Block::from_line(kind, text, line));
        }
        BlockSpec::Blank => article.body.push(Block::default()),
        BlockSpec::Promo(text) => {
            article.passages.push(passage(&text));
            let line = number(&text);
            article.body.push(marked(text.clone(), 0..text.len(), line));
        }
        BlockSpec::Card(texts) => {
            article.passages.push(passage(&texts[0]));
            for text in texts {
                let line = number(&text);
                article.body.push(marked(text.clone(), 0..text.len(), line));
            }
        }
        BlockSpec::Inline(before, promo, after) => {
            article.passages.push(passage(&promo));
            let text = format!("{before}{promo}{after}");
            let line = number(&text);
            article.body.push(marked(text, before.len()..before.len() + promo.len(), line));
        }
        BlockSpec::EndMark(before) => {
            article.passages.push(passage("***"));
            let text = format!("{before}***");
            let line = number(&text);
            article.body.push(marked(text, before.len()..before.len() + 3, line));
        }
        BlockSpec::ExcludedLine(text) => {
            let line = number(&text);
            article.excluded.push(ExcludedLine { text, line, role: Role::Boilerplate, reason });
        }
    }
}

/// Any decision.
pub fn decision() -> impl Strategy<Value = Decision> {
    select(vec![Decision::Undecided, Decision::Removed, Decision::RelatedLink, Decision::KeptAsText])
}

/// A story with a random decision on each passage.
pub fn edited_story() -> impl Strategy<Value = Article> {
    (fresh_story(), vec(decision(), 12)).prop_map(|(mut article, decisions)| {
        for (passage, decision) in article.passages.iter_mut().zip(decisions) {
            passage.decision = decision;
        }
        article
    })
}
