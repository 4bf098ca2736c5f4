//! The variables that a template is filled with. `docs/formats.md` documents them.

use crate::document::{FIELDS, InlineRun, PublishedBlock, PublishedStory, runs_text};
use crate::write::html::related_html;
use crate::write::html_body::{PicturesShown, body_html, runs_html};
use crate::write::markdown::body_markdown;
use crate::write::options::{ExportOptions, PublicationState, rfc3339};
use crate::write::template::{ExportTemplate, TemplateError};
use minijinja::{Value, context};
use redaksi_core::article::FieldName;
use std::collections::BTreeMap;

impl ExportTemplate {
    /// Fills the template with a story.
    ///
    /// # Errors
    /// A [`TemplateError`] if the template uses a variable that does not exist, or takes too many steps.
    pub fn render(&self, story: &PublishedStory, options: &ExportOptions) -> Result<String, TemplateError> {
        self.fill(variables(story, options))
    }
}

/// Returns the variables of a story. Every variable is always there; what the story does not have is empty.
fn variables(story: &PublishedStory, options: &ExportOptions) -> Value {
    let mut all: BTreeMap<String, Value> = BTreeMap::new();
    for name in FIELDS {
        all.insert(name.code().replace('-', "_"), story.value(name).into());
    }
    for name in [FieldName::Published, FieldName::Updated, FieldName::Embargo] {
        let (key, date) = (name.code(), story.date(name));
        let formatted = |form: &str| date.map(|date| options.moment(date).format(form).to_string()).unwrap_or_default();
        all.insert(format!("{key}_rfc3339"), date.map(|date| options.rfc3339(date)).unwrap_or_default().into());
        all.insert(format!("{key}_date"), formatted("%Y-%m-%d").into());
        let time = date.and_then(|date| date.time).map(|time| time.format("%H:%M").to_string());
        all.insert(format!("{key}_time"), time.unwrap_or_default().into());
    }
    let related = story.related.iter().map(|link| context! { title => link.title.as_str(), url => link.url.as_str() });
    let mut put = |key: &str, value: Value| {
        all.insert(key.to_owned(), value);
    };
    put("tags", story.tags.clone().into());
    put("related", related.collect::<Vec<_>>().into());
    put("body", story.body.iter().map(block_value).collect::<Vec<_>>().into());
    put("body_text", story.body_text().into());
    put("body_html", Value::from_safe_string(body_html(&story.body, PicturesShown::All)));
    put("related_html", Value::from_safe_string(related_html(story)));
    put("body_markdown", body_markdown(story).into());
    put("guid", format!("urn:uuid:{}", story.uuid()).into());
    put("exported", rfc3339(&options.exported).into());
    put("outlet", options.outlet.clone().into());
    put("site_url", options.site_url.clone().into());
    put("draft", (options.state == PublicationState::Draft).into());
    Value::from(all)
}

/// Returns a block with `kind`, `text`, `html`, and `number` of a list item (0 without a number), `level` of a part of a list, `cells` of
/// a table row, `image` and `alternative` of a caption.
fn block_value(block: &PublishedBlock) -> Value {
    let no_runs: &[InlineRun] = &[];
    let (kind, number, level, runs) = match block {
        PublishedBlock::Paragraph(runs) => ("paragraph", 0, 0, runs.as_slice()),
        PublishedBlock::Subhead(runs) => ("subhead", 0, 0, runs.as_slice()),
        PublishedBlock::Caption { runs, .. } => ("caption", 0, 0, runs.as_slice()),
        PublishedBlock::ListItem { level, number, runs } => ("list_item", number.unwrap_or(0), *level, runs.as_slice()),
        PublishedBlock::ItemParagraph { level, runs } => ("item_paragraph", 0, *level, runs.as_slice()),
        PublishedBlock::Quote(runs) => ("quote", 0, 0, runs.as_slice()),
        PublishedBlock::TableRow { .. } => ("table_row", 0, 0, no_runs),
    };
    let image = block.image().cloned().unwrap_or_default();
    let cells: Vec<Value> = match block {
        PublishedBlock::TableRow { cells } => {
            cells.iter().map(|cell| Value::from_safe_string(runs_html(cell))).collect()
        }
        _ => Vec::new(),
    };
    let text = match block {
        PublishedBlock::TableRow { .. } => block.plain_text(),
        _ => runs_text(runs),
    };
    let html = Value::from_safe_string(runs_html(runs));
    context! { kind, number, level, text, html, cells, image => image.source, alternative => image.alternative }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::options::tests::options;

    #[test]
    fn the_variables_are_those_of_the_documentation() {
        let fields = "abstract agency byline caption category credit editor embargo headline language picture place published slug source \
                      source_title source_url updated";
        let dates = ["embargo", "published", "updated"].map(|name| format!("{name}_date {name}_rfc3339 {name}_time"));
        let others =
            "tags related body body_text body_html body_markdown related_html guid exported outlet site_url draft";
        let documented = format!("{fields} {} {others}", dates.join(" "));
        let mut expected: Vec<&str> = documented.split_whitespace().collect();
        expected.sort_unstable();
        let variables = variables(&PublishedStory::default(), &options());
        let mut names: Vec<String> = variables.try_iter().unwrap().map(|name| name.to_string()).collect();
        names.sort_unstable();
        assert_eq!(names, expected);
    }
}
