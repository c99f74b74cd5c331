from ed import *
N("what-now",
("我这不是情绪，是证据。","我这不是闹情绪，是摆证据。"),
("I will. It’s Lin.","I will. Put me down: Lin."),
("我来跟吧，我姓林。","我来跟，您记上，姓林。"),
)
N("bounced",("if he’s questions I’ll stay on with you","if he has questions I’ll stay on with you"))
N("identity",
("我问您听到什么，您跟我要号码。礼拜六要过，昨天要过，两回都没下文。","我问您听到什么，您就回我这么一句。证件号，礼拜六要过，昨天要过，两回都没下文。"),
("I ask what you’ve heard and you ask for my number. I’ve been asked on Saturday, I’ve been asked yesterday, and nothing came of it.","I ask what you’ve heard, and that’s all I get. As for the ID, I was asked on Saturday and I was asked yesterday, and nothing came of it."),
)
N("wednesday",
("我问过您什么时候能知道，您到现在也没说。那我自己打来问。","什么时候能知道，您到现在也没给我一个准话。那我自己打来问。"),
("I asked you when I’d know and you never did say. So I’m asking again.","Nobody has given me a time, so I’m ringing to ask."),
)
R(("and Billing decides them.","and Billing decide them."),
("because Billing goes by the days the test shows.","because Billing go by the days the test shows."),
("Billing has not yet ruled","Billing have not yet ruled"),
("The dearest sentences here don’t sound wicked at all:","The sentences that cost most here don’t sound wicked at all:"),
("“do make it a ten”","“could you make it a ten?”"),
)
