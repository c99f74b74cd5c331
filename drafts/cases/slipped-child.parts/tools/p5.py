import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
x,y=reply_span(s,"brother","hear-it"); b=s[x:y]; b=b[:b.rindex('\n                ),')]+'\n                    next: "close",\n                ),'; s=s[:x]+b+s[y:]
open(P,'w').write(s)
