import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b):
    global s
    assert s.count(a)==1,(s.count(a),a)
    s=s.replace(a,b)
s=replace_reply(s,"grandmother","how-far",'''                Reply(
                    id: "how-far",
                    segments: [
                        AskFact(text: (
                            zh: "老人家您先别慌。当时您站在哪儿？面是哪位服务员端过来的？",
                            en: "Now don’t upset yourself. Where were you standing, and which of the waiters was it?",
                        )),
                        Blame(text: (
                            zh: "是不是离得远了点，一时没顾上？",
                            en: "You’d got just a bit too far off, I expect?",
                        )),
                    ],
                    set: ["chipped"],
                ),''')
x,y=reply_span(s,"brother","not-our-restaurant"); b=s[x:y]; s=s[:x]+b.replace('Clarify(text','Indifferent(text')+s[y:]
rep('''……我今天干吗非要出来吃？我妈说了在家下碗面就行。我冲她嚷什么呀，她端着面呢……",''','''……我车上摔了人，拉手刹，站起来，过去问，我什么时候慌过？轮到自己的，我冲我妈嚷什么呀，她端着面呢……",''')
rep('''… Why did I have to go out? Mum said noodles at home would do. And what did I shout at her for, she was only standing there with the bowl …",''','''… Somebody falls on my bus and it’s handbrake, up, over to them, never a flap. And when it’s my own I go and shout at Mum, and her just standing there with the bowl …",''')
s=edit(s,"night","chase-it",[("您带她来，是来对了。","It was quite right to bring her."),None])
rep('''zh: "昨天五点，我把车停在总站，熄了火，等你电话。等到五点二十，下一趟发车了。……我就自己来看看，这块地。",
                        en: "Yesterday at five I had my bus at the terminus with the engine off, waiting for you to ring. Twenty past, I had to pull out. … So I thought I’d come and look at it myself.",''','''zh: "昨天五点，我在家守着她，手机搁在桌子当中，响铃开到最大。等到六点，我去做饭了。……我就自己来看看，这块地。",
                        en: "Yesterday at five I was at home with her, and the phone in the middle of the table with the ringer turned up. At six I went and got supper. … So I thought I’d come and look at it myself.",''')
rep('''            zh: "有人受伤，先顾人，后论事；夜里也一样。",
            en: "When somebody is hurt, see to the person before the case, at whatever hour.",''','''            zh: "有人受伤，先顾人，后论事。",
            en: "When somebody is hurt, see to the person before the case.",''')
rep('''            zh: "说好几点联系就几点联系，没有消息也联系；给不了的，说明白，说和气，再指一条路。",
            en: "Get in touch when you said you would, news or none; and what you can’t give, refuse plainly and kindly, with another way to go.",''','''            zh: "说几点就是几点；给不了的，说明白，说和气，再指一条走得通的路。",
            en: "When you say an hour, mean it; and what you can’t give, refuse plainly and kindly, with another way to go.",''')
# thanks that fits the path
x,y=reply_span(s,"close","once-through"); b=s[x:y]
b1=b.replace('id: "once-through",','id: "once-through",\n                    when: Visited("corridor"),')
b2=b.replace('id: "once-through",','id: "once-through-too",\n                    when: Not(Visited("corridor")),')
m=re.search(r'Thank\(about: "handbrake", text: \(.*?\)\),',b2,re.S); assert m
b2=b2.replace(m.group(0),'''Thank(about: "newspaper", text: (
                            zh: "牙在滑梯垫子下，给她收着。车上洒了您都停下来铺报纸，这话我跟全店讲了，谢谢您。",
                            en: "The tooth was under the slide mat; I have it. Thank you for the newspaper you put down on your bus. I’ve told the whole staff.",
                        )),''')
s=s[:x]+b1+'\n'+b2+s[y:]
open(P,'w').write(s)
