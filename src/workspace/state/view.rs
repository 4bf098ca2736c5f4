//! What the window shows: panels, search bar, focus mode and keyboard focus.

use crate::workspace::{Command, DocumentFilter, DocumentId, StateId};
use redaksi_core::article::FieldName;
use redaksi_core::text::{SearchQuery, Searcher, normalize_for_match};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::Range;

/// A panel of the inspector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename = "Tab")]
pub enum InspectorTab {
    /// Promos and excluded lines.
    #[default]
    #[serde(rename = "Links")]
    Promos,
    /// Fields and tags.
    Metadata,
    /// Findings of the checks.
    Checks,
    /// User rules.
    Rules,
}

impl InspectorTab {
    /// Every panel, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Promos, Self::Metadata, Self::Checks, Self::Rules];

    /// The command that focuses the panel.
    #[must_use]
    pub fn command(self) -> Command {
        match self {
            Self::Promos => Command::PromosPanel,
            Self::Metadata => Command::MetadataPanel,
            Self::Checks => Command::ChecksPanel,
            Self::Rules => Command::RulesPanel,
        }
    }
}

/// A target of a focus request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FocusTarget {
    /// The text editor.
    #[default]
    Editor,
    /// The document list.
    DocumentList,
    /// A panel of the inspector.
    Panel(InspectorTab),
    /// A metadata field.
    Field(FieldName),
    /// The words of a metadata field between two offsets, in bytes of its value.
    FieldWords(FieldName, usize, usize),
}

/// A place that a finding leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FindingStop {
    /// A metadata field, and the words in it that the finding is about, in bytes; `None` if it is about the whole field.
    Field(FieldName, Option<Range<usize>>),
    /// A range of the body text, in bytes.
    Text(Range<usize>),
    /// An excluded line in doubt, by its number in the source text.
    ExcludedLine(u32),
}

/// A finding or a line in doubt that the user went to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct VisitedFinding {
    pub document: DocumentId,
    /// The place that it leads to.
    pub stop: FindingStop,
    /// Its number, from 0, among the findings that lead to the same place.
    pub nth: usize,
}

/// The place of a decision that led on to the next undecided place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DecidedPlace {
    pub finding: VisitedFinding,
    /// The selection before the decision, in bytes of the body text.
    pub selection: Range<usize>,
    /// The state of the document before the decision.
    pub state: StateId,
}

/// What is undecided at a place of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Undecided {
    /// The range of a promo, or the place of an excluded line, in bytes of the body text.
    pub(crate) place: Range<usize>,
    /// The number of the excluded line in doubt in the source text; `None` for a promo.
    pub(crate) doubtful_line: Option<u32>,
}

/// Which panels are shown.
#[expect(clippy::struct_excessive_bools, reason = "each panel is shown or not")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Panels {
    /// Whether the document list is shown when several documents are open.
    #[serde(rename = "stories")]
    pub document_list: bool,
    /// Whether the inspector is shown.
    pub inspector: bool,
    /// The selected panel of the inspector.
    pub tab: InspectorTab,
    /// Whether the source text is shown beside the document, if the window is wide enough.
    #[serde(rename = "received")]
    pub source: bool,
    /// Whether the original is shown beside the document, if there is one, instead of the source text.
    #[serde(skip_serializing_if = "is_shown")]
    pub original: bool,
    /// The widths that the user chose, in points.
    #[serde(skip_serializing_if = "ColumnWidths::is_default")]
    pub widths: ColumnWidths,
}

/// A column beside the story that the user can make wider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SideColumn {
    /// The list of open stories.
    DocumentList,
    /// The inspector.
    Inspector,
    /// The fields, in a window that shows them beside the inspector.
    Metadata,
}

/// The widths of columns that the user chose, in points; `None` for the default width.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ColumnWidths {
    document_list: Option<u16>,
    inspector: Option<u16>,
    metadata: Option<u16>,
}

impl ColumnWidths {
    /// The width of a column.
    #[must_use]
    pub fn get(self, column: SideColumn) -> Option<u16> {
        match column {
            SideColumn::DocumentList => self.document_list,
            SideColumn::Inspector => self.inspector,
            SideColumn::Metadata => self.metadata,
        }
    }

    /// Sets the width of a column.
    pub(crate) fn set(&mut self, column: SideColumn, width: Option<u16>) {
        match column {
            SideColumn::DocumentList => self.document_list = width,
            SideColumn::Inspector => self.inspector = width,
            SideColumn::Metadata => self.metadata = width,
        }
    }

    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// Whether a panel that is shown by default is shown.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_shown(panel: &bool) -> bool {
    *panel
}

impl Default for Panels {
    fn default() -> Self {
        Self {
            document_list: true,
            inspector: true,
            tab: InspectorTab::Promos,
            source: true,
            original: true,
            widths: ColumnWidths::default(),
        }
    }
}

/// A request that the window follows once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Request<T> {
    /// What is requested.
    pub target: T,
    /// Increases with each request.
    pub number: u64,
}

/// The open search bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SearchState {
    /// Increases each time it is requested while it is open, from 1.
    pub number: u64,
    /// Whether the replacement field is shown.
    pub with_replace: bool,
}

/// What the window shows, apart from the settings.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent state")]
#[derive(Debug, Default)]
pub(crate) struct ViewState {
    /// The search bar, if it is open.
    pub search: Option<SearchState>,
    /// Whether the text is shown without panels and toolbars.
    pub is_focus_mode: bool,
    /// Whether the story is shown as it will be published.
    pub is_reading_view: bool,
    /// Whether all excluded lines are shown where they stood in the story.
    pub shows_excluded: bool,
    /// Increases each time the context menu of the text is requested.
    pub text_menu_request: u64,
    /// The groups of excluded lines that the user unfolded: the document, and the source line of the first line.
    pub unfolded: HashSet<(DocumentId, u32)>,
    /// Increases with each group that is folded or unfolded.
    pub unfold_count: u64,
    /// Whether tracked changes are marked in the text.
    pub shows_changes: bool,
    /// What was last asked to be beside the document: the original (true) or the source text.
    pub side: Request<bool>,
    /// The last requested focus target.
    pub focus: Request<FocusTarget>,
    /// Which documents are listed, and in which order.
    pub filter: DocumentFilter,
    /// The text of the filter, compiled; `None` if it is blank.
    pub searcher: Option<Searcher>,
    /// The documents that are selected in the list. Some may be closed or filtered out.
    pub selected: Vec<DocumentId>,
    /// The finding that the user went to last, as long as the caret is not moved in the text.
    pub finding: Option<VisitedFinding>,
    /// Where the user was before decisions that led on to the next undecided place: undoing one leads back there.
    pub decided: Vec<DecidedPlace>,
}

impl ViewState {
    /// Asks the window to move the keyboard focus.
    pub fn request_focus(&mut self, target: FocusTarget) {
        self.focus = Request { target, number: self.focus.number + 1 };
    }

    /// Asks the window to show the original or the source text, or to hide it.
    pub fn request_side(&mut self, is_original: bool) {
        self.side = Request { target: is_original, number: self.side.number + 1 };
    }

    /// Sets the filter of the list.
    pub fn set_filter(&mut self, filter: DocumentFilter) {
        if filter.text != self.filter.text {
            let text = normalize_for_match(filter.text.trim());
            let query = SearchQuery { text, ..SearchQuery::default() };
            // A literal text is always a valid query; an empty one matches every name.
            self.searcher = Searcher::new(&query).ok().flatten();
        }
        self.filter = filter;
    }

    /// Opens the search bar, or asks for it again.
    pub fn open_search(&mut self, with_replace: bool) {
        let number = self.search.map_or(0, |search| search.number) + 1;
        self.search = Some(SearchState { number, with_replace });
    }
}
