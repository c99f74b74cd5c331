import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
s=replace_reply(s,"corridor","what-shoes",'''                Reply(
                    id: "what-shoes",
                    segments: [
                        Blame(text: (
                            zh: "趁这会儿等着，我把《经过单》补上：她穿的什么鞋，是不是没穿防滑袜？当时大人坐哪一桌？",
                            en: "While we’re waiting I’ll fill in some of the sheet. Her shoes, what were they? She wasn’t in grip socks, was she? And which table were you all at?",
                        )),
                    ],
                    set: ["slipped"],
                ),''')
a,b=node_span(s,"items"); nb=s[a:b].replace('tags: [asks_action]','tags: [asks_action, wants_solution_now]'); s=s[:a]+nb+s[b:]
s=replace_reply(s,"crowd","public-place",'''                Reply(
                    id: "screens-only",
                    segments: [
                        Acknowledge(about: "anyones-child", text: (
                            zh: "谁家的孩子，也不该这么叫人围着看。",
                            en: "Nobody’s child should be stared at like that.",
                        )),
                        HoldWithNotice(text: (
                            zh: "屏风就在隔壁，我去推，十秒钟，您不用动。",
                            en: "There are screens next door. Ten seconds while I fetch them; you needn’t move.",
                        )),
                    ],
                ),''')
x,y=reply_span(s,"tooth","the-bear"); bb=s[x:y].replace('''                    set: ["slipped"],''','''                    effect: (trust: -5, why: (
                        zh: "小满接过熊看了看，转手递给了妈妈。",
                        en: "Xiaoman takes the bear, has a look at it, and hands it to her mother.",
                    )),
                    set: ["slipped"],'''); s=s[:x]+bb+s[y:]
x,y=reply_span(s,"claim","fight-for-it"); bb=s[x:y]
bb=bb[:bb.rindex('\n                ),')]+'''
                    next: [
                        (when: Persona("exacting"), to: "items"),
                        (when: Persona("changeable"), to: "post"),
                        (to: "brother"),
                    ],
                ),'''; s=s[:x]+bb+s[y:]
open(P,'w').write(s)
p='/work/cases/slipped-child.parts/tools/plans.py'; t=open(p).read()
def r2(a,b):
    global t
    assert a in t,a
    t=t.replace(a,b)
r2('"kneel sign-must-be mrs-zhu next-time at-seventy cannot-leave-now"','"kneel sign-must-be mrs-zhu next-time at-seventy come-inside cannot-leave-now"')
r2('"Denies, defends, blames the child and the grandmother, threatens."','"Denies, defends, blames the child and the grandmother, herds them off, threatens."')
r2('off-duty hundred-to-settle".split()','off-duty".split()')
r2('"kneel gauze wait-for-cameras between-tables step-back if-you-like i-come whatever-it-takes on-the-house go-on the-bear','"kneel gauze two-steps between-tables step-back if-you-like i-come whatever-it-takes on-the-house go-on the-bear')
open(p,'w').write(t)
