//! The reading view: the story as it will be published, or as an exported file, without tools and without removed text.

use crate::ui::cx::Cx;
use crate::ui::document::editor::block_marks::{bullet_shape, show_image};
use crate::ui::document::editor::layout::{face_of, follows_closely, indent_of, with_inline_style};
use crate::ui::outbox::Outbox;
use crate::ui::theme::reading_metrics::ReadingMetrics;
use crate::ui::theme::{Face, Palette, leading, line, margin, size, space};
use crate::ui::widgets::buttons::flat_button;
use crate::ui::widgets::labels::hint;
use crate::ui::widgets::scroll_keys::scroll_by_keys;
use crate::workspace::{Command, Document};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Button, Frame, Key, Label, Layout, Pos2, RichText, ScrollArea, Sense, Stroke, Ui, Vec2};
use redaksi_core::article::{BlockKind, FieldName, RenderedBlock, render_body, style_runs};
use redaksi_core::formats::{self, Format};
use redaksi_core::text::is_blank;

/// What the view shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Preview {
    /// The story on a page.
    #[default]
    Story,
    /// The content of the text file that an export writes.
    Text,
}

/// State of the view between frames.
#[derive(Debug, Default)]
pub struct ReadingView {
    preview: Preview,
}

impl ReadingView {
    /// Shows the view in the available space.
    pub fn show(&mut self, ui: &mut Ui, cx: Cx<'_>, document: &Document, page: &ReadingMetrics, out: &mut Outbox) {
        Frame::NONE.inner_margin(margin::DOCUMENT_BAR).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::HAIR;
                for (preview, label) in [(Preview::Story, "reading-view-story"), (Preview::Text, "reading-view-text")] {
                    let text = RichText::new(cx.msg(label)).font(Face::Small.font());
                    if ui.add(Button::selectable(self.preview == preview, text)).clicked() {
                        self.preview = preview;
                    }
                }
                ui.add_space(space::S);
                hint(ui, cx.msg("reading-view-label"));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let label = format!("{} · {}", cx.msg("reading-view-end"), cx.shortcut_hint(Command::ReadingView));
                    if flat_button(ui, &label).clicked() {
                        out.run(Command::ReadingView);
                    }
                    for command in [Command::CopyForCms, Command::CopyBody] {
                        let label = cx.i18n.command(command);
                        if flat_button(ui, &label).on_hover_text(cx.shortcut_hint(command)).clicked() {
                            out.run(command);
                        }
                    }
                });
            });
        });
        let area = ScrollArea::vertical().id_salt(("reading", document.id().number())).auto_shrink(false);
        area.show(ui, |ui| {
            if ui.memory(egui::Memory::focused).is_none() {
                scroll_by_keys(ui, size::ROW, &[Key::Space]);
            }
            let width = (ui.available_width() - space::XL).min(page.max_line_width);
            let left = ((ui.available_width() - width) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.add_space(left);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    ui.add_space(space::M);
                    match self.preview {
                        Preview::Story => show_story(ui, cx, document, page),
                        Preview::Text => show_text_file(ui, cx, document),
                    }
                    ui.add_space(space::XXL * 2.0);
                });
            });
        });
        let is_escape_pressed = ui.input(|input| input.key_pressed(Key::Escape));
        if is_escape_pressed && !cx.is_modal_open {
            out.run(Command::ReadingView);
        }
    }
}

fn show_story(ui: &mut Ui, cx: Cx<'_>, document: &Document, page: &ReadingMetrics) {
    let article = document.article();
    let fields = &article.fields;
    let palette = cx.palette;
    let paragraph = |ui: &mut Ui, text: &str, face: Face, color: egui::Color32, line_height: f32| {
        let text = RichText::new(text).font(page.font(face)).color(color).line_height(Some(line_height));
        ui.add(Label::new(text).wrap());
    };
    ui.spacing_mut().item_spacing.y = page.size(Face::Body) * leading::PARAGRAPH;
    let headline = fields.value(FieldName::Headline);
    if !headline.is_empty() {
        paragraph(ui, headline, Face::Headline, palette.text, page.headline_line_height());
    }
    let summary = fields.value(FieldName::Abstract);
    if !summary.is_empty() {
        paragraph(ui, summary, Face::Standfirst, palette.text_muted, page.line_height);
    }
    let credits = cx.i18n.credits(article);
    if !credits.is_empty() {
        hint(ui, credits.join("  ·  "));
    }
    let (caption, credit) = (fields.value(FieldName::Caption), fields.value(FieldName::Credit));
    if !caption.is_empty() || !credit.is_empty() {
        let picture = [caption, credit].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        paragraph(ui, &picture, Face::Caption, palette.text_muted, page.line_height);
    }
    let blocks = render_body(article);
    for (index, block) in blocks.iter().enumerate() {
        let above = index.checked_sub(1).map(|above| blocks[above].kind);
        if above.is_some_and(|above| follows_closely(above, block.kind)) {
            ui.add_space(page.size(Face::Body) * (leading::PASSAGE - leading::PARAGRAPH));
        }
        show_block(ui, cx, block, page);
    }
    if !article.tags.is_empty() {
        let tags: Vec<&str> = article.tags.iter().map(|tag| tag.text.as_str()).collect();
        hint(ui, tags.join("  ·  "));
    }
}

/// Shows a block of the body with its styles, indented if it is a list item or a quote.
fn show_block(ui: &mut Ui, cx: Cx<'_>, block: &RenderedBlock, page: &ReadingMetrics) {
    let palette = Palette::current(ui);
    if let Some(image) = &block.image {
        let size = Vec2::new(ui.available_width(), page.size(Face::Body) * leading::IMAGE_MARK);
        let place = ui.allocate_exact_size(size, Sense::hover()).0;
        show_image(ui, cx, image, (place.left_top(), place.width()), page);
        if is_blank(&block.text) {
            return;
        }
    }
    let (face, color) = face_of(block.kind, palette);
    let mut job = LayoutJob::default();
    for run in style_runs(&(0..block.text.len()), &block.styles) {
        let plain = TextFormat {
            line_height: Some(page.line_height),
            valign: Align::Center,
            ..TextFormat::simple(page.font(face), color)
        };
        let format = with_inline_style(plain, [run.is_bold, run.is_italic, run.link.is_some()], palette, page);
        job.append(&block.text[run.range], 0.0, format);
    }
    let indent = page.size(Face::Body) * indent_of(block.kind, block.level);
    job.wrap.max_width = ui.available_width() - indent;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if indent > 0.0 {
            let mark = ui.allocate_exact_size(Vec2::new(indent, page.line_height), Sense::hover()).0;
            if block.kind == BlockKind::Quote {
                let rows = ui.fonts_mut(|fonts| fonts.layout_job(job.clone())).rect.height();
                let bar = egui::Rangef::new(mark.top(), mark.top() + rows);
                ui.painter().vline(mark.center().x, bar, Stroke::new(line::QUOTE, palette.text_muted));
            }
            if block.kind == BlockKind::BulletItem {
                let x = mark.right() - page.size(Face::Body) * leading::INDENT / 2.0;
                let center = Pos2::new(x, mark.center().y);
                let bullet = bullet_shape(center, page.size(Face::Body) * leading::BULLET, block.level, palette);
                ui.painter().add(bullet);
            }
        }
        ui.add(Label::new(job).wrap());
    });
}

fn show_text_file(ui: &mut Ui, cx: Cx<'_>, document: &Document) {
    let text = formats::write(document.article(), Format::Text);
    for line in text.lines() {
        let text = RichText::new(line).font(Face::Ui.font()).color(cx.palette.text);
        ui.add(Label::new(text).wrap());
    }
}
