//! Writing a file that must not take the place of another one.

use super::shown;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Most files of one name beside each other.
const MOST: u32 = 9_999;

/// Writes a file that is not there yet, whole or not at all: beside its place first, then moved
/// there unless something has come to be there.
///
/// # Errors
/// If it is there already ([`io::ErrorKind::AlreadyExists`]), has a name that Windows keeps for itself
/// ([`io::ErrorKind::InvalidFilename`]), or cannot be written.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if reserved(path) {
        return Err(io::ErrorKind::InvalidFilename.into());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    // Made like any other file, so that it gets the usual permissions.
    let make = |path: &Path| File::options().write(true).create_new(true).open(path);
    let mut file = tempfile::Builder::new().prefix(".new-").make_in(folder, make)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

/// Is this a name of a device on Windows, whatever its ending? Refused everywhere: files travel.
fn reserved(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let numbered = |device: &str| {
        stem.strip_prefix(device)
            .is_some_and(|n| matches!(n, "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"))
    };
    matches!(stem, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Puts other contents into a file that is there, whole or not at all: beside it first, then
/// moved into its place. Its permissions stay, and a link stays a link.
///
/// # Errors
/// If it is not there, must not be written ([`io::ErrorKind::PermissionDenied`]), or cannot be.
pub fn write_over(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize()?;
    let permissions = path.metadata()?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = path.parent().unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes a file under the first free name in a folder, which is made if need be: `name.end`,
/// then `name-2.end` and so on. Says where it is now.
///
/// # Errors
/// If it cannot be written, or all names are taken.
pub fn write_numbered(folder: &Path, name: &str, end: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    for number in 1..=MOST {
        let file =
            if number == 1 { format!("{name}.{end}") } else { format!("{name}-{number}.{end}") };
        let path = folder.join(file);
        if path.symlink_metadata().is_ok() || reserved(&path) {
            continue;
        }
        match write_new(&path, bytes) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            done => return done.map(|()| path),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

/// Why a file could not be written, with the way out.
#[must_use]
pub fn unwritten(path: &Path, error: &io::Error) -> Text {
    let name = shown(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = shown(folder.unwrap_or_else(|| Path::new(".")));
    match error.kind() {
        io::ErrorKind::AlreadyExists => say!(
            "{name} 已经在那里，没有改动它；请换个名字",
            "{name} is there already and was left alone; choose another name"
        ),
        io::ErrorKind::InvalidFilename => say!(
            "{name} 不能作文件名：Windows 把它留给了设备；请换个名字",
            "{name} is a name that Windows has reserved for a device; choose another"
        ),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            say!("没有文件夹 {folder}；请先建好它", "there is no folder {folder}; make it first")
        }
        io::ErrorKind::PermissionDenied
            if path.metadata().is_ok_and(|file| file.permissions().readonly()) =>
        {
            say!("{name} 是只读的，没有改动它", "{name} is read-only and was left alone")
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => say!(
            "文件夹 {folder} 不许写入；请换个地方",
            "the folder {folder} cannot be written to; choose another place"
        ),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            say!("磁盘满了，没有写出 {name}", "the disk is full; {name} was not written")
        }
        _ => say!("写不出 {name}：{error}", "{name} cannot be written: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_windows_keeps_for_devices_are_refused_everywhere() {
        let home = tempfile::tempdir().unwrap();
        for name in ["con.ron", "NUL", "com1.html", "lpt9.plans.ron", "aux .ron"] {
            let error = write_new(&home.path().join(name), b"").unwrap_err();
            assert!(unwritten(Path::new(name), &error).en.contains("reserved"), "{name}: {error}");
        }
        write_new(&home.path().join("console.ron"), b"").unwrap();
        write_new(&home.path().join("com10.ron"), b"").unwrap();
        let path = write_numbered(home.path(), "con", "html", b"").unwrap();
        assert_eq!(path.file_name().unwrap(), "con-2.html");
    }

    #[test]
    fn a_second_file_gets_a_number_and_nothing_is_left_behind() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("new folder");
        let first = write_numbered(&folder, "run", "html", b"1").unwrap();
        let second = write_numbered(&folder, "run", "html", b"2").unwrap();
        let other = write_numbered(&folder, "run", "json", b"3").unwrap();
        assert_eq!(first, folder.join("run.html"));
        assert_eq!(second, folder.join("run-2.html"));
        assert_eq!(other, folder.join("run.json"));
        assert_eq!(std::fs::read(&first).unwrap(), b"1");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3);
        assert_eq!(write_new(&first, b"4").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&first).unwrap(), b"1");
        assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3);
    }
}
