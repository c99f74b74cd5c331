from ed import *
import re
def first(nid,rid,pos=0):
    i,j,s=node(nid); b=s[i:j]
    a=b.index('            replies: [\n')+len('            replies: [\n')
    parts=re.split(r'(?m)^(?=                Reply\(\n)',b[a:])
    assert parts[0]==''
    parts=parts[1:]
    # tail of last part after its closing
    last=parts[-1]; k=last.index('\n                ),\n')+len('\n                ),\n'); tail=last[k:]; parts[-1]=last[:k]
    n=[x for x in parts if 'id: "%s"'%rid in x.split('\n')[1]]; assert len(n)==1,(nid,rid)
    parts.remove(n[0]); parts.insert(pos,n[0])
    b=b[:a]+''.join(parts)+tail
    open(P,'w').write(s[:i]+b+s[j:])
for n,r in [("what-now","mine"),("say-it-back","three-places"),("ring-in","should-have-rung"),("wednesday","watched-the-van"),("only-me","two-minutes"),("close","as-agreed")]: first(n,r)
