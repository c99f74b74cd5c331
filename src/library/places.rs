//! Where the program keeps what belongs to the user.

use directories::ProjectDirs;
use std::path::PathBuf;

/// Folder of the user's scenarios: `scenarios` in the program's data folder (Linux
/// `~/.local/share/moodfirst`, macOS `~/Library/Application Support/moodfirst`, Windows
/// `%APPDATA%\moodfirst\data`). `None` if the system names no such place.
#[must_use]
pub fn scenarios_folder() -> Option<PathBuf> {
    Some(dirs()?.data_dir().join("scenarios"))
}

/// File of the settings: `settings.ron` in the program's configuration folder (Linux
/// `~/.config/moodfirst`, macOS as above, Windows `%APPDATA%\moodfirst\config`).
#[must_use]
pub fn settings_file() -> Option<PathBuf> {
    Some(dirs()?.config_dir().join("settings.ron"))
}

fn dirs() -> Option<ProjectDirs> {
    ProjectDirs::from("", "", "moodfirst")
}
