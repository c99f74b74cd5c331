//! The program as a user runs it: exit codes, results on stdout, messages on stderr.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// What a run of the program came to.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The program, away from the settings, scenarios and language of whoever runs the tests.
pub fn program() -> Command {
    let nowhere = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nobody");
    let mut command = Command::new(env!("CARGO_BIN_EXE_moodfirst"));
    command
        .env_clear()
        .envs(std::env::var_os("SystemRoot").map(|root| ("SystemRoot", root)))
        .env("HOME", &nowhere)
        .env("USERPROFILE", &nowhere)
        .env("APPDATA", &nowhere)
        .stdin(Stdio::null());
    command
}

/// Runs the program in English.
pub fn run(args: &[&str]) -> Ran {
    program().args(args).args(["--lang", "en"]).output().unwrap().into()
}

/// Runs the program in English with this on standard input.
pub fn run_with(args: &[&str], input: &[u8]) -> Ran {
    run_in("en", args, input)
}

/// Runs the program in this language with this on standard input.
pub fn run_in(lang: &str, args: &[&str], input: &[u8]) -> Ran {
    let mut child = program()
        .args(args)
        .args(["--lang", lang])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program may end before it has read everything.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap().into()
}

/// It is refused: exit code 2, nothing on stdout, this on stderr.
#[track_caller]
pub fn refused(args: &[&str], said: &[&str]) {
    let ran = run(args);
    assert_eq!(ran.code, 2, "{args:?}: {}", ran.err);
    assert_eq!(ran.out, "", "{args:?}");
    for words in said {
        assert!(ran.err.contains(words), "{args:?} does not say {words:?}: {}", ran.err);
    }
}

/// A folder of its own for a test.
pub fn folder() -> tempfile::TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

/// The file of the lesson of the tests' own, as an argument; see [`crate::runs`].
pub const OLD_CALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/lessons/old-call.ron");
