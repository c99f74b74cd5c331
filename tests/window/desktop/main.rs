//! The real program in a real window on a virtual display: a lesson played by keyboard, pictures taken on the way.
//!
//! Needs Xvfb, xdotool and ImageMagick (`import`), and the program, built before: the one that
//! `MOODFIRST_BIN` names, else the release build, else the debug build. With `UPDATE_SCREENSHOTS=1` the pictures of
//! the README in `assets/screenshots` are written anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

mod page;

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use moodfirst::library::{Folder, Library, Rulebook};
use moodfirst_core::dialogue::{Replay, Session, TalkItem};
use moodfirst_window_tests::shipped_plan;

/// A virtual display, taken down at the end.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn open(size: &str) -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("{size}x24"), "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb");
        let mut number = String::new();
        let out = server.stdout.take().unwrap();
        BufReader::new(out).read_line(&mut number).unwrap();
        Self { server, name: format!(":{}", number.trim()) }
    }

    fn run(&self, program: &str, args: &[&str]) -> String {
        let done = Command::new(program).args(args).env("DISPLAY", &self.name).output();
        let done = done.unwrap_or_else(|error| panic!("{program}: {error}"));
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    fn look(&self) -> Vec<u8> {
        let args = ["-window", "root", "-strip", "-depth", "8", "rgb:-"];
        Command::new("import")
            .args(args)
            .env("DISPLAY", &self.name)
            .output()
            .expect("import")
            .stdout
    }

    /// Presses a key and waits until something has changed and then rests.
    fn press(&self, key: &str) {
        let before = self.look();
        self.run("xdotool", &["key", "--clearmodifiers", key]);
        let begun = Instant::now();
        while self.look() == before {
            assert!(begun.elapsed() < Duration::from_secs(30), "{key} changes nothing");
            std::thread::sleep(Duration::from_millis(50));
        }
        self.rest();
        // A reply is taken only once its turn has stood for a moment.
        std::thread::sleep(Duration::from_millis(300));
    }

    fn rest(&self) {
        let begun = Instant::now();
        let mut last = self.look();
        loop {
            std::thread::sleep(Duration::from_millis(150));
            let now = self.look();
            if now == last {
                return;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "the window never rests");
            last = now;
        }
    }

    fn picture(&self, file: &Path) {
        self.rest();
        let name = file.to_str().unwrap();
        self.run("import", &["-window", "root", "-strip", &format!("PNG24:{name}")]);
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program, ended at the end.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn binary() -> PathBuf {
    if let Some(named) = std::env::var_os("MOODFIRST_BIN") {
        return PathBuf::from(named);
    }
    // This test itself is target/PROFILE/deps/desktop-…
    let own = std::env::current_exe().unwrap();
    let target = own.ancestors().nth(3).unwrap();
    ["release", "debug"]
        .map(|profile| target.join(profile).join("moodfirst"))
        .into_iter()
        .find(|path| path.exists())
        .expect("build the program first: cargo build --release")
}

fn start(display: &Display, home: &Path, settings: &str) -> Program {
    start_telling(display, home, settings, Stdio::inherit())
}

/// The same, with somewhere for its messages.
fn start_telling(display: &Display, home: &Path, settings: &str, messages: Stdio) -> Program {
    let config = home.join("config");
    std::fs::create_dir_all(config.join("moodfirst")).unwrap();
    std::fs::write(config.join("moodfirst/settings.ron"), settings).unwrap();
    let child = Command::new(binary())
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        // Whoever sets it wants to see the places in the sources.
        .env_remove("RUST_BACKTRACE")
        .env("XDG_CONFIG_HOME", &config)
        .env("XDG_DATA_HOME", home.join("data"))
        .env("WINIT_X11_SCALE_FACTOR", "1")
        .stdin(Stdio::null())
        .stderr(messages)
        .spawn()
        .expect("the program starts");
    let begun = Instant::now();
    while display.run("xdotool", &["search", "--onlyvisible", "--class", "moodfirst"]).is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(30), "no window");
        std::thread::sleep(Duration::from_millis(50));
    }
    let id = display.run("xdotool", &["search", "--onlyvisible", "--class", "moodfirst"]);
    let id = id.lines().next().unwrap().to_owned();
    // There is no window manager: nobody else moves it or gives it the keyboard.
    display.run("xdotool", &["windowmove", &id, "0", "0"]);
    display.run("xdotool", &["windowfocus", &id]);
    // Out of the way: what the pointer is over looks different.
    display.run("xdotool", &["mousemove", "2", "717"]);
    std::thread::sleep(Duration::from_millis(500));
    Program(child)
}

fn differ(one: &Path, other: &Path) -> bool {
    std::fs::read(one).unwrap() != std::fs::read(other).unwrap()
}

/// The keys of a run of the dropped call along reply ids, with the coach: numbers; questions of judgement get the first
/// answer, and Enter goes past the jumps of the clock.
fn keys(replies: &[String]) -> Vec<String> {
    let rulebook = Rulebook::embedded().unwrap();
    let library = Library::open(&rulebook, &Folder::default());
    let lesson = library.find("dropped-call").unwrap().lesson.clone().unwrap();
    let stage = rulebook.stage(&lesson, "plain").unwrap();
    let mut session = Session::start(&stage, None, &mut ());
    let mut keys = Vec::new();
    for id in replies {
        if stage.lesson().node(session.state().node).unwrap().judgement.is_some() {
            keys.push("1".to_owned());
        }
        let offers = session.offers(&stage);
        let place = offers.iter().position(|offer| offer.reply.id == *id).unwrap();
        let number = offers[place].index;
        keys.push((place + 1).to_string());
        session.choose(&stage, number, &mut ()).unwrap();
        let said = Replay::of(&session, &stage).talk(stage.lesson());
        let last = said.iter().rposition(|said| matches!(said, TalkItem::Trainee { .. })).unwrap();
        for said in &said[last + 1..] {
            // A jump waits until one goes on.
            if matches!(said, TalkItem::Jump(_)) {
                keys.push("Return".to_owned());
            }
        }
    }
    keys
}

/// Plays the lesson in one language and appearance and keeps three pictures.
fn lesson(lang: &str, theme: &str, size: &str) {
    let display = Display::open(size);
    let home = tempfile::tempdir().unwrap();
    let settings = format!("(lang: Some({lang}), theme: {theme}, reduced_motion: true)");
    let _program = start(&display, home.path(), &settings);
    let picture = |name: &str| {
        let file = home.path().join(format!("{name}-{lang}.png"));
        display.picture(&file);
        file
    };
    // The first start asks for a name.
    let welcome = picture("welcome");
    display.press("l");
    display.press("ctrl+Return");
    let first = picture("home");
    assert!(differ(&welcome, &first), "the home page");
    display.press("Down");
    display.press("Return");
    let briefing = picture("briefing");
    assert!(differ(&first, &briefing), "the briefing opens");
    display.press("Return");
    let run = keys(&shipped_plan("dropped-call", "textbook"));
    for key in &run[..4] {
        display.press(key);
    }
    let call = picture("call");
    assert!(differ(&briefing, &call), "the call begins");
    for key in &run[4..] {
        display.press(key);
    }
    display.press("Return");
    let debrief = picture("debrief");
    assert!(differ(&call, &debrief), "the debrief is reached");
    display.press("Escape");
    let last = picture("again");
    assert!(differ(&debrief, &last), "home again");
    if std::env::var_os("UPDATE_SCREENSHOTS").is_some() && size == "1280x720" {
        let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/screenshots");
        std::fs::create_dir_all(&kept).unwrap();
        for file in [&call, &debrief] {
            std::fs::copy(file, kept.join(file.file_name().unwrap())).unwrap();
        }
    }
}

#[test]
fn a_lesson_is_played_in_a_real_window() {
    lesson("zh", "dark", "1280x720");
    lesson("en", "light", "1280x720");
}

#[test]
fn without_a_display_the_terminal_takes_over() {
    let done = Command::new(binary())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .env("LANG", "en_GB.UTF-8")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("XDG_DATA_HOME", "/nonexistent")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let (out, said) =
        (String::from_utf8(done.stdout).unwrap(), String::from_utf8(done.stderr).unwrap());
    assert!(said.contains("display"), "{said}");
    assert!(!said.contains(".rs"), "{said}");
    assert!(out.contains("The dropped call"), "{out}");
    assert!(done.status.success());
}

/// The X server is killed in the middle of a run: the program says so in a sentence, ends with
/// exit code 1, and what was said is there.
#[test]
fn when_the_display_goes_away_the_replies_are_kept() {
    for (lang, sentence, asked) in [
        ("en", "The display that the window was on went away", "Reply 2"),
        ("zh", "窗口所在的显示器断开了", "第 2 个回应"),
    ] {
        let home = tempfile::tempdir().unwrap();
        let display = Display::open("1280x720");
        let messages = home.path().join("messages");
        let settings = format!("(lang: Some({lang}), reduced_motion: true)");
        let told = Stdio::from(std::fs::File::create(&messages).unwrap());
        let mut program = start_telling(&display, home.path(), &settings, told);
        for key in ["l", "ctrl+Return", "Down", "Return", "Return"] {
            display.press(key);
        }
        for key in &keys(&shipped_plan("dropped-call", "textbook")[..2]) {
            display.press(key);
        }
        drop(display);
        let begun = Instant::now();
        let ended = loop {
            if let Some(status) = program.0.try_wait().unwrap() {
                break status;
            }
            assert!(begun.elapsed() < Duration::from_secs(30), "it goes on without a display");
            std::thread::sleep(Duration::from_millis(50));
        };
        let said = std::fs::read_to_string(&messages).unwrap();
        assert_eq!(ended.code(), Some(1), "{said}");
        assert!(said.contains(sentence), "{said}");
        assert!(!said.contains(".rs:") && !said.contains("panicked"), "{said}");
        let offered = Command::new(binary())
            .args(["play", "--resume"])
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_DATA_HOME", home.path().join("data"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let offered = String::from_utf8(offered.stdout).unwrap();
        assert!(offered.contains(asked), "{offered}");
    }
}
