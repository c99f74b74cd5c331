//! The file of the settings: read at the start, before there is a window, because language and
//! appearance of the first frame depend on it; written by the worker.

use super::Settings;
use crate::library::unreadable;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::io::{self, Write};
use std::path::Path;

/// Writes the settings beside the old ones and then puts them in their place, so that there is
/// a whole file at every moment.
///
/// # Errors
/// If folder or file cannot be written.
pub fn save_settings(path: &Path, settings: &Settings) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)?;
    let text = settings.write().map_err(io::Error::other)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Reads the settings. A file that cannot be used is set aside, never deleted, and the second
/// value says where it is now.
#[must_use]
pub fn read_settings(path: Option<&Path>) -> (Settings, Option<Text>) {
    let Some(path) = path else { return (Settings::default(), None) };
    let source = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return (Settings::default(), None);
        }
        Err(error) => return (Settings::default(), Some(unreadable(path, &error))),
    };
    let (settings, wrong) = match std::str::from_utf8(&source) {
        Ok(source) => Settings::parse(source),
        Err(error) => (Settings::default(), Some(error.to_string())),
    };
    (settings, wrong.map(|wrong| set_aside(path, &wrong)))
}

fn set_aside(path: &Path, wrong: &str) -> Text {
    let aside = (1..1_000)
        .map(|number| path.with_file_name(format!("settings.damaged-{number}.ron")))
        .find(|aside| !aside.exists());
    let moved = aside.filter(|aside| std::fs::rename(path, aside).is_ok());
    let name = path.display();
    match moved {
        Some(aside) => {
            let aside = aside.display();
            say!(
                "设置文件 {name} 读不懂（{wrong}），已另存为 {aside}；现在用的是默认设置。",
                "The settings in {name} make no sense ({wrong}). They were kept as {aside}; the defaults are used."
            )
        }
        None => say!(
            "设置文件 {name} 读不懂（{wrong}）；现在用的是默认设置。",
            "The settings in {name} make no sense ({wrong}); the defaults are used."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use moodfirst_core::text::Lang;

    #[test]
    fn settings_are_saved_and_read_again() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("made/on/demand");
        let file = folder.join("settings.ron");
        let settings = Settings { lang: Some(Lang::En), text_percent: 150, ..Settings::default() };
        save_settings(&file, &settings).unwrap();
        assert_eq!(read_settings(Some(&file)), (settings, None));
        assert_eq!(folder.read_dir().unwrap().count(), 1, "no temporary file is left");
    }

    #[test]
    fn damaged_settings_are_set_aside_and_named() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("settings.ron");
        for (number, bytes) in [(1, &b"(theme: pur"[..]), (2, &b"\xff\xfe"[..])] {
            std::fs::write(&file, bytes).unwrap();
            let (settings, wrong) = read_settings(Some(&file));
            assert_eq!(settings, Settings::default());
            let aside = format!("settings.damaged-{number}.ron");
            assert!(wrong.unwrap().zh.contains(&aside));
            assert_eq!(std::fs::read(home.path().join(aside)).unwrap(), bytes);
        }
        assert_eq!(read_settings(Some(&file)), (Settings::default(), None));
    }
}
