import sys; sys.path.insert(0,'/work/cases/slipped-child.parts/tools')
from patch import *
s=load()
def rep(a,b,n=1):
    global s
    assert s.count(a)==n,(s.count(a),a)
    s=s.replace(a,b)
E=[
("items","as-far-as-i-know",[("误工要车队证明，课费要发票，认多少他们核。惊吓费没单子，我看难。十个工作日从材料齐算。","A letter from your depot, an invoice for the dancing. The fright has no paper and I doubt it. Ten working days from the last one."),None]),
("leaving","in-the-front",[("您说得对，半天没一句人话，对不起。","Not one human word, you’re right, and I’m sorry."),("车叫好了，我坐前头不说话，挂号我跑。","There’s a taxi downstairs. I’ll sit in front, keep quiet and do the queueing.")]),
("facts","seven-minutes",[None,("整整七分钟，没人挡那一下，孩子挨了两针，还叫人说她跑，对不起。","Seven minutes and nobody put a thing in the way. She got stitches and talk of running. I’m sorry.")]),
("close","once-through",[None,("牙在滑梯垫子下给她收着。“拉手刹，站起来，过去问”，我跟全店讲了，谢谢您。","The tooth was under the slide mat; I have it. Thank you for handbrake, up, over to them. I’ve told the whole staff.")]),
]
for n,r,t in E: s=edit(s,n,r,t)
for n in ("paper","facts"):
    a,b=node_span(s,n); nb=s[a:b].replace('            class_stop: true,\n','',1); assert nb!=s[a:b]; s=s[:a]+nb+s[b:]
rep('首次检查和处理的费用，两千元以内','首次检查和处理的费用（当天复诊也算），两千元以内')
rep('The house pays for the first examination and treatment, up to 2,000 yuan','The house pays for the first examination and treatment (a return visit the same day included), up to 2,000 yuan')
open(P,'w').write(s)
