//! Reading files and folders without surprises.

use moodfirst_core::source::encoding::LARGEST;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Extension of all our files.
const EXTENSION: &str = "ron";
/// How the names of replay plans end.
const PLANS: &str = ".plans.ron";

/// The bytes of a file; of one that is too large to be a scenario, just enough to tell so.
///
/// # Errors
/// If it cannot be opened or read, or is a folder.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let most = u64::try_from(LARGEST).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The `.ron` files directly in a folder, by name.
///
/// # Errors
/// If the folder cannot be read.
pub fn list(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in folder.read_dir()? {
        let path = entry?.path();
        if path.extension() == Some(OsStr::new(EXTENSION)) && path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Is it a file of replay plans, by its name?
#[must_use]
pub fn is_plans(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(PLANS))
}

/// The scenario that a file of replay plans stands beside.
#[must_use]
pub fn scenario_beside(plans: &Path) -> Option<PathBuf> {
    let name = plans.file_name()?.to_str()?.strip_suffix(PLANS)?;
    Some(plans.with_file_name(format!("{name}.{EXTENSION}")))
}

/// The file of replay plans that stands beside a scenario, if there is one.
#[must_use]
pub fn plans_beside(scenario: &Path) -> Option<PathBuf> {
    if is_plans(scenario) {
        return None;
    }
    let name = scenario.file_name()?.to_str()?.strip_suffix(&format!(".{EXTENSION}"))?;
    Some(scenario.with_file_name(format!("{name}{PLANS}"))).filter(|plans| plans.is_file())
}

/// A path as messages show it; a name that is not Unicode is shown as well as it can be.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}
