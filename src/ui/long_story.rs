//! A story too long for the editor: a list of its paragraphs' beginnings, so that the window still answers at once.

use super::controls::{beginning, hint};
use super::theme::{Face, Palette, space};
use crate::article::{Article, Block, MarkKind};
use crate::desk::Story;
use crate::words::Words;
use egui::{Frame, Margin, RichText, ScrollArea, Ui};

/// The longest manuscript that is laid out as a whole, in bytes. Laying out 1 MB takes about 50 ms on an office PC;
/// twice that is where typing is no longer typing.
pub const LONGEST: usize = 2_000_000;

/// Shows the list.
pub fn show(ui: &mut Ui, story: &Story, words: &Words) {
    let article = story.article();
    Frame::NONE.inner_margin(Margin::symmetric(16, 0)).show(ui, |ui| {
        hint(ui, words.count("long-story", story.tally().bytes.div_ceil(1_000_000)));
        ui.add_space(space::S);
        let row = Face::Read.size() * 2.0;
        ScrollArea::vertical().id_salt(("long", story.id().number())).auto_shrink(false).show_rows(
            ui,
            row,
            article.body.len(),
            |ui, rows| {
                for block in &article.body[rows] {
                    let text = line_of(ui, article, block);
                    ui.horizontal(|ui| {
                        ui.set_min_height(row);
                        ui.add(egui::Label::new(text).truncate());
                    });
                }
            },
        );
    });
}

fn line_of(ui: &Ui, article: &Article, block: &Block) -> RichText {
    let palette = Palette::now(ui);
    let text = RichText::new(beginning(&block.text)).font(Face::Read.font());
    let is_out = block.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Passage(id) if !article.is_in(id)));
    if is_out && block.whole_passage().is_some() {
        text.strikethrough().color(palette.out)
    } else {
        text.color(palette.ink)
    }
}
