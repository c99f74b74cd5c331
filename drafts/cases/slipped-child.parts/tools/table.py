import re,sys
src=open('/work/cases/slipped-child.ron').read()
best=dict(l.split('/') for l in """opening/kneel blood/gauze still-bleeding/at-last lifted/back-to-you sign/two-steps running/made-for-it grandmother/one-turn crowd/if-you-like who-goes/i-come who-pays/two-thousand table/how-shall-we form/in-the-taxi cleaner/say-it-to-me leaving/in-the-front alone/twelve-minutes corridor/through-a-door tooth/what-is-it-like paper/what-was-seen when/eight-tonight at-eight/ring-anyway evening/open-her-eyes asleep/one-two-oh night/monday-at-five rings-in/on-my-way monday/three-steps tuesday/show-her facts/seven-minutes taken-at-word/not-mine-to-say claim/not-mine-to-grant brother/twenty-years items/as-far-as-i-know post/yours-to-post close/once-through""".split())
nodes=re.split(r'\n        Node\(\n            id: "',src)[1:]
P_zh="，。、；：";P_en=",.;:"
from collections import Counter
rk=Counter();re_=Counter();pos=Counter();px=Counter();pe=Counter();n=0
marks=Counter()
for nd in nodes:
    nid=nd.split('"')[0]; nd=nd.split('\n    endings: [')[0]
    rs=re.split(r'\n                Reply\(\n                    id: "',nd)[1:]
    rows=[]
    for r in rs:
        rid=r.split('"')[0]
        body=r.split('segments: [')[1].split('\n                    ],')[0]
        zh=''.join(re.findall(r'(?:text|gesture): \(\s*zh: "([^"]*)"',body)); en=' '.join(re.findall(r'(?:text|gesture): \(\s*zh: "[^"]*",\s*en: "([^"]*)"',body))
        d=re.search(r'delivery: \[(\w+)',r); d=d.group(1) if d else ''
        cp=lambda t,P:sum(t.count(c) for c in P)+t.count('——')
        rows.append((rid,len(zh),len(en),cp(zh,P_zh),cp(en,P_en),zh.count('？'),zh.count('！'),d))
        if d: marks[(d,rid==best.get(nid))]+=1
    b=best.get(nid)
    if not rows: continue
    n+=1
    print(nid)
    for i,r in enumerate(rows):
        flag='*' if r[0]==b else ' '
        print('  ',flag,i+1,r)
    if b:
        R=[r for r in rows if r[0]==b][0]
        k=len(rows)
        rank=lambda j:sorted([r[j] for r in rows],reverse=True).index(R[j])+1
        rk[(rank(1),k)]+=1; re_[(rank(2),k)]+=1; px[(rank(3),k)]+=1; pe[(rank(4),k)]+=1
        pos[[r[0] for r in rows].index(b)+1]+=1
print('zh len rank',sorted(rk.items())); print('en len rank',sorted(re_.items())); print('zh punct',sorted(px.items())); print('en punct',sorted(pe.items())); print('pos',sorted(pos.items())); print(marks)
