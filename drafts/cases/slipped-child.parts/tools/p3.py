import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)>=1,a
    if n: assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
E=[
("who-goes","i-come",[None,("I am. The taxi’s three minutes off; you carry her and I’ll take the bags."),],None) if False else
("who-goes","i-come",[("我去。车叫好了，三分钟到楼下，您抱她我拿包。","I am. The taxi’s coming; you carry her and I’ll take the bags."),("到了我下车，挂号缝针回家我都在，这件事归我。","I’ll get out with you and stay till you’re home. This is mine to see to.")],None),
("running","made-for-it",[("不赖她。儿童角就是给孩子跑的，不跑才怪。","No. This is a play corner and running is what it’s for."),("她疼成这样，还有人往她身上推，您听着得多扎心。","She’s hurt and somebody makes it her doing. It must have gone right through you.")],None),
("corridor","through-a-door",[("隔着门听她喊，比扎在自己身上还疼。","You’d sooner they stuck that needle into you than sit here listening."),("她高高兴兴来，在我们这儿摔成这样，对不起。","She came to us so happy and goes home with stitches. I’m sorry.")],None),
("monday","three-steps",[("（拨通）五点，小程。","(dials) It’s five and this is Cheng."),("看了：十二点三十三拖，四十摔。牌子一块，在厕所门口背着滑梯。小满跑了三步。","They mopped at 12:33 and she fell at 12:40. The one sign was by the toilets facing the other way. She’d run three steps.")],None),
("tuesday","show-her",[("该我说的，让您等到自己来，对不起。","I ought to have told you and I’m sorry."),("十二点三十三拖的，四十摔的。牌子在那边厕所门口，背着这儿。她跑了三步。","They mopped at 12:33 and she fell at 12:40. The sign was by the toilets, facing away. She ran three steps.")],None),
("claim","not-mine-to-grant",[("三个班真扣了。","You did lose three shifts."),("可八千我答应不了：","But I can’t agree to eight thousand:"),("店里只出首次医药费，其余归保险核。","we pay the first treatment, the insurer weighs the rest."),("误工课费我陪您递，您自己去也行，","I’ll help you put it in, or you can go direct."),("您看呢？","Which suits you?")],None),
("items","as-far-as-i-know",[("误工要车队证明，课费要发票，认多少他们核。惊吓费没单子，我看难。十天从材料齐算起。","A letter from your depot, an invoice for the dancing. The fright has no paper and I doubt it. Ten days from the last paper."),("清楚吗？","Is that clear?")],None),
("taken-at-word","not-mine-to-say",[("是我说过了头，让您空指望，对不起。","I’d no business saying it and I’m sorry."),("头一回的医药费我能认，别的归保险核，我那句不作数。","I can speak for the first treatment; the rest is the insurer’s, whatever I said.")],None),
("close","once-through",[("对一遍：医药费付清了，案号0417，周三您把误工课费单子给我去递。","So the hospital’s paid, the file’s 0417 and on Wednesday you give me your papers to put in."),("牙在滑梯垫子下，给她收着。拉手刹站起来过去问，我跟全店讲了，谢谢您。","The tooth was under the slide mat; I have it. Thank you for handbrake, up, over to them. I’ve told the whole staff.")],None),
("close","in-due-course",[None,("牙我放服务台了，您路过来拿。感谢您的耐心，祝孩子健康快乐。","The tooth’s at the desk whenever you’re passing. Thank you, and all our best to Xiaoman.")],None),
("at-eight","ring-anyway",[("（拨通）郭女士，八点，小程。","(dials) Ms Guo, it’s Cheng, at eight as I said."),("实话说一样结果没有：祝阿姨记不准牌子，牙翻两遍没有，监控要等周一。","I’ve nothing for you. Mrs Zhu can’t swear to the sign, no tooth in two searches and no footage till Monday.")],None),
("paper","what-was-seen",[("（刷卡）钱付了。","(pays by card) That’s done."),("《经过单》一人一份，写看见的：几点，哪儿，地湿，没见牌子。","The sheet’s one each and says what was seen: wet floor, no sign."),("“全责”归保险公司定，我写了不算数。","Fault is for the insurer; from me it’d be worth nothing.")],None),
("grandmother","step-back",[("（退开半步，不作声；把那碗面端到一边，背过身去，等她们娘儿俩先说）","(steps back and says nothing; moves the bowl out of the way, turns aside, and leaves the two of them a moment)")],None),
("post","yours-to-post",[("三天了没一句痛快话，换谁都上火。","Three days and not one plain yes; it’s maddening."),("视频发不发您定，我不拦。单子咱们照样递，您看先递哪张？","Post it or not as you think right. The papers go in either way. Which of them shall we start with?")],None),
]
for n,r,t,d in E: s=edit(s,n,r,t,d)
rep('''她是去给姥姥送王冠。您说，她错哪条了？",
                        en: "Going like a rocket. How fast is that? Where does it say in here that children mustn’t run? It’s two steps, and she was taking her grandmother a crown. Which rule did she break? You tell me.",''','''她是去给姥姥送王冠。您也觉得，是她的错？",
                        en: "Going like a rocket. How fast is that? Where does it say in here that children mustn’t run? It’s two steps, and she was taking her grandmother a crown. Would you call it her fault as well?",''')
# flags
def addset(n,r,f):
    global s
    x,y=reply_span(s,n,r); b=s[x:y]
    if 'set: [' in b: b=b.replace('set: [','set: ["%s", '%f,1)
    else: b=re.sub(r'(\n                    \],)(\n)',r'\1\n                    set: ["%s"],\2'%f,b,count=1)
    s=s[:x]+b+s[y:]
addset("corridor","go-on","slipped"); addset("tooth","leave-it-to-me","slipped"); addset("items","clause-by-clause","slipped")
addset("items","as-far-as-i-know","plain-answer")
addset("claim","fight-for-it","maybe-eight"); addset("claim","red-packet","envelope")
rep('''        "ambulance", "bear", "pillar", "case-note", "told",
''','''        "ambulance", "bear", "pillar", "case-note", "told", "maybe-eight", "envelope", "plain-answer",
''')
# ways
x,y=reply_span(s,"claim","not-mine-to-grant"); b=s[x:y]
b=b.replace('''
                    ],
                ),''','''
                    ],
                    next: [
                        (when: Persona("exacting"), to: "items"),
                        (when: Persona("changeable"), to: "post"),
                        (to: "brother"),
                    ],
                ),'''); s=s[:x]+b+s[y:]
rep('next: [(when: Anger(at_least: 60), to: "posted"), (to: "watching")],','next: [(when: Anger(at_least: 75), to: "posted"), (to: "watching")],',3)
# close line for exacting
rep('''                    when: Persona("exacting"),
                    cue: (zh: "笔帽扣上，又拔开。"''','''                    when: Flag("plain-answer"),
                    cue: (zh: "笔帽扣上，又拔开。"''')
rep('''                (
                    when: Persona("changeable"),
                    cue: (zh: "来得快，去得也快''','''                (
                    when: Persona("exacting"),
                    cue: (zh: "笔帽扣上，又拔开。", en: "The cap goes on the pen, and comes off again."),
                    text: (
                        zh: "我听得半懂不懂，先记下了。……最后对一遍：谁，做什么，哪天。还有她那颗牙。",
                        en: "I followed about half of that, but it’s down. … Then once through to finish: who, what, which day. And that tooth of hers.",
                    ),
                ),
                (
                    when: Persona("changeable"),
                    cue: (zh: "来得快，去得也快''')
# post
rep('zh: "“答应不了”几个字，又点着了。",\n                en: "The word “can’t” has set it off again.",','zh: "一说到钱，又点着了。",\n                en: "At the word money it goes up again.",')
rep('''zh: "保险、保险，什么都是保险！那天的视频''','''zh: "说来说去，没一句痛快话！那天的视频''')
rep('''en: "The insurer, the insurer, it’s always the insurer! The people''','''en: "Round and round, and never a plain yes! The people''')
# brother / items variants
rep('''            id: "brother",
            lines: [
''','''            id: "brother",
            lines: [
                (
                    when: Flag("envelope"),
                    cue: (zh: "半天没说话，再开口，嗓子发涩。", en: "Nothing for a long while; then a rough voice."),
                    text: (
                        zh: "红包你收着。当年那家，就是塞了两百块，叫我妈别再来了。我弟那胳膊，一到夏天就穿长袖，穿了二十年。一句话也没有。",
                        en: "Keep your envelope. That’s what the other lot did: two hundred in my mother’s hand, and don’t come again. My brother’s worn long sleeves every summer for twenty years. And never a word.",
                    ),
                ),
                (
                    when: Flag("maybe-eight"),
                    cue: (zh: "自己先泄了气。", en: "She lets it go herself."),
                    text: (
                        zh: "……你也别去争了，我知道够不着八千。我弟那胳膊，一到夏天就穿长袖，穿了二十年，那家店一句话也没有。我就是想，这回怎么也得落在个什么上。",
                        en: "… You needn’t do battle for it. I know it isn’t eight thousand. My brother’s worn long sleeves every summer for twenty years, over that arm, and that restaurant never said a word. I suppose I want it to come to something, this time.",
                    ),
                ),
''')
rep('''            id: "items",
            lines: [
''','''            id: "items",
            lines: [
                (
                    when: Flag("envelope"),
                    cue: (zh: "笔尖在纸上顿了一下。", en: "The pen stops for a moment."),
                    text: (
                        zh: "私人的红包不走账，我不收。我问能走账的：误工按什么认？课费认不认？惊吓费归哪条？十个工作日，从哪天数起？",
                        en: "I don’t take envelopes; there’s no receipt. Let’s have what goes through the books. Lost shifts: shown by what? The dancing: yes or no? The fright: under which heading? And ten working days from when?",
                    ),
                    tags: [asks_action],
                ),
                (
                    when: Flag("maybe-eight"),
                    cue: (zh: "把四个字写下来，念了一遍。", en: "She writes it down and reads it out."),
                    text: (
                        zh: "“问题不大”。这不算依据。我一项一项问：误工按什么认？课费认不认？惊吓费归哪条？十个工作日，从哪天数起？",
                        en: "“Shouldn’t think there’ll be any trouble.” Those aren’t grounds. One at a time: lost shifts, shown by what? The dancing: yes or no? The fright: under which heading? And ten working days from when?",
                    ),
                    tags: [asks_action],
                ),
''')
rep('''            lines: [
                (
                    cue: (zh: "说变就变，嗓门顶到了头。"''','''            lines: [
                (
                    when: Flag("envelope"),
                    cue: (zh: "说变就变，嗓门顶到了头。", en: "All at once, and at full pitch."),
                    text: (
                        zh: "一千二，让我翻篇？！我翻得过去吗我！那天的视频邻桌传给我了，血啊，水啊，全在里头！我今晚就发出去，叫大伙儿看看你们的地！",
                        en: "Twelve hundred, and turn the page? I can’t turn it! The people at the next table sent me their video. The blood, the water, it’s all there! I’ll put it up tonight and let everybody see your floor!",
                    ),
                ),
                (
                    cue: (zh: "说变就变，嗓门顶到了头。"''')
# grandmother on still-bleeding path
rep('''            id: "grandmother",
            lines: [
''','''            id: "grandmother",
            lines: [
                (
                    when: Visited("still-bleeding"),
                    cue: (zh: "那碗长寿面搁在地上，坨成一团。老人不敢看女儿。", en: "The birthday noodles are on the floor, gone to glue. The old woman does not dare look at her daughter."),
                    text: (
                        zh: "（老人）“怪我，我就接了碗面，一转身……”（郭女士）妈，你别说了。……你起来，地上凉。",
                        en: "(the old woman) “It’s my fault. I took the bowl from them, I only turned round …” (Ms Guo) Don’t, Mum. … Get up, it’s cold down there.",
                    ),
                ),
''')
rep('''老人跟在后面，手里还攥着那团湿透的纸。", en: "She is at the lift with the child in her arms, her mother behind her with a sodden lump of paper in her hand."''','''老人跟在后面，一步一回头。", en: "She is at the lift with the child in her arms, her mother behind her, looking back at every step."''')
# tuesday default
rep('''zh: "说是“下周给个说法”“一有回话就通知”，我等到今天，等来什么了？……我就自己来看看，这块地。",
                        en: "“You’ll hear from us.” Well, it’s Tuesday, and what have I heard? … So I thought I’d come and look at it myself.",''','''zh: "礼拜六，礼拜天，礼拜一。地是怎么回事，到今天没一个人跟我说。……我就自己来看看，这块地。",
                        en: "Saturday, Sunday, Monday. And to this day nobody’s told me what was going on with it. … So I thought I’d come and look for myself.",''')
rep('''……牌子在厕所门口？背着滑梯？七分钟，七分钟没人挪一下？！",
                        en: "“Suboptimally sited”? Is that English? … By the toilets.''','''……（听你讲完）厕所门口？背着滑梯？七分钟，七分钟没人挪一下？！",
                        en: "“Suboptimally sited”? Is that English? … (hears you out) By the toilets.''')
rep('''cue: (zh: "那张纸没有收起来。", en: "The paper stays out on her knee."),''','''cue: (zh: "纸又折起来的声音。", en: "The sound of paper being folded up again."),''')
# epilogues
rep('''惊吓费没有认。郭女士说，猜到了，你早说过难。下个礼拜天，还是那张桌子，''','''惊吓费没有认。郭女士说，有单子的都认了，行。月底的礼拜天，还是那张桌子，''')
rep('''拖地的时候拉上，是照她说的位置装的。''','''拖地的时候拉上，位置是她来看过才定的。''')
rep('''“You told me not to count on it,” says Ms Guo. The Sunday after next they have the same table''','''“What I’d papers for, they paid,” says Ms Guo. On the last Sunday of the month they have the same table''')
rep('''drawn across when the floor is wet, where she said it should be.''','''drawn across when the floor is wet; she came and showed you where.''')
rep('''两针是她自己付的，投诉是她自己写的，写在七路车终点站的十分钟里。''','''往后该付的她自己付，投诉是她自己写的，写在七路车终点站的十分钟里。''')
open(P,'w').write(s)
