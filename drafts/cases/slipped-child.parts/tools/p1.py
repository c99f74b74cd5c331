import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
E=[
("opening","so-sorry",[None,("您先别急，千万别急，我们这就处理，肯定给您和孩子一个满意的交代。","Please try not to worry, we’ll have this seen to at once, and you’ll both get a proper answer from us.")],None),
("opening","how-did-she",[("我是今天当班的。怎么摔的？从滑梯上滑下来摔的，还是走着走着摔的？旁边有哪位看见了？","I’m on duty here. How did it happen? Was she coming off the slide or just walking along, and did anyone see it?")],None),
("opening","kneel",[("（跪到地上）我姓程。","(down on the floor) I’m Cheng."),("小朋友，头碰着没有？晕不晕，想不想吐？下巴给我看看。","Did you bang your head, sweetheart? Dizzy? Feeling sick? Let’s see that chin.")],"EyeContact"),
("blood","gauze",[("（接过同事递来的急救箱）纱布在里，冰在外，您抱稳她。","(takes the first-aid box from a colleague) Gauze first, then ice; you just hold her."),("您只管说，我听着。","Go on talking, I’m listening.")],None),
("blood","sign-must-be",[("地刚拖过，是有点潮，不过牌子肯定摆了的，我们拖地都有规矩，落不下。您再往那边找找？","It’s only just been mopped, so it will be damp, but there’ll be a sign out, there always is. Could you have another look over there?")],None),
("lifted","nearly-there",[("已经抱起来了，就差三四步。让她躺平了您再细细检查，总比在水里泡着强，您说是不是？","I’ve got her now, it’s only three or four steps. Let me lay her down and you can check her then. It’s better than sitting in a puddle.")],None),
("lifted","back-to-you",[("（慢慢还到她怀里）小满，脖子疼吗？手脚动动看。","(gives her back slowly) Does your neck hurt, Xiaoman? Wiggle your toes."),("纱布来了，压这儿。","Here’s gauze; press there."),("没问就抱，对不起。","I’m sorry I grabbed her.")],None),
("lifted","meant-well",[("我是一片好意，怕她着凉。您看您这一喊，把孩子都吓着了，咱们有话好好说，别急，行吗？","I was only trying to help, she’ll catch cold down there. You’re frightening her with that shouting. Can’t we talk about this quietly?")],None),
("sign","two-steps",None,"LeanIn"),
("running","made-for-it",None,"WarmTone"),
("grandmother","one-turn",[("（对老人）接碗面转个身，谁都有这一下。","(to the old woman) Anybody turns round to take a bowl."),("（轻声）好好的生日弄成这样，娘儿俩都难受。","(quietly) It was to be such a day, and now you’re both miserable.")],None),
("grandmother","how-far",[("老人家您先别慌。当时您站在哪儿，离孩子有几步远？面是哪位服务员端过来的？我先记一下。","Don’t upset yourself. Where were you standing, how many steps from her? And which of the waiters brought the bowl? I’ll just note it.")],None),
("crowd","public-place",[("手机在人家手里，我们也不好硬拦。您把身子背过去，他们就拍不着孩子的脸了，先忍一忍，好吧？","They’re customers too, and I can’t very well take their phones away. If you turn your back they won’t get her face. Can you bear with it?")],None),
("crowd","if-you-like",[("疼着还被人拍，谁受得了。","Hurt and filmed too; who’d stand for that?"),("里头有空包间，她能挪吗？您不想动，我就拿屏风挡。","There’s an empty room, if she can be moved and you’d like to. If not, I’ll fetch screens.")],None),
("crowd","sheet-first",[("趁大家都还在，咱们先把《经过单》填了。人证现成的，以后报保险能快好多天，填完了咱们马上就走。","While they’re all here, why don’t we do the incident sheet? The witnesses are on the spot, it’ll save you weeks with the insurer, and then we’ll go.")],None),
("who-goes","ask-who",[("派谁去，我得先问一声店长，她一回电话就定。您先走一步，我们的人很快就到，咱们医院门口见。","I’ll have to ask the manager who can be spared, she’s sure to ring back. You go on ahead, and somebody will be with you there very soon.")],None),
("who-goes","i-come",[("我去。车三分钟到楼下，您抱她我拿包。","I am. The taxi’s three minutes off; you carry her and I’ll take the bags."),("挂号、缝针、回家我都在，这件事归我。","I’ll be there till you’re home. This is mine to see to.")],None),
("who-pays","whatever-it-takes",[("您只管给孩子看，挂专家、拍片子，以后祛疤、补牙，花多少都是我们的，一分钱不用您操心，真的。","Just get her seen to. Specialist, X-rays, a scar clinic later on if she needs it: whatever it comes to is on us, and you’re not to give it a thought.")],None),
("who-pays","two-thousand",[("今天检查缝针，两千以内凭单子我们付，责任怎么定都付。超的归保险公司核，我陪您报。","We pay for today, up to two thousand against the receipt, whoever’s to blame. Above that it’s the insurer, and I’ll help you claim."),("这样行吗？","Is that all right?")],None),
("who-pays","keep-receipts",[("都是客人先垫，完了凭票来报。票您一张张收好，要盖章的，别折，别沾水，少一张，财务那边都不好办。","The way it works is that guests pay and claim it back. Do keep every slip, stamped, and try not to fold them. If there’s one missing, Accounts can be awkward.")],None),
("who-pays","the-policy",[("我们投的是公众责任险，含医疗附加，每次事故有限额，扣掉免赔额按比例赔付，这一块您放心，都有的。","It’s public liability with a medical extension, so there’s a per-event limit, and it pays pro rata net of the excess. You’re covered, don’t worry.")],None),
("table","how-shall-we",None,"WarmTone"),
("form","in-the-taxi",[("有，我带着。十二点四十，滑梯口，路上您说我写。","I’ve got one on me. It’s 12:40, foot of the slide; you talk and I’ll write."),("离您最近的是哪位？","Who was nearest to you?")],None),
("form","send-it-over",[("有的有的，这个我们都有。等忙完这一阵，我在电脑上填好了发给您，您签个字就成，很快的。","Yes, of course we have. I’ll fill it in when things are quieter and send it over, and you’d only need to sign it.")],None),
("form","not-now",[("都这会儿了，咱们就先别管单子了。当妈的，心思得放在孩子身上，您说是不是？","I don’t think we need worry about paperwork just now, do you? She’s the one who needs her mum’s attention.")],None),
("form","internal",[("单子是有，内部存档用的，一般不给客人看，店长签完字就入库了，没您什么事，您放心走。","There is one, but it’s for our own files. The manager signs it and it goes in a drawer. You needn’t bother about that at all.")],None),
("cleaner","grandchildren",[("祝阿姨家里也有孙女，跟小满一般大，她比谁都难受。您大人有大量，就别跟她一般见识了。","Mrs Zhu’s a grandmother herself, and nobody feels worse about it than she does. Do be kind to her. She’s had a dreadful time too.")],None),
("cleaner","gone-tomorrow",[("您消消气，这人我们一定严肃处理，该开除开除，该罚款罚款，往后您再来，保证见不着她。","You’ve every right. She’ll be dealt with, believe me, and I shouldn’t be surprised if that’s her last week. You won’t see her here again.")],None),
("cleaner","out-of-sight",[("好了好了，别说了！祝姐，你先下去，这儿没你的事，赶紧的，别在这儿杵着了，快走快走。",None or "All right, that’s enough now! Mrs Zhu, would you go downstairs, please? There’s nothing for you here. Off you go, quickly.")],None),
("cleaner","say-it-to-me",[("（站到两人中间）拖完就走，摔的是您女儿，","(steps between them) She went off and it was your girl who fell."),("这话冲我说。怎么拖的我今天问清。","Say it to me. I’ll be asking her today just how it was done.")],None),
("leaving","let-them-go",[("也行，您路上慢点，别着急。电梯下去右拐就是出租车站，单据记得留着，回头再来找我们。","As you like. The rank’s on the right as you come out of the lift. Mind how you go, and do hang on to the receipts.")],None),
("leaving","in-the-front",[("您说得对，半天没一句人话，对不起。","No, we haven’t, and I’m sorry."),("车叫好了，我坐前头不说话，挂号我跑。","There’s a taxi downstairs. I’ll sit in the front, keep quiet and do the queueing.")],None),
("alone","pay-and-keep",[("六百多的话，您先垫一下，票收好，报销肯定没问题的。我这边正赶上高峰，实在是走不开，不好意思。","If you could put it on your card for now, it’ll all come back to you. I’m sorry, I’m rushed off my feet or I’d come myself.")],None),
("alone","twelve-minutes",[("我现在过来，十二分钟，钱我交您坐着。","I’m on my way, twelve minutes. You sit down and I’ll pay."),("叫您一个人去，对不起。","I’m sorry you were sent by yourself."),("往后归我。","It’s mine from here.")],None),
("alone","desk-number",[("您别急，这事归行政管，我给您个号码，您跟他们讲一下情况，他们能安排人过去。","Please don’t worry, it’s the office who see to that. I’ll give you their number. If you tell them what’s happened they’ll sort it out.")],None),
("corridor","through-a-door",None,"WarmTone"),
("tooth","what-is-it-like",None,"WarmTone"),
("paper","signs-it",[("（接过笔）行，我这就写：地湿，无牌，餐厅全责，程某。","(takes the pen) There: wet floor, no sign, entirely our fault, signed Cheng."),("六百一十二我现在就去交，您心里踏实点了吧？","And I’ll go and pay the six hundred and twelve. Is that better?")],None),
("paper","not-allowed",[("钱我交。","I’ll pay that."),("可这个字我签不了，公司有规定，什么都不能写给客人，换谁来都一样。您也别太为难我。","But I can’t sign anything, it’s company rules, nothing in writing to guests, and it’d be the same with anybody. Don’t put me on the spot.")],None),
("paper","both-ways",[("钱我去交。","I’ll see to that."),("责任真要写，那得两头写：地是湿的，孩子边上也没大人。我看都不写，对您也好，您说呢？","If we’re writing fault it’d have to be both: the floor was wet, and there was no grown-up by her. Better for you if we leave it out.")],None),
("paper","what-was-seen",[("（刷卡）钱付了。","(pays by card) That’s done."),("《经过单》一人一份，写看见的：几点，哪儿，地湿。","The sheet’s one each and says what was seen: when, where, a wet floor."),("“全责”归保险公司定，我写了不算数。","Fault is for the insurer; from me it’d be worth nothing.")],None),
("at-eight","leave-it-tonight",[("（先不打。两手空空，打过去她心里更堵；孩子怕是刚睡下，铃一响又醒了。等明天有了点什么，再一块儿说）","(leaves it for tonight: there is nothing to say, the child may just have dropped off and the ringing would wake her; better to wait until there is something)")],None),
("at-eight","kind-message",[("（发微信）郭女士晚上好！小满好点儿了吗？今天的情况我们正在积极了解，请您放心，祝宝贝早日康复，开开心心！","(by text) Good evening, Ms Guo! We do hope Xiaoman is feeling better. We are looking into everything. Please don’t worry, and all our best wishes for a speedy recovery!")],None),
("at-eight","ring-anyway",[("（拨通）郭女士，八点，小程。","(dials) Ms Guo, it’s Cheng, at eight."),("实话说一样结果没有：祝阿姨记不准牌子，牙翻两遍没有，监控要等周一。","There’s nothing, to be honest: Mrs Zhu can’t swear to the sign, no tooth in two searches and no footage till Monday.")],None),
("evening","open-her-eyes",[("您这就叫她，睁不睁眼，认不认得您？","Wake her now: does she open her eyes and know you?"),("醒不醒都回急诊。车十分钟到楼下，我在医院等。","Either way she goes back to casualty. The taxi’s ten minutes, and I’ll be at the door.")],"SlowDown"),
("evening","sleep-it-off",[("多半是折腾累了，打了麻药，胃里也不舒服。让她睡，睡一觉明早就好了，您忙了一天，也早点歇着。","She’ll be tired out, and the anaesthetic doesn’t agree with everyone. Let her sleep and she’ll be right as rain tomorrow. You need your rest too.")],None),
("evening","doctor-said",[("下午大夫仔细查过的，骨头没事，头也没碰着。吐跟摔应该没有关系，您别老往那上头想，越想越怕。","The doctor did look her over, and there’s nothing broken and no bump. It can’t be to do with the fall. I wouldn’t go imagining things.")],None),
("evening","finish-first",[("您先听我说完，就两句话。","Can I just finish, it’s only two things?"),("监控周一上午看，店长也去。牙明天大扫除，我让他们再仔仔细细找一遍。","We see the footage on Monday morning, with the manager. And they’ll look for the tooth again when they clean tomorrow.")],None),
("asleep","ask-a-nurse",[("您等我一下，我有个同学是护士，我问问她这算不算要紧，该不该再上医院，问到了马上回您。","Hold on, I know somebody who’s a nurse. I’ll ask her whether it’s anything to worry about and get straight back to you.")],None),
("asleep","stay-calm-now",[("您先稳住，这时候当妈的可不能乱。坐下来，深呼吸，跟我一起数到十。您一慌，什么都看不准。","You must try to stay calm, you’re the one she needs. Sit down, take a deep breath, count to ten. One can’t judge anything in a state.")],None),
("asleep","doctor-decides",[("这个我真不懂，不敢乱说。您打一下儿童医院的夜间咨询，号码我发您，他们专业，问他们踏实。","I’m no doctor, so I’d better not say. The children’s hospital has a night line. I’ll send you the number, they’re the ones to ask.")],None),
("asleep","one-two-oh",[("侧着放，别呛着。120我打，您家几号楼？我也过去。","On her side, so she can’t choke. I’m ringing 120; which block? I’ll meet you there."),("您刚才说，我没听进去，对不起。","You told me and I didn’t take it in. I’m sorry.")],None),
("night","chase-it",[("不是小题大做，您做得对。","It was quite right to come."),("监控的事您放心，周一我一上班就去催，盯着他们看，那边一有回话，我马上通知您。","As for the cameras, I’ll be on to them first thing on Monday, and the moment they come back to me I’ll let you know.")],None),
("night","monday-at-five",[("没让她睡过去，您做对了。","You were right not to let her sleep."),("监控周一上午才看得着。","Monday’s the earliest for the cameras."),("周一下午五点我打给您，看见什么说什么，","I’ll ring you at five that day and tell you what’s on them."),("行吗？","All right?")],"WarmTone"),
("night","manager-takes-over",[("这一天，够您受的。","You’ve had quite a day."),("周一店长回来，这事就交给她接着办了。她姓冯，您直接找她，比找我管用，她能拍板。","The manager’s back on Monday and it goes to her. Ms Feng. You’d do better to ask for her; she can decide things and I can’t.")],None),
("night","the-big-bear",[("监控等周一。","It’s Monday for the cameras."),("（提起纸袋）这是店里让我带来的，一只大熊，五百块的券，给孩子压压惊，一点心意，您收下。","(lifts a carrier bag) And this is from all of us, a big bear and a five-hundred voucher, to make up for a rotten day. Do take it.")],None),
("rings-in","could-not-get-through",[("哎呀，我晚上给您拨了好几个，一直说不在服务区，我正着急呢！孩子没事就好，没事就好，谢天谢地。","Oh, thank heavens! I’ve been trying you all evening and couldn’t get through, I’ve been worried sick. So she’s all right? That’s the main thing.")],None),
("rings-in","on-my-way",[("我现在过来，十五分钟。","I’m coming; fifteen minutes."),("您一个人抱下五楼，本该有人在的，对不起。","You should have had somebody with you tonight, and I’m sorry."),("地的事，周一五点我打您电话，","About that floor, I’ll ring you on Monday at five."),("成吗？","May I?")],None),
("rings-in","off-duty",[("孩子没事就好。我这会儿下班了，人也不在店里，您把今晚的单据都留好，周一拿过来，我给您一起报上去。","I’m glad she’s all right. I’m off now, and not at the restaurant, so if you’d keep tonight’s receipts and bring them on Monday I’ll put them in with the rest.")],None),
("monday","three-steps",[("（拨通）五点，小程。","(dials) It’s five; Cheng here."),("看了：十二点三十三拖，四十摔。牌子一块，在厕所门口背着滑梯。小满跑了三步。","I’ve seen it: mopped at 12:33, and she fell at 12:40. One sign, by the toilets, facing the other way. She’d run three steps.")],None),
("monday","wait-for-insurer",[("（先不打。保险公司明后天就有意见，到那时候连结论一起说，省得她听了一半又急一场，问起责任来，还答不上）","(leaves it: the insurer will have a view in a day or two, and half the story now would only upset her before the rest is known)")],None),
("tuesday","just-about-to",[("哎呀，巧了，我手机都拿起来了，正要给您打呢！监控物业拖到今天才批下来，我也是刚刚看完，您快坐，喝口水。","What a coincidence, I had the phone in my hand to ring you! They only let us see the footage today, I’ve this minute come from it. Do sit down.")],None),
("tuesday","hundred-to-settle",[("让您专门跑一趟，怪不好意思的。您看这样，我给您拿一千块，医药费之外的，这事咱们就到这儿，行不行？","I’m sorry you’ve had to come in. Look, suppose I let you have a thousand, on top of the hospital, and we draw a line under it?")],None),
("tuesday","talk-to-feng",[("这事已经转给店长了，她十一点到，您先在那边坐会儿，喝杯茶，到时候直接问她，监控她看过，她说了算。","It’s with the manager now. She’s in at eleven, if you’d like to take a seat over there. She’s seen the footage, so she’s the one to ask.")],None),
("tuesday","show-her",[("该我说的，让您等到自己来，对不起。","It was for me to tell you, and I’m sorry I left you waiting."),("十二点三十三拖的，四十摔的。牌子在那边厕所门口，背着这儿。她跑了三步。","Mopped at 12:33, and she fell at 12:40. The sign was over there by the toilets, facing away. Three steps, she ran.")],"EyeContact"),
("facts","whatever-you-say",[("看明白了，全是我们的错，一点没得说，您骂得对。您开口吧，该怎么赔，我们没有二话。","I’ve seen it now and it’s all our fault, no question. You tell me what you want for it and there’ll be no argument from us.")],None),
("facts","seven-minutes",[("跟您星期六说的一样。","It’s just as you said on Saturday."),("七分钟没人挡那一下，孩子挨两针，还叫人说她跑，对不起。","Seven minutes went by, she got two stitches, and people talked about running. I’m sorry.")],"SlowDown"),
("facts","she-did-run",[("牌子是偏了点，这个我认。可录像里她确实在跑，还回了一下头，这一点，保险公司也看得到。","It wasn’t in quite the right spot, no. But she is running on it, and she looks round. The insurer will see that as well, you know.")],None),
("taken-at-word","what-i-meant",[("我当时的意思是“帮您争取”，那会儿人又多又乱，您可能听岔了，谁也记不了那么清，您说是吧？","What I meant was that I’d do my best for you. It was all such a rush, I dare say you remember it a little differently, don’t you?")],None),
("taken-at-word","not-mine-to-say",[("是我说过了头，让您空指望，对不起。","I’d no business saying it, and I’m sorry you’ve counted on it."),("头一回的医药费我能认，别的归保险核，我那句不作数。","All I can speak for is the first treatment; the rest is the insurer’s, whatever I said.")],None),
("taken-at-word","two-thousand-quiet",[("我认，我认。这样，我自己想办法给您凑两千，不走店里的账，您就别让店长知道了，行吗？","I did, yes. I’ll tell you what, I’ll find two thousand for you myself, off the books. Only please don’t let the manager know about it.")],None),
("claim","red-packet",[("八千，店里真拿不出来。我私人给孩子包一千二的红包，图个吉利，也算我一点心意，这事咱们就翻篇，往后还是朋友，您看好不好？","Eight I really can’t. But suppose I put twelve hundred in a red envelope for her, from me, for luck, and we turn the page and stay friends? Would that do, do you think?")],None),
("claim","be-reasonable",[("八千给不了。","We can’t pay eight thousand."),("孩子也没落下什么，惊吓费这一项，我干了这些年，是头一回听说。咱们做人做事，都得凭良心讲道理，您说是吧？","She’s come to no lasting harm, and in all my time here I’ve never heard of anyone charging for a fright. We all have to be fair about these things, don’t we?")],None),
("claim","fight-for-it",[("我去跟店长讲。","I’ll take it up with the manager."),("八千不算多，别家有赔过更多的，您这些理由都站得住，我尽力给您争取，应该问题不大，您就等我的好消息。","Eight’s not so very much, I’ve known more. I’ll do my utmost for you and I shouldn’t think there’ll be any trouble. Just leave it to me.")],None),
("claim","not-mine-to-grant",[("三个班真扣了。","You did lose three shifts."),("可八千我答应不了：","But I can’t agree to eight thousand:"),("店里只出首次医药费，其余归保险核。","we pay the first treatment and the insurer weighs the rest."),("误工课费我陪您递，您自己去也行，","I’ll help you put in shifts and fees, or you can go direct."),("您看呢？","Which suits you?")],None),
("brother","twenty-years",[("二十年没等来一句话，谁心里都有疙瘩。","Twenty years without a word. Of course it rankles."),("保险以外，您还想落下什么？您说。","Leaving the insurer aside, what would you want said or done?")],"WarmTone"),
("brother","not-our-restaurant",[("那家店跟我们没关系，也是二十年前的事了。咱们该付的医药费，星期六一分钱也没少过您的。","That was another restaurant and twenty years ago, so it can’t be laid at our door. What we owed you for Saturday has been paid in full.")],None),
("brother","let-it-go",[("过去的事，就让它过去吧。人总得往前看，孩子现在好好的，比什么都强，您说是不是这个理？","It’s best to let these things go. One has to look forward, and she’s all right, which is worth more than any money, isn’t it?")],None),
("items","all-of-it",[("我替您问过保险公司了：误工全认，课费全认，惊吓费酌情给一点，从今天起十天到账，您放一百个心。","I’ve asked them: the shifts in full, the fees in full, something towards the fright, and the money ten days from today. You can rest easy.")],None),
("items","clause-by-clause",[("误工属于间接损失，须有减收证明和医嘱休假；课费看因果关系是否成立；精神损害按条款一般除外。","Loss of earnings is consequential and needs certification; fees turn on causation; non-pecuniary loss is usually excluded under the wording.")],None),
("items","as-far-as-i-know",[("误工要车队证明，课费要发票，认多少他们核。惊吓费没单子，我看难。十天从材料齐算起。","A letter from your depot, an invoice for the dancing; how much is up to them. The fright has no paper, so I doubt it. Ten days from the last paper."),("清楚吗？","Is that clear?")],None),
("items","ask-them-yourself",[("这些得问保险公司，我说了不算。他们热线九点到五点半，您报案号0417，他们会一条一条给您解释。","Those are all for the insurer and I can’t answer for them. The line’s open nine to half past five. Quote 0417 and they’ll go through it with you.")],None),
("post","please-dont",[("您先别发，行吗？发出去，对孩子也不好，她脸都露着呢。您不发，保险那边我天天替您催，您看呢？","Could you hold off, please? It wouldn’t be nice for Xiaoman either. If you keep it to yourself I’ll be on to the insurer for you every day.")],None),
("post","yours-to-post",[("问什么都推给别人，是叫人上火。","It’s maddening, to be sent on to somebody else each time."),("视频发不发您定。单子咱们照样递，先递哪张？","Post it or not as you think right. The papers go in either way. Which comes first?")],None),
("post","your-right",[("那是您的自由，我们管不着，也不拦着。反正事实就在那儿，该怎么走程序，还是怎么走。","That’s entirely up to you and none of our business. The facts are what they are, and it’ll go through the usual channels whatever you do.")],None),
("close","birthday-package",[("保险那头有案号，材料我盯着，您等信就行。","The insurer has it on file, so that’s in hand."),("牙也找着了，您放心。对了，姥姥的寿宴补办吗？我们有个八人套餐，这周订送一道长寿面，我给您留个靠窗的位？","We’ve got the tooth. And will you be having the birthday after all? There’s a menu for eight, with noodles thrown in if it’s this week. Shall I hold a table?")],None),
("close","good-word",[("谢谢您这几天的理解和配合，您真是通情达理！","And thank you so much for being so understanding!"),("牙找着了，给小满留着呢。您看事情也都妥了，网上要是有人提起，麻烦您帮我们说句好话，成吗？","We’ve got the tooth safe for Xiaoman. Now that it’s all settled, if anybody brings it up online, you wouldn’t mind putting in a good word for us, would you?")],None),
("close","once-through",[("对一遍：医药费付清了，案号0417，周三您把误工课费单子给我去递。","So: the hospital’s paid, the file’s 0417, and on Wednesday you give me your papers to put in."),("牙在滑梯垫子下，给她收着。拉手刹站起来过去问，我跟全店讲了，谢谢您。","The tooth was under the slide mat; I’m keeping it for her. Thank you for handbrake, up, over to them. I’ve told the whole staff.")],"WarmTone"),
("close","in-due-course",[("保险那头已经在走流程了，您不用操心，也不用再跑，有了结果，会有专人联系您，您安心等着就好。","It’s going through with the insurer now, and somebody will be in touch when there’s an outcome, so there’s nothing you need do."),("牙我放服务台了，您路过来拿。感谢您的来电，祝孩子健康快乐。","The tooth’s at the desk whenever you’re passing. Thank you, and all our best to Xiaoman.")],None),
]
for n,r,t,d in E: s=edit(s,n,r,t,d)
s=replace_reply(s,"lifted","which-first",'''                Reply(
                    id: "hands-off",
                    segments: [
                        FirstAid(text: (
                            zh: "（还到她怀里，递上纱布）您来压，冰我举着，不碰她了。",
                            en: "(gives her back, holds out gauze) You press. I’ll hold the ice and keep my hands to myself.",
                        )),
                        LetVent(text: (zh: "您接着说，我该听。", en: "Go on, I’ve earned it.")),
                    ],
                    set: ["tended"],
                ),''')
s=replace_reply(s,"running","never-mind-him",'''                Reply(
                    id: "between-tables",
                    delivery: [EyeContact],
                    segments: [
                        LetVent(gesture: (
                            zh: "（站到她和邻桌中间，背对着那一桌，不接话，只看着她，让她把话说完）",
                            en: "(steps between her and the next table with your back to it, says nothing, and lets her finish)",
                        )),
                    ],
                ),''')
s=replace_reply(s,"facts","all-changed",'''                Reply(
                    id: "in-her-words",
                    segments: [
                        Paraphrase(about: "the-timeline", text: (
                            zh: "十二点三十三到四十，七分钟，牌子冲着厕所。跟您当时说的，地湿，没见牌子，对得上。",
                            en: "From 12:33 to 12:40, seven minutes, and a sign that faced the toilets. You said a wet floor and no sign, and that’s how it was.",
                        )),
                    ],
                ),''')
x,y=reply_span(s,"still-bleeding","at-last")
s=s[:y]+'''
                Reply(
                    id: "swap-it",
                    segments: [
                        FirstAid(text: (
                            zh: "（跪下，把老人手里的餐巾换成纱布和冰）我压着，您托住她头。",
                            en: "(kneels and swaps the grandmother’s napkin for gauze and ice) I’ll press, you hold her head.",
                        )),
                        LetVent(text: (zh: "该骂就骂，我听着。", en: "Say what you like, I’m listening.")),
                    ],
                    set: ["tended"],
                ),'''+s[y:]
# dead guards
a='''next: [(when: Trust(below: 10), to: "walks-out"), (to: "corridor")],'''
assert a in s; s=s.replace(a,'''next: "corridor",''')
a='''next: [(when: Anger(at_least: 90), to: "posted"), (to: "monday")],'''
assert a in s; s=s.replace(a,'''next: "monday",''')
open(P,'w').write(s)
