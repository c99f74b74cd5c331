P='/work/cases/restaurant-host.ron'
s=open(P).read()
def rep(a,b,n=1):
    global s
    assert s.count(a)>=1,a
    if n: assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
def node(i):
    a=s.index('        Node(\n            id: "%s"'%i); b=s.find('\n        Node(\n',a+10); e=s.index('\n    endings: [',a)
    return a,(b if b>0 else e)
def innode(i,x,y):
    global s
    a,b=node(i); t=s[a:b]; assert t.count(x)==1,(i,t.count(x),x); s=s[:a]+t.replace(x,y)+s[b:]
def reply(n,r):
    a,b=node(n); k=s.index('                Reply(\n                    id: "%s"'%r,a); assert k<b
    e=s.index('\n                ),\n',k)+len('\n                ),\n'); return k,e
def getreply(n,r):
    k,e=reply(n,r); return s[k:e]
def setreply(n,r,new):
    global s
    k,e=reply(n,r); s=s[:k]+new.strip('\n')+('\n' if new.strip() else '')+s[e:]
def inreply(n,r,x,y):
    t=getreply(n,r); assert t.count(x)==1,(n,r,t.count(x),x); setreply(n,r,t.replace(x,y))
def order(n,ids):
    """put replies in this order"""
    global s
    ts=[getreply(n,i) for i in ids]
    ks=[reply(n,i) for i in ids]
    a=min(k for k,_ in ks); b=max(e for _,e in ks)
    assert b-a==sum(map(len,ts)),(n,'not contiguous')
    s=s[:a]+''.join(ts)+s[b:]
def save():
    open(P,'w').write(s)
