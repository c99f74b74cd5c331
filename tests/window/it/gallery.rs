//! Every widget on two pages, in both languages and both appearances: to be looked at, and kept as pictures.

use egui::{Frame, Margin, Ui};
use moodfirst::gui::text::{self, Style};
use moodfirst::gui::theme::{Palette, size, space};
use moodfirst::gui::widgets::person::{Event, Expression};
use moodfirst::gui::widgets::scene::{Picture, Setting};
use moodfirst::gui::widgets::{
    CurveMark, CurvePoint, CurveWords, CustomerLine, Gauge, LedgerRow, LedgerState, MoodCurve,
    Pill, ReplyCard, Tone, Typeset, key_cap, ledger_list, section_title,
};
use moodfirst::locale::{Key, Messages};
use moodfirst_core::evaluation::Moods;
use moodfirst_core::scenario::model::{
    Backdrop, Channel, Clothes, ClothesColour, Companion, Company, Hair, HairColour, Place,
    Portrait, Skin,
};
use moodfirst_core::text::Lang;

fn tr<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::Zh { zh } else { en }
}

/// Something like a call.
pub fn call(ui: &mut Ui, lang: Lang) {
    let palette = Palette::of(ui);
    let t = |zh, en| tr(lang, zh, en);
    Frame::new().fill(palette.paper).inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.horizontal(|ui| {
            let style = Style::new(size::LINE, palette.ink).bold();
            text::paragraph(ui, t("掉线的电话", "The dropped call"), lang, style);
            text::paragraph(ui, t("热线·周二 10:12", "Hotline · Tuesday 10:12"), lang, Style::new(size::SECONDARY, palette.soft));
        });
        ui.horizontal(|ui| {
            ui.add(Pill::new(t("我能给什么", "What I may give"), lang).key("F"));
            ui.add(Pill::new(t("我的承诺 1", "My promises 1"), lang).key("P"));
            ui.add(Pill::new(t("继续", "Go on"), lang).key("Enter").primary());
            ui.add(Pill::new(t("辅导", "Coach"), lang).selected(true));
            ui.add(Pill::new(t("考核", "Exam"), lang).selected(false));
            ui.add_enabled(false, Pill::new(t("撤回", "Undo"), lang).key("Z"));
            key_cap(ui, "Esc");
            key_cap(ui, "1");
        });
        ui.add_space(space::S);
        let whole = ui.available_rect_before_wrap();
        let (left, right) = whole.split_left_right_at_x(whole.left() + (whole.width() * 0.32).min(330.0));
        ui.scope_builder(egui::UiBuilder::new().max_rect(left.with_max_x(left.right() - space::XL)), |ui| {
            section_title(ui, t("乔女士", "Ms Qiao"), t("老用户，本周第三次来电", "Subscriber, third call"), lang);
            let words = Messages::of(lang);
            for (key, value, change, tone) in [
                (Key::MoodAnger, 75, 10, Tone::Anger),
                (Key::MoodTrust, 45, -5, Tone::Good),
                (Key::MoodHeard, 15, 0, Tone::Good),
            ] {
                ui.add(Gauge { label: words.get(key), told: &format!("{} {value} of 100", words.get(key)), lang, value, comes_to: value, change, outside: change / 2, tone, label_width: 56.0, compact: false, seconds: 0.4 });
            }
            ui.add_space(space::S);
            section_title(ui, t("我的承诺", "My promises"), "", lang);
            ledger_list(ui, &ledger(lang), lang);
        });
        ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| {
            ui.add(CustomerLine {
                who: t("乔女士", "Ms Qiao"),
                stage: t("她盖过一辆公交车的声音说话。", "She talks over a passing bus."),
                words: t(
                    "我把我先生的卡放进这部手机，一次都没断过——您别再跟我说“地下室”（我在马路上打的）！",
                    "I put my husband’s SIM in this very phone and it never cut out once. So don’t tell me about “basements”.",
                ),
                lang,
                anger: Some(75),
                shown: None,
                setting: Typeset::LINE,
                stage_inside: false,
                tail: false,
            });
            ui.add_space(space::M);
            let replies = [
                t("请问您当时在哪条街、几点、有几格信号？", "Which street were you in, at what time, and how many bars did you have?"),
                t(
                    "（放慢语速）同一部手机，换一张卡就不断；您为这件事已经打了三次电话——换了谁都会恼火。您接着说，我在听。",
                    "(slowing down) Same phone, other card, no drops — and you’ve had to ring us three times to say so. That would try anyone. Please go on.",
                ),
                t("我们网络在您那一片没有故障记录，所以应该是手机的问题。", "Our network has no fault logged in your district, so it does point to the handset."),
                t("非常抱歉，我们会尽快处理。", "So sorry. We will look into it as soon as possible."),
            ];
            for (index, words) in replies.into_iter().enumerate() {
                #[expect(clippy::cast_possible_truncation, reason = "four")]
                ui.add(ReplyCard::new(index as u8 + 1, words, lang).selected(index == 1));
            }
            ui.add_space(space::S);
            text::paragraph(ui, t("按 1–4 回应·Esc 暂停，进度不会丢", "1–4 answer · Esc pause, nothing is lost"), lang, Style::new(size::HINT, palette.soft));
        });
    });
}

/// The customers of the three lessons, and others, from the hottest mood to the warmest.
pub fn people(ui: &mut Ui) {
    let moods = [(95, 5, 0), (75, 30, 10), (50, 45, 15), (30, 60, 55), (5, 90, 90)];
    let rows = moods.map(|(anger, trust, heard)| Moods { anger, trust, heard });
    pictures(ui, 5, egui::vec2(246.0, 229.0), |place| {
        let portrait = customers().into_iter().nth(place / 5)?;
        let place_of = [Place::Wall, Place::Till, Place::Telephone][place / 5];
        let event = if place % 5 == 0 { Event::Outburst } else { Event::Rest };
        let expression = Expression::of(rows[place % 5], event);
        Some((portrait, scene(&portrait, place_of, &[], false), expression, (10, 10)))
    });
}

/// What has just happened, in one face; and people that authors may describe.
#[cfg(feature = "images")]
pub fn faces(ui: &mut Ui) {
    let events = [Event::Outburst, Event::Rise, Event::Fall, Event::Silence, Event::Frightened];
    pictures(ui, 5, egui::vec2(246.0, 229.0), |place| {
        let mood = Moods { anger: 70, trust: 40, heard: 30 };
        let (portrait, expression) = if place < 5 {
            (customers()[0], Expression::of(mood, events[place]))
        } else {
            let anger = [10, 30, 50, 75, 90][place % 5];
            let mood = Moods { anger, trust: 100 - anger, heard: 100 - anger };
            (*others().get(place - 5)?, Expression::of(mood, Event::Rest))
        };
        Some((portrait, scene(&portrait, Place::Wall, &[], false), expression, (10, 10)))
    });
}

/// The places of the three lessons.
#[cfg(feature = "images")]
pub fn episodes(ui: &mut Ui) {
    use Company::{Bystanders, Child, Partners, Relative};
    let [parent, host, teacher] = customers();
    type Episode<'a> = (Portrait, Place, &'a [Company], u8, Event, u32);
    let sheets: [Episode<'_>; 8] = [
        (host, Place::Till, &[Partners], 75, Event::Rest, 20),
        (host, Place::CornerTable, &[], 50, Event::Rest, 18),
        (parent, Place::PlayCorner, &[Child, Relative, Bystanders], 95, Event::Outburst, 12),
        (parent, Place::HospitalCorridor, &[Child], 40, Event::Frightened, 14),
        (parent, Place::Telephone, &[], 20, Event::Frightened, 20),
        (host, Place::DeadLine, &[], 30, Event::Rest, 10),
        (teacher, Place::Telephone, &[], 40, Event::Rest, 10),
        (parent, Place::HospitalCorridor, &[], 65, Event::Silence, 22),
    ];
    pictures(ui, 4, egui::vec2(308.0, 348.0), |place| {
        let (portrait, place, present, anger, event, hour) = *sheets.get(place)?;
        let mood = Moods { anger, trust: 100 - anger, heard: 100 - anger };
        let setting = scene(&portrait, place, present, true);
        Some((portrait, setting, Expression::of(mood, event), (hour, 20)))
    });
}

/// The other places that a lesson may name.
#[cfg(feature = "images")]
pub fn places(ui: &mut Ui) {
    let named = [
        (Place::Clinic, &[Company::Relative][..]),
        (Place::Counter, &[Company::Colleague]),
        (Place::Shop, &[Company::Manager]),
        (Place::HotelDesk, &[]),
        (Place::ChatWindow, &[]),
        (Place::Street, &[Company::Bystanders]),
        (Place::Home, &[]),
        (Place::QuietRoom, &[]),
    ];
    pictures(ui, 4, egui::vec2(308.0, 348.0), |place| {
        let (name, present) = *named.get(place)?;
        let portrait = *others().get(place)?;
        let anger = [50, 60, 75, 30, 40, 80, 10, 60][place];
        let mood = Moods { anger, trust: 100 - anger, heard: 100 - anger };
        let setting = scene(&portrait, name, present, false);
        Some((portrait, setting, Expression::of(mood, Event::Rest), (10, 10)))
    });
}

/// Pictures in rows, as long as there are any.
fn pictures(
    ui: &mut Ui,
    columns: usize,
    size: egui::Vec2,
    sheet: impl Fn(usize) -> Option<(Portrait, Setting, Expression, (u32, u32))>,
) {
    let palette = Palette::of(ui);
    Frame::new().fill(palette.paper).inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
        let mut place = 0;
        while sheet(place).is_some() {
            ui.horizontal(|ui| {
                for _ in 0..columns {
                    let (frame, _) = ui.allocate_exact_size(size, egui::Sense::hover());
                    let Some((portrait, setting, expression, clock)) = sheet(place) else { return };
                    let picture = Picture {
                        portrait: &portrait,
                        setting: &setting,
                        expression,
                        clock: Some(clock),
                        hidden: false,
                        note: &["20:00 郭女士", "地怎么拖的", "牙找没找着"],
                        lang: Lang::Zh,
                    };
                    picture.paint(ui, frame);
                    place += 1;
                }
            });
        }
    });
}

fn scene(portrait: &Portrait, place: Place, present: &[Company], hurt: bool) -> Setting {
    let simple = Setting::simple(Backdrop::Wall, Channel::FaceToFace, portrait);
    Setting { place, present: present.to_vec(), hurt, ..simple }
}

/// Parent, host and teacher.
fn customers() -> [Portrait; 3] {
    let parent = Portrait {
        hair: Hair::Bob,
        skin: Skin::Warm,
        clothes: Clothes::Jacket,
        clothes_colour: ClothesColour::Rust,
        companion: Companion::Child,
        ..Portrait::default()
    };
    let host = Portrait {
        hair: Hair::SidePart,
        hair_colour: HairColour::Grey,
        skin: Skin::Warm,
        clothes: Clothes::Suit,
        companion: Companion::Partners,
        ..Portrait::default()
    };
    let teacher = Portrait {
        hair: Hair::Bun,
        clothes: Clothes::Cardigan,
        clothes_colour: ClothesColour::Plum,
        glasses: true,
        ..Portrait::default()
    };
    [parent, host, teacher]
}

/// One of each cut and coat.
#[cfg(feature = "images")]
fn others() -> Vec<Portrait> {
    use moodfirst_core::scenario::model::Age;

    let clothes = Clothes::NAMES.iter().cycle();
    let colours = ClothesColour::NAMES.iter().cycle();
    Hair::NAMES
        .iter()
        .cycle()
        .zip(clothes)
        .zip(colours)
        .take(10)
        .enumerate()
        .map(|(place, ((hair, clothes), colour))| Portrait {
            hair: hair.1,
            hair_colour: HairColour::NAMES[place % 4].1,
            skin: Skin::NAMES[(place / 2) % 4].1,
            clothes: clothes.1,
            clothes_colour: colour.1,
            age: Age::NAMES[place % 3].1,
            glasses: place % 4 == 3,
            companion: Companion::None,
        })
        .collect()
}

fn ledger(lang: Lang) -> [LedgerRow<'static>; 3] {
    let t = |zh, en| tr(lang, zh, en);
    [
        LedgerRow {
            what: t("告知线路测试结果", "Line test result"),
            how: t("我本人，电话", "myself, by phone"),
            due: t("今天 17:00", "today 17:00"),
            state_word: t("客户已同意", "agreed"),
            state: LedgerState::Open,
        },
        LedgerRow {
            what: t("寄出新卡", "New SIM sent"),
            how: t("门店", "the shop"),
            due: t("周三 12:00", "Wed 12:00"),
            state_word: t("已兑现", "kept"),
            state: LedgerState::Kept,
        },
        LedgerRow {
            what: t("退还本月月租", "This month’s fee back"),
            how: "",
            due: t("周一", "Monday"),
            state_word: t("已失约", "broken"),
            state: LedgerState::Broken,
        },
    ]
}

/// Something like a debrief.
pub fn debrief(ui: &mut Ui, lang: Lang, chosen: &mut Option<usize>) {
    let palette = Palette::of(ui);
    let t = |zh, en| tr(lang, zh, en);
    Frame::new().fill(palette.paper).inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        let whole = ui.available_rect_before_wrap();
        let (left, right) = whole.split_left_right_at_x(whole.left() + whole.width() * 0.45);
        ui.scope_builder(egui::UiBuilder::new().max_rect(left.with_max_x(left.right() - space::XL)), |ui| {
            ui.horizontal(|ui| {
                text::paragraph(ui, "78", Lang::En, Style::new(size::SCORE, palette.accent).bold());
                ui.vertical(|ui| {
                    text::paragraph(ui, t("她说“下次再看”，挂了电话·观察", "“We’ll see,” she said, and hung up · Watching"), lang, Style::new(size::BODY, palette.ink).bold());
                    text::paragraph(ui, t("达标 70。情绪先稳住了；回复时间没有得到她的同意。", "Pass mark 70. Mood came first; the call-back time was never agreed."), lang, Style::new(size::SECONDARY, palette.soft));
                });
            });
            let words = Messages::of(lang);
            MoodCurve {
                points: &points(),
                marks: &[
                    CurveMark { at: 2, label: t("接着听", "listened"), helped: true },
                    CurveMark { at: 4, label: t("先给了折扣", "offered a discount first"), helped: false },
                    CurveMark { at: 7, label: t("复述要点", "paraphrased"), helped: true },
                ],
                words: CurveWords {
                    title: t("三种心情的曲线", "The three moods"),
                    moods: [words.get(Key::MoodAnger), words.get(Key::MoodTrust), words.get(Key::MoodHeard)],
                    hot_zone: words.get(Key::MoodHotZone),
                },
                lang,
                height: 280.0,
            }
            .show(ui, chosen);
        });
        ui.scope_builder(egui::UiBuilder::new().max_rect(right), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.horizontal(|ui| {
                ui.add(Pill::new(t("全部 14", "All 14"), lang).selected(true));
                ui.add(Pill::new(t("同理心", "Empathy"), lang).selected(false));
                ui.add(Pill::new(t("先心后事", "Mood first"), lang).selected(false));
                ui.add(Pill::new(t("承诺", "Promises"), lang).selected(false));
            });
            ui.add_space(space::M);
        });
    });
}

fn points() -> Vec<CurvePoint> {
    [
        (35, 40, 10),
        (45, 40, 20),
        (40, 45, 30),
        (55, 45, 25),
        (75, 35, 20),
        (70, 40, 40),
        (55, 50, 55),
        (45, 55, 65),
        (40, 60, 70),
        (30, 70, 75),
        (20, 80, 80),
        (10, 85, 85),
    ]
    .into_iter()
    .enumerate()
    .map(|(reply, (anger, trust, heard))| CurvePoint { reply, anger, trust, heard })
    .collect()
}

#[cfg(feature = "images")]
mod images {
    use super::*;
    use crate::harness;

    #[test]
    fn gallery() {
        let mut results = egui_kittest::SnapshotResults::new();
        for (lang, dark) in [(Lang::Zh, false), (Lang::En, true)] {
            let shade = if dark { "dark" } else { "light" };
            let mut page =
                harness::builder([1280.0, 720.0], dark).build_ui(move |ui| call(ui, lang));
            page.run();
            results.add(page.try_snapshot(format!("gallery_call_{}_{shade}", lang.code())));
            type Drawn = (&'static str, fn(&mut Ui));
            let drawn: [Drawn; 4] =
                [("people", people), ("faces", faces), ("episodes", episodes), ("places", places)];
            for (name, show) in drawn {
                for percent in [100_u8, 150] {
                    // Once larger, to see that nothing has corners.
                    if percent == 150 && (dark || name == "places") {
                        continue;
                    }
                    let pixels = f32::from(percent) / 100.0;
                    let mut page = harness::builder([1280.0, 720.0], dark)
                        .with_pixels_per_point(pixels)
                        .build_ui(show);
                    page.run();
                    let size = if percent == 100 { "" } else { "_150" };
                    results.add(page.try_snapshot(format!("gallery_{name}_{shade}{size}")));
                }
            }
            let mut chosen = Some(4);
            let mut page = harness::builder([1280.0, 720.0], dark)
                .build_ui(move |ui| debrief(ui, lang, &mut chosen));
            page.run();
            results.add(page.try_snapshot(format!("gallery_debrief_{}_{shade}", lang.code())));
        }
    }
}
