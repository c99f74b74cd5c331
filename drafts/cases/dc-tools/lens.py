import re,sys
s=open('/work/cases/dropped-call.ron').read()
right=set("go-on eleven useful-test heard-you stop-guessing knocking worried mine stay-here come-along lin-has-it three-places why-check ring-back you-dialled own-the-leak go-ahead unheard two-minutes chasing zhao-joins by-the-day log-it word-for-word five-today five-then ring-now own-up nothing-done nothing-fixed tonight-and-noon landline who-is-there told-her-so what-she-said half-twelve should-have-rung before-nine a-bad-board watched-the-van right-all-along let-her not-mine-to-waive as-agreed".split())
body=s[s.index('    nodes: ['):s.index('    endings: [')]
nodes=re.split(r'\n        Node\(',body)[1:]
from collections import Counter
only=sys.argv[1:] 
rz,re_,rp=Counter(),Counter(),Counter(); marks=Counter()
for n in nodes:
    nid=re.search(r'id: "([^"]+)"',n).group(1)
    out=[]
    i=n.find('            replies: [')
    for r in re.split(r'\n                Reply\(',n[i:])[1:]:
        rid=re.search(r'id: "([^"]+)"',r).group(1)
        segs=r[r.index('segments: ['):]
        segs=re.sub(r'(why|what|who|channel): \(\s*zh: "[^"]*",\s*en: "[^"]*",?\s*\)','',segs)
        t=re.findall(r'(?:text|gesture): \(\s*zh: "([^"]*)",\s*en: "([^"]*)"',segs)
        d=re.search(r'delivery: \[([^\]]*)\]',r)
        acts=re.findall(r'\n                        ([A-Z]\w+)\(',segs)
        w='when' if re.search(r'\n                    when:',r) else ''
        out.append((rid,''.join(a for a,b in t),' '.join(b for a,b in t),d.group(1) if d else '',acts,w))
    if not out: continue
    zs=sorted(len(o[1]) for o in out); es=sorted(len(o[2]) for o in out)
    for k,o in enumerate(out):
        if o[0] in right:
            rz[zs.index(len(o[1]))+1]+=1; re_[es.index(len(o[2]))+1]+=1; rp[k+1]+=1
        if o[3]: marks[(o[0] in right,o[3])]+=1
    if only and nid not in only: continue
    print('##',nid)
    for o in out:
        print('  ','*' if o[0] in right else ' ',o[0],len(o[1]),len(o[2]),o[3],'+'.join(o[4]),o[5])
        if only: print('       ',o[1]); print('       ',o[2])
if 0: pass
print('zh rank',sorted(rz.items()),'en rank',sorted(re_.items()),'pos',sorted(rp.items()))
print(marks)
