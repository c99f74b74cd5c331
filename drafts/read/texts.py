#!/usr/bin/env python3
"""texts.py FILE zh|en [quiz]: all words of a scenario in one language; quiz hides ids, acts and marks of replies."""
import re,sys
src=open(sys.argv[1],encoding='utf8').read(); lang=sys.argv[2]; quiz='quiz' in sys.argv[3:]
src=re.sub(r'(?m)^\s*//[^\n]*$','',src)
S=r'"((?:[^"\\]|\\.)*)"'
tok=re.compile(r'\b(Node|Reply|Ending|Judgement|Option)\(|\b(lines|replies|judgement|options|endings|debrief|phrases|facts|may_give|can_do|beyond|briefing|goals|summary|title|customer|history|look|wants|role|place|caption|cue|text|gesture|why|what|who|channel|epilogue|question|when|after|next|delivery)\s*:|\bid:\s*'+S+r'|\b'+lang+r':\s*'+S+r'|\b([A-Z][A-Za-z]+)\((?=about|text|gesture|promise|gives|id:|mandatory|does)')
J='' if lang=='zh' else ' '
want=False;field='';n=0;inreply=False;buf=[]
skip=set('what who channel why'.split())
for m in tok.finditer(src):
    head,f,i,t,act=m.group(1),m.group(2),m.group(3),m.group(4),m.group(5)
    if head:
        if buf: print('   '+(f'{n}. ' if True else '')+J.join(buf)); buf=[]
        if head=='Node': n=0; inreply=False; print('\n=== node',end=' '); want=True
        elif head=='Reply': n+=1; inreply=True; want=not quiz
        else: inreply=False; print(f'\n-- {head}',end=' '); want=True
    elif f:
        field=f
        if f in('endings','debrief','phrases','briefing','goals','lines','judgement','facts','beyond','customer') :
            if buf: print(f'   {n}. '+J.join(buf)); buf=[]
            inreply=False
        if f in('endings','debrief','phrases','briefing','goals','facts','customer'): print(f'\n## {f}')
        if f=='when' and not inreply and not quiz: pass
    elif i is not None:
        if want and not inreply: print(i); want=False
        elif want and inreply: buf.append('['+i+']'); want=False
    elif t is not None:
        t=t.replace('\\"','"')
        if inreply:
            if field in skip: continue
            if field=='caption': continue
            buf.append(t)
        else: print(f'   {field}: {t}')
if buf: print(f'   {n}. '+J.join(buf))
