//! Find and replace: exactly the found text is replaced, in one undo step per story.

use crate::support::{BRIDGE_SAMPLE, TestApp, sample};
use redaksi::workspace::{Action, Command, EditAction, FileAction, Hit, ReplaceRequest, SearchScope, ViewAction};
use redaksi_core::article::{FieldName, body_text};
use redaksi_core::text::{SearchQuery, Searcher};
use std::fs;

fn query(text: &str) -> SearchQuery {
    SearchQuery { text: text.to_owned(), ..SearchQuery::default() }
}

fn hits(app: &TestApp, query: &SearchQuery, scope: SearchScope) -> Vec<Hit> {
    app.workspace.hits(&Searcher::new(query).unwrap().unwrap(), scope)
}

fn replace(app: &mut TestApp, query: &SearchQuery, with: &str, hits: Vec<Hit>) {
    app.dispatch(Action::Edit(EditAction::Replace(ReplaceRequest {
        query: query.clone(),
        with: with.to_owned(),
        hits,
    })));
}

fn text(app: &TestApp) -> String {
    body_text(&app.article().body)
}

#[test]
fn text_and_fields_are_replaced_in_one_undo_step() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let search = query("jembatan");
    let before = (text(&app), app.field(FieldName::Headline).to_owned());
    let found = hits(&app, &search, SearchScope::Document);
    let in_body = hits(&app, &search, SearchScope::Body).len();
    assert!(in_body > 3 && found.len() > in_body && found[0].field == Some(FieldName::Headline));
    replace(&mut app, &search, "titian", found);
    assert!(hits(&app, &search, SearchScope::Body).iter().all(|hit| is_in_promo(&app, hit)));
    assert!(app.field(FieldName::Headline).contains("Titian") && text(&app).contains("titian"));
    app.run(Command::Undo);
    assert_eq!((text(&app), app.field(FieldName::Headline).to_owned()), before);
}

/// Whether a hit is in a protected passage, where nothing is replaced.
fn is_in_promo(app: &TestApp, hit: &Hit) -> bool {
    app.article().splice(hit.range.clone(), "x").is_err()
}

#[test]
fn only_selected_hits_are_replaced() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let search = query("warga");
    let found = hits(&app, &search, SearchScope::Body);
    let kept = found[0].clone();
    let rest: Vec<Hit> = found[1..].iter().filter(|hit| !is_in_promo(&app, hit)).cloned().collect();
    let (count, many) = (rest.len(), found.len());
    replace(&mut app, &search, "penduduk", rest);
    let left = hits(&app, &search, SearchScope::Body);
    assert_eq!((left.len(), left[0].range.clone()), (many - count, kept.range));
    assert_eq!(text(&app).to_lowercase().matches("penduduk").count(), count);
}

#[test]
fn replacing_in_all_stories_is_one_undo_step_per_story() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let path = app.path("pasar-terapung.txt");
    fs::copy(sample("pasar-terapung.txt"), &path).unwrap();
    app.open(&path);
    let search = SearchQuery { whole_word: true, ..query("yang") };
    let found = hits(&app, &search, SearchScope::AllDocuments);
    let stories: Vec<_> = app.workspace.documents().iter().map(redaksi::workspace::Document::id).collect();
    assert!(stories.iter().all(|id| found.iter().any(|hit| hit.document == *id)));
    assert!(hits(&app, &search, SearchScope::Document).len() < found.len());
    replace(&mut app, &search, "nan", found);
    assert!(
        app.last_notice().ends_with("in 2 stories.") || app.last_notice().contains("2 stories"),
        "{}",
        app.last_notice()
    );
    app.run(Command::Undo);
    assert!(!hits(&app, &search, SearchScope::Document).is_empty());
    let other = stories[0];
    app.dispatch(Action::View(ViewAction::ActivateDocument(other)));
    assert!(hits(&app, &search, SearchScope::Body).iter().all(|hit| is_in_promo(&app, hit)), "undo is per story");
}

#[test]
fn hits_that_are_out_of_date_are_not_replaced() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let search = query("jembatan");
    let found = hits(&app, &search, SearchScope::Body);
    app.dispatch(Action::Edit(EditAction::Splice { range: 0..0, text: "Baru. ".into() }));
    let before = text(&app);
    replace(&mut app, &search, "titian", found);
    assert_eq!(text(&app), before);
}

#[test]
fn a_replacement_can_use_capture_groups() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let end = text(&app).len();
    app.dispatch(Action::Edit(EditAction::Splice { range: end..end, text: " Harga 7.250 dan 8.100 rupiah.".into() }));
    let search = SearchQuery { is_regex: true, match_accents: true, ..query(r"(\d)\.(\d{3}) d") };
    let found = hits(&app, &search, SearchScope::Body);
    assert_eq!(found.len(), 1);
    replace(&mut app, &search, "$1,$2 d", found);
    assert!(text(&app).ends_with("Harga 7,250 dan 8.100 rupiah."));
}

#[test]
fn showing_a_hit_selects_its_story_and_range() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let first = app.document().id();
    app.dispatch(Action::File(FileAction::OpenText(
        "Judul kedua\n\nSebuah paragraf yang cukup panjang untuk dibaca orang.".into(),
    )));
    let found = hits(&app, &query("Lebih dari"), SearchScope::AllDocuments);
    app.dispatch(Action::View(ViewAction::ShowHit(found[0].clone())));
    assert_eq!((app.document().id(), app.document().caret().at), (first, found[0].range.end));
}

#[test]
fn the_style_of_quotes_and_dashes_does_not_matter_and_exactly_the_hit_is_replaced() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    app.dispatch(Action::File(FileAction::OpenText(
        "Warga Membaca Al-Qur’an\n\nWarga desa membaca Al‑Qur’an pada 2019–2024 dengan “dua\u{a0}ton” ber\u{ad}as.\n"
            .to_owned(),
    )));
    for (wanted, with) in
        [("al-qur'an", "kitab"), ("2019-2024", "2020-2025"), ("\"dua ton\"", "\"tiga ton\""), ("beras", "padi")]
    {
        let search = query(wanted);
        let found = hits(&app, &search, SearchScope::Body);
        assert_eq!(found.len(), 1, "{wanted}");
        replace(&mut app, &search, with, found);
    }
    assert_eq!(text(&app), "Warga desa membaca Kitab pada 2020-2025 dengan \"tiga ton\" padi.");
}

#[test]
fn the_place_field_follows_a_replacement_in_the_dateline() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    assert_eq!(app.field(FieldName::Place), "Bogor");
    let search = SearchQuery { match_case: true, ..query("BOGOR") };
    let found = hits(&app, &search, SearchScope::Body);
    replace(&mut app, &search, "DEPOK", found);
    assert!(text(&app).starts_with("PR DEPOK") && app.field(FieldName::Place) == "Depok");
    app.run(Command::Undo);
    assert_eq!(app.field(FieldName::Place), "Bogor");
}

#[test]
fn the_selection_survives_replace_and_undo() {
    let mut app = TestApp::with_sample(BRIDGE_SAMPLE);
    let search = query("warga");
    let found = hits(&app, &search, SearchScope::Body);
    let replaceable: Vec<Hit> = found.iter().filter(|hit| !is_in_promo(&app, hit)).cloned().collect();
    app.dispatch(Action::View(ViewAction::ShowHit(replaceable.last().unwrap().clone())));
    let selected = |app: &TestApp| text(app)[app.document().selection()].to_owned();
    assert_eq!(selected(&app).to_lowercase(), "warga");
    let before = app.document().selection();
    replace(&mut app, &search, "penduduk", found);
    app.dispatch(Action::View(ViewAction::CloseSearch));
    assert_eq!(selected(&app).to_lowercase(), "penduduk");
    assert_eq!(app.document().caret().at, app.document().selection().end);
    app.run(Command::Undo);
    assert_eq!(app.document().selection(), before);
    app.run(Command::Redo);
    assert_eq!(selected(&app), "", "the next key must not replace text");
    assert!(text(&app)[..app.document().caret().at].to_lowercase().ends_with("penduduk"));
}

#[test]
fn a_slug_stays_a_slug_and_a_dateline_keeps_its_capitals() {
    let mut app = TestApp::new();
    app.open_lines(
        "a.txt",
        &["Warga Semarang Pulang", "KOMPAS.com, SEMARANG – Warga Semarang pulang ke desa mereka pada hari Senin pagi."],
    );
    app.set_field(FieldName::Slug, "warga-semarang-pulang");
    let search = query("semarang");
    let found = hits(&app, &search, SearchScope::Document);
    assert!(found.iter().any(|hit| hit.field == Some(FieldName::Slug)), "{found:?}");
    replace(&mut app, &search, "Kota Semarang", found);
    assert_eq!(app.field(FieldName::Slug), "warga-kota-semarang-pulang");
    assert!(text(&app).contains("KOTA SEMARANG – Warga Kota Semarang pulang"), "{}", text(&app));
}
