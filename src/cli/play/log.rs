//! What the terminal player records.

use crate::cli::args::Play;
use crate::cli::console::{Console, Failure};
use crate::cli::resources::Resources;
use crate::library::shown;
use crate::locale::{Key, Messages};
use crate::records::{
    AttemptKey, AttemptStart, COACH, EXAM, Finished, Learner, OpenAttempt, Opened, SavedRun, Store,
    look_alike, tidy_name,
};
use crate::settings::read_settings;
use moodfirst_core::dialogue::{Replay, Session, Stage, footprint};
use moodfirst_core::report::Report;
use moodfirst_core::source::say;
use moodfirst_core::text::Text;
use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

/// The records of the run in the terminal. Where they fail it is said once, nothing more is
/// recorded, and play goes on.
pub struct Log(Option<Book>);

struct Book {
    store: Store,
    learner: Learner,
    attempt: Option<AttemptKey>,
}

impl Log {
    /// The records as the arguments ask for them. That they cannot be opened is said and is no
    /// reason not to play.
    pub fn open(resources: &Resources, console: &Console, args: &Play) -> Result<Self, Failure> {
        if args.no_record {
            return Ok(Self(None));
        }
        if args.learner.as_ref().is_some_and(|name| name.trim().is_empty()) {
            return Err(
                console.refuse(&say!("--learner：名字不能空着", "--learner: a name is needed"))
            );
        }
        Ok(match book(resources, console, args) {
            Ok(book) => Self(Some(book)),
            Err(why) if args.resume => return Err(console.refuse(&why)),
            Err(why) => {
                unrecorded(console, &why);
                Self(None)
            }
        })
    }

    /// Whose attempts are recorded; `None`: nothing is.
    pub fn learner(&self) -> Option<&str> {
        self.0.as_ref().map(|book| book.learner.name.as_str())
    }

    /// The folder of the records, as it is shown; empty if nothing is recorded.
    pub fn folder(&self) -> String {
        let folder = self.0.as_ref().and_then(|book| book.store.path().parent());
        folder.map(shown).unwrap_or_default()
    }

    /// Runs that were left, the last one first, of this scenario if one is named.
    pub fn left(&self, scenario: Option<&str>) -> Result<Vec<OpenAttempt>, Text> {
        let Some(book) = &self.0 else { return Ok(Vec::new()) };
        let mut open = book.store.home(book.learner.id)?.open;
        open.retain(|run| scenario.is_none_or(|scenario| run.scenario == scenario));
        Ok(open)
    }

    /// A recorded run; `None`: nothing is recorded.
    pub fn load(&self, key: &AttemptKey) -> Result<Option<SavedRun>, Text> {
        self.0.as_ref().map(|book| book.store.load(key)).transpose()
    }

    /// From now on what is played belongs to this attempt.
    pub fn take_up(&mut self, key: AttemptKey) -> Result<(), Text> {
        let Some(book) = &mut self.0 else { return Ok(()) };
        book.store.take_up(&key)?;
        book.attempt = Some(key);
        Ok(())
    }

    /// Leaves a run for good.
    pub fn abandon(&mut self, console: &Console, key: &AttemptKey) {
        self.save(console, |book| book.store.abandon(key, now()));
    }

    /// A new attempt begins.
    ///
    /// `source`: the file of a lesson that is not one of the library.
    pub fn begin(
        &mut self,
        console: &Console,
        (stage, session): (&Stage, &Session),
        exam: bool,
        source: Option<String>,
    ) {
        self.save(console, |book| {
            let (started, nonce) = (now(), RandomState::new().hash_one(std::process::id()));
            let key = AttemptKey::new(started, nonce);
            let (learner, mode) = (book.learner.id, if exam { EXAM } else { COACH });
            let start = AttemptStart::of(key.clone(), learner, stage, session, mode, started);
            book.store.begin(&AttemptStart { source, ..start })?;
            book.attempt = Some(key);
            Ok(())
        });
    }

    /// A reply has been given; it is on the disk when this returns.
    pub fn replied(
        &mut self,
        console: &Console,
        stage: &Stage,
        session: &Session,
        replay: &Replay,
    ) {
        let Some(step) = session.steps.last() else { return };
        let turn = place(session.steps.len());
        let print = footprint(stage, replay, session.steps.len());
        self.add(console, |store, key| store.save_reply(key, turn, step, print.as_ref(), now()));
    }

    /// A question of judgement has been answered.
    pub fn judged(&mut self, console: &Console, session: &Session) {
        let Some(option) = session.judged() else { return };
        let turn = place(session.steps.len() + 1);
        self.add(console, |store, key| store.save_judgement(key, turn, option));
    }

    /// The run is over.
    pub fn finish(&mut self, console: &Console, report: &Report) {
        self.add(console, |store, key| store.finish(key, &Finished::of(report, now())));
    }

    fn add(
        &mut self,
        console: &Console,
        job: impl FnOnce(&mut Store, &AttemptKey) -> Result<(), Text>,
    ) {
        self.save(console, |book| match &book.attempt {
            Some(key) => job(&mut book.store, key),
            None => Ok(()),
        });
    }

    fn save(&mut self, console: &Console, job: impl FnOnce(&mut Book) -> Result<(), Text>) {
        if let Some(Err(why)) = self.0.as_mut().map(job) {
            unrecorded(console, &why);
            self.0 = None;
        }
    }
}

fn book(resources: &Resources, console: &Console, args: &Play) -> Result<Book, Text> {
    let folder = resources.data.records_folder().ok_or_else(|| {
        say!(
            "系统没有给出存放记录的地方，用 --data-dir 指定一个文件夹。",
            "The system names no place for records; name a folder with --data-dir."
        )
    })?;
    let Opened { mut store, note } = Store::open(&folder)?;
    let superseded = store.supersede(resources.rulebook.rubric.version)?;
    let clock = store.clock_went_back(now())?;
    [note, superseded, clock].iter().flatten().for_each(|note| console.say(note));
    let learner = learner(resources, console, args, &mut store)?;
    Ok(Book { store, learner, attempt: None })
}

/// Who practises: the one named, else as in the window the one of the settings or the last one.
fn learner(
    resources: &Resources,
    console: &Console,
    args: &Play,
    store: &mut Store,
) -> Result<Learner, Text> {
    if let Some(name) = &args.learner {
        return match store.learner(name)? {
            Some(learner) => Ok(learner),
            // A slip of the pen would otherwise be kept as somebody.
            None if args.resume => Err(say!("记录里没有 {name}", "the records do not know {name}")),
            None => {
                if let Some(hint) = alike(&store.learners()?, name) {
                    console.say(&hint);
                }
                store.add_learner(name, now())
            }
        };
    }
    let chosen = read_settings(resources.data.settings_file().as_deref()).0.learner;
    let chosen = chosen.and_then(|name| store.learner(&name).transpose()).transpose()?;
    match chosen.or(store.learners()?.into_iter().next()) {
        Some(learner) => Ok(learner),
        None => store.add_learner(Messages::of(console.lang).get(Key::WelcomeUnnamed), now()),
    }
}

/// Somebody whose name looks the same to a quick reader is there already.
fn alike(known: &[Learner], name: &str) -> Option<Text> {
    let name = tidy_name(name).ok()?;
    let other = known.iter().find(|learner| look_alike(&learner.name, &name))?;
    let other = &other.name;
    Some(say!(
        "记录里已经有“{other}”。要是同一个人，请用 --learner \"{other}\"，不然就会记成两个人。",
        "The records already know “{other}”. If that is the same person, use --learner \"{other}\", or there will be two."
    ))
}

fn unrecorded(console: &Console, why: &Text) {
    let (zh, en) = (&why.zh, &why.en);
    console.say(&say!(
        "{zh}现在不作记录，照常可以练。",
        "{en} Nothing is being recorded; you can play all the same."
    ));
}

fn place(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
