import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
s=replace_reply(s,"table","in-the-wok",'''                Reply(
                    id: "only-once",
                    segments: [
                        Acknowledge(about: "only-seventy", text: (
                            zh: "七十就这一回，老人盼了一年的。",
                            en: "She’s only seventy once, and she’ll have been looking forward to it all year.",
                        )),
                        ApologiseForExperience(about: "birthday", text: (zh: "好好的日子成了这样，对不起。", en: "I’m so sorry it’s turned out like this.")),
                    ],
                ),''')
s=replace_reply(s,"tooth","new-one-grows",'''                Reply(
                    id: "lost-here",
                    segments: [
                        ApologiseForExperience(about: "tooth-lost", text: (
                            zh: "（蹲到跟她一样高）小满，牙是在我们这儿丢的，对不起。",
                            en: "(crouches to her height) You lost it in our place, Xiaoman, and I’m sorry.",
                        )),
                        LetVent(text: (zh: "你慢慢说，还有什么要紧的，我听着。", en: "Tell me what else matters about it. I’m listening.")),
                    ],
                ),''')
s=replace_reply(s,"who-pays","the-policy",'''                Reply(
                    id: "at-the-till",
                    segments: [
                        Acknowledge(about: "at-the-till", text: (
                            zh: "到了窗口没人认，这滋味换谁都怕。",
                            en: "Nobody ought to find that out at the till.",
                        )),
                        Explain(text: (
                            zh: "今天看伤的钱我们付，凭单子，两千封顶；超了的，归保险公司核。",
                            en: "We pay for today against the receipt, two thousand at most; anything over is for the insurer.",
                        )),
                    ],
                ),''')
x1,y1=reply_span(s,"taken-at-word","what-i-meant"); x2,y2=reply_span(s,"taken-at-word","not-mine-to-say")
s=s[:x1]+s[x2:y2]+s[y1:x2]+s[x1:y1]+s[y2:]
open(P,'w').write(s)
