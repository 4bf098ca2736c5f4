//! Collects the glyphs of the pages of a PDF with their letters and places.

use hayro_interpret::font::{Glyph, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, SoftMask, TransformExt, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::page::Page;

/// The most glyphs of a document. A newspaper page has about 15,000.
pub(super) const MAX_GLYPHS: usize = 5_000_000;

/// The width of a glyph whose font states none, in parts of its size.
const DEFAULT_WIDTH: f64 = 0.5;

/// A glyph on a page. Lengths are in points; `y` counts downwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PageGlyph {
    pub text: String,
    pub x: f64,
    /// The baseline.
    pub y: f64,
    pub width: f64,
    pub size: f64,
}

/// The glyphs of a page, in the order in which it draws them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct PageGlyphs {
    pub glyphs: Vec<PageGlyph>,
    /// Text that does not run from left to right, such as a watermark.
    pub turned: String,
    /// How many glyphs have no known letter.
    pub unknown: usize,
    pub images: usize,
}

/// Collects the glyphs of a page; at most `most` of them.
pub(super) fn collect<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, most: usize) -> PageGlyphs {
    let transform = page.initial_transform(true).to_kurbo();
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(transform, bounds, cache, pdf.xref(), InterpreterSettings::default());
    let mut device = GlyphCollector { page: PageGlyphs::default(), most };
    interpret_page(page, &mut context, &mut device);
    device.page
}

/// A device that keeps glyphs and draws nothing.
struct GlyphCollector {
    page: PageGlyphs,
    most: usize,
}

impl GlyphCollector {
    fn add(&mut self, glyph: &Glyph<'_>, transform: Affine) {
        if self.page.glyphs.len() >= self.most {
            return;
        }
        let letters = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => Some(letter.to_string()),
            Some(BfString::String(letters)) => Some(letters),
            None => None,
        };
        let letters = letters.filter(|letters| !letters.chars().all(|c| c == '\0' || is_private(c)));
        let text = letters.unwrap_or_else(|| {
            self.page.unknown += 1;
            "\u{fffd}".to_owned()
        });
        let advance = match glyph {
            Glyph::Outline(outline) => outline.advance_width(),
            Glyph::Type3(glyph) => glyph.advance_width(),
        };
        let origin = transform * Point::ZERO;
        // Glyphs are drawn in units of a thousandth of their size.
        let along = transform * Point::new(1_000.0, 0.0) - origin;
        let up = transform * Point::new(0.0, 1_000.0) - origin;
        let size = up.hypot();
        if !(size.is_finite() && origin.x.is_finite() && origin.y.is_finite()) || size <= 0.0 {
            return;
        }
        if along.x <= 0.0 || along.y.abs() > along.x.abs() * 0.2 {
            self.page.turned.push_str(&text);
            return;
        }
        let width = advance.map_or(DEFAULT_WIDTH * size, |advance| f64::from(advance) / 1_000.0 * along.x);
        self.page.glyphs.push(PageGlyph { text, x: origin.x, y: origin.y, width, size });
    }
}

fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}')
}

impl<'a> Device<'a> for GlyphCollector {
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            self.add(glyph, props.transform * glyph.transform());
        }
    }
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.page.images += 1;
    }
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
