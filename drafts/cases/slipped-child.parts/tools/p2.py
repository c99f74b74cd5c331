import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
E=[
("opening","kneel",[("（跪到地上）我姓程，是当班的。","(gets down on the floor) I’m Cheng and I’m on duty here."),("小朋友，头碰着没有？晕不晕，想不想吐？下巴给我看看。","Did you bang your head, sweetheart? Are you dizzy or feeling sick? Let me see that chin.")],None),
("sign","two-steps",[("您是说，下了滑梯没两步，地上全是水，牌子一块也没看见。","So it was two steps off the slide and the floor was all water and there wasn’t a sign anywhere."),("还看见什么了？您都说。","What else did you see? I want all of it.")],None),
("running","made-for-it",[("不赖她。儿童角就是给孩子跑的，不跑才怪。","I don’t. This is a play corner and running is what it’s for."),("她疼成这样，还有人往她身上推，您听着得多扎心。","She’s hurt and somebody makes it her doing. It must have gone right through you.")],None),
("running","between-tables",[("（站到她和邻桌中间，背对着那一桌，不接话，只看着她，让她把话说完）","(steps between her and the next table, turning your back on them; says nothing at all, and waits until she has finished)")],None),
("who-goes","i-come",[("我去。车叫好了，三分钟到楼下，您抱她我拿包。","I am. The taxi’s downstairs in three minutes; you carry her and I’ll take the bags."),("到了我下车，挂号缝针回家我都在，这件事归我。","I’ll get out with you and stay till you’re home. This is mine to see to.")],None),
("form","in-the-taxi",[("有，我带上了。十二点四十，滑梯口：路上您说我写，写完了给您看。","We have and I’ve got one with me. Foot of the slide at 12:40; you talk and I’ll write and then you read it."),("离您最近的是哪位？","Who was nearest?")],None),
("corridor","through-a-door",[("隔着门听她喊，比扎在自己身上还疼。","You’d sooner they were sticking that needle into you than have to sit out here and listen."),("她高高兴兴来，在我们这儿摔成这样，对不起。","She came to us so happy and she goes home with stitches. I’m sorry.")],None),
("tooth","what-is-it-like",[("（蹲下）头一颗，说好给姥姥看的，这可是大事。","(crouches) Your very first one, and Grandma’s waiting to see it. That matters."),("它长什么样？你告诉我，店里的人好找。","What’s it like? Tell me and I’ll set them looking.")],None),
("table","how-shall-we",[("这桌您想怎么办：接着上，打包送家去，还是先停？您定，我让后厨照办。","How would you like it done? They can carry on serving or pack it all up and send it home or simply stop. It’s for you to say.")],None),
("facts","seven-minutes",[("跟您星期六说的一样。","It’s just as you said on Saturday."),("整整七分钟，没人挡那一下，孩子挨了两针，还叫人说她跑，对不起。","Seven minutes and nobody stopped it. She got two stitches and talk about running. I’m sorry.")],None),
("post","yours-to-post",[("问什么都推给别人，换谁都上火。","It’s maddening to be sent on to somebody else each time."),("视频发不发您定，我不拦。单子咱们照样递，您看先递哪张？","Post it or not as you think right. The papers go in either way. Which comes first?")],None),
("asleep","one-two-oh",[("侧着放，别让她呛着。120我来打，您家几号楼？我也过去。","On her side so she can’t choke. I’m ringing 120. Which block is it? I’ll meet you there."),("您刚才说，我没听进去，对不起。","You told me and I didn’t take it in. I’m sorry.")],None),
("brother","twenty-years",[("二十年没等来一句话，谁心里都得有个疙瘩。","Twenty years without so much as a word from them. Of course it rankles."),("这回除了保险那头，您还想要句什么？您说。","Leaving the insurer aside, what would you want said or done this time?")],None),
("grandmother","one-turn",[("（对老人）接碗面转个身，谁都有这一下。","(to the old woman) Anybody turns round to take a bowl."),("（轻声）好好的生日弄成这样，娘儿俩都难受。","(quietly) It was to be such a day and now you’re both miserable.")],None),
("monday","three-steps",[("（拨通）五点，小程。","(dials) It’s five and this is Cheng."),("看了：十二点三十三拖，四十摔。牌子一块，在厕所门口背着滑梯。小满跑了三步。","I’ve seen it. They mopped at 12:33 and she fell at 12:40. There was one sign and it was by the toilets facing the other way. She’d run three steps.")],None),
("tuesday","show-her",[("该我说的，让您等到自己来，对不起。","It was for me to tell you and I’m sorry I left you waiting."),("十二点三十三拖的，四十摔的。牌子在那边厕所门口，背着这儿。她跑了三步。","They mopped at 12:33 and she fell at 12:40. The sign was by the toilets, facing away. She ran three steps.")],None),
("at-eight","ring-anyway",[("（拨通）郭女士，八点，小程。","(dials) Ms Guo, it’s Cheng at eight as I said."),("实话说一样结果没有：祝阿姨记不准牌子，牙翻两遍没有，监控要等周一。","There’s nothing to tell you. Mrs Zhu can’t swear to the sign, no tooth in two searches and no footage till Monday.")],None),
("leaving","in-the-front",[("您说得对，半天没一句人话，对不起。","You’re right and I’m sorry."),("车叫好了，我坐前头不说话，挂号我跑。","There’s a taxi downstairs. I’ll sit in the front and keep quiet and do the queueing when we’re there.")],None),
("alone","twelve-minutes",[("我现在过来，十二分钟，钱我交您坐着。","I’m on my way and I’ll be twelve minutes. You sit down and I’ll pay."),("叫您一个人去，对不起。","I’m sorry you were sent by yourself."),("往后归我。","It’s mine from here.")],None),
("night","monday-at-five",[("没让她睡过去，您做对了。","You were right not to let her sleep."),("监控周一上午才看得着。","Monday’s the earliest for the cameras."),("周一下午五点我打给您，看见什么说什么，","I’ll ring you at five that afternoon and tell you what’s on them."),("行吗？","All right?")],None),
("close","once-through",[("对一遍：医药费付清了，案号0417，周三您把误工课费单子给我去递。","So the hospital’s paid and the file’s 0417 and on Wednesday you give me your papers to put in."),("牙在滑梯垫子下，给她收着。拉手刹站起来过去问，我跟全店讲了，谢谢您。","The tooth was under the slide mat and I’m keeping it for her. Thank you for handbrake, up, over to them. I’ve told the whole staff.")],None),
]
for n,r,t,d in E: s=edit(s,n,r,t,d)
open(P,'w').write(s)
