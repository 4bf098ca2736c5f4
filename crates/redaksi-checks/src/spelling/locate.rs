//! Where systems keep the dictionaries of Hunspell: the names of the files and the folders to look in.

/// Returns the names of dictionaries of a language, an ISO 639 code such as `id`, without the ending `.aff` or `.dic`, in
/// the order in which to try them.
#[must_use]
pub fn dictionary_names(language: &str) -> Vec<String> {
    let regions: &[&str] = match language {
        "ar" => &["AR", "EG", "SA"],
        "cs" => &["CZ"],
        "da" => &["DK"],
        "de" => &["DE", "DE_frami", "AT", "CH"],
        "en" => &["US", "GB", "AU", "CA", "ZA"],
        "es" => &["ES", "MX", "US", "AR"],
        "hi" => &["IN"],
        "ja" => &["JP"],
        "ko" => &["KR"],
        "ms" => &["MY"],
        "pt" => &["BR", "PT"],
        "sv" => &["SE", "FI"],
        "sw" => &["TZ", "KE"],
        "uk" => &["UA"],
        "vi" => &["VN"],
        "zh" => &[],
        _ => {
            let region = language.to_uppercase();
            return vec![format!("{language}_{region}"), format!("{language}-{region}"), language.to_owned()];
        }
    };
    let with_region =
        regions.iter().flat_map(|region| [format!("{language}_{region}"), format!("{language}-{region}")]);
    with_region.chain([language.to_owned()]).collect()
}
