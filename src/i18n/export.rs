//! What a format cannot hold of stories, as sentences.

use crate::i18n::Localizer;
use crate::i18n::format::field_msg_id;
use crate::workspace::MessageArg;
use redaksi_core::article::FieldName;
use redaksi_formats::write::Loss;

impl Localizer {
    /// Sentences about these losses; one for all fields that the format has no place for.
    #[must_use]
    pub fn losses(&self, losses: &[Loss]) -> Vec<String> {
        let mut sentences = Vec::new();
        let is_left_out = |loss: &&Loss| matches!(loss, Loss::Field(_));
        let fields: Vec<String> = losses
            .iter()
            .filter(is_left_out)
            .filter_map(|loss| loss.field())
            .map(|field| self.msg(&field_msg_id(field)))
            .collect();
        if !fields.is_empty() {
            sentences.push(self.msg_args("loss-field", &[("fields", MessageArg::Text(fields.join(", ")))]));
        }
        sentences.extend(losses.iter().filter(|loss| !is_left_out(loss)).map(|loss| self.loss(*loss)));
        sentences
    }

    fn loss(&self, loss: Loss) -> String {
        let code = format!("loss-{}", loss.code());
        let of_field = |field: FieldName| ("field", MessageArg::Message(field_msg_id(field)));
        match loss {
            Loss::TooLong { field, limit } => {
                self.msg_args(&code, &[of_field(field), ("limit", MessageArg::Count(limit))])
            }
            loss => match loss.field() {
                Some(field) => self.msg_args(&code, &[of_field(field)]),
                None => self.msg(&code),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;

    #[test]
    fn fields_without_a_place_are_told_in_one_sentence() {
        let losses = [
            Loss::Field(FieldName::Slug),
            Loss::Links,
            Loss::TooLong { field: FieldName::Abstract, limit: 300 },
            Loss::Field(FieldName::Embargo),
        ];
        let sentences = |language| Localizer::new(language).losses(&losses);
        assert_eq!(
            sentences(Language::English),
            [
                "This format has no place for Slug, Embargo.",
                "Links become plain text.",
                "“Abstract” is longer than the 300 characters that the system accepts."
            ]
        );
        assert_eq!(sentences(Language::Indonesian)[0], "Format ini tidak punya tempat untuk Slug, Embargo.");
    }
}
