//! Commands that change paragraphs and letter case, without a window: they apply to the selection, and one undo reverts
//! each of them.

mod world;

use redaksi::article::{Decision, FieldName, manuscript, offset_of};
use redaksi::workspace::{Action, Command, Page, Scope};
use redaksi::text::{Finder, Query};
use world::{BRIDGE, World};

fn text(world: &World) -> String {
    manuscript(&world.article().body)
}

/// Opens a story with this text as its body.
fn story(body: &str) -> World {
    let mut world = World::new();
    world.act(Action::OpenText("x".to_owned()));
    let length = text(&world).len();
    world.act(Action::Splice { range: 0..length, text: body.to_owned() });
    world
}

/// Selects the first occurrence of `part` in the body.
fn select(world: &mut World, part: &str) {
    let start = text(world).find(part).unwrap();
    world.act(Action::Caret(start + part.len()));
    world.act(Action::Selected(start..start + part.len()));
}

fn selected(world: &World) -> String {
    text(world)[world.desk.active().unwrap().selected()].to_owned()
}

#[test]
fn selected_paragraphs_move_and_stay_selected() {
    let mut world = story("Satu.\nDua.\nTiga.\nEmpat.");
    select(&mut world, "Dua.\nTiga.");
    world.run(Command::MoveDown);
    assert_eq!((text(&world).as_str(), selected(&world).as_str()), ("Satu.\nEmpat.\nDua.\nTiga.", "Dua.\nTiga."));
    world.run(Command::MoveDown);
    world.run(Command::MoveUp);
    world.run(Command::MoveUp);
    assert_eq!(text(&world), "Dua.\nTiga.\nSatu.\nEmpat.");
    world.run(Command::Undo);
    world.run(Command::Undo);
    world.run(Command::Undo);
    assert_eq!(text(&world), "Satu.\nDua.\nTiga.\nEmpat.");
}

#[test]
fn cut_and_copy_take_the_selection_and_are_disabled_without_one() {
    let mut world = story("Satu.\nDua.\nTiga.");
    select(&mut world, "Dua.\n");
    world.run(Command::Copy);
    assert_eq!((world.clipboard.as_str(), text(&world).as_str()), ("Dua.\n", "Satu.\nDua.\nTiga."));
    world.run(Command::Cut);
    assert_eq!((world.clipboard.as_str(), text(&world).as_str()), ("Dua.\n", "Satu.\nTiga."));
    assert!(!world.desk.can(Command::Cut) && !world.desk.can(Command::Copy));
    world.run(Command::Cut);
    assert_eq!(text(&world), "Satu.\nTiga.");
    world.run(Command::SelectAll);
    assert_eq!(selected(&world), "Satu.\nTiga.");
}

#[test]
fn a_paragraph_is_duplicated_and_joined() {
    let mut world = story("Satu.\nDua.");
    world.act(Action::Caret(2));
    world.run(Command::Duplicate);
    assert_eq!(text(&world), "Satu.\nSatu.\nDua.");
    world.run(Command::Join);
    assert_eq!(text(&world), "Satu.\nSatu. Dua.");
    world.run(Command::Undo);
    world.run(Command::Undo);
    assert_eq!(text(&world), "Satu.\nDua.");
}

#[test]
fn case_commands_change_the_selection_or_the_word_at_the_caret() {
    let mut world = story("Warga desa Kenari pulang.");
    world.act(Action::Caret(8));
    world.run(Command::UpperCase);
    assert_eq!((text(&world).as_str(), selected(&world).as_str()), ("Warga DESA Kenari pulang.", "DESA"));
    world.run(Command::CycleCase);
    world.run(Command::CycleCase);
    world.run(Command::Undo);
    world.run(Command::Undo);
    world.run(Command::Undo);
    assert_eq!(text(&world), "Warga desa Kenari pulang.");
    select(&mut world, "Warga desa Kenari pulang.");
    world.run(Command::TitleCase);
    assert_eq!(text(&world), "Warga Desa Kenari Pulang.");
}

#[test]
fn case_commands_change_the_headline_while_it_is_edited() {
    let mut world = World::with_sample(BRIDGE);
    let before = text(&world);
    world.act(Action::SetField { name: FieldName::Headline, value: "warga pulang ke desa dan menanam".into() });
    world.act(Action::InHeadline);
    world.run(Command::TitleCase);
    assert_eq!(world.field(FieldName::Headline), "Warga Pulang ke Desa dan Menanam");
    assert_eq!(text(&world), before);
    world.act(Action::SetField { name: FieldName::Language, value: "en".into() });
    world.act(Action::SetField { name: FieldName::Headline, value: "ke and the sea".into() });
    world.run(Command::TitleCase);
    assert_eq!(world.field(FieldName::Headline), "Ke and the Sea");
}

#[test]
fn a_paste_is_cleaned_and_one_undo_restores_the_original_text() {
    let mut world = story("Satu.\n");
    let end = text(&world).len();
    let pasted = "\u{a0}Dua\u{a0}kata.\r\n\r\n\tTiga.\u{200b}";
    world.act(Action::Paste { range: end..end, text: pasted.to_owned() });
    assert_eq!(text(&world), "Satu.\nDua kata.\nTiga.");
    assert!(world.said().contains("Pasted without"), "{}", world.said());
    world.run(Command::Undo);
    assert_eq!(text(&world), format!("Satu.\n{}", pasted.replace("\r\n", "\n")));
    world.run(Command::Undo);
    assert_eq!(text(&world), "Satu.\n");
    world.act(Action::Paste { range: 2..2, text: " dan\u{a0}".into() });
    assert_eq!(text(&world), "Sa dan tu.\n");
}

#[test]
fn typed_quotes_become_smart_quotes_if_enabled_and_undo_restores_them() {
    let mut world = story("Kata dia, ");
    let at = "Kata dia, ".len();
    world.act(Action::Splice { range: at..at, text: "\"".into() });
    assert_eq!(text(&world), "Kata dia, \"");
    world.act(Action::Do(Command::PrintedSigns));
    world.act(Action::Splice { range: at + 1..at + 1, text: "\"".into() });
    assert_eq!(text(&world), "Kata dia, \"”");
    world.run(Command::Undo);
    assert_eq!(text(&world), "Kata dia, \"\"");
}

#[test]
fn the_caret_moves_by_paragraph_and_to_a_paragraph_number() {
    let mut world = World::with_sample(BRIDGE);
    let caret = |world: &World| world.desk.active().unwrap().caret().at;
    let paragraphs: Vec<usize> = world.article().paragraphs().collect();
    let third = offset_of(&world.article().body, paragraphs[2]);
    world.act(Action::GoToParagraph(3));
    assert_eq!(caret(&world), third);
    world.run(Command::ParagraphDown);
    assert!(caret(&world) > third);
    world.run(Command::ParagraphUp);
    world.run(Command::ParagraphUp);
    assert!(caret(&world) < third);
    world.act(Action::GoToParagraph(900));
    let last = offset_of(&world.article().body, *paragraphs.last().unwrap());
    assert_eq!(caret(&world), last);
}

#[test]
fn a_search_in_a_selection_includes_text_that_is_inserted_into_it() {
    let mut world = story("desa satu\ndesa dua\ndesa tiga");
    let finder = Finder::new(&Query { text: "desa".into(), ..Query::default() }).unwrap().unwrap();
    let scope = Scope::Selection { story: world.story().id(), start: 10, behind: 10 };
    let hits = world.desk.hits(&finder, scope);
    assert_eq!(hits.iter().map(|hit| (hit.range.start, hit.range.end)).collect::<Vec<_>>(), [(10, 14)]);
    world.act(Action::Splice { range: 10..10, text: "desa ".into() });
    assert_eq!(world.desk.hits(&finder, scope).len(), 2);
    assert!(world.desk.hits(&finder, Scope::Headline).is_empty());
}

#[test]
fn the_reading_style_is_clamped_to_its_limits() {
    let mut world = World::new();
    world.act(Action::SetPage(Page { size: 200, measure: 2, spacing: 150 }));
    assert_eq!(world.desk.settings().page, Page { size: 34, measure: 40, spacing: 150 });
}

#[test]
fn paragraphs_are_joined_around_a_promo_and_nothing_else_changes() {
    let mut world = World::with_sample(BRIDGE);
    let body = &world.article().body;
    let card = body.iter().position(|block| block.whole_passage().is_some()).unwrap();
    let (above, below) = (body[card - 1].text.clone(), body[card + 1].text.clone());
    let promo = body[card].clone();
    let start = offset_of(body, card - 1);
    world.act(Action::Caret(start));
    world.run(Command::Join);
    let body = &world.article().body;
    assert_eq!(body[card - 1].text, format!("{above} {below}"));
    assert_eq!(body[card], promo);
    world.run(Command::Undo);
    assert_eq!(world.article().body[card - 1].text, above);
    let card = offset_of(&world.article().body, card);
    let before = text(&world);
    world.act(Action::Caret(card + 2));
    world.run(Command::Join);
    assert_eq!(text(&world), before);
    assert!(world.said().starts_with("There is no paragraph"), "{}", world.said());
}

#[test]
fn offsets_inside_a_character_do_not_panic() {
    let mut world = story("“Desa” é kenari");
    world.act(Action::Caret(1));
    world.act(Action::Selected(1..10));
    for command in [Command::UpperCase, Command::CycleCase, Command::MoveUp, Command::Duplicate, Command::Join] {
        world.run(command);
    }
    world.act(Action::GoToParagraph(1));
    assert!(text(&world).is_char_boundary(world.story().caret().at));
}

#[test]
fn deleting_a_promo_up_to_the_next_paragraph_removes_it_in_place() {
    let mut world = World::with_sample(BRIDGE);
    let id = world.promo(0).id;
    let block = world.article().blocks_of(id).next().unwrap();
    let (start, below) = (offset_of(&world.article().body, block), offset_of(&world.article().body, block + 1));
    let before = world.article().body.clone();
    // From the start of the promo to the start of the paragraph below, which is what Shift+Up selects.
    world.act(Action::Splice { range: start..below, text: String::new() });
    let texts = |body: &[redaksi::article::Block]| body.iter().map(|block| block.text.clone()).collect::<Vec<_>>();
    assert_eq!(texts(&world.article().body), texts(&before));
    assert_eq!(world.promo(0).decision, Decision::Out);
}

#[test]
fn joining_two_paragraphs_removes_the_empty_lines_between_them() {
    let mut world = story("Satu.\n\n\nDua.\nTiga.");
    world.act(Action::Caret(0));
    world.run(Command::Join);
    assert_eq!(text(&world), "Satu. Dua.\nTiga.");
    world.run(Command::Undo);
    assert_eq!(text(&world), "Satu.\n\n\nDua.\nTiga.");
}

#[test]
fn a_paste_with_soft_line_breaks_is_cleaned() {
    let mut world = story("Satu.");
    world.act(Action::Paste { range: 5..5, text: "\u{b}Dua\u{a0}kata.\u{2028}Tiga.".to_owned() });
    assert_eq!(text(&world), "Satu.\nDua kata.\nTiga.");
}
