import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
rep('Promise("monday", Kept), Anger(below: 40),','Promise("evening", Kept), Promise("monday", Kept), Anger(below: 40),')
rep('实话说一样结果没有：祝阿姨记不准牌子，牙翻两遍没有，监控要等周一。','实话说还没结果：祝阿姨记不准牌子，牙翻了两遍没有，监控得等周一。')
rep('        EveryPathTo(ending: "settled", passes: "Fulfil"),','        EveryPathTo(ending: "settled", passes: "Fulfil"),\n        EveryPathTo(ending: "settled", passes: "at-eight"),\n        EveryPathTo(ending: "own-way", passes: "Fulfil"),')
rep('WithinReplies(28)','WithinReplies(25)')
open(P,'w').write(s)
