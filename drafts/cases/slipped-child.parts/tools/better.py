import json,subprocess,random,re,sys
from collections import Counter,defaultdict
s=open('/work/cases/slipped-child.ron').read()
txt={};nodes={}
for nd in re.split(r'\n        Node\(\n            id: "',s)[1:]:
    nid=nd.split('"')[0]; nd=nd.split('\n    endings: [')[0]; nodes[nid]=[]
    for r in re.split(r'\n                Reply\(\n                    id: "',nd)[1:]:
        rid=r.split('"')[0]; nodes[nid].append(rid)
        body=r.split('segments: [')[1].split('\n                    ],')[0]
        txt[re.sub(r'\W','',''.join(re.findall(r'(?:text|gesture): \(\s*zh: "([^"]*)"',body)))]=(nid,rid)
sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
best=dict(l.split('/') for l in re.search(r'"""(.*?)"""',open('/work/cases/slipped-child.parts/tools/table.py').read(),re.S).group(1).split())
good=set(best.values())|{"swap-it","hands-off","between-tables","step-back","in-her-words","hear-it","go-on","screens-only","only-once","lost-here","at-the-till"}
random.seed(int(sys.argv[1]) if len(sys.argv)>1 else 1)
N=int(sys.argv[2]) if len(sys.argv)>2 else 300
seen=defaultdict(Counter); bad={}
for k in range(N):
    p=random.choice(["plain","exacting","changeable"]); q=random.choice([.5,.7,.85,.95])
    ch=[]
    while len(ch)<27:
        r=subprocess.run(["/tmp/mf/moodfirst","--lang","en","replay","/work/cases/slipped-child.ron","--persona",p,"--choices",",".join(ch+["zzz"]),"--json"],capture_output=True,text=True)
        m=re.search(r'on offer here: (.*)',r.stdout+r.stderr)
        if not m: break
        opts=[o.split(' ')[1] for o in m.group(1).split(', ')]
        g=[o for o in opts if o in good]
        ch.append(random.choice(g) if g and random.random()<q else random.choice(opts))
    r=subprocess.run(["/tmp/mf/moodfirst","--lang","zh","replay","/work/cases/slipped-child.ron","--persona",p,"--choices",",".join(ch),"--json"],capture_output=True,text=True)
    try: d=json.loads(r.stdout)
    except Exception: print(r.stdout[:200],r.stderr[:200]); continue
    for l in d["lines"]:
        b=l.get("better")
        if b:
            z=re.sub(r'\W','',b["zh"] if isinstance(b,dict) and "zh" in b else json.dumps(b,ensure_ascii=False))
            key=txt.get(z)
            if key is None:
                key=('?',z[:30])
            seen[key[0]][key[1]]+=1
            if key[1] not in good: bad[key]=(p,ch[:l["turn"]])
for n in seen: print(n,dict(seen[n]))
print('BAD'); 
for k,v in bad.items(): print(k,v)
