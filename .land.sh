set -e
cd /work/wt-engine
git rebase -q main
node build.mjs --quiet
npx tsc --noEmit 2>/dev/null
cd /work/main && git merge --ff-only engine 2>&1 | tail -1
