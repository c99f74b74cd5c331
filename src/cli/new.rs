//! `new`: a scenario template in a file of its own.

use super::args::New;
use super::console::{Console, Exit, Stop};
use crate::library::shown;
use crate::scenario::template;
use crate::source::say;
use crate::text::Text;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Longest id: file systems allow names of 255 bytes.
const LONGEST: usize = 100;

pub fn run(console: &mut Console, args: &New) -> Result<Exit, Stop> {
    let (path, id) = target(&args.name).map_err(|why| {
        let hint = say!(
            "请用小写字母、数字和连字符，例如 `late-noodles`",
            "use lower-case letters, digits and hyphens, such as `late-noodles`"
        );
        console.refuse_with(&why, Some(&hint))
    })?;
    write(&path, &template(&id, AUTHOR)).map_err(|error| console.refuse(&failed(&path, &error)))?;
    let name = shown(&path);
    writeln!(console.out, "{name}")?;
    console.out.flush()?;
    console.say(&say!(
        "已写好。接着：用编辑器改它，`moodfirst check {name}` 检查，`moodfirst play {name}` 试走",
        "written. Next: edit it, look at it with `moodfirst check {name}`, try it with `moodfirst play {name}`"
    ));
    Ok(Exit::Fine)
}

/// Whom the template names as its author, to be changed.
const AUTHOR: &str = "NAME";

/// The file to write and the id in it.
fn target(name: &Path) -> Result<(PathBuf, String), Text> {
    let path = if name.extension() == Some(OsStr::new("ron")) {
        name.to_owned()
    } else {
        let mut path = name.as_os_str().to_owned();
        path.push(".ron");
        PathBuf::from(path)
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if stem.is_empty() || stem.len() > LONGEST || !stem.chars().all(letter) {
        return Err(say!("`{stem}` 不能作情景的 id", "`{stem}` cannot be the id of a scenario"));
    }
    Ok((path, stem))
}

/// Writes a file that is not there yet, whole or not at all: beside its place first, then moved
/// there unless something has come to be there.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    // Made like any other file, so that it gets the usual permissions.
    let make = |path: &Path| File::options().write(true).create_new(true).open(path);
    let mut file = tempfile::Builder::new().prefix(".new-").make_in(folder, make)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist_noclobber(path).map_err(|error| error.error)?;
    Ok(())
}

fn failed(path: &Path, error: &io::Error) -> Text {
    let name = shown(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = shown(folder.unwrap_or_else(|| Path::new(".")));
    match error.kind() {
        io::ErrorKind::AlreadyExists => say!(
            "{name} 已经在那里，没有改动它；请换个名字",
            "{name} is there already and was left alone; choose another name"
        ),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            say!("没有文件夹 {folder}；请先建好它", "there is no folder {folder}; make it first")
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
