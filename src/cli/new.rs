//! `new`: a scenario template in a file of its own.

use super::args::New;
use super::console::{Console, Exit, Stop};
use crate::library::{shown, unwritten, write_new};
use moodfirst_core::scenario::template;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::ffi::OsStr;
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
    write_new(&path, template(&id, AUTHOR).as_bytes())
        .map_err(|error| console.refuse(&unwritten(&path, &error)))?;
    let name = shown(&path);
    console.line(&name)?;
    console.flush()?;
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
