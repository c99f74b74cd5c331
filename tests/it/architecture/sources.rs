//! The paths that a Rust source names, as its syntax tree says: imports with all their groups and
//! new names, paths in code, and those inside macros. What is compiled for tests only is left out,
//! wherever it stands.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeMap;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree};

/// A path and the line that names it, from 1.
pub type Named = (usize, String);

/// Every path of a source that stands in this module (empty for the root of the crate), written
/// out: `fs::write` after `use std::fs;` is `std::fs::write`, what starts with `super` or `self`
/// starts with `crate`. Macros end with `!`.
pub fn named(source: &str, module: &[&str]) -> Vec<Named> {
    let file = syn::parse_file(source).expect("a source that compiles");
    let mut reader = Reader { module, known: BTreeMap::new(), found: Vec::new() };
    reader.visit_file(&file);
    let Reader { known, found, .. } = reader;
    let out = |(line, path): Named| {
        let (first, rest) = path.split_once("::").unwrap_or((&path, ""));
        let whole = known.get(first).map(|whole| match rest {
            "" => whole.clone(),
            rest => format!("{whole}::{rest}"),
        });
        (line, rooted(&whole.unwrap_or(path), module))
    };
    found.into_iter().map(out).collect()
}

/// `super::super::text` in `report::line` is `crate::text`.
fn rooted(path: &str, module: &[&str]) -> String {
    let mut parts: Vec<&str> = path.split("::").collect();
    let up = parts.iter().take_while(|part| **part == "super").count();
    let own = parts.first() == Some(&"self");
    if up == 0 && !own {
        return path.to_owned();
    }
    parts.drain(..up.max(usize::from(own)));
    let stays = &module[..module.len().saturating_sub(up)];
    ["crate"].iter().chain(stays).chain(&parts).copied().collect::<Vec<_>>().join("::")
}

struct Reader<'a> {
    module: &'a [&'a str],
    /// What imports have given a name in this file.
    known: BTreeMap<String, String>,
    found: Vec<Named>,
}

/// For tests only?
fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let meta = &attribute.meta;
        meta.path().is_ident("test")
            || meta.path().is_ident("cfg")
                && meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
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

impl Reader<'_> {
    fn imports(&mut self, tree: &UseTree, before: &str) {
        let joined = |name: &dyn std::fmt::Display| {
            if before.is_empty() { name.to_string() } else { format!("{before}::{name}") }
        };
        match tree {
            UseTree::Path(path) => self.imports(&path.tree, &joined(&path.ident)),
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.imports(tree, before));
            }
            UseTree::Name(name) if name.ident == "self" => self.import(before, before, tree),
            UseTree::Name(name) => self.import(&joined(&name.ident), &name.ident.to_string(), tree),
            UseTree::Rename(name) if name.ident == "self" => {
                self.import(before, &name.rename.to_string(), tree);
            }
            UseTree::Rename(name) => {
                self.import(&joined(&name.ident), &name.rename.to_string(), tree);
            }
            UseTree::Glob(_) => self.found.push((tree.span().start().line, joined(&"*"))),
        }
    }

    fn import(&mut self, path: &str, name: &str, tree: &UseTree) {
        self.found.push((tree.span().start().line, path.to_owned()));
        let name = name.rsplit("::").next().unwrap_or(name);
        if name != path && name != "_" {
            self.known.insert(name.to_owned(), rooted(path, self.module));
        }
    }

    /// Paths among the tokens of a macro, where there is no tree.
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut line, mut colons) = (String::new(), 0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons == 2 && !path.is_empty() {
                        path.push_str("::");
                    } else {
                        self.end(&mut path, line);
                        line = ident.span().start().line;
                    }
                    path.push_str(&ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                TokenTree::Punct(mark) if mark.as_char() == '!' && !path.is_empty() => {
                    path.push('!');
                    self.end(&mut path, line);
                }
                TokenTree::Group(group) => {
                    self.end(&mut path, line);
                    if group.delimiter() != Delimiter::None || !group.stream().is_empty() {
                        self.tokens(group.stream());
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => self.end(&mut path, line),
            }
        }
        self.end(&mut path, line);
    }

    fn end(&mut self, path: &mut String, line: usize) {
        if !path.is_empty() {
            self.found.push((line, std::mem::take(path)));
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if !for_tests(attributes(item)) {
            visit::visit_item(self, item);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        if !for_tests(&item.attrs) {
            visit::visit_impl_item_fn(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.imports(&item.tree, "");
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<String> =
            path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.found.push((path.span().start().line, parts.join("::")));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        let parts: Vec<String> =
            call.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.found.push((call.path.span().start().line, format!("{}!", parts.join("::"))));
        self.tokens(call.tokens.clone());
    }

    /// Documentation is words; derives and the like name nothing that matters here.
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}
