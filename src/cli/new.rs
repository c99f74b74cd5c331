//! `new`: a scenario template in a file of its own.

use super::args::New;
use super::console::{Console, Exit, Failure};
use crate::library::{shown, unwritten, write_new};
use moodfirst_core::scenario::names::{LONGEST_ID, is_id, nearest_id};
use moodfirst_core::scenario::template;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

pub fn run(console: &mut Console, args: &New) -> Result<Exit, Failure> {
    let (path, id) = target(&args.name).map_err(|why| {
        let better = nearest_id(&stem(&args.name));
        let better = if better.is_empty() { "late-noodles".to_owned() } else { better };
        let hint = say!(
            "请用小写字母、数字和连字符，首尾是字母或数字，最多 {LONGEST_ID} 个字符，例如 `{better}`",
            "use lower-case letters, digits and hyphens, a letter or digit at both ends, {LONGEST_ID} characters at most, such as `{better}`"
        );
        console.refuse_with(&why, Some(&hint))
    })?;
    write_new(&path, template(&id, AUTHOR).as_bytes())
        .map_err(|error| console.refuse(&unwritten(&path, &error)))?;
    let mut name = shown(&path);
    // What is printed is typed again: it must not look like an option.
    if name.starts_with('-') {
        name.insert_str(0, "./");
    }
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
    let stem = stem(&path);
    if !is_id(&stem) {
        return Err(say!("`{stem}` 不能作情景的 id", "`{stem}` cannot be the id of a scenario"));
    }
    Ok((path, stem))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
