//! Conventions of the source that neither the compiler nor clippy checks: unique type names, no long import cycles,
//! modules that use only the modules below them, and platform APIs and colours only where they belong.
//!
//! Imports are resolved as the compiler does it, re-exports included, but only as far as they can be seen in the text:
//! a method call is no import.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Item, UseTree, Visibility};

/// The modules of a package, each with the other modules that it may use.
type Layers = &'static [(&'static str, &'static [&'static str])];

/// The folder of each package, with its modules.
const PACKAGES: [(&str, Layers); 6] = [
    (
        "crates/redaksi-core/src",
        &[
            ("text", &[]),
            ("html", &["text"]),
            ("article", &["text"]),
            ("packs", &["text", "article"]),
            ("extract", &["text", "html", "article", "packs"]),
            ("formats", &["text", "html", "article", "packs", "extract"]),
            ("tags", &["text", "article", "packs"]),
        ],
    ),
    (
        "src",
        &[
            ("storage", &[]),
            ("workspace", &[]),
            ("i18n", &["workspace"]),
            ("jobs", &["storage", "workspace"]),
            ("cli", &["i18n", "storage"]),
            ("ui", &["workspace", "i18n"]),
            ("app", &["storage", "workspace", "i18n", "jobs", "cli", "ui"]),
        ],
    ),
    ("crates/redaksi-checks/src", &[]),
    ("crates/redaksi-tags/src", &[]),
    ("crates/redaksi-formats/src", &[]),
    ("crates/redaksi-dev/src", &[]),
];

/// The most files that may import each other, directly or through others: a module and two of its parts.
const MAX_CYCLE: usize = 3;

/// What only some modules may name, in the form of the text of the source without spaces.
const RESTRICTED: [(&[&str], &[&str]); 5] = [
    (
        &["std::fs", "fs::", "File::open", "File::create"],
        &["src/storage", "src/cli", "src/jobs", "src/app", "src/logging.rs"],
    ),
    (&["std::thread", "thread::spawn", "thread::Builder", "thread::scope"], &["src/cli", "src/jobs", "src/app"]),
    (
        &["Instant::now", "SystemTime::now", "Utc::now", "Local::now"],
        &["src/cli", "src/jobs", "src/app", "src/logging.rs"],
    ),
    (&["std::net", "TcpStream", "UdpSocket", "open_url", "hyperlink("], &[]),
    (
        &["from_rgb", "from_gray", "Color32::WHITE", "Color32::BLACK", "Color32::RED", "FontId::new", "FontFamily"],
        &["src/ui/theme"],
    ),
];

/// A module in a file of its own.
struct SourceFile {
    /// Relative to the workspace.
    path: PathBuf,
    /// The path of the module in its crate, without `crate`.
    module: Vec<String>,
    /// The items, without tests.
    items: Vec<Item>,
}

fn workspace_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().replace(' ', "") == "#[cfg(test)]"
    })
}

fn attributes_of(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// The modules of a package that are not tests.
fn files_of(folder: &str) -> Vec<SourceFile> {
    let (mut files, mut test_modules, mut folders) = (Vec::new(), BTreeSet::new(), vec![PathBuf::from(folder)]);
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(workspace_dir().join(&at)).unwrap() {
            let path = at.join(entry.unwrap().file_name());
            let full = workspace_dir().join(&path);
            if full.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&full).unwrap();
                let items =
                    syn::parse_file(&source).unwrap_or_else(|error| panic!("{}: {error}", path.display())).items;
                let relative = path.strip_prefix(folder).unwrap().with_extension("");
                let mut module: Vec<String> = relative.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
                if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
                    module.pop();
                }
                let is_test = |item: &&Item| is_test(attributes_of(item));
                test_modules.extend(items.iter().filter(is_test).filter_map(|item| match item {
                    Item::Mod(item) => Some([module.clone(), vec![item.ident.to_string()]].concat()),
                    _ => None,
                }));
                let items = items.into_iter().filter(|item| !is_test(&item)).collect();
                files.push(SourceFile { path, module, items });
            }
        }
    }
    files.retain(|file| !test_modules.iter().any(|test| file.module.starts_with(test)));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!files.is_empty(), "{folder} has no source");
    files
}

#[test]
fn no_type_name_exists_twice() {
    fn collect(items: &[Item], file: &Path, types: &mut BTreeMap<String, Vec<String>>) {
        for item in items.iter().filter(|item| !is_test(attributes_of(item))) {
            let name = match item {
                Item::Enum(item) => &item.ident,
                Item::Struct(item) => &item.ident,
                Item::Trait(item) => &item.ident,
                Item::Type(item) => &item.ident,
                Item::Union(item) => &item.ident,
                Item::Mod(item) => {
                    collect(item.content.as_ref().map_or(&[], |(_, items)| items.as_slice()), file, types);
                    continue;
                }
                _ => continue,
            };
            types.entry(name.to_string()).or_default().push(file.display().to_string());
        }
    }
    let mut types = BTreeMap::new();
    for file in PACKAGES.iter().flat_map(|(folder, _)| files_of(folder)) {
        collect(&file.items, &file.path, &mut types);
    }
    assert!(types.len() > 300, "only {} types were found", types.len());
    let twice: Vec<String> = types
        .into_iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    assert!(twice.is_empty(), "{} names:\n{}", twice.len(), twice.join("\n"));
}

/// An import: the name in the module, the path that it stands for, and whether it is a re-export.
struct Import {
    name: String,
    target: Vec<String>,
    is_public: bool,
}

fn imports_of(file: &SourceFile) -> Vec<Import> {
    fn walk(tree: &UseTree, before: &[String], found: &mut Vec<(String, Vec<String>)>) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        match tree {
            UseTree::Path(path) => walk(&path.tree, &with(&path.ident), found),
            UseTree::Name(name) if name.ident == "self" => {
                found.push((before.last().cloned().unwrap_or_default(), before.to_vec()));
            }
            UseTree::Name(name) => found.push((name.ident.to_string(), with(&name.ident))),
            UseTree::Rename(rename) => found.push((rename.rename.to_string(), with(&rename.ident))),
            UseTree::Glob(_) => found.push(("*".to_owned(), before.to_vec())),
            UseTree::Group(group) => group.items.iter().for_each(|tree| walk(tree, before, found)),
        }
    }
    let mut imports = Vec::new();
    for item in &file.items {
        if let Item::Use(item) = item {
            let mut found = Vec::new();
            walk(&item.tree, &[], &mut found);
            let is_public = !matches!(item.vis, Visibility::Inherited);
            imports.extend(found.into_iter().map(|(name, target)| Import { name, target, is_public }));
        }
    }
    imports
}

/// The paths in tokens, such as `["storage", "save"]`; without those after a dot, which are methods and fields.
fn paths_in(tokens: TokenStream, found: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let is_punct = |at: usize, c: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == c);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) => paths_in(group.stream(), found),
            TokenTree::Ident(ident) => {
                let is_member = at > 0 && is_punct(at - 1, '.') && !(at > 1 && is_punct(at - 2, '.'));
                let mut path = vec![ident.to_string()];
                while is_punct(at + 1, ':')
                    && is_punct(at + 2, ':')
                    && let Some(TokenTree::Ident(next)) = tokens.get(at + 3)
                {
                    path.push(next.to_string());
                    at += 3;
                }
                if !is_member {
                    found.push(path);
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The modules of a package, for resolving paths.
struct ModuleGraph {
    files: Vec<SourceFile>,
    imports: Vec<Vec<Import>>,
    by_module: BTreeMap<Vec<String>, usize>,
}

/// What a path names.
enum Resolved {
    Module,
    /// Something that the file of this index defines.
    ItemOf(usize),
    Unknown,
}

impl ModuleGraph {
    fn new(folder: &str) -> Self {
        // The programs of a package are crates of their own.
        let files: Vec<_> = files_of(folder)
            .into_iter()
            .filter(|file| !file.path.ends_with("main.rs") && file.module.first().is_none_or(|name| name != "bin"))
            .collect();
        let imports = files.iter().map(imports_of).collect();
        let by_module = files.iter().enumerate().map(|(index, file)| (file.module.clone(), index)).collect();
        Self { files, imports, by_module }
    }

    /// The path from the root of the crate; `None` where it starts in another crate.
    fn absolute(&self, module: &[String], path: &[String]) -> Option<Vec<String>> {
        let first = path.first()?.as_str();
        match first {
            "crate" => Some(path[1..].to_vec()),
            "self" => Some([module, &path[1..]].concat()),
            "super" => self.absolute(module.split_last()?.1, &[&["self".to_owned()], &path[1..]].concat()),
            _ => {
                let child = [module, &path[..1]].concat();
                self.by_module.contains_key(&child).then(|| [module, path].concat())
            }
        }
    }

    fn resolve(&self, path: &[String], depth: usize) -> Resolved {
        let mut module = Vec::new();
        for (at, name) in path.iter().enumerate() {
            if name == "super" || name == "self" {
                if name == "super" {
                    module.pop();
                }
                continue;
            }
            let child = [module.as_slice(), std::slice::from_ref(name)].concat();
            if self.by_module.contains_key(&child) {
                module = child;
                continue;
            }
            let Some(index) = self.by_module.get(&module).copied() else { return Resolved::Unknown };
            if depth == 0 {
                return Resolved::ItemOf(index);
            }
            for import in self.imports[index].iter().filter(|import| import.name == *name || import.name == "*") {
                let Some(target) = self.absolute(&module, &import.target) else { continue };
                let rest = if import.name == "*" { &path[at..] } else { &path[at + 1..] };
                let target = [target.as_slice(), rest].concat();
                if import.name == "*" && !self.defines(&target) {
                    continue;
                }
                return self.resolve(&target, depth - 1);
            }
            return Resolved::ItemOf(index);
        }
        Resolved::Module
    }

    /// Whether the module before the last name of a path defines or re-exports that name.
    fn defines(&self, path: &[String]) -> bool {
        let Some((name, module)) = path.split_last() else { return false };
        let Some(index) = self.by_module.get(module).copied() else { return false };
        let is_defined = self.files[index].items.iter().any(|item| match item {
            Item::Const(item) => item.ident == name,
            Item::Enum(item) => item.ident == name,
            Item::Fn(item) => item.sig.ident == name,
            Item::Static(item) => item.ident == name,
            Item::Struct(item) => item.ident == name,
            Item::Trait(item) => item.ident == name,
            Item::Type(item) => item.ident == name,
            _ => false,
        });
        is_defined || self.imports[index].iter().any(|import| import.name == *name)
    }

    /// For each file, the other files of the package that it names something of. A re-export alone is no use.
    fn uses(&self) -> Vec<BTreeSet<usize>> {
        let mut uses = vec![BTreeSet::new(); self.files.len()];
        for (index, file) in self.files.iter().enumerate() {
            let mut add = |path: &[String]| {
                if let Some(path) = self.absolute(&file.module, path)
                    && let Resolved::ItemOf(other) = self.resolve(&path, 8)
                    && other != index
                {
                    uses[index].insert(other);
                }
            };
            for import in self.imports[index].iter().filter(|import| !import.is_public) {
                add(&import.target);
            }
            let mut paths = Vec::new();
            for item in file.items.iter().filter(|item| !matches!(item, Item::Use(_))) {
                paths_in(item.to_token_stream(), &mut paths);
            }
            for path in paths {
                match self.imports[index].iter().find(|import| import.name == path[0]) {
                    Some(import) => add(&[import.target.as_slice(), &path[1..]].concat()),
                    None if path.len() > 1 => add(&path),
                    None => {}
                }
            }
        }
        uses
    }
}

/// The strongly connected components of a graph, each sorted.
fn components(graph: &[BTreeSet<usize>]) -> Vec<Vec<usize>> {
    let reachable: Vec<BTreeSet<usize>> = (0..graph.len())
        .map(|start| {
            let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
            while let Some(at) = open.pop() {
                open.extend(graph[at].iter().copied().filter(|next| seen.insert(*next)));
            }
            seen
        })
        .collect();
    let mut found: Vec<Vec<usize>> = (0..graph.len())
        .map(|at| reachable[at].iter().copied().filter(|other| reachable[*other].contains(&at)).collect())
        .collect();
    found.sort();
    found.dedup();
    found.retain(|component| !component.is_empty());
    found
}

#[test]
fn a_cycle_is_a_component() {
    let graph = [vec![1], vec![2], vec![0, 3], vec![], vec![4]].map(BTreeSet::from_iter);
    assert_eq!(components(&graph), [vec![0, 1, 2], vec![4]]);
}

#[test]
fn no_import_cycle_is_long() {
    let (mut long, mut edges) = (Vec::new(), 0);
    for (folder, _) in PACKAGES {
        let graph = ModuleGraph::new(folder);
        let uses = graph.uses();
        edges += uses.iter().map(BTreeSet::len).sum::<usize>();
        for component in components(&uses).into_iter().filter(|component| component.len() > MAX_CYCLE) {
            let name = |index: &usize| {
                let used = uses[*index].iter().filter(|other| component.contains(other));
                let used: Vec<String> = used.map(|other| graph.files[*other].module.join("::")).collect();
                format!("  {} uses {}", graph.files[*index].path.display(), used.join(", "))
            };
            let lines: Vec<String> = component.iter().map(name).collect();
            long.push(format!("{} files:\n{}", component.len(), lines.join("\n")));
        }
    }
    assert!(edges > 500, "only {edges} imports were found");
    assert!(long.is_empty(), "{} cycles of more than {MAX_CYCLE} files\n{}", long.len(), long.join("\n"));
}

#[test]
fn modules_use_only_the_modules_below_them() {
    let mut wrong = Vec::new();
    for (folder, layers) in PACKAGES {
        let graph = ModuleGraph::new(folder);
        for (index, used) in graph.uses().into_iter().enumerate() {
            let Some(module) = graph.files[index].module.first() else { continue };
            let allowed = layers.iter().find(|(name, _)| name == module).map(|(_, allowed)| *allowed);
            for other in used {
                let Some(target) = graph.files[other].module.first() else { continue };
                let is_allowed = target == module || allowed.is_none_or(|allowed| allowed.contains(&target.as_str()));
                if !is_allowed {
                    let (from, to) = (graph.files[index].path.display(), graph.files[other].path.display());
                    wrong.push(format!("{module} must not use {target}: {from} uses {to}"));
                }
            }
        }
        for (module, _) in layers {
            assert!(graph.by_module.contains_key(&vec![(*module).to_owned()]), "{folder} has no module {module}");
        }
    }
    assert!(wrong.is_empty(), "{} imports:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn platform_apis_and_colours_are_named_only_where_they_belong() {
    let mut wrong = Vec::new();
    let mut seen = [false; RESTRICTED.len()];
    for file in PACKAGES[..2].iter().flat_map(|(folder, _)| files_of(folder)) {
        let code: String = file.items.iter().map(|item| item.to_token_stream().to_string().replace(' ', "")).collect();
        for ((names, folders), seen) in RESTRICTED.iter().zip(&mut seen) {
            for name in names.iter().filter(|name| code.contains(**name)) {
                *seen = true;
                if !folders.iter().any(|folder| file.path.starts_with(folder)) {
                    wrong.push(format!("{name} in {}", file.path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} uses:\n{}", wrong.len(), wrong.join("\n"));
    // Each restricted API is used somewhere, except the network.
    assert_eq!(seen, [true, true, true, false, true]);
}
