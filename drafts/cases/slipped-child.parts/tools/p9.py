import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
x,y=reply_span(s,"close","once-through-too"); s=s[:x].rstrip(' ')+s[y+1:] if s[y]=='\n' else s[:x]+s[y:]
rep('\n                    when: Visited("corridor"),\n                    delivery','\n                    delivery')
rep('''我一只手抱孩子，一只手排队，跟我弟那回一模一样！",
                        en: "Five hundred''','''我一只手抱孩子，一只手排队！我车上摔了人，拉手刹，站起来，过去问，我没让谁自己去过医院！",
                        en: "Five hundred''')
rep('''I’ve got her on one arm and I’m queueing with the other. It’s my brother all over again!",
                    ),
                ),
                (
                    cue: (zh: "孩子在旁边抽抽搭搭。"''','''I’ve got her on one arm and I’m queueing with the other. When somebody falls on my bus it’s handbrake, up, over to them. I’ve never sent one off to hospital alone!",
                    ),
                ),
                (
                    cue: (zh: "孩子在旁边抽抽搭搭。"''')
rep('''我一只手抱孩子，一只手排队，跟我弟那回一模一样！",''','''我一只手抱孩子，一只手排队！我车上摔了人，拉手刹，站起来，过去问，我没让谁自己去过医院！",''')
rep('''I’ve got her on one arm and I’m queueing with the other. It’s my brother all over again!",''','''I’ve got her on one arm and I’m queueing with the other. When somebody falls on my bus it’s handbrake, up, over to them. I’ve never sent one off to hospital alone!",''')
rep('''你倒是没说瞎话。……你听，喊我呢，不让进。我车上摔了人，拉手刹，站起来，过去问，就这三下。我没让谁自己去过医院。",
                        en: "Twelve minutes. Well, you said twelve. … Hear that? She’s calling me and they won’t let me in. When somebody falls on my bus: handbrake, up, over to them. That’s all it takes. I’ve never sent one off to hospital alone.",''','''你倒是没说瞎话。……针线崩开一点，叫进去重缝。你听，喊我呢，不让进。我这一路，抱着她跑了三个窗口，她还替我拿着单子。",
                        en: "Twelve minutes. Well, you said twelve. … One of the stitches has pulled and they’re doing it again. Hear that? She’s calling me and they won’t let me in. I’ve carried her round three windows, and she was the one holding the papers.",''')
open(P,'w').write(s)
