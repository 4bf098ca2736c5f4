//! Colours, fonts and spacing of the window, built from the design tokens. No other module names a raw colour or font.

pub(crate) mod design_tokens;
pub(crate) mod icons;
pub(crate) mod reading_metrics;

use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Theme, Vec2};
use std::sync::Arc;

use crate::ui::theme::design_tokens::{DARK, LIGHT, face};
pub use design_tokens::{leading, line, margin, motion, opacity, radius, size, space};

/// A text style: a font family at a size.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Face {
    /// Labels, counters, reasons.
    Small,
    /// Section titles.
    SmallStrong,
    /// Controls and fields.
    Ui,
    /// Emphasized controls.
    UiStrong,
    /// Titles of dialogs.
    Title,
    /// The name of the program on the welcome view.
    Display,
    /// The text of the story.
    Body,
    /// Headings in the story, and its dateline.
    BodyStrong,
    /// Promos in the story.
    Promo,
    /// Captions in the story.
    Caption,
    /// The abstract between the headline and the text.
    Standfirst,
    /// Icons.
    Icon,
    /// The headline.
    Headline,
}

impl Face {
    /// The size in points.
    #[must_use]
    pub fn size(self) -> f32 {
        match self {
            Self::Small | Self::SmallStrong => face::SMALL,
            Self::Ui | Self::UiStrong => face::UI,
            Self::Title => face::TITLE,
            Self::Body | Self::BodyStrong | Self::Standfirst => face::BODY,
            Self::Icon => size::ICON,
            Self::Display => face::DISPLAY,
            Self::Promo | Self::Caption => face::PROMO,
            Self::Headline => face::HEADLINE,
        }
    }

    /// The egui font of this style.
    #[must_use]
    pub fn font(self) -> FontId {
        FontId::new(self.size(), self.family())
    }

    fn family(self) -> FontFamily {
        match self {
            Self::Small | Self::Ui | Self::Promo => FontFamily::Proportional,
            Self::SmallStrong | Self::UiStrong | Self::Title => named(STRONG),
            Self::Body => named(SERIF),
            Self::Caption | Self::Standfirst => named(SERIF_ITALIC),
            Self::Icon => named(ICONS),
            Self::BodyStrong | Self::Headline | Self::Display => named(SERIF_STRONG),
        }
    }
}

const STRONG: &str = "strong";
const SERIF: &str = "serif";
const SERIF_STRONG: &str = "serif-strong";
const SERIF_ITALIC: &str = "serif-italic";
const ICONS: &str = "icons";

fn named(name: &'static str) -> FontFamily {
    FontFamily::Name(name.into())
}

/// The colours of one theme, named by their use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Background of the story.
    pub document: Color32,
    /// Background of panels and bars.
    pub panel: Color32,
    /// Background of text fields, and of cards on panels.
    pub field: Color32,
    /// Background of hovered widgets.
    pub hover: Color32,
    /// Separators between areas.
    pub line: Color32,
    /// Outlines of controls.
    pub outline: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text.
    pub text_muted: Color32,
    /// The only colour for actions, focus and selection.
    pub accent: Color32,
    /// Text on the accent colour.
    pub on_accent: Color32,
    /// Background of selected text.
    pub selection: Color32,
    /// A promo in the text: the bar beside it.
    pub promo: Color32,
    /// A promo in the text: its background.
    pub promo_background: Color32,
    /// A removed promo: its text and the bar beside it.
    pub removed: Color32,
    /// A removed promo: its background.
    pub removed_background: Color32,
    /// Background of commented words.
    pub comment: Color32,
    /// Success, or a safe state.
    pub good: Color32,
    /// A warning.
    pub warning: Color32,
    /// An error.
    pub error: Color32,
}

impl Palette {
    /// The colours of a theme.
    #[must_use]
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colours of the active theme.
    #[must_use]
    pub fn current(ui: &egui::Ui) -> &'static Self {
        Self::of(ui.theme())
    }
}

/// Sets the fonts, colours and spacing of an egui context. To be called once, at startup.
pub fn apply_style(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // The zoom factor is a setting of the program, and stored.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        // A system that reports no preference mostly has a light theme.
        options.fallback_theme = Theme::Light;
    });
    for theme in [Theme::Light, Theme::Dark] {
        let mut style = (*ctx.style_of(theme)).clone();
        set_text_styles(&mut style);
        set_spacing(&mut style.spacing);
        set_visuals(&mut style.visuals, Palette::of(theme));
        style.interaction.selectable_labels = false;
        // A blinking caret would redraw the window twice a second, all day.
        style.visuals.text_cursor.blink = false;
        ctx.set_style_of(theme, style);
    }
}

/// Enables or disables animations.
pub fn set_animations(ctx: &egui::Context, is_enabled: bool) {
    ctx.all_styles_mut(|style| {
        style.animation_time = if is_enabled { motion::FADE } else { 0.0 };
        style.scroll_animation =
            if is_enabled { egui::style::ScrollAnimation::default() } else { egui::style::ScrollAnimation::none() };
    });
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let faces: [(&str, FontFamily, &'static [u8]); 6] = [
        ("plex-sans", FontFamily::Proportional, include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf")),
        ("plex-sans-semibold", named(STRONG), include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf")),
        ("plex-serif", named(SERIF), include_bytes!("../../../assets/fonts/IBMPlexSerif-Regular.ttf")),
        ("plex-serif-semibold", named(SERIF_STRONG), include_bytes!("../../../assets/fonts/IBMPlexSerif-SemiBold.ttf")),
        ("plex-serif-italic", named(SERIF_ITALIC), include_bytes!("../../../assets/fonts/IBMPlexSerif-Italic.ttf")),
        ("icons", named(ICONS), include_bytes!("../../../assets/fonts/Icons.ttf")),
    ];
    for (name, family, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        let list = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned()).collect();
        fonts.families.insert(family, list);
    }
    fonts
}

fn set_text_styles(style: &mut egui::Style) {
    style.text_styles = [
        (TextStyle::Small, Face::Small),
        (TextStyle::Body, Face::Ui),
        (TextStyle::Button, Face::Ui),
        (TextStyle::Monospace, Face::Ui),
        (TextStyle::Heading, Face::Title),
    ]
    .map(|(text, face)| (text, face.font()))
    .into();
}

fn set_spacing(spacing: &mut egui::style::Spacing) {
    spacing.item_spacing = Vec2::new(space::S, space::S);
    spacing.button_padding = Vec2::new(space::BUTTON, space::XS);
    spacing.interact_size = Vec2::new(size::CONTROL, size::CONTROL);
    spacing.menu_margin = margin::MENU;
    spacing.window_margin = margin::DIALOG;
    spacing.tooltip_width = size::INSPECTOR;
    spacing.scroll = egui::style::ScrollStyle {
        // Scroll bars lie in a margin that is always reserved, so that nothing moves when one appears.
        content_margin: margin::INSET,
        floating_allocated_width: 0.0,
        foreground_color: true,
        dormant_background_opacity: 0.0,
        active_background_opacity: 0.0,
        dormant_handle_opacity: opacity::SCROLL_BAR,
        active_handle_opacity: opacity::SCROLL_BAR,
        interact_handle_opacity: opacity::SCROLL_BAR_HELD,
        ..egui::style::ScrollStyle::thin()
    };
}

fn set_visuals(visuals: &mut egui::Visuals, palette: &Palette) {
    const RADIUS: CornerRadius = CornerRadius::same(radius::CONTROL);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.text_muted);
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.document;
    visuals.window_stroke = Stroke::new(line::HAIR, palette.line);
    visuals.window_corner_radius = CornerRadius::same(radius::WINDOW);
    visuals.menu_corner_radius = CornerRadius::same(radius::MENU);
    visuals.extreme_bg_color = palette.field;
    visuals.text_edit_bg_color = Some(palette.field);
    visuals.faint_bg_color = palette.hover;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.error;
    visuals.selection.bg_fill = palette.selection;
    // The outline of a focused field; egui also uses this colour for the text of selected widgets.
    visuals.selection.stroke = Stroke::new(line::FOCUS, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(line::FOCUS, palette.accent);
    let hair = |color| Stroke::new(line::HAIR, color);
    let widgets = &mut visuals.widgets;
    let states = [
        (&mut widgets.noninteractive, palette.panel, hair(palette.line)),
        (&mut widgets.inactive, palette.field, hair(palette.line)),
        (&mut widgets.hovered, palette.hover, hair(palette.outline)),
        // Pressed or focused.
        (&mut widgets.active, palette.selection, Stroke::new(line::FOCUS, palette.accent)),
        (&mut widgets.open, palette.hover, hair(palette.outline)),
    ];
    for (state, fill, outline) in states {
        state.bg_fill = fill;
        state.weak_bg_fill = fill;
        state.bg_stroke = outline;
        state.fg_stroke = hair(palette.text);
        state.corner_radius = RADIUS;
        state.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast ratio from the relative luminance, as defined by WCAG 2.2.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |color: Color32| {
            let part = |byte: u8| {
                let value = f32::from(byte) / 255.0;
                if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * part(color.r()) + 0.7152 * part(color.g()) + 0.0722 * part(color.b())
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// A context with the style applied and the fonts loaded.
    fn styled_context() -> egui::Context {
        let ctx = egui::Context::default();
        apply_style(&ctx);
        ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
        ctx
    }

    #[test]
    fn digits_have_equal_width() {
        let ctx = styled_context();
        for face in [Face::Small, Face::SmallStrong, Face::Ui, Face::UiStrong, Face::Body] {
            let widths =
                ctx.fonts_mut(|fonts| ('0'..='9').map(|c| fonts.glyph_width(&face.font(), c)).collect::<Vec<_>>());
            assert!(widths.iter().all(|width| (width - widths[0]).abs() < 0.001), "{face:?}: {widths:?}");
        }
    }

    #[test]
    fn emoji_and_the_tick_of_the_menus_have_glyphs() {
        let ctx = styled_context();
        for face in [Face::Ui, Face::Body, Face::Headline] {
            for sign in ['🙏', '👍', '🔥', '✅'] {
                assert!(ctx.fonts_mut(|fonts| fonts.has_glyph(&face.font(), sign)), "{sign} {face:?}");
            }
        }
        assert!(ctx.fonts_mut(|fonts| fonts.has_glyph(&Face::Ui.font(), '✓')));
    }

    #[test]
    fn every_icon_has_a_glyph_in_the_icon_font() {
        use crate::ui::theme::icons::Icon;
        let ctx = styled_context();
        for icon in Icon::ALL {
            assert!(ctx.fonts_mut(|fonts| fonts.has_glyph(&Face::Icon.font(), icon.glyph())), "{icon:?}");
        }
    }

    #[test]
    fn text_has_sufficient_contrast_on_every_background() {
        for theme in [Theme::Light, Theme::Dark] {
            let p = Palette::of(theme);
            let pairs = [
                (p.text, p.document),
                (p.text, p.panel),
                (p.text, p.field),
                (p.text, p.hover),
                (p.text, p.selection),
                (p.text, p.promo_background),
                (p.text, p.comment),
                (p.text_muted, p.document),
                (p.text_muted, p.panel),
                (p.text_muted, p.field),
                (p.text_muted, p.hover),
                (p.text_muted, p.selection),
                (p.text_muted, p.removed_background),
                (p.text, p.removed_background),
                (p.warning, p.promo_background),
                (p.good, p.field),
                (p.accent, p.field),
                (p.accent, p.hover),
                (p.accent, p.selection),
                (p.removed, p.removed_background),
                (p.removed, p.document),
                (p.accent, p.document),
                (p.accent, p.panel),
                (p.on_accent, p.accent),
                (p.good, p.panel),
                (p.warning, p.panel),
                (p.warning, p.field),
                (p.text_muted, p.field),
                (p.error, p.field),
                (p.error, p.panel),
                (p.error, p.document),
            ];
            for (text, background) in pairs {
                assert!(
                    contrast(text, background) >= 4.5,
                    "{theme:?} {text:?} on {background:?}: {}",
                    contrast(text, background)
                );
            }
            for (control, background) in
                [(p.outline, p.panel), (p.outline, p.document), (p.outline, p.field), (p.promo, p.promo_background)]
            {
                assert!(contrast(control, background) >= 3.0, "{theme:?} {control:?} on {background:?}");
            }
            for background in [p.panel, p.document, p.field] {
                let bar = background.lerp_to_gamma(p.text, opacity::SCROLL_BAR);
                assert!(
                    contrast(bar, background) >= 3.0,
                    "{theme:?} a scroll bar on {background:?}: {}",
                    contrast(bar, background)
                );
            }
        }
    }
}
