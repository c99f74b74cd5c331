from ed import *
import re
N("close",
("三十块今天到账。","补您三十，今天到账。"),("The thirty goes on today.","Thirty from us goes on today."),
("您那张单子管用，他们照着找的，谢谢。","您换卡那一试，让他们少找了半天，谢谢。"),
("Thanks for the list; they went by it.","Trying that other SIM told them where to look. Thank you."),
('Thank(about: "the-list"','Thank(about: "swap-test"'),
("I’ve put in for the six days. Billing work out how much.","I’ve put in for six days and Billing will say how much."),
)
N("promised-month",
("昨天那句让您白指望了，是我的不是，抱歉。","昨天那句话，让您白指望一场，抱歉。"),
("I did say it, and I’m sorry, because you counted on it.","I did say that, and I’m sorry you counted on it."),
)
N("result",
("您说得对，这几天多亏您有耐心！","谢谢您这几天这么有耐心！"),
("板子她只提了一句就放下了，后面说的都是自己。","板子坏没坏，她顶多一句带过，说的都是前几天的事。"),
("The board gets half a sentence from her; the rest is about herself.","The board gets half a sentence at most; the rest is about the days before."),
)
# marks
s=open(P).read()
s=re.sub(r'\n +delivery: \[(WarmTone|SlowDown)\],','',s)
marks={'SlowDown':"go-on unheard who-is-there right-all-along keep-calm contract bad-luck".split(),
'WarmTone':"knocking why-check by-the-day as-agreed soothe text-her all-recorded engaged held-back safe-tonight first-in-line does-it-hold full-marks put-through hurry-them lunch-shift".split()}
for m,ids in marks.items():
    for r in ids:
        pat='                Reply(\n                    id: "%s",\n'%r
        assert s.count(pat)==1,r
        i=s.index(pat)+len(pat)
        w='                    when:'
        if s[i:].startswith(w): i=s.index('\n',i)+1
        s=s[:i]+'                    delivery: [%s],\n'%m+s[i:]
open(P,'w').write(s)
