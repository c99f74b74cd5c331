# usage: import; edits: {(node,reply): {"t": [(zh,en) or None,...], "d": "WarmTone"|"" , }}
import re
P='/work/cases/slipped-child.ron'
def load(): return open(P).read()
def node_span(s,n):
    a=s.index('\n        Node(\n            id: "%s"'%n); b=s.find('\n        Node(\n',a+5); 
    e=s.index('\n    endings: [')
    if b<0 or b>e: b=e
    return a,b
def reply_span(s,n,r):
    a,b=node_span(s,n); x=s.index('                Reply(\n                    id: "%s"'%r,a); assert x<b,(n,r)
    y=s.index('\n                ),',x)+len('\n                ),'); return x,y
def edit(s,n,r,t=None,d=None):
    x,y=reply_span(s,n,r); body=s[x:y]
    if t:
        segs=list(re.finditer(r'(?:text|gesture): (\(\s*zh: "[^"]*",\s*en: "[^"]*",?\s*\))',body[body.index('segments: ['):]))
        off=body.index('segments: [')
        assert len(segs)==len(t),(n,r,len(segs),len(t))
        for m,new in reversed(list(zip(segs,t))):
            if new is None: continue
            zh,en=new
            ind=' '*28
            txt='(zh: "%s", en: "%s")'%(zh,en) if len(zh)*2+len(en)<90 else '(\n%szh: "%s",\n%sen: "%s",\n%s)'%(ind,zh,ind,en,' '*24)
            body=body[:off+m.start(1)]+txt+body[off+m.end(1):]
    if d is not None:
        body=re.sub(r'\n                    delivery: \[[^\]]*\],','',body)
        if d: body=body.replace('\n                    segments: [','\n                    delivery: [%s],\n                    segments: ['%d,1)
    return s[:x]+body+s[y:]
def replace_reply(s,n,r,new):
    x,y=reply_span(s,n,r); return s[:x]+new.strip('\n')+s[y:]
