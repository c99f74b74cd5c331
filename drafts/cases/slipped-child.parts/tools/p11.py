import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
s=replace_reply(s,"paper","signs-it",'''                Reply(
                    id: "signs-it",
                    delivery: [Nod],
                    segments: [
                        Remedy(gives: "first-exam", amount: 612, text: (zh: "钱我这就去交。", en: "I’ll go and pay that.")),
                        Remedy(gives: "verdict", text: (
                            zh: "（接过笔）字我也写：地湿，无牌，餐厅全责，程某。您收好了，心里踏实点了吧？",
                            en: "(takes the pen) And here: wet floor, no sign, entirely our fault, signed Cheng. Keep it safe. Is that better?",
                        )),
                    ],
                    set: ["signed", "slipped"],
                ),''')
s=replace_reply(s,"paper","what-was-seen",'''                Reply(
                    id: "what-was-seen",
                    segments: [
                        Acknowledge(about: "nothing-in-writing", text: (zh: "没个字，是不踏实。", en: "You’d want something in writing.")),
                        Remedy(gives: "first-exam", amount: 612, text: (zh: "（刷卡）", en: "(pays)")),
                        LogCase(text: (
                            zh: "《经过单》一人一份：几点，地湿，没见牌子。",
                            en: "One sheet each, as seen: wet floor, no sign.",
                        )),
                        Explain(text: (zh: "“全责”归保险公司定，我写了不算数。", en: "Fault is for the insurer; from me it’s worth nothing.")),
                    ],
                ),''')
a,b=node_span(s,"paper"); nb=s[a:b].replace('tags: [asks_action]','tags: [asks_action, wants_solution_now]'); s=s[:a]+nb+s[b:]
rep('''            (id: "copy", text:''','''            (id: "verdict", text: (zh: "写明责任归谁", en: "Putting in writing whose fault it was")),
            (id: "copy", text:''')
s=replace_reply(s,"tooth","the-bear",'''                Reply(
                    id: "the-bear",
                    delivery: [EyeContact],
                    segments: [
                        Trade(text: (
                            zh: "小满真勇敢！（从包里拿出店里的毛绒熊）这个送给你，咱们有了小熊，就不想牙的事了，好不好？",
                            en: "What a brave girl! (takes one of the house’s bears out of the bag) This one’s yours, and now we’ve a bear we won’t think about that tooth any more, will we?",
                        )),
                    ],
                    set: ["slipped"],
                ),''')
s=replace_reply(s,"table","how-shall-we",'''                Reply(
                    id: "how-shall-we",
                    delivery: [WarmTone],
                    segments: [
                        InviteInput(text: (zh: "这桌您想怎么办？", en: "How would you like it done?")),
                        OfferOption(text: (
                            zh: "接着上，打包送家去，先停着，都行，您一句话。",
                            en: "They can carry on or pack it all up and send it home or simply stop. You’ve only to say.",
                        )),
                    ],
                ),''')
open(P,'w').write(s)
