//! The licences of the program and of everything that is linked into it. `packaging/licences`
//! writes the files about crates anew after every change of `Cargo.lock`.

/// Full texts, each with what it covers.
pub const TEXTS: &[(&str, &str)] = &[
    ("Mood First: MIT", include_str!("../LICENSE-MIT")),
    ("Mood First: Apache-2.0", include_str!("../LICENSE-APACHE")),
    ("Noto Sans SC: SIL Open Font License 1.1", include_str!("../assets/fonts/OFL-NotoSansSC.txt")),
    (
        "Source Sans 3: SIL Open Font License 1.1",
        include_str!("../assets/fonts/OFL-SourceSans3.txt"),
    ),
    ("Crates", include_str!("../assets/licences/third-party.txt")),
];

/// A crate that is linked in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Crate {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its licence, as an SPDX expression.
    pub licence: &'static str,
}

/// All crates that are linked in, on any platform, by name.
pub fn crates() -> impl Iterator<Item = Crate> {
    include_str!("../assets/licences/crates.tsv").lines().filter_map(|line| {
        let mut parts = line.split('\t');
        Some(Crate { name: parts.next()?, version: parts.next()?, licence: parts.next()? })
    })
}
