import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
x,y=reply_span(s,"evening","doctor-said"); b=s[x:y]; assert 'Explain(text' in b; s=s[:x]+b.replace('Explain(text','Deny(text')+s[y:]
a='''effect: (trust: -5, why: (
                        zh: "老人把头低了下去。这一问，等于坐实了“怪她”。",
                        en: "The old woman’s head goes down. To ask is to tell her that it was her fault.",'''
assert a in s
s=s.replace(a,'''effect: (anger: 10, trust: -5, why: (
                        zh: "老人把头低了下去，女儿看见了。这一问，等于坐实了“怪她”。",
                        en: "The old woman’s head goes down, and her daughter sees it. To ask is to say that it was her fault.",''')
open(P,'w').write(s)
p='/work/cases/slipped-child.parts/tools/plans.py'; t=open(p).read()
def rep(a,b):
    global t
    assert a in t,a
    t=t.replace(a,b)
rep('"how-did-she sign-must-be keep-calm mrs-zhu next-time at-seventy public-place cannot-leave-now"','"kneel sign-must-be mrs-zhu next-time at-seventy cannot-leave-now"')
rep('"Asks about fault, denies, lectures, defends, blames child and grandmother, threatens."','"Denies, defends, blames the child and the grandmother, threatens."')
rep('"so-sorry not-deep keys all-ours ask-witness how-far come-inside take-her-arm"','"so-sorry not-deep keys take-her-arm"')
rep('"Sorry from the first word, all the blame at once, and nobody looks at the child."','"Sorry from the first word, and nobody looks at the child."')
rep('"kneel carry nearly-there wait-for-cameras between-tables step-back sheet-first whatever-it-takes".split() if False else "kneel gauze wait-for-cameras between-tables step-back sheet-first i-come','"kneel gauze wait-for-cameras between-tables step-back if-you-like i-come')
rep('hundred-to-settle be-reasonable all-of-it in-due-course".split()','hundred-to-settle".split()')
rep('"so-sorry gauze mrs-zhu ask-witness at-seventy if-you-like','"so-sorry gauze mrs-zhu made-for-it at-seventy if-you-like')
rep('"Preaches, asks round and blames before one o’clock; then keeps every hour."','"Preaches, blames and preaches again before one o’clock; then keeps every hour."')
rep('"fetch-her carry meant-well mrs-zhu next-time in-the-front','"fetch-her carry meant-well in-the-front')
open(p,'w').write(t)
