from ed import *
R(('"looked", "only-one",','"looked", "only-one", "named-zhou",'))
N("only-me",('''                    set: ["spoilt"],
                ),
                Reply(
                    id: "two-minutes",''','''                    set: ["spoilt", "named-zhou"],
                ),
                Reply(
                    id: "two-minutes",'''))
N("fee",('''                (
                    when: Anger(at_least: 60),''','''                (
                    when: Flag("named-zhou"),
                    cue: (zh: "笔停住了。", en: "The pen stops."),
                    text: (
                        zh: "周老师我认得。她打没打过热线，用得着您告诉我吗？那我的事，您又会跟谁说？……这个月一百二十八，全退给我，别的我不想听了。",
                        en: "I do know her. Is it for you to tell me what she rings up about? And whom do you tell about me? … This month’s 128, please, all of it back. I don’t care to hear any more.",
                    ),
                ),
                (
                    when: Anger(at_least: 60),'''))
N("complain",
("I’m still on the fault,","I’ll go on chasing the fault too,"),
("and I’ll ring this number at five today to say how it’s going.","and ring this number at five today to say how it’s going."),
)
N("by-when",
("五点以后您再打这个热线。报手机号就行，谁接都能查到进度，您记一下？","五点以后您随时打进来，报手机号，谁接都查得到，省得您等我的电话，行吗？"),
("Give us a ring any time after five. Whoever picks up can see how far it’s got. All right?","Ring in any time after five and give your number. Whoever picks up can see how far it’s got, and you needn’t wait about for me."),
("今天五点以前，我保证给您修好，到时候打电话告诉您。修不好，您拿我是问。","今天五点以前，我盯着他们给您修好，修好就打电话告诉您，这个我敢保证。"),
("二十四小时之内，会有专人打您这个号，有没有结果都打。您保持畅通，好吗？","二十四小时之内，会有专人打您这个号，有没有结果都打，好吗？"),
("今天五点我打这个号，测到哪儿说到哪儿。","五点吧，今天，我打您这个号，测到哪儿说到哪儿。"),
("I’ll ring this number at five today, and again if it drops, to tell you how far we’ve got.","Five today, then. I’ll ring this number and tell you how far they’ve got."),
)
N("at-five",
("包票我打大了，让您空盼了一天，对不起。","话我说满了，让您空盼了一天，对不起。"),
("Two of the three masts are sound","Two of the three masts are sound"),
)
N("sent-back",
("包票打大了，让您空盼一天，对不起。","上午我不该那么说，害您空盼一天。"),
("You’ve spent a day counting on my word for nothing, and I’m sorry.","I’m sorry; you’ve been counting on it all day, on my word."),
("正测着呢，三个基站一个一个来，今天人手紧，得晚一点才有数。","正测着呢，三个基站一个一个来，今天人手紧，晚一点才有数。"),
("They’re testing as we speak, one mast after another. They’re short-handed today, so the figures will be a while.","They’re testing as we speak, one mast after another, only they’re short-handed."),
('''                        )),
                    ],
                    set: ["lied-at-five", "spoilt"],''','''                        )),
                        AskFact(mandatory: true, text: (
                            zh: "对了，上午您的核对没存上，姓名和后四位再报一下？",
                            en: "Oh, and your ID didn’t save this morning: name, and the last four?",
                        )),
                    ],
                    set: ["lied-at-five", "spoilt"],'''),
("白耽误您一天，对不起。","白耽误您一天，实在不应该。"),
("That’s a day of yours wasted. I’m sorry.","I’m sorry, that’s your whole day gone."),
)
N("tomorrow-then",
("正测着？我那张单子上午就该有编号吧，我没问您要，您也没给。……行。那明天呢，几点能听到？","乔敏，2217。……怪了，上午您说免了，这会儿又要；单子要是真在测，总得有个编号吧，您也没给。那明天呢，几点能听到？"),
("As we speak. I’d have thought a test would have a number by now; I didn’t ask for one and you didn’t give me one. … Well. Tomorrow, then. At what time do I hear?","Qiao Min, two two one seven. … How odd. This morning we could leave that out. And I’d have thought a test would have a number by now. … Well. Tomorrow, then. At what time do I hear?"),
("一整天。我上着课，手机就放在讲台上。……什么也没测。那明天几点？您现在说。","乔敏，2217。一整天，我上着课，手机就放在讲台上，你们什么也没测。……那明天几点？您现在说。"),
("A whole day. I taught with this phone on my desk. … And nothing’s been tested. What time tomorrow? Tell me now.","Qiao Min, two two one seven. A whole day I’ve taught with this phone on my desk, and nothing’s been tested. … What time tomorrow? Tell me now."),
("……一整天，什么也没测。您没瞒我，这一点我记着。那明天呢？几点能听到？","……乔敏，2217。一整天，什么也没测。您没瞒我，这一点我记着。那明天呢？几点能听到？"),
("… A whole day, and nothing’s been tested. You didn’t hide it, I’ll give you that. And tomorrow? At what time do I hear?","… Qiao Min, two two one seven. A whole day, and nothing’s been tested. You didn’t hide it, I’ll give you that. And tomorrow? At what time do I hear?"),
("今晚补测，明早去学府路。","今晚测，工程师明早去学府路。"),
("Tests tonight, then; Xuefu Road in the morning.","Tests tonight; the engineers on Xuefu Road in the morning."),
("那会儿您下课了吗？","您那会儿下课了吧？"),
("这一天是我欠您的。三十块话费我现在就给您充上，单子退回来这事，咱们就别往上说了，行不行？","这一天算我欠您的。三十块话费我现在就充上，您也消消气，今天这一段咱们就翻过去，行不行？"),
("I owe you for today. I’ll put thirty yuan on your account this minute, and perhaps we needn’t take the business of the ticket any further?","I owe you for today. I’ll put thirty yuan on your account this minute, and we can put it behind us and start afresh tomorrow. How’s that?"),
("真对不起，真对不起。","真对不起。"),
("明天我一上班就盯这件事，您这单排头一个，一有消息我就打给您。","明天我一上班就盯这件事，您这单排头一个，一有消息我马上打给您。"),
)
N("eight-tonight",
("五点整。还真打来了。……两个好的，一个坏的，我记下了。可今晚八点我还得给我妈打，她一到点就守在电话跟前。再断一回，她又得去敲人家的门。",
 "五点整。还真打来了。……两个好的，一个坏的，我记下了。可今晚八点我还得给我妈打，她七十六了，一到点就守在电话跟前。礼拜天断了三回，她吓得去敲邻居的门；今晚再断，她还得去。"),
("Two sound, one not; I’ve got that down. The thing is, I ring my mother at eight, and she’ll have been sitting by the telephone. If it cuts out again she’ll be out on that landing, knocking.",
 "Two sound, one not; I’ve got that down. The thing is, I ring my mother at eight. She’s seventy-six, and she’ll have been sitting by the telephone. On Sunday it cut out three times and she was out on the landing, knocking; if it goes again tonight, she’ll be out there again."),
("今晚别走那个站：家里座机，或者连无线打语音，都绕得开。","那您别走这个站：家里座机，或者连无线打语音，都绕得开。"),
("有句话您别嫌我多嘴：您越紧张，老人家越紧张。电话断一回两回，平常心对待，她慢慢也就不当回事了。","老人家这么守着，也伤神。您跟她说开了，断一回两回不要紧，您自己先放松，她慢慢也就不当回事了。"),
("If I may say so, the more you worry, the more she will. If you could take a dropped call in your stride, I expect she’d soon learn to as well.","It can’t be good for her, sitting there like that. If you could take it a bit more lightly yourself, and tell her a dropped call’s only a dropped call, she’d soon settle."),
)
N("word-broken",
("打大了？我中午","五点就修好，是您说的！我中午"),
("说五点就修好，叫她今晚八点放心等。是照您的话说的，一个字都没改！","叫她今晚八点放心等。是照您的话说的，一个字都没改！"),
("Too soon? I rang my mother at lunchtime","You said five! I rang my mother at lunchtime"),
("打大了。……中午","……中午"),
("话到了老人家那儿，还得您去改口，这是我害的。","话都到老人家那儿了，还得您再去改口，是我害的。"),
)
N("last-word",
("……往后您的话，我该信哪一句？算了。剩下那个，什么时候有结果？","……她听了，说“那就好，那我不怕了”。今晚这个口，我自己去改。您那边三个测了两个，剩下那个什么时候有结果？这回别跟我打包票。"),
("… So which of your words am I to go by, from now on? Never mind. When do I hear the rest?","… “Oh good,” she said, “then I shan’t be frightened.” I’ll tell her myself tonight. Now, two out of three, you said. When do I hear about the last one? And no guarantees this time."),
("其实您这套餐有年头了。六年前的，断线多少跟它有点关系。换成5G优享，接入优先，信号稳。一个月多三十，头三个月还打八折，要不要我现在顺手给您换了？",
 "学府路还得再等等。我看您这是六年前的老套餐了，新的5G套餐接入优先，人多的地方稳得多，一个月就多三十。您要是不想干等，我现在给您换上，兴许今晚就好一点，您看呢？"),
("To be honest, yours is an old plan. It’s six years old, and that may be half of it. On the 5G one you get priority. It’s only thirty more a month with twenty per cent off for the first three. Shall I move you over while I have you?",
 "Xuefu Road will take a bit longer. I see you’re still on the old plan, from six years back. The 5G one gives you priority where it’s busy, and it’s only thirty more a month. If you’d rather not sit and wait I could move you over now; it may help a little tonight. Shall I?"),
("今天测完了两个，剩学府路一个，工程师明早去现场。","两个测完了，学府路那个，工程师明早去。"),
("So that’s two masts done and one to go, and the engineers go out to it in the morning.","That’s two done. The engineers go out to Xuefu Road in the morning."),
("中午十二点半我再打这个号告诉您，","十二点半我打这个号，查成什么样都告诉您，"),
("I’ll ring this number at half past twelve with what they find.","I’ll ring this number at half past twelve, whatever they’ve found."),
("谢谢您记得这么细，帮了大忙。","谢谢您把时间都记着。"),
("And thank you for keeping such careful notes.","And thanks for keeping that list."),
)
N("ring-in",
("该我打的，倒让您又打一回，","说好的事没影儿，又得您打过来，"),
("It was my turn to ring and you’ve ended up doing it,","You were going to hear from us and you’ve had to ring again,"),
("还等到这会儿，对不起。","还等到这会儿，对不住。"),
)
N("wednesday",
("该我打的，又让您等，对不起。","是，我这通电话晚了，叫您等到这会儿。"),
("You’ve waited and rung, again, when it was for me to ring. I’m sorry.","I’m late with this call, and I’m sorry you had to wait for it."),
("查着了：礼拜五换上去一块坏板子，刚换下来，还要看一天。","查着了：礼拜五换上去一块坏板子，刚换下来，再看一天。"),
)
