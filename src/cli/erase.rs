//! `erase`: a learner goes from the records with everything.

use super::args::Erase;
use super::console::{Console, Exit, Failure};
use super::play::LineInput;
use super::resources::Resources;
use crate::records::{Erased, Opened, Store};
use crate::settings::{read_settings, save_settings};
use moodfirst_core::source::say;
use moodfirst_core::source::suggest::did_you_mean;

pub fn run(resources: &Resources, console: &mut Console, args: &Erase) -> Result<Exit, Failure> {
    let Some(folder) = resources.data.records_folder().filter(|folder| folder.is_dir()) else {
        return Err(console.refuse(&say!("这里没有练习记录", "there are no records here")));
    };
    let Opened { mut store, note } = Store::open(&folder).map_err(|why| console.refuse(&why))?;
    note.iter().for_each(|note| console.say(note));
    let found = store.learner(&args.learner).map_err(|why| console.refuse(&why))?;
    let Some(learner) = found else {
        let known = store.learners().map_err(|why| console.refuse(&why))?;
        let name = &args.learner;
        let why = say!("记录里没有 {name}", "the records do not know {name}");
        let hint = did_you_mean(name, known.iter().map(|learner| learner.name.as_str()));
        return Err(console.refuse_with(&why, hint.as_ref()));
    };
    let name = &learner.name;
    if !args.yes {
        let ask = say!(
            "要把 {name} 的全部练习记录抹掉吗？抹掉就找不回来了。请把名字再打一遍：",
            "Erase {name} with all records? It cannot be undone. Type the name once more:"
        );
        console.lines([ask.get(console.lang)])?;
        let typed = console.ask(&mut LineInput::standard())?;
        if typed.as_deref().map(str::trim) != Some(name) {
            console.say(&say!("没有抹，什么都没动", "nothing was erased"));
            return Ok(Exit::Fine);
        }
    }
    let gone = store.erase(learner.id).map_err(|why| console.refuse(&why))?;
    forget(resources, console, name);
    let Some(Erased { attempts, replies, left }) = gone else { return Ok(Exit::Fine) };
    let told = say!(
        "{name} 的记录抹掉了：{attempts} 次练习，{replies} 个回应。",
        "{name} has been erased: runs {attempts}, replies {replies}."
    );
    console.lines([told.get(console.lang)])?;
    left.iter().for_each(|left| console.say(left));
    Ok(Exit::Fine)
}

/// The settings name who learned last.
fn forget(resources: &Resources, console: &Console, name: &str) {
    let Some(path) = resources.data.settings_file() else { return };
    let (mut settings, _) = read_settings(Some(&path));
    if settings.learner.as_deref() != Some(name) {
        return;
    }
    settings.learner = None;
    if let Err(error) = save_settings(&path, &settings) {
        let path = path.display();
        console.say(&say!(
            "设置文件 {path} 里还留着名字（{error}），请自己删掉那一行。",
            "The settings file {path} still names them ({error}); delete that line."
        ));
    }
}
