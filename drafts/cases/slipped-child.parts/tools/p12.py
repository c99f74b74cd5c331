import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
rep('''            id: "sign",
            class_stop: true,
''','''            id: "sign",
            class_stop: true,
            effect: (anger: 10, why: (
                zh: "她这才看清：滑梯口一块黄牌子也没有。",
                en: "Now she sees it: by the slide there is no yellow sign at all.",
            )),
''')
rep('''            id: "running",
            effect: (anger: 15,''','''            id: "running",
            effect: (anger: 20,''')
rep('''            id: "crowd",
            effect: (anger: 10,''','''            id: "crowd",
            effect: (anger: 15,''')
rep('''            next: [(when: Anger(at_least: 95), to: "leaving"), (to: "crowd")],''','''            next: "crowd",''')
rep('''            next: [(when: Anger(at_least: 90), to: "leaving"), (to: "who-goes")],''','''            next: [(when: Anger(at_least: 100), to: "leaving"), (to: "who-goes")],''')
s=replace_reply(s,"grandmother","how-far",'''                Reply(
                    id: "how-far",
                    segments: [
                        Blame(text: (
                            zh: "老人家您先别慌。当时您站在哪儿，是不是离得远了点，一时没顾上？面是哪位端过来的？",
                            en: "Now don’t upset yourself. Where were you standing? You’d got just a bit too far off, I expect? And which of the waiters was it?",
                        )),
                    ],
                    set: ["chipped"],
                ),''')
x,y=reply_span(s,"crowd","sheet-first"); s=s[:x]+s[x:y].replace('Redirect(text','Indifferent(text')+s[y:]
def swap(n,r1,r2):
    global s
    x1,y1=reply_span(s,n,r1); x2,y2=reply_span(s,n,r2); assert y1<=x2
    s=s[:x1]+s[x2:y2]+s[y1:x2]+s[x1:y1]+s[y2:]
swap("crowd","come-inside","if-you-like"); swap("facts","whatever-you-say","seven-minutes")
a,b=node_span(s,"claim"); nb=s[a:b]
nb=nb.replace('tags: [asks_action]','tags: [asks_action]',1)
hot='''八千！你们今天给个话！",'''
assert hot in nb
i=nb.index(hot); j=nb.index('),\n                ),',i)
j2=nb.index('                    ),\n',i)+len('                    ),\n')
nb=nb[:j2]+'                    tags: [wants_solution_now],\n'+nb[j2:]
# signed variant both
k=nb.index('tags: [asks_action]'); nb=nb[:k]+'tags: [asks_action, wants_solution_now]'+nb[k+len('tags: [asks_action]'):]
s=s[:a]+nb+s[b:]
open(P,'w').write(s)
