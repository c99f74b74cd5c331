import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
rep('effect: (trust: -5, why: (\n                        zh: "小满接过熊','effect: (anger: 5, trust: -5, why: (\n                        zh: "小满接过熊')
a,b=node_span(s,"form"); nb=s[a:b]; i=nb.index('                    ),\n',nb.index('等我走了再编'))+len('                    ),\n'); nb=nb[:i]+'                    tags: [wants_solution_now],\n'+nb[i:]; s=s[:a]+nb+s[b:]
open(P,'w').write(s)
p='/work/cases/slipped-child.parts/tools/plans.py'; t=open(p).read()
i=t.index('good-news hundred-to-settle whatever'); j=t.index('".split()',i); t=t[:i]+'good-news'+t[j:]
t=t.replace('a signature, the footage by six, a thousand: everything','a signature, the footage by six: everything')
open(p,'w').write(t)
