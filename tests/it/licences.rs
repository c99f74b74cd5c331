//! The licences that are shown are those of what is linked in.

use moodfirst::licences::{TEXTS, crates};
use std::collections::BTreeSet;

#[test]
fn the_list_of_crates_is_not_stale() {
    let lock = include_str!("../../Cargo.lock");
    let mut locked = BTreeSet::new();
    let mut name = "";
    for line in lock.lines() {
        if let Some(rest) = line.strip_prefix("name = ") {
            name = rest.trim_matches('"');
        }
        if let Some(rest) = line.strip_prefix("version = ") {
            locked.insert((name, rest.trim_matches('"')));
        }
    }
    let listed: BTreeSet<_> = crates().map(|c| (c.name, c.version)).collect();
    let stale: Vec<_> = listed.difference(&locked).collect();
    assert!(stale.is_empty(), "run packaging/licences: {stale:?} are not in Cargo.lock");
    for manifest in [include_str!("../../Cargo.toml"), include_str!("../../crates/core/Cargo.toml")]
    {
        let normal = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
        let ours = |line: &str| line.contains("path = ");
        for line in normal.lines().filter(|line| line.contains(" = ") && !ours(line)) {
            let name = line.split(" = ").next().unwrap();
            assert!(
                listed.iter().any(|(l, _)| *l == name),
                "run packaging/licences: {name} is missing"
            );
        }
    }
}

#[test]
fn every_crate_names_a_licence_and_the_texts_are_there() {
    assert!(crates().all(|c| !c.licence.is_empty()));
    let (_, texts) = TEXTS.last().unwrap();
    for (name, text) in TEXTS {
        assert!(text.len() > 500, "{name}");
    }
    assert!(texts.contains("Permission is hereby granted"));
}
