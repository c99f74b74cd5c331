cd /work/cases; python3 sc-tools/table.py > /tmp/t.txt; tail -6 /tmp/t.txt; python3 - <<'PY'
import re
cur=None;rows=[]
def flush():
    if cur and any(r[0] for r in rows):
        b=[r for r in rows if r[0]][0]
        print(f"{cur:16} {b[1]:18} zh {b[2]} {[r[2] for r in rows]}  en {b[3]} {[r[3] for r in rows]}  pz {b[4]} {[r[4] for r in rows]} pe {b[5]} {[r[5] for r in rows]}")
for l in open('/tmp/t.txt'):
    m=re.match(r"   (.) \d \('([\w-]+)', (\d+), (\d+), (\d+), (\d+)",l)
    if m: rows.append((m[1]=='*',m[2],int(m[3]),int(m[4]),int(m[5]),int(m[6])))
    else:
        flush(); cur=l.strip(); rows=[]
flush()
PY
