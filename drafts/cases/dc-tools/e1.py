from ed import *
R(
("乔女士打电话总断，断了四天了，这是她第三次打来。她讲理，也有证据。会不会发火，要看接电话的人；信不信得过，要看五点和十二点半那两通电话。",
 "乔女士打电话总断，前后五天了，这是她第三次打来。她讲理，也有证据。会不会发火，要看接电话的人；还信不信得过你们，要看今天说出口的话，明天还算不算数。"),
("Four days of dropped calls, and Ms Qiao is ringing for the third time. She is civil and she has evidence. Whether she loses her temper is up to whoever answers; whether she trusts you, up to two calls of yours, at five and at half past twelve.",
 "Five days of dropped calls, and Ms Qiao is ringing for the third time. She is civil and she has evidence. Whether she loses her temper is up to whoever answers; whether she goes on trusting the company depends on what becomes of the things you tell her."),
("用她自己说的细节回应她，不猜，不辩，没查的不说查了。","用她自己说的细节回应她，不猜，不辩。"),
("Answer with what she has told you: no guesses, no arguments, and nothing “checked” that you haven’t.","Answer with what she has told you, and not with guesses or arguments."),
("权限以外的要求，说得清楚，说得和气，再给一条走得通的路。","弄清哪些归你定、哪些不归你定，说得明白，也说得和气。"),
("Refuse what is beyond you clearly and kindly, and offer her something that you can do.","Know what is yours to decide and what isn’t, and be clear and kind about both."),
("约有钟点的回电，到点就打，没有结果也打；要改时间，赶在到点之前。","应下来的事自己记着，从今天跟到明天。"),
("Promise calls at a stated hour and keep them, result or no result; if an hour has to move, say so before it comes.","Keep hold of what you take on, from today into tomorrow."),
("热线接进一位乔女士。记录上看，她四天里打过两次，单子都结了，问题没人查过。","热线接进一位乔女士。记录上看，她周六、周一打过两次，单子都结了，问题没人查过。"),
("Her record shows two calls in four days. Both were closed; nobody looked into anything.","Her record shows two calls, on Saturday and on Monday. Both were closed; nobody looked into anything."),
)
