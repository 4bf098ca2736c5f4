//! The desk's own layout: a template in the language of Jinja, filled with the published parts of a story.
//!
//! `docs/formats.md` documents the variables. A template reads no other file, and one that does not end is stopped.

use minijinja::syntax::SyntaxConfig;
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};
use std::sync::Arc;

/// The number of steps after which a template is stopped. A story with a thousand paragraphs needs some ten thousand.
const MAX_STEPS: u64 = 5_000_000;

/// The depth of calls of macros in each other.
const MAX_DEPTH: usize = 50;

/// The name under which the environment knows the template if it has none.
const UNNAMED: &str = "template.txt";

/// A template that was parsed.
#[derive(Clone, Debug)]
pub struct ExportTemplate {
    name: String,
    environment: Arc<Environment<'static>>,
}

/// Why a template cannot be used, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct TemplateError {
    /// The kind of error.
    pub kind: TemplateErrorKind,
    /// The line in the template, 1-based; 1 if it is unknown.
    pub line: usize,
    /// The column in the template, 1-based, in characters; 1 if it is unknown.
    pub column: usize,
    /// The part of the template that is meant, on a single line; may be empty.
    pub part: String,
    /// The message of the template engine, in English.
    pub what: String,
}

/// The kind of an error of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::VariantArray, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum TemplateErrorKind {
    /// The template is not well-formed.
    Syntax,
    /// A variable does not exist.
    UnknownVariable,
    /// A filter, a test or a function does not exist.
    UnknownFilter,
    /// The template takes too many steps: it does not end, or calls itself too deep.
    TooLong,
    /// Anything else, such as a filter that a value does not fit.
    Other,
}

impl TemplateErrorKind {
    /// Returns the code in kebab case; its sentence is the message `template-<code>`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.into()
    }
}

impl ExportTemplate {
    /// Parses a template. The name decides how values are escaped: as HTML for `.html`, `.htm` and `.xml`, as JSON for
    /// `.json`, `.js`, `.yaml` and `.yml`, and not at all for others. A suffix `.j2`, `.jinja` or `.jinja2` is ignored.
    ///
    /// # Errors
    /// A [`TemplateError`] if the template is not well-formed, or uses a filter that does not exist.
    pub fn new(name: impl Into<String>, source: impl Into<String>) -> Result<Self, TemplateError> {
        let (name, source) = (name.into(), source.into());
        let name = if name.is_empty() { UNNAMED.to_owned() } else { name };
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_fuel(Some(MAX_STEPS));
        environment.set_recursion_limit(MAX_DEPTH);
        environment.set_syntax(syntax().map_err(|error| template_error(&error, &source))?);
        environment
            .add_template_owned(name.clone(), source.clone())
            .map_err(|error| template_error(&error, &source))?;
        Ok(Self { name, environment: Arc::new(environment) })
    }

    /// Returns the file extension of what the template writes, without the dot: that of its name without `.j2`.
    #[must_use]
    pub fn extension(&self) -> &str {
        let name =
            [".j2", ".jinja2", ".jinja"].iter().find_map(|suffix| self.name.strip_suffix(suffix)).unwrap_or(&self.name);
        match name.rsplit_once('.') {
            Some((_, extension))
                if !extension.is_empty() && extension.bytes().all(|byte| byte.is_ascii_alphanumeric()) =>
            {
                extension
            }
            _ => "txt",
        }
    }

    /// Fills the template with these variables.
    ///
    /// # Errors
    /// A [`TemplateError`] if the template uses a variable that does not exist, or takes too many steps.
    pub(crate) fn fill(&self, variables: Value) -> Result<String, TemplateError> {
        let template = self.environment.get_template(&self.name).map_err(|error| template_error(&error, ""))?;
        template.render(variables).map_err(|error| template_error(&error, template.source()))
    }
}

impl PartialEq for ExportTemplate {
    fn eq(&self, other: &Self) -> bool {
        let source =
            |template: &Self| template.environment.get_template(&template.name).map(|it| it.source().to_owned()).ok();
        self.name == other.name && source(self) == source(other)
    }
}

/// Returns the syntax of Jinja, where a line that only has a block tag leaves no empty line.
fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()
}

fn template_error(error: &Error, source: &str) -> TemplateError {
    let kind = match error.kind() {
        ErrorKind::SyntaxError | ErrorKind::BadEscape | ErrorKind::InvalidDelimiter => TemplateErrorKind::Syntax,
        ErrorKind::UndefinedError => TemplateErrorKind::UnknownVariable,
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction | ErrorKind::UnknownMethod => {
            TemplateErrorKind::UnknownFilter
        }
        ErrorKind::OutOfFuel => TemplateErrorKind::TooLong,
        _ => TemplateErrorKind::Other,
    };
    let range = error.range().filter(|range| source.get(range.clone()).is_some());
    let line = error.line().unwrap_or(1);
    let (line, column, part) = match range {
        Some(range) => {
            let before = &source[..range.start];
            let line_start = before.rfind('\n').map_or(0, |at| at + 1);
            let part = source[range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
            (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1, part)
        }
        None => (line, 1, String::new()),
    };
    let what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    TemplateError { kind, line, column, part, what }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tests::full_story;
    use crate::write::options::tests::options;

    fn render(name: &str, source: &str) -> Result<String, TemplateError> {
        ExportTemplate::new(name, source)?.render(&full_story(), &options())
    }

    fn error(source: &str) -> (TemplateErrorKind, usize, usize) {
        let error = render("a.txt", source).unwrap_err();
        (error.kind, error.line, error.column)
    }

    #[test]
    fn a_layout_is_filled_with_the_story() {
        let source = "{{ headline }}\n{% for block in body if block.kind == 'list_item' %}\n{{ block.number }}: {{ block.text }}\n\
                      {% endfor %}\n{{ tags | join('; ') }}, {{ published_date }} {{ published_time }}\n";
        let expected = "Warga & \"Sahabat\" <Menanam> Bakau\n3: Bibit dari kebun sekolah\n0: api-api\n1: muda\n0: tinjang\n4: Bambu dari hutan desa\n\
                        0: Tali & jaring\nbakau; pesisir & laut, 2023-01-08 19:15\n";
        assert_eq!(render("a.txt", source).as_deref(), Ok(expected));
    }

    #[test]
    fn the_name_decides_how_values_are_escaped() {
        let source = "{{ headline }}";
        assert_eq!(render("a.html.j2", source).as_deref(), Ok("Warga &amp; &quot;Sahabat&quot; &lt;Menanam&gt; Bakau"));
        assert_eq!(render("a.json", source).as_deref(), Ok("\"Warga & \\\"Sahabat\\\" <Menanam> Bakau\""));
        assert!(render("a.xml", "{{ body_html }}").unwrap().starts_with("<p>REMBANG, KP – Warga <strong>"));
    }

    #[test]
    fn an_error_is_told_with_its_line_and_column() {
        assert_eq!(error("a\nb {{ headlin }}"), (TemplateErrorKind::UnknownVariable, 2, 6));
        assert_eq!(error("é {{ headline | uper }}"), (TemplateErrorKind::UnknownFilter, 1, 17));
        assert_eq!(error("a\n{% if headline %}").0, TemplateErrorKind::Syntax);
        assert_eq!(error("{% if headlin %}a{% endif %}").0, TemplateErrorKind::UnknownVariable);
        assert_eq!(error("{{ body[0].txt }}").0, TemplateErrorKind::UnknownVariable);
    }

    #[test]
    fn a_template_reads_no_other_file_and_ends() {
        assert!(render("a.txt", "{% include '/etc/hostname' %}").is_err());
        let endless = "{% for a in range(10000) %}{% for b in range(10000) %}{{ a }}{% endfor %}{% endfor %}";
        assert_eq!(error(endless).0, TemplateErrorKind::TooLong);
        assert!(render("a.txt", "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}").is_err());
    }

    #[test]
    fn the_name_gives_the_extension() {
        for (name, extension) in
            [("cms.html.j2", "html"), ("a.XML", "XML"), ("kabar", "txt"), ("", "txt"), ("a./b", "txt")]
        {
            assert_eq!(ExportTemplate::new(name, "").unwrap().extension(), extension, "{name}");
        }
    }
}
