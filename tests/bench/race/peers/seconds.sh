# How peers tell a step's seconds.
now() { date +%s.%N; }
# said NAME FROM TO
said() { awk -v name="$1" -v a="$2" -v b="$3" 'BEGIN { printf "%-22s %8.2f s\n", name, b - a }'; }
