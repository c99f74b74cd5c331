p='/work/cases/restaurant-host.ron'; s=open(p).read()
def rep(a,b,n=1):
    global s
    assert s.count(a)>=1,a
    if n: assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
def node(i):
    a=s.index('        Node(\n            id: "%s"'%i); b=s.find('\n        Node(\n',a+10); 
    return a,(b if b>0 else len(s))
def innode(i,x,y):
    global s
    a,b=node(i); t=s[a:b]; assert t.count(x)==1,(i,t.count(x),x); s=s[:a]+t.replace(x,y)+s[b:]
def reply(n,r):
    a,b=node(n); k=s.index('                Reply(\n                    id: "%s"'%r,a); assert k<b
    e=s.index('\n                ),\n',k)+len('\n                ),\n'); return k,e
def setreply(n,r,new):
    global s
    k,e=reply(n,r); s=s[:k]+new.strip('\n')+'\n'+s[e:]
# tags at by-when
a,b=node('by-when'); t=s[a:b]; t=t.replace('                    tags: [asks_action],\n',''); s=s[:a]+t+s[b:]
# slips
innode('nine-off','set: ["haggled"],','set: ["haggled", "chipped"],')
innode('by-when','''                    next: "how-soon",
                ),
                Reply(
                    id: "ten-sharp"''','''                    set: ["chipped"],
                    next: "how-soon",
                ),
                Reply(
                    id: "ten-sharp"''')
innode('tuesday','set: ["half-word"],','set: ["slipped"],')
innode('tuesday','set: ["six"],','set: ["six", "slipped"],')
innode('if-we-can','set: ["six"],','set: ["six", "slipped"],')
innode('room-list','set: ["half-word"],','set: ["tight-text"],')
rep('when: Flag("half-word")','when: Flag("tight-text")')
rep('"half-word",','"tight-text", "lied-gone",')
# aside
rep('您再到门口替我喊一嗓子，齐了。','您再当着人替我嚷一句，齐了。')
# owner ways
a,b=node('owner'); t=s[a:b]; t=t.replace('next: [(when: Anger(at_least: 80), to: "walks-out"), (to: "the-bill")],','''next: [
                (when: Anger(at_least: 80), to: "walks-out"),
                (when: Visited("the-boy"), to: "the-bill"),
                (when: Visited("aside"), to: "the-boy"),
                (to: "aside"),
            ],'''); s=s[:a]+t+s[b:]
for n in ['aside','the-boy']:
    innode(n,'when: Anger(at_least: 75), to: "owner"','when: All([Anger(at_least: 75), Not(Visited("owner"))]), to: "owner"')
# code: voucher differs
innode('code','''                    set: ["gave-up-cash"],''','') if 'gave-up-cash' in s else None
k,e=reply('code','voucher-instead'); t=s[k:e].replace('                    next: "qiu",','''                    effect: (anger: 5, why: (
                        zh: "小陶还竖着耳朵听着呢。",
                        en: "Tao at the till is all ears.",
                    )),
                    next: "qiu",'''); s=s[:k]+t+s[e:]
# shown-up: listen
setreply('shown-up','which-was-worst','''
                Reply(
                    id: "not-another-word",
                    segments: [
                        LetVent(text: (
                            zh: "（往后退半步，放到最低的声音）是。我先闭嘴，您说，您怎么说我怎么听。",
                            en: "(half a step back, very low) You’re right, and I’ll hold my tongue. Say what you like to me; I’m listening.",
                        )),
                    ],
                ),
''')
# who-serves
setreply('who-serves','give-him-a-chance','''
                Reply(
                    id: "i-shall-stand",
                    segments: [
                        OfferOption(text: (
                            zh: "我站。那一间从头到尾是我，别的屋我不去；",
                            en: "I shall. I’ll be in that room from first to last and in no other. ",
                        )),
                        SeekAgreement(promise: "dinner", text: (zh: "三位、白鱼，都照刚才说的，行吗？", en: "Three of you, and the whitefish, as we said: is that all right?")),
                    ],
                ),
''')
# lied-gone
k,e=reply('fired-yet','settled-up'); t=s[k:e].replace('set: ["spoilt"]','set: ["lied-gone", "spoilt"]'); s=s[:k]+t+s[e:]
innode('least-room','''                (
                    when: Flag("owned-rota"),''','''                (
                    when: Flag("lied-gone"),
                    cue: (zh: "愣了很久。", en: "It takes him a long time."),
                    text: (
                        zh: "真走了？我一句气话，您就真……好，好。一个饭碗说砸就砸，一间客人说撂就撂。荷间、桂间都有人管，九年，我也是剩下的那一间！",
                        en: "Gone? I said a thing in temper, and you really … I see. That’s how it is with you: somebody’s job, somebody’s dinner, out it goes. There was somebody for Lotus and for Cassia. Nine years, and I’m the room that’s left over!",
                    ),
                ),
                (
                    when: Flag("owned-rota"),''')
innode('who-serves','''            lines: [
''','''            lines: [
                (
                    when: Flag("lied-gone"),
                    cue: (zh: "清了清嗓子。", en: "He clears his throat."),
                    text: (
                        zh: "那天谁站里头？……那小伙子要是还找得着，您叫他回来。我那是气话。",
                        en: "Who’ll be in the room? … And if that lad can still be found, have him back. It was temper.",
                    ),
                ),
''')
# fishmonger
rep('zh: "（拨通）骆先生，竹间照旧。白鱼今天只有小的；",','zh: "（拨通）骆先生，跟您报一声：白鱼今天只有小的；",')
rep('en: "(dials) The room’s as agreed, Mr Luo, but today’s whitefish are all small. ",','en: "(dials) Mr Luo, you ought to know before you come: today’s whitefish are all small. ",')
# arrive
rep('''                        ApologiseForExperience(about: "friday", text: (
                            zh: "葛总，周五慢待了各位，今晚我们一定补上！",
                            en: "Ms Ge, we looked after you so badly on Friday; tonight we mean to make up for it!",
                        )),''','''                        ApologiseGeneric(text: (
                            zh: "葛总，周五真是对不住各位，今晚我们加倍补上！",
                            en: "Ms Ge, I’m so sorry about Friday; tonight we mean to make up for it!",
                        )),''')
# what-fish
a,b=node('what-fish'); t=s[a:b]
t=t.replace('''鱼上桌，热油一浇，哧啦一声。葛总探身看：“老骆，这是什么鱼？”骆先生手指''','''鱼上桌了，热气直往上冒。葛总探身看：“老骆，这是什么鱼？”骆先生手指''').replace('''鱼上桌，热油一浇，哧啦一声。葛总探身看：“老骆，这是什么鱼？”满桌''','''鱼上桌了，热气直往上冒。葛总探身看：“老骆，这是什么鱼？”满桌''')
t=t.replace('The fish is on the table and the hot oil hisses over it. Ms Ge leans across. “What fish is this, Luo?” He puts','The fish is on the table, steaming. Ms Ge leans across. “What fish is this, Luo?” He puts').replace('The fish is on the table and the hot oil hisses over it. Ms Ge leans across. “What fish is this, Luo?” The table','The fish is on the table, steaming. Ms Ge leans across. “What fish is this, Luo?” The table')
t=t.replace('瞧我，光顾着浇油，几位慢用，有事按铃。','瞧我，光顾着端盘子，几位慢用，有事按铃。').replace('I was so busy with the oil. Do enjoy it','I was so busy with the plates. Do enjoy it')
t=t.replace('''                    id: "how-to-tell",
''','''                    id: "how-to-tell",
                    when: Not(Flag("false-fish")),
''')
t=t.replace('''                Reply(
                    id: "in-his-place",''','''                Reply(
                    id: "it-is-bass",
                    when: Flag("false-fish"),
                    segments: [
                        ApologiseForExperience(about: "wrong-menu", text: (
                            zh: "葛总，是鲈鱼。今天没有整条的白鱼，菜单是我没改，骆先生不知道，对不起。",
                            en: "It’s bass, Ms Ge. There was no whitefish to be had and I left it on the menu. Mr Luo didn’t know. I’m sorry.",
                        )),
                    ],
                    next: "tue-till",
                ),
                Reply(
                    id: "in-his-place",''')
s=s[:a]+t+s[b:]
open(p,'w').write(s)
