from ed import *
N("what-now",
("拖到今天没人管，是不像话。","拖到今天没人管是不像话。"),
("我来跟，您记上，姓林。","我来跟，我姓林。"),
("先得测，测要开单核对机主：姓名，证件后四位？","要测得先开单核对机主，您报一下姓名和证件后四位？"),
("I will. Put me down: Lin.","I will, and my name’s Lin."),
("It wants testing, and for that I need a ticket: your full name, and the last four of your ID?","A test needs a ticket, and a ticket needs your full name and the last four of your ID."),
)
N("bounced",
("不转了，我来管。","不转了我来管。"),
("开单要核对机主：姓名，证件后四位？","开单要核对机主的姓名和证件后四位。"),
("Five minutes of music, and it was me who sent you there. I do apologise.","Five minutes of music and it was me who sent you there. I do apologise."),
("I won’t do it again; I’ll see to this.","I won’t do it again and I’ll see to this myself."),
("讲四遍，谁也不干。","讲四遍谁也不干。"),
("这回不转您：技术值班的是赵工，我去跟他讲清楚，他要问，我陪您答。","这回不转您，技术值班的赵工那儿我去讲清楚，他要问我陪您答。"),
("So you won’t: Zhao’s on in Technical, I’ll tell him, and if he has questions I’ll stay on with you.","You won’t. Zhao’s on in Technical and I’ll tell him myself, and stay on with you if he has questions."),
("First the ticket: full name, and the last four of your ID?","First the ticket: full name and the last four of your ID?"),
)
N("say-it-back",
("家里、学校、街上都断，五天断了十一回。手机没换，换张卡就不断。前头打过两回，没下文。","家里学校街上都断，五天断了十一回。还是这部手机，换张卡就不断。前头打过两回没下文。"),
("It drops at home, at school and in the street. Eleven times in five days, and not with the other SIM. You rang twice and nothing came of it.","It drops at home and at school and in the street, eleven times in five days and never with the other SIM. You rang twice and nothing came of it."),
)
N("only-me",
("没呢。您等我两分钟，别挂。","没呢，您别挂，等我两分钟。"),
("It’s three masts, none of them tested so far. And other people have reported it: two tickets this week.","There are three masts and none of them’s been tested so far. Other people have reported it too, two tickets this week."),
)
N("fee",
("钱照交，电话老断，谁也不乐意。","钱照交电话老断，谁也不乐意。"),("先补，还是一起？","先补还是一起？"),
("I can’t refund the whole month, though,","But I can’t refund the whole month,"),
("The thirty now, or all together?","The thirty now or all together?"),
)
N("complain",
("断线还是我跟，","断线还是我跟。"),("今天五点打您这个号，说说进展。","今天五点打您这个号说进展。"),
("I would too, after this.","I would too after this."),
("(opens a form) Lin, 3062; I’m logging it.","(opens a form) Lin, 3062. I’m logging it."),
("I’ll go on chasing the fault too,","I’ll go on chasing the fault,"),
)
N("sent-back",
("跟您直说：什么也没测，单子没核对机主，退回来了。","跟您直说，什么也没测，单子没核对机主退回来了。"),
)
R(("姓名、后四位，今晚就排。","报一下姓名后四位，今晚就排。"),n=2)
N("close",
("补您三十，今天到账。","补您三十今天到账。"),
("您换卡那一试，让他们少找了半天，谢谢。","您换卡那一试让他们少找了半天，谢谢。"),
)
N("wednesday",
("又让您等着，又成您打来，是我不周到，抱歉。","又让您等着又成您打来，是我不周到，抱歉。"),
("查着了：礼拜五换上去一块坏板子，刚换下来，再看一天。","查着了，礼拜五换上去一块坏板子，刚换下来，再看一天。"),
("It was a bad board, put in on Friday. It’s out now, and they’ll watch it for a day.","It was a bad board put in on Friday. It’s out now and they’ll watch it for a day."),
)
N("promised-month",
("昨天那句话，让您白指望一场，抱歉。","昨天那句话让您白指望一场，抱歉。"),
)
