//! Where systems keep the dictionaries of Hunspell: the names of the files and the folders to look in. Opens none of them.

/// An operating system, as far as dictionaries are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DictionaryPlatform {
    /// Linux and other Unix systems.
    Linux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

/// The folders of a user and of a system that lead to dictionaries. Empty texts stand for what is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DictionaryRoots {
    /// The home folder of the user (`HOME`, `USERPROFILE`).
    pub home: String,
    /// The folder of the user's data: `XDG_DATA_HOME` on Linux, `APPDATA` on Windows.
    pub user_data: String,
    /// The folder of programs on Windows (`ProgramFiles`).
    pub programs: String,
    /// The folders that the variable `DICPATH` of Hunspell lists, separated by `:`, on Windows by `;`.
    pub dicpath: String,
}

/// A folder that may hold dictionaries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DictionaryFolder {
    /// The path.
    pub path: String,
    /// How many levels of folders below it to look in, too.
    pub depth: u8,
}

/// The regions of languages whose dictionaries are not named after the language alone, in the order in which to try them.
const REGIONS: &[(&str, &[&str])] = &[
    ("ar", &["AR", "EG", "SA"]),
    ("cs", &["CZ"]),
    ("da", &["DK"]),
    ("de", &["DE_frami", "DE", "AT", "CH"]),
    ("el", &["GR"]),
    ("en", &["US", "GB", "AU", "CA", "ZA"]),
    ("es", &["ES", "MX", "US", "AR"]),
    ("et", &["EE"]),
    ("hi", &["IN"]),
    ("ko", &["KR"]),
    ("ms", &["MY"]),
    ("nb", &["NO"]),
    ("pt", &["BR", "PT"]),
    ("sl", &["SI"]),
    ("sv", &["SE", "FI"]),
    ("sw", &["TZ", "KE"]),
    ("uk", &["UA"]),
    ("vi", &["VN"]),
];

/// Returns the names of dictionaries of a language, an ISO 639 code such as `id`, without the endings `.aff` and `.dic`, in
/// the order in which to try them.
#[must_use]
pub fn dictionary_names(language: &str) -> Vec<String> {
    let own = language.to_uppercase();
    let regions =
        REGIONS.iter().find(|(code, _)| *code == language).map_or(vec![own.as_str()], |(_, list)| list.to_vec());
    let with_region =
        regions.iter().flat_map(|region| [format!("{language}_{region}"), format!("{language}-{region}")]);
    with_region.chain([language.to_owned()]).collect()
}

/// Returns the folders in which dictionaries may be, the user's own before those of the system.
#[must_use]
pub fn dictionary_folders(platform: DictionaryPlatform, roots: &DictionaryRoots) -> Vec<DictionaryFolder> {
    let DictionaryRoots { home, user_data, programs, dicpath } = roots;
    let under = |root: &str, path: &str, depth| {
        (!root.is_empty())
            .then(|| DictionaryFolder { path: format!("{}{path}", root.trim_end_matches(['/', '\\'])), depth })
    };
    let fixed = |path: &str, depth| Some(DictionaryFolder { path: path.to_owned(), depth });
    let separator = if platform == DictionaryPlatform::Windows { ';' } else { ':' };
    let listed = dicpath.split(separator).map(|path| under(path, "", 0));
    // Extensions of LibreOffice that the user installed are four levels below.
    let folders = match platform {
        DictionaryPlatform::Linux => vec![
            under(user_data, "/hunspell", 0),
            under(home, "/.local/share/hunspell", 0),
            under(home, "/.hunspell", 0),
            under(home, "/.config/libreoffice/4/user/uno_packages/cache/uno_packages", 4),
            fixed("/usr/local/share/hunspell", 0),
            fixed("/usr/share/hunspell", 0),
            fixed("/usr/share/myspell", 1),
            fixed("/usr/lib/libreoffice/share/extensions", 2),
            fixed("/usr/lib64/libreoffice/share/extensions", 2),
            fixed("/opt/libreoffice/share/extensions", 2),
            fixed("/snap/libreoffice/current/lib/libreoffice/share/extensions", 2),
            fixed(
                "/var/lib/flatpak/app/org.libreoffice.LibreOffice/current/active/files/libreoffice/share/extensions",
                2,
            ),
        ],
        DictionaryPlatform::MacOs => vec![
            under(home, "/Library/Spelling", 0),
            under(home, "/Library/Application Support/LibreOffice/4/user/uno_packages/cache/uno_packages", 4),
            fixed("/Library/Spelling", 0),
            fixed("/opt/homebrew/share/hunspell", 0),
            fixed("/usr/local/share/hunspell", 0),
            fixed("/Applications/LibreOffice.app/Contents/Resources/extensions", 2),
        ],
        DictionaryPlatform::Windows => vec![
            under(user_data, r"\hunspell", 0),
            under(user_data, r"\LibreOffice\4\user\uno_packages\cache\uno_packages", 4),
            under(programs, r"\LibreOffice\share\extensions", 2),
            under(programs, r"\Hunspell\share\hunspell", 0),
            fixed(r"C:\Hunspell", 0),
        ],
    };
    listed.chain(folders).flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_begin_with_the_usual_region() {
        assert_eq!(dictionary_names("id"), ["id_ID", "id-ID", "id"]);
        assert_eq!(dictionary_names("en")[0], "en_US");
        assert_eq!(dictionary_names("sv"), ["sv_SE", "sv-SE", "sv_FI", "sv-FI", "sv"]);
    }

    #[test]
    fn folders_of_the_user_come_first_and_unknown_roots_are_left_out() {
        let roots =
            DictionaryRoots { home: "/home/sari/".to_owned(), dicpath: "/a:/b".to_owned(), ..Default::default() };
        let paths = |platform| -> Vec<String> {
            dictionary_folders(platform, &roots).into_iter().map(|folder| folder.path).collect()
        };
        let linux = paths(DictionaryPlatform::Linux);
        assert_eq!(linux[..3], ["/a", "/b", "/home/sari/.local/share/hunspell"]);
        assert!(linux.contains(&"/usr/share/hunspell".to_owned()) && linux.iter().all(|path| path.starts_with('/')));
        let windows = DictionaryRoots { programs: r"C:\Program Files".to_owned(), ..Default::default() };
        let windows = dictionary_folders(DictionaryPlatform::Windows, &windows);
        assert_eq!(windows[0].path, r"C:\Program Files\LibreOffice\share\extensions");
        assert_eq!(windows[0].depth, 2);
        assert!(paths(DictionaryPlatform::MacOs).contains(&"/Library/Spelling".to_owned()));
    }
}
