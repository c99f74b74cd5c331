import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def setnext(n,r,to):
    global s
    x,y=reply_span(s,n,r); b=s[x:y]; assert 'next:' not in b,(n,r)
    b=b[:b.rindex('\n                ),')]+'\n                    next: "%s",\n                ),'%to
    s=s[:x]+b+s[y:]
setnext("brother","twenty-years","close"); setnext("items","as-far-as-i-know","close"); setnext("post","yours-to-post","close")
s=replace_reply(s,"brother","something-for-him",'''                Reply(
                    id: "hear-it",
                    delivery: [SlowDown],
                    segments: [
                        LetVent(text: (
                            zh: "（没有接话，等了一会儿）弟弟的事，您要是愿意讲，我听着，不急。",
                            en: "(says nothing for a moment) If you’d like to tell me about your brother, I’m not going anywhere. Take all the time you want.",
                        )),
                    ],
                ),''')
open(P,'w').write(s)
