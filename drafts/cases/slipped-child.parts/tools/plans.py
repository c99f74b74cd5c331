import json,subprocess
E1="kneel gauze two-steps made-for-it one-turn if-you-like i-come two-thousand".split()
T={"plain":("how-shall-we","twenty-years"),"exacting":("in-the-taxi","as-far-as-i-know"),"changeable":("say-it-to-me","yours-to-post")}
MID="through-a-door what-is-it-like what-was-seen eight-tonight ring-anyway open-her-eyes monday-at-five three-steps seven-minutes not-mine-to-grant".split()
def tb(p): return E1+[T[p][0]]+MID+[T[p][1],"once-through"]
def sub(l,**k):
    l=list(l)
    for a,b in k.items():
        a=a.replace('_','-'); i=l.index(a); l[i:i+1]=b.split() if isinstance(b,str) else b
    return l
P=[]
def add(name,p,ch,comment): P.append((name,p,ch if isinstance(ch,list) else ch.split(),comment))
add("textbook","plain",tb("plain"),"Child first, hands busy, nobody blamed; goes along, says what is paid and up to how much, rings with nothing to tell, and refuses kindly.")
add("textbook, exacting","exacting",tb("exacting"),"She has filled in such sheets herself, and wants the claim answered item by item.")
add("textbook, changeable","changeable",tb("changeable"),"She turns on the cleaner and later on you; the anger is met both times.")
add("steps aside, and says it back","plain",sub(tb("plain"),made_for_it="between-tables",one_turn="step-back",seven_minutes="in-her-words"),"The quieter answers at three places; no word of feeling until the hospital.")
add("asks how it happened first","changeable",sub(tb("changeable"),kneel="how-did-she"),"The first question is the wrong one; the second reply looks at the chin, in time.")
add("notorious","plain","kneel sign-must-be mrs-zhu next-time at-seventy come-inside cannot-leave-now","Denies, defends, blames the child and the grandmother, herds them off, threatens.")
add("over-sorry","plain","so-sorry not-deep keys take-her-arm","Sorry from the first word, and nobody looks at the child.")
add("offer-first","plain","kneel gauze two-steps between-tables step-back if-you-like i-come whatever-it-takes on-the-house go-on the-bear signs-it".split(),"All costs, a free table, a bear, a signature: everything but a straight answer.")
add("carried off, and given back","plain",sub(tb("plain"),gauze="carry back-to-you"),"Picks her up unasked, gives her back with the right question, and does the rest well.")
add("nobody looked at the child","plain",sub(tb("plain"),kneel="so-sorry",gauze="not-deep at-last"),"Two replies without a look at the injury: critical, whatever comes after.")
add("sent alone, and gone after","plain",sub(tb("plain"),i_come="ask-who twelve-minutes",two_thousand=[],how_shall_we=[]),"She rings from the payment window, and you come.")
add("five hundred to call it quits","exacting","kneel gauze two-steps made-for-it one-turn if-you-like five-hundred pay-and-keep off-duty".split(),"Money for silence, and it goes on like that.")
add("all the blame too early","exacting",sub(tb("exacting"),two_steps="all-ours"),"A full admission before a single question.")
add("all costs promised, and taken at the word","plain",sub(tb("plain"),two_thousand="whatever-it-takes",seven_minutes="seven-minutes not-mine-to-say"),"Too generous at the lift on Saturday; owned up to on Monday.")
add("signed, and taken at the word","changeable",sub(tb("changeable"),what_was_seen="signs-it",seven_minutes="seven-minutes not-mine-to-say"),"“Entirely our fault”, in ink.")
add("a bear for the tooth","plain",sub(tb("plain"),what_is_it_like="the-bear"),"A present where there ought to have been an ear.")
add("eight o’clock passes","plain",sub(tb("plain"),ring_anyway="leave-it-tonight on-my-way",open_her_eyes=[],monday_at_five=[]),"No news, so no call; she carries the child down five floors alone.")
add("sick, and not heard","exacting",sub(tb("exacting"),open_her_eyes="doctor-said one-two-oh"),"The evening’s sign missed once, and caught the second time.")
add("sick, and not heard twice","plain",sub(tb("plain"),open_her_eyes="sleep-it-off stay-calm-now on-my-way",monday_at_five=[]),"Missed twice: critical.")
add("a bear at night","changeable",sub(tb("changeable"),monday_at_five="the-big-bear show-her",three_steps=[]),"Five hundred and a bear at the hospital, and no hour for Monday.")
add("waits for the insurer","plain",sub(tb("plain"),three_steps="wait-for-insurer show-her"),"Monday’s call is held back; on Tuesday she is at the slide.")
add("a pillar in the way","exacting",sub(tb("exacting"),three_steps="bad-angle"),"A lie about the footage, and somebody who has seen it.")
add("a red envelope","plain",sub(tb("plain"),not_mine_to_grant="red-packet"),"Twelve hundred to turn the page.")
add("please don’t post it","changeable",sub(tb("changeable"),yours_to_post="please-dont"),"Critical: what she posts is hers.")
add("one good word","plain",sub(tb("plain"),once_through="good-word"),"Everything right until the last sentence.")
add("a bad noon, and a kept word","changeable","so-sorry gauze mrs-zhu made-for-it one-turn come-inside i-come two-thousand grandchildren through-a-door what-is-it-like what-was-seen eight-tonight ring-anyway open-her-eyes monday-at-five three-steps seven-minutes not-mine-to-grant yours-to-post once-through".split(),"Sorry first, preaches twice and moves them unasked before one o’clock; then keeps every hour.")
add("has had enough, and is followed","exacting","fetch-her carry meant-well in-the-front through-a-door what-is-it-like what-was-seen eight-tonight ring-anyway open-her-eyes monday-at-five three-steps seven-minutes not-mine-to-grant as-far-as-i-know once-through".split(),"She is at the lift with the child; you sit in the front of the taxi and keep quiet.")
add("a slip on each day","plain",sub(tb("plain"),two_steps="mrs-zhu",seven_minutes="she-did-run"),"Defends the cleaner on Saturday and points at the child on Monday.")
add("too early","plain",sub(tb("plain"),two_steps="wait-for-cameras",if_you_like="sheet-first"),"Explains and hurries on while she is at boiling point.")
out=[]
def rng(v,w=3): return f"({max(0,v-w)}, {min(100,v+w)})"
for name,p,ch,c in P:
    r=subprocess.run(["/tmp/mf/moodfirst","--lang","en","replay","/work/cases/slipped-child.ron","--persona",p,"--choices",",".join(ch),"--json"],capture_output=True,text=True)
    try: d=json.loads(r.stdout)
    except Exception: print("!!",name,r.stdout[-600:],r.stderr[-600:]); continue
    if not d["finished"]:
        print("!! unfinished",name,len(ch), d["states"][-1] if d.get("states") else ''); continue
    dm=d["dimensions"]
    print(f"{name:42} {p:10} {d['ending']['id']:14} {d['total']:3} (unc {d['total_uncapped']}) E{dm['empathy']} O{dm['order']} C{dm['commitment']} crit {len(d['critical'])} n{len(ch)}")
    rows=[];line=''
    for x in ch:
        t=f'"{x}", '
        if len(line)+len(t)>84: rows.append(line.rstrip()); line=''
        line+=t
    rows.append(line.rstrip())
    body="\n".join(" "*16+x for x in rows)
    out.append(f'''        // {c}
        Plan(
            name: "{name}",
            persona: "{p}",
            choices: [
{body}
            ],
            ending: "{d['ending']['id']}",
            total: {rng(d['total'])}, empathy: {rng(dm['empathy'])}, order: {rng(dm['order'])}, commitment: {rng(dm['commitment'])},
        ),''')
open('/work/cases/slipped-child.plans.ron','w').write('''// Runs of the slipped child that must stay what they are: ending and ranges, both ends included.
Plans(
    scenario: "slipped-child",
    plans: [
'''+"\n".join(out)+'''
    ],
)
''')
