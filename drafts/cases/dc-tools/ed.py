# usage: from ed import R,save ; R(old,new[,count])
P='/work/cases/dropped-call.ron'
def R(*pairs,n=1):
    s=open(P).read()
    for old,new in pairs:
        c=s.count(old)
        if c!=n: print('!! count',c,'for',old[:60]); continue
        s=s.replace(old,new)
    open(P,'w').write(s)
def node(nid):
    s=open(P).read(); i=s.index('        Node(\n            id: "%s"'%nid); j=s.find('\n        Node(',i+5)
    if j<0: j=s.index('\n    endings: [')
    return i,j,s
def N(nid,*pairs):
    i,j,s=node(nid); b=s[i:j]
    for old,new in pairs:
        c=b.count(old)
        if c!=1: print('!!',nid,'count',c,'for',old[:60]); continue
        b=b.replace(old,new)
    open(P,'w').write(s[:i]+b+s[j:])
