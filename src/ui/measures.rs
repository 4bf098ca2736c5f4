//! The measures of the window: distances, and sizes of its parts.

/// Distances, on a grid of four points.
pub mod space {
    /// Between parts of one thing.
    pub const HAIR: f32 = 2.0;
    /// Between things that belong together.
    pub const XS: f32 = 4.0;
    /// Between neighbours.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 12.0;
    /// Around panels.
    pub const L: f32 = 16.0;
    /// Between sections.
    pub const XL: f32 = 24.0;
    /// Around the sheet.
    pub const XXL: f32 = 40.0;
}

/// Sizes of parts, in points.
pub mod size {
    /// The widest that a line of text becomes outside of the sheet.
    pub const MEASURE: f32 = 620.0;
    /// The margin beside the story that holds the switches of promos.
    pub const GUTTER: f32 = 36.0;
    /// A switch in the gutter.
    pub const SWITCH: f32 = 22.0;
    /// A column of the inspector.
    pub const INSPECTOR: f32 = 332.0;
    /// The list of open stories.
    pub const STORIES: f32 = 204.0;
    /// A window at least this wide shows both columns of the inspector.
    pub const WIDE: f32 = 1580.0;
    /// A dialog.
    pub const DIALOG: f32 = 520.0;
    /// The dialog in which a rule is taught.
    pub const TEACH: f32 = 680.0;
    /// The height of that dialog and its margins without its patterns and its list.
    pub const TEACH_BESIDE_LIST: f32 = 340.0;
    /// The height of a pattern there, with the line it was made from.
    pub const TEACH_PATTERN: f32 = 84.0;
    /// A row in the list of lines that a rule touches.
    pub const TOUCHED: f32 = 24.0;
    /// The column of that list that says what happens to the line.
    pub const TOUCH: f32 = 140.0;
    /// The dialog in which stories are brought back.
    pub const RECOVERY: f32 = 760.0;
    /// The height of that dialog without its list and its comparison.
    pub const RECOVERY_BESIDE: f32 = 300.0;
    /// The height of a story in its list.
    pub const RECOVERED: f32 = 112.0;
    /// The height of the dialog of versions without its list and its comparison.
    pub const VERSIONS_BESIDE: f32 = 330.0;
    /// The column of a switch in the list of versions.
    pub const VERSION_SWITCH: f32 = 64.0;
    /// The fields of finding and replacing.
    pub const FIND: f32 = 200.0;
    /// The height of a control.
    pub const CONTROL: f32 = 28.0;
    /// The strip that a scroll bar takes at the right of a list.
    pub const SCROLL_STRIP: i8 = 12;
    /// The column that says where a received line went.
    pub const PLACE: f32 = 150.0;
    /// About the height of a promo's card.
    pub const CARD: f32 = 170.0;
    /// The height of a quiet button in a card.
    pub const LINK: f32 = 20.0;
    /// A row in a list of one-line things.
    pub const ROW: f32 = 44.0;
    /// A figure that is typed or dragged.
    pub const FIGURE: f32 = 72.0;
    /// A bar of progress.
    pub const PROGRESS: f32 = 120.0;
    /// The dot that says whether a story is saved.
    pub const DOT: f32 = 8.0;
    /// The height of the mark on a space that does not break.
    pub const UNSEEN: f32 = 4.0;
    /// A rule beside a passage.
    pub const RULE: f32 = 3.0;
    /// The list of the palette, and the height that it leaves free.
    pub const PALETTE: f32 = 420.0;
    /// The height of the palette and its margins without its list.
    pub const PALETTE_BESIDE: f32 = 200.0;
    /// A command in the palette.
    pub const PALETTE_ROW: f32 = 32.0;
    /// A window narrower than this shows no list of stories.
    pub const NARROW: f32 = 900.0;
    /// What the inspector leaves of the width in a narrow window, at least.
    pub const SHEET: f32 = 420.0;
    /// The text as it was received, beside the story.
    pub const BESIDE: f32 = 560.0;
    /// The empty desk's column.
    pub const WELCOME: f32 = 460.0;
}

/// How long things take, in seconds.
pub mod motion {
    /// How long a change of colour takes.
    pub const FADE: f32 = 0.08;
    /// For how long a message is told that needs no answer.
    pub const TOAST: f64 = 8.0;
}

/// Space between lines and paragraphs of the story, as a part of the type size.
pub mod leading {
    /// Line height of the reading face.
    pub const READ: f32 = 1.5;
    /// Line height of the headline.
    pub const HEADLINE: f32 = 1.2;
    /// Space between paragraphs.
    pub const PARAGRAPH: f32 = 0.75;
    /// Further space above a heading.
    pub const SUBHEAD: f32 = 0.5;
}

/// The room inside of frames.
pub mod margin {
    use egui::Margin;

    /// Of bars across the window.
    pub const BAR: Margin = Margin::symmetric(12, 6);
    /// Of a column of the inspector, whose scroll bar stands at its edge.
    pub const COLUMN: Margin = Margin { left: 14, right: 2, top: 10, bottom: 0 };
    /// Of the line above the sheet.
    pub const SHEET_BAR: Margin = Margin::symmetric(16, 6);
    /// Of a message over the sheet.
    pub const TOAST: Margin = Margin::symmetric(16, 10);
}
