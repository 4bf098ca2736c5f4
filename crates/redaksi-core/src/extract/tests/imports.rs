//! The stages of extraction import only downwards: no two files import each other, directly or through others.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The modules in a folder with their source, by their path: `rules::date`.
fn modules(folder: &Path, parent: &str, found: &mut BTreeMap<String, String>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let module = [parent, name].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("::");
        if path.is_dir() && name != "tests" {
            modules(&path, &module, found);
        } else if name == "mod" {
            found.insert(parent.to_owned(), fs::read_to_string(&path).unwrap());
        } else if path.is_file() {
            found.insert(module, fs::read_to_string(&path).unwrap());
        }
    }
}

/// The modules that a source names in `use` declarations and paths, without its unit tests.
fn imports(source: &str, known: &BTreeMap<String, String>) -> BTreeSet<String> {
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let mut found = BTreeSet::new();
    for part in code.split("crate::extract::").skip(1) {
        let path = part.split(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | ':')).next().unwrap();
        let group = part[path.len()..].strip_prefix('{').and_then(|rest| rest.split('}').next()).unwrap_or_default();
        for item in group.split(',').map(str::trim) {
            let full = format!("{path}{item}");
            let ends = full.match_indices("::").map(|(at, _)| at).chain([full.len()]);
            found.extend(
                ends.map(|end| &full[..end])
                    .filter(|module| known.contains_key(*module))
                    .max_by_key(|m| m.len())
                    .map(str::to_owned),
            );
        }
    }
    found
}

#[test]
fn no_files_import_each_other() {
    let mut known = BTreeMap::new();
    modules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/extract"), "", &mut known);
    assert!(known.len() > 50, "{}", known.len());
    let mut left: BTreeMap<&String, BTreeSet<String>> =
        known.iter().map(|(module, source)| (module, imports(source, &known))).collect();
    for (module, imported) in &mut left {
        imported.remove(*module);
    }
    assert!(left.values().map(BTreeSet::len).sum::<usize>() > 150);
    // A file that imports none of the rest is in no circle.
    loop {
        let free: Vec<&String> = left
            .iter()
            .filter(|(_, imported)| !imported.iter().any(|other| left.contains_key(other)))
            .map(|(module, _)| *module)
            .collect();
        if free.is_empty() {
            break;
        }
        left.retain(|module, _| !free.contains(module));
    }
    assert!(left.is_empty(), "these files, or files that import them, are in a circle: {left:#?}");
}
