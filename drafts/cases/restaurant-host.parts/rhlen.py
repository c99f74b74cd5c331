# list: for each node, replies with length zh/en, position; mark textbook replies
import re,sys
s=open('/work/cases/restaurant-host.ron').read()
s=s[:s.index('\n    endings: [')]
TB=set(open('/tmp/rh.good').read().split())
rows=[]
for n in re.split(r'\n        Node\(\n',s)[1:]:
    nid=re.search(r'id: "([^"]+)"',n).group(1)
    rs=re.split(r'\n                Reply\(\n',n)[1:]
    out=[]
    for i,r in enumerate(rs):
        r=r.split('\n                ),\n')[0]
        rid=re.search(r'id: "([^"]+)"',r).group(1)
        seg=r[r.index('segments: ['):]
        seg=re.split(r'\n                    (?:effect|set|clear|release|next)',seg)[0]
        # cut promise terms
        seg=re.sub(r'(what|who|channel): \(zh: "[^"]*", en: "[^"]*"\),','',seg)
        zh=''.join(re.findall(r'zh: "([^"]*)"',seg)); en=' '.join(re.findall(r'en: "([^"]*)"',seg))
        mk=re.search(r'delivery: \[([^\]]*)\]',r); mk=mk.group(1) if mk else ''
        out.append((rid,len(zh),len(en),mk,zh,en))
    rows.append((nid,out))
pos=[0]*4; rz=[0]*4; re_=[0]*4
from collections import Counter
st=Counter()
for nid,out in rows:
    print(nid)
    for i,(rid,z,e,mk,zh,en) in enumerate(out):
        g=f'{nid}/{rid}' in TB
        zr=sorted([o[1] for o in out],reverse=True).index(z)+1
        er=sorted([o[2] for o in out],reverse=True).index(e)+1
        if g: pos[i]+=1; rz[zr-1]+=1; re_[er-1]+=1
        k='G' if g else 'w'
        st[k,'n']+=1
        for w in ['对不起','抱歉','不好意思','对不住','谢','您','？','！','——','理解']:
            st[k,w]+= w in zh
        for w in ['sorry','apolog','thank','?','!','please']:
            st[k,w]+= w in en.lower()
        for m in mk.split(', '):
            if m: st[k,m]+=1
        print('  ',k if g else ' ',rid,z,e,mk)
print('pos',pos,'rank zh (1 longest)',rz,'en',re_)
ks=sorted({k for _,k in st})
for k in ks: print(k,'G %d/%d'%(st['G',k],st['G','n']),'w %d/%d'%(st['w',k],st['w','n']))
