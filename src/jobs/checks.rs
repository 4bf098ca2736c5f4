//! The complete check of a story, which runs on a worker of its own.

use crate::workspace::{CheckReport, CheckScope, Pairing};
use redaksi_checks::{Finding, run_checks};
use redaksi_core::article::{Article, body_text};

/// Checks a story, with its original if it has one.
pub(crate) fn check(article: &Article) -> CheckReport {
    let original = article.original.as_ref().map(|original| &original.article);
    CheckReport {
        text: body_text(&article.body),
        findings: run_all(article, original),
        pairing: original.map(|original| Pairing::of(article, original)),
        scope: CheckScope { has_original: original.is_some(), ..CheckScope::default() },
    }
}

/// Runs every check.
fn run_all(article: &Article, _: Option<&Article>) -> Vec<Finding> {
    run_checks(article)
}
