import re
s=open('/work/cases/restaurant-host.ron').read()
i=s.index('    nodes: ['); 
for m in re.finditer(r'Node\(\n\s+id: "([^"]+)"|Reply\(\n\s+id: "([^"]+)"|when: (.*),\n|(zh|en): "([^"]*)"|\b(LetVent|DrawOut|Acknowledge|AcknowledgeGeneric|NameEmotion|Paraphrase|Apologise\w+|Thank\w*|Affirm|Relocate\w*|\w+)\((?:text|gesture|about|gives|promise|id)',s[i:s.index('    expectations:')]):
    n,r,w,l,t,a=m.groups()
    if n: print('\n=====',n)
    elif r: print('  --',r)
    elif w: print('  [',w,']')
    elif a: print('      <%s>'%a,end=' ')
    elif t: print('     ',l,t)
