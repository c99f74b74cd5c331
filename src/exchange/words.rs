//! The words of the sheets: columns, kinds of rows, short names of values. All of them are read in
//! either language; what is written is in the language of whoever exports.

use moodfirst_core::source::suggest::nearest;
use moodfirst_core::text::Lang;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Declares an enum of words that stand in the sheets, each in Chinese and in English.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$one:meta])* $variant:ident = $zh:literal, $en:literal $(, $also:literal)*;)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[allow(missing_docs, reason = "the words say it")]
        pub enum $name { $($(#[$one])* $variant),+ }

        impl $name {
            /// Each with its words, Chinese and English first.
            pub const WORDS: &[(Self, &[&str])] = &[$((Self::$variant, &[$zh, $en $(, $also)*])),+];
        }

        impl Word for $name {
            fn table() -> &'static [(Self, &'static [&'static str])] { Self::WORDS }

            fn index() -> &'static HashMap<String, Self> {
                static INDEX: LazyLock<HashMap<String, $name>> = LazyLock::new(indexed);
                &INDEX
            }
        }
    };
}

/// A word of the sheets.
pub trait Word: Copy + PartialEq + 'static {
    /// Each with its words, Chinese and English first.
    fn table() -> &'static [(Self, &'static [&'static str])];

    /// By the words in any language, made plain.
    fn index() -> &'static HashMap<String, Self>;

    /// How it is written in a language.
    fn say(self, lang: Lang) -> &'static str {
        let words = Self::table().iter().find(|(one, _)| *one == self).map(|(_, words)| *words);
        words.and_then(|words| words.get(lang as usize)).copied().unwrap_or_default()
    }

    /// The one that is written so, in whichever language and case.
    fn read(written: &str) -> Option<Self> {
        Self::index().get(&plain(written)).copied()
    }

    /// The word that was most likely meant.
    fn meant(written: &str) -> Option<&'static str> {
        nearest(written, Self::table().iter().flat_map(|(_, words)| words.iter().copied()))
    }
}

fn indexed<W: Word>() -> HashMap<String, W> {
    let words =
        W::table().iter().flat_map(|(one, words)| words.iter().map(|word| (plain(word), *one)));
    words.collect()
}

/// A word without blanks, hyphens and capitals, and with plain marks.
#[must_use]
pub fn plain(word: &str) -> String {
    let mark = |c: char| match c {
        '：' => ':',
        '（' => '(',
        '）' => ')',
        other => other,
    };
    let kept = |c: &char| !c.is_whitespace() && !matches!(c, '_' | '-');
    word.chars().filter(kept).map(mark).flat_map(char::to_lowercase).collect()
}

words! {
    /// A column of a sheet, by its heading.
    Column {
        Moment = "时刻", "moment";
        Who = "谁", "who";
        Reply = "回应", "reply";
        When = "条件", "when";
        Act = "行为", "act";
        About = "针对", "about";
        Promise = "承诺", "promise";
        Item = "事项", "item";
        By = "时间", "by when", "时限", "几点前";
        Zh = "中文", "Chinese", "zh";
        En = "英文", "English", "en";
        GoesTo = "接下去", "goes to";
        Effect = "影响", "effect";
        Flags = "标记", "flags", "sets";
        Other = "其他", "other";
        Notes = "批注", "notes";
        What = "项目", "what";
        Name = "名字", "name";
        Value = "内容", "value";
        Line = "行号", "line";
        Stale = "待更新", "stale";
        Mark = "校验", "mark";
    }
}

words! {
    /// What a row of the sheet of moments is.
    Kind {
        Moment = "时刻", "moment";
        Jump = "时钟跳到", "clock jumps to";
        Header = "场景标题", "heading";
        Effect = "影响", "effect";
        Customer = "客户", "customer", "顾客", "客人", "guest";
        Cue = "神态", "cue";
        Recording = "录音", "recording";
        Question = "判断题", "question";
        Answer = "选项", "answer";
        RightAnswer = "正确选项", "right answer";
        Why = "理由", "why";
        Reply = "回应", "reply";
        Gesture = "动作", "gesture";
        Fallback = "备用回应", "fall-back";
        FallbackGesture = "备用动作", "fall-back gesture";
        PromiseWhat = "承诺：做什么", "promise: what";
        PromiseWho = "承诺：谁来做", "promise: who";
        PromiseHow = "承诺：怎么告知", "promise: how";
        SegmentRemark = "教练评这段", "remark on the words";
        Remark = "教练的话", "remark";
        TakesUp = "接住的话", "takes up";
        Misses = "漏掉的话", "misses";
    }
}

words! {
    /// What a row of the head is.
    Head {
        Format = "格式", "format";
        Id = "编号", "id";
        Version = "版本", "version";
        Author = "作者", "author";
        Licence = "许可", "licence", "license";
        Languages = "语言", "languages";
        Title = "标题", "title";
        Summary = "简介", "summary";
        Goal = "目标", "goal";
        Channel = "渠道", "channel";
        Place = "地点", "place";
        Backdrop = "背景", "backdrop";
        Scene = "开场场景", "scene";
        Role = "学员是谁", "role";
        Minutes = "分钟", "minutes";
        CustomerName = "客户", "customer";
        CustomerLook = "客户外表", "customer: look";
        CustomerHistory = "客户的经过", "customer: history";
        CustomerWants = "客户要什么", "customer: wants";
        Portrait = "画像", "portrait";
        Anger = "开场怒气", "opening anger";
        Trust = "开场信任", "opening trust";
        Heard = "开场被听见", "opening heard";
        Persona = "性情", "persona";
        Need = "需要", "need";
        OwedPromise = "欠客户：承诺", "owed: promise";
        OwedSolve = "欠客户：当场解决", "owed: solve now";
        OwedNotOurs = "欠客户：讲清不归我们", "owed: not ours";
        OwedNo = "欠客户：好好说不", "owed: kind no";
        Fact = "事实", "fact";
        MayGive = "可以给", "may give";
        CanDo = "办得到", "can do";
        Beyond = "做不了主", "beyond";
        PassMark = "及格线", "pass mark";
        Weekday = "第一天是", "weekday";
        Starts = "开始时间", "starts";
        Briefing = "课前说明", "briefing";
        Flag = "标记", "flag";
        Particular = "可变内容", "particular";
        Start = "第一个时刻", "first moment";
        Ending = "结局", "ending";
        Epilogue = "结局：后来", "ending: epilogue";
        LastLook = "结局：最后一眼", "ending: last look";
        LastLine = "结局：最后一句", "ending: last words";
        Debrief = "课后讲评", "debrief";
        Phrase = "带走的话", "phrase";
        Claim = "作者断言", "claim";
        Editor = "编辑器", "editor";
    }
}

words! {
    /// Short words of the column `other`.
    Flagged {
        AsksAction = "要行动", "asks for action", "asks_action";
        WantsSolution = "现在就要办法", "wants a solution now", "wants_solution_now";
        Once = "只一次", "once";
        Mandatory = "必须办", "mandatory";
        ClassStop = "课堂停在这里", "class stop";
        Pause = "可以改天再来", "pause";
        Resolution = "到时办妥", "resolution";
    }
}

words! {
    /// Values of the head that have words on the screen.
    Named {
        FaceToFace = "面对面", "face to face";
        Telephone = "电话", "telephone";
        Online = "线上", "online";
        MoreLoyal = "更趋忠诚", "more loyal";
        Routine = "例行公事", "routine";
        Watching = "观察", "watching";
        Lost = "流失", "lost";
        Monday = "周一", "Monday", "星期一";
        Tuesday = "周二", "Tuesday", "星期二";
        Wednesday = "周三", "Wednesday", "星期三";
        Thursday = "周四", "Thursday", "星期四";
        Friday = "周五", "Friday", "星期五";
        Saturday = "周六", "Saturday", "星期六";
        Sunday = "周日", "Sunday", "星期日", "星期天";
        Soothe = "先安抚", "soothe";
        Respect = "别耽误", "respect";
    }
}

impl Named {
    /// The name in a scenario file.
    #[must_use]
    pub fn in_file(self) -> String {
        format!("{self:?}")
    }

    /// The one of this name in a scenario file.
    #[must_use]
    pub fn of_file(name: &str) -> Option<Self> {
        Self::WORDS.iter().map(|(one, _)| *one).find(|one| one.in_file() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn distinct<W: Word>() {
        let mut seen = HashSet::new();
        for (one, words) in W::table() {
            for word in *words {
                assert!(seen.insert(plain(word)), "{word}");
                assert!(W::read(word) == Some(*one), "{word}");
            }
            assert!(Lang::ALL.iter().all(|lang| !one.say(*lang).is_empty()));
        }
    }

    #[test]
    fn no_word_means_two_things_in_one_place() {
        distinct::<Column>();
        distinct::<Kind>();
        distinct::<Head>();
        distinct::<Flagged>();
        distinct::<Named>();
        assert_eq!(Kind::read(" Right Answer"), Some(Kind::RightAnswer));
        assert_eq!(Kind::read("承诺:做什么"), Some(Kind::PromiseWhat));
        assert_eq!(Column::meant("efect"), Some("effect"));
    }
}
