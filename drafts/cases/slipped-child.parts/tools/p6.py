import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b):
    global s
    assert s.count(a)==1,(s.count(a),a)
    s=s.replace(a,b)
rep('''她心疼，也怨，还怨自己没在跟前。这种时候，谁要是跟着问一句“您当时在哪儿”，就全炸了。''','''她心疼，也怨，还怨自己没在跟前，三样搅在一起，哪一样都骂不出来。''')
rep('''and cross with her, and cross that she wasn’t there herself. One “and where were you standing?” would set it all off.''','''and cross with her, and cross that she wasn’t there herself, and none of it can be said on a birthday.''')
rep('''她说的是她亲眼看见的：没两步，全是水，没有牌子。照着复述一遍，既没推，也没认。''','''她说的是她亲眼看见的。你没看见，推也好，认也好，这会儿都早了。''')
rep('''She is telling you what she saw: two steps, water, no sign. To say it back neither denies nor admits.''','''She is telling you what she saw. You saw nothing, and it is too soon for you to deny or to admit.''')
rep('''误工和课费有单可查，可以报上去；“惊吓”没有依据。给不给，给多少，你定不了，能做的是说清楚，陪她递。''','''误工和课费有单可查，“惊吓”拿不出单子。给不给，给多少，都不由你定。''')
rep('''Lost shifts and fees can be shown and put in; the fright has nothing to go by. How much is not yours to decide. To say so plainly, and help her put it in, is.''','''Lost shifts and fees can be shown; the fright has nothing to show. Whether and how much is not for you to decide.''')
open(P,'w').write(s)
