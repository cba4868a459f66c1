#!/bin/bash
# The files for the desktop, judged by the desktop's own tools: the entry is valid, the type of
# project files compiles and finds the sample, the man page formats and names every command, and
# completion offers what the program offers.
#     desktop_test.sh FOLDER_OF_DESKTOP_FILES PROGRAM MAN_PAGE
set -eu
folder=$1
program=$2
page=$3

for tool in desktop-file-validate update-mime-database groff; do
    command -v $tool >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT

fail() { echo "FAILED: $*" >&2; exit 1; }

desktop-file-validate "$folder/zamin.desktop"

mkdir -p "$temporary/mime/packages"
cp "$folder/zamin.xml" "$temporary/mime/packages"
XDG_DATA_HOME=$temporary update-mime-database "$temporary/mime" 2>"$temporary/complaints"
[ ! -s "$temporary/complaints" ] || fail "$(cat "$temporary/complaints")"
[ -e "$temporary/mime/application/x-zamin-project.xml" ] || fail "no type for project files"

commands=$("$program" --help | sed -n '/^Subcommands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p')
[ -n "$commands" ] || fail "the program lists no commands"
[ -e "$page" ] || fail "the man page was not built"
groff -man -Tutf8 -P-b -P-u -P-c -ww "$page" >"$temporary/page" 2>"$temporary/complaints"
[ ! -s "$temporary/complaints" ] || fail "$(cat "$temporary/complaints")"
for command in $commands; do
    grep -q "$command" "$temporary/page" || fail "the man page lacks the command $command"
done

# shellcheck source=/dev/null
. "$folder/zamin.bash"
complete_words() {
    COMP_WORDS=("$@")
    COMP_CWORD=$(($# - 1))
    COMPREPLY=()
    _zamin
    echo "${COMPREPLY[*]}"
}
[ "$(complete_words "$program" cov)" = coverage ] || fail "'cov' is not completed to coverage"
case " $(complete_words "$program" coverage --d) " in
    *" --districts "*) ;;
    *) fail "options of coverage are not completed: $(complete_words "$program" coverage --d)" ;;
esac
[ -z "$(complete_words "$program" coverage --no-such)" ] || fail "completes what does not exist"
