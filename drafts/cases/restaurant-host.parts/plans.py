import subprocess,json
M='/tmp/mf/moodfirst'; F='/work/cases/restaurant-host.ron'
FRI="go-on three-things the-small-table your-word not-his-job two-things in-his-hands taught-us two-tomorrow".split()
SAT="ring-at-two my-rota left-over half-past-six you-decide".split()
TUE="he-chooses card-in-hand half-a-step-back under-the-lotus".split()
TB=FRI+SAT+TUE
def sub(l,**kw):
    """replace one choice by several: key with _ for -, '+' joins"""
    out=[]
    for c in l:
        k=c.replace('-','_')
        out+= kw[k].split() if k in kw else [c]
    return out
plans=[
("textbook","plain",TB,"Lets him speak, takes him aside, hears the fish, refuses the boy’s job, lets him choose, keeps both hours and lets him name the dish."),
("textbook, direct","direct",sub(TB,the_small_table="the-small-table turn-round"),"He will not be moved; the supervisor moves instead."),
("textbook, quiet","quiet",sub(TB,the_small_table="the-small-table we-shall-see"),"“It’s nothing much” is taken for what it is."),
("the other good answers","plain",sub(TB,your_word="hear-the-fish",left_over="say-it-all",you_decide="i-shall-stand"),"Paraphrase for naming, silence for naming, and “I shall stand there myself”."),
("swallowed and said","direct",sub(TB,the_small_table="the-small-table swallowing-it",your_word="hear-the-fish"),"A direct man, met with what it costs him to keep his voice down."),
("notorious","plain","ten-off cakes-too we-train-them by-the-elbow for-both-of-us he-has-retired".split(),"Discount, denial, elbow, a lecture; at last he asks for the old owner."),
("over-sorry","plain","full-house the-new-lad to-the-guests they-took-it-well".split(),"Sorry, kind words and “very seriously”, and nothing behind them."),
("offer-first","plain","ten-off cakes-too the-new-lad to-the-guests cakes-for-all".split(),"Everything offered, nothing heard."),
("ten per cent, taken back","plain",sub(TB,go_on="ten-off too-quick",the_small_table="the-small-table turn-round"),"The discount comes first and is withdrawn at once; the rest is right, and it is forgiven."),
("recovery from the door","plain",sub(TB,the_small_table="lost-face too-loud",your_word="hear-the-fish"),"His face named at the door; an apology, the corner, and all right from there."),
("sorry to the guests","plain",sub(TB,the_small_table="to-the-guests too-loud"),"The same by another road: the apology called across to his guests."),
("gone tomorrow, unsaid","plain",sub(TB,not_his_job="out-tomorrow",my_rota="my-rota not-mine-to-say"),"Promises the dismissal, and takes it back honestly next day."),
("gone tomorrow, he says","plain",sub(TB,not_his_job="out-tomorrow",my_rota="my-rota settled-up"),"Promises it, and next day lies that it is done."),
("thirty per cent","plain",sub(TB,two_things="thirty-off said-too-much",in_his_hands=""),"More than the till will take; put right at ten."),
("on the house","plain",sub(TB,two_things="on-the-house said-too-much",in_his_hands=""),"The whole bill, called across the room, and unsaid."),
("kind review","plain",sub(TB,in_his_hands="kind-review"),"The cakes, and a word about the ratings."),
("the stammer","plain",sub(TB,my_rota="he-stammers"),"The kindest sentence of all, and not the supervisor’s to say."),
("waited for the chef","plain",sub(TB,ring_at_two="wait-for-chef i-did-not-ring"),"Nobody rings at two; owned up to at ten to five."),
("the line was busy","plain",sub(TB,ring_at_two="wait-for-chef line-was-busy"),"Nobody rings at two, and then the lie about it."),
("ten, moved to two","plain",sub(TB,two_tomorrow="ten-sharp ten-to-two"),"Ten was too soon; he is rung at ten and told so."),
("vague, then two","plain",sub(TB,two_tomorrow="as-soon-as two-then"),"“You’ll be the first to know”, put right with an hour."),
("a day or two","plain",FRI[:-1]+["as-soon-as","day-or-two"],"Vague twice; no call ever comes."),
("head office","quiet",sub(FRI,the_small_table="the-small-table we-shall-see")[:-1]+["our-number","write-to-us"],"He is to ring, then to write; he does neither."),
("another time","quiet","go-on three-things the-small-table next-time-then".split(),"A quiet man’s “it’s nothing” is taken at its word."),
("six, moved in time","plain",sub(TB,half_past_six="six-it-is",you_decide="you-decide move-to-half-past"),"Six is promised too fast, and moved on the morning of the day."),
("six, let go by","plain",sub(FRI+SAT,half_past_six="six-it-is")+["they-may-leave","he-chooses","they-overran"],"The same promise, and Happy Birthday in the corridor."),
("six, owned up to","plain",sub(FRI+SAT,half_past_six="six-it-is")+["somebody-could-text","he-chooses","my-six"]+TUE[1:],"The corridor again; said straight, they stay."),
("our treat","plain",sub(TB,half_past_six="our-treat half-past-six-then"),"The dinner for nothing: whose dinner would that be?"),
("if we can","plain",FRI+SAT[:3]+["fit-you-in","ring-on-monday"],"A dinner half promised twice."),
("under the sauce","plain",FRI+SAT+["under-the-sauce","card-in-hand","half-a-step-back"],"Bass for whitefish; Ms Ge can tell."),
("under the sauce, owned","plain",FRI+SAT+["under-the-sauce","card-in-hand","it-is-bass","under-the-lotus"],"The same, said before he can be wrong again; the lie still counts."),
("Friday on Tuesday","plain",sub(TB,card_in_hand="to-make-up my-room-that-night"),"Friday’s apology in front of Ms Ge; the credit given back to him."),
("the waiter bows","direct",sub(TB,the_small_table="the-small-table turn-round",card_in_hand="he-bows never-mind-friday"),"Two people put to shame in one doorway."),
("one slip a day","plain",sub(TB,the_small_table="to-the-guests too-loud",he_chooses="due-to-supply"),"One on Friday, one on Tuesday: he still counts."),
("nobody knew him","plain",sub(TB,go_on="full-house",three_things="pull-the-record",the_small_table="lost-face not-another-word",your_word="your-word nobody-knew-you"),"Asks for the old owner; is told that it was cold, and by whom it will be seen to."),
("heard about old Shen","plain",sub(TB,the_small_table="by-the-elbow call-the-manager hear-him-out"),"Pulled about and referred upwards; then heard to the end about old Shen."),
("the owner on the telephone","plain","full-house pull-the-record lost-face not-another-word your-word phoned-him not-his-job two-things in-his-hands taught-us".split(),"A call to the old owner that was never made, and at the door one joke too many."),
("ten, and a text","plain",sub(TB,two_tomorrow="ten-sharp text-later i-did-not-ring",ring_at_two=""),"A text at ten where a call was promised."),
("off the private rooms","plain",sub(TB,you_decide="never-again"),"The waiter moved, on the supervisor’s word alone."),
("let him ring himself","plain",sub(TB,ring_at_two="let-he-ring"),"The boy is handed the telephone."),
("five stars","plain",sub(TB,under_the_lotus="five-stars"),"All right to the last reply, which asks for five stars."),
("New Year, tonight","plain",sub(TB,under_the_lotus="new-years-dinner"),"All right to the last reply, which sells."),
]
out=['// Runs of the restaurant host that must stay what they are: ending and ranges, both ends included.','Plans(','    scenario: "restaurant-host",','    plans: [']
import sys
for name,p,ch,why in plans:
    r=subprocess.run([M,'--lang','en','replay',F,'--choices',','.join(ch),'--persona',p,'--json'],capture_output=True,text=True)
    try: j=json.loads(r.stdout)
    except Exception: print(name,r.stdout[:300],r.stderr[:600]); continue
    if not j['finished']: print('UNFINISHED',name,ch[-3:], r.stderr[:200]); continue
    rg=lambda v:'(%d, %d)'%(max(0,v-3) if v>=3 else 0, min(100,v+3))
    d=j['dimensions']
    print('%-26s %-7s %-18s %3d (unc %3d) E%3d O%3d C%3d  %s  n=%d'%(name,p,j['ending']['id'],j['total'],j['total_uncapped'],d['empathy'],d['order'],d['commitment'],j['critical'],len(ch)))
    out.append('        // %s'%why); out.append('        Plan('); out.append('            name: "%s",'%name); out.append('            persona: "%s",'%p); out.append('            choices: [')
    for i in range(0,len(ch),5): out.append('                '+' '.join('"%s",'%c for c in ch[i:i+5]))
    out.append('            ],'); out.append('            ending: "%s",'%j['ending']['id'])
    out.append('            total: %s, empathy: %s, order: %s, commitment: %s,'%(rg(j['total']),rg(d['empathy']),rg(d['order']),rg(d['commitment']))); out.append('        ),')
out+=['    ],',')']
open('/work/cases/restaurant-host.plans.ron','w').write('\n'.join(out)+'\n')
