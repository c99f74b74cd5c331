//! Where the program keeps what belongs to the user.

use directories::{ProjectDirs, UserDirs};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Environment variable that names the data folder.
pub const DATA_VARIABLE: &str = "MOODFIRST_DATA";

/// Where settings, records and the user's scenarios are kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DataPlace {
    /// The folder that the user named; `None`: where the system keeps such things.
    pub named: Option<PathBuf>,
}

impl DataPlace {
    /// The folder given on the command line, else the one of [`DATA_VARIABLE`].
    #[must_use]
    pub fn of(given: Option<PathBuf>, variable: Option<OsString>) -> Self {
        Self { named: given.or_else(|| variable.filter(|v| !v.is_empty()).map(PathBuf::from)) }
    }

    /// File of the settings: `settings.ron` in the named folder, else in the program's
    /// configuration folder (Linux `~/.config/moodfirst`, macOS
    /// `~/Library/Application Support/moodfirst`, Windows `%APPDATA%\moodfirst\config`). `None`
    /// if the system names no such place.
    #[must_use]
    pub fn settings_file(&self) -> Option<PathBuf> {
        let folder = match &self.named {
            Some(folder) => folder.clone(),
            None => dirs()?.config_dir().to_owned(),
        };
        Some(folder.join("settings.ron"))
    }

    /// Folder of the user's scenarios: `scenarios` in the named folder, so that everything is in one
    /// place on a stick, else in the program's data folder (Linux `~/.local/share/moodfirst`, macOS
    /// `~/Library/Application Support/moodfirst`, Windows `%APPDATA%\moodfirst\data`). `None` if the
    /// system names no such place.
    #[must_use]
    pub fn scenarios_folder(&self) -> Option<PathBuf> {
        Some(self.records_folder()?.join("scenarios"))
    }

    /// Folder of the editor's journals and versions: `editor` beside the records. `None` if the
    /// system names no such place.
    #[must_use]
    pub fn editor_folder(&self) -> Option<PathBuf> {
        Some(self.records_folder()?.join("editor"))
    }

    /// Folder of the records: the named one, else the program's data folder (Linux
    /// `~/.local/share/moodfirst`). `None` if the system names no such place.
    #[must_use]
    pub fn records_folder(&self) -> Option<PathBuf> {
        match &self.named {
            Some(folder) => Some(folder.clone()),
            None => Some(dirs()?.data_dir().to_owned()),
        }
    }
}

/// Where runs are exported to, given the folder of the records: `exports` in a folder that the user
/// named, else `Mood First` among the user's documents, or `exports` beside the records where the
/// system names no place for documents.
#[must_use]
pub fn exports_folder(records: Option<&Path>) -> Option<PathBuf> {
    let usual = dirs().map(|dirs| dirs.data_dir().to_owned());
    let named = records.filter(|records| Some(*records) != usual.as_deref());
    if let Some(named) = named {
        return Some(named.join("exports"));
    }
    let documents = UserDirs::new().and_then(|dirs| dirs.document_dir().map(Path::to_owned));
    match documents.filter(|documents| documents.is_dir()) {
        Some(documents) => Some(documents.join("Mood First")),
        None => Some(records?.join("exports")),
    }
}

fn dirs() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "moodfirst")
}
