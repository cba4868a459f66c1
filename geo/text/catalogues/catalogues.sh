#!/bin/sh
# The message catalogues and the sources.
#   catalogues.sh update ROOT   writes zamin.pot from the sources and merges it into tg.po and ru.po
#   catalogues.sh check ROOT    fails when a catalogue lacks a message of the sources, has one that
#                               is unsure (fuzzy) or none uses, or when zamin.pot is behind
# Sorted by message and without line numbers, so that two people's additions rarely collide.
set -eu
LC_ALL=C.UTF-8
export LC_ALL
root=$2
folder="$root/geo/text/catalogues"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

extract() {
    (cd "$root" && find geo app -name '*.cpp' -o -name '*.hpp' | sort) >"$work/sources"
    (cd "$root" && xgettext --language=C++ --from-code=UTF-8 --files-from="$work/sources" \
        --keyword --keyword=tr --keyword=tr_n:1,2 --keyword=msgid --keyword=said --keyword=said_n:1,2 --keyword=step \
        --add-comments=Translators: --sort-output --no-location --no-wrap \
        --package-name=zamin --output="$1")
    sed -i '/^"POT-Creation-Date/d; /^"PO-Revision-Date/d; /^"Last-Translator/d; /^"Language-Team/d;
            /^"Report-Msgid-Bugs-To/d; s/charset=CHARSET/charset=UTF-8/; /^# /d; /^#$/d; /^#, fuzzy$/d
            s/^#, c-format$/#, no-c-format/' "$1"
}

messages() { # of a catalogue, without its header and comments
    msgattrib --no-obsolete --no-wrap --sort-output "$1" | grep -E '^(msgid|msgid_plural|") ?' |
        grep -vE '^"(Project|POT|PO|Last|Language|MIME|Content|Plural|Report)' || true
}

check() {
    extract "$work/zamin.pot"
    for language in tg ru; do
        po="$folder/$language.po"
        msgfmt --check-format --check-domain --check-accelerators -o /dev/null "$po"
        msgcmp "$po" "$work/zamin.pot" || {
            echo "$po lacks messages: run the target 'catalogues' and translate them" >&2
            exit 1
        }
        messages "$po" >"$work/$language"
        messages "$work/zamin.pot" >"$work/pot"
        diff "$work/pot" "$work/$language" || {
            echo "$po has messages that no source uses: run the target 'catalogues'" >&2
            exit 1
        }
    done
    diff "$folder/zamin.pot" "$work/zamin.pot" || {
        echo "zamin.pot is not that of the sources: run the target 'catalogues'" >&2
        exit 1
    }
}

update() {
    extract "$work/zamin.pot"
    cp "$work/zamin.pot" "$folder/zamin.pot"
    for language in tg ru; do
        msgmerge --quiet --no-fuzzy-matching --sort-output --no-location --no-wrap \
            --output-file="$work/$language.po" "$folder/$language.po" "$folder/zamin.pot"
        msgattrib --no-obsolete --no-wrap --sort-output -o "$folder/$language.po" "$work/$language.po"
        msgfmt --statistics -o /dev/null "$folder/$language.po"
    done
}

case $1 in
    update | check) "$1" ;;
    *) echo "catalogues.sh update|check ROOT" >&2; exit 2 ;;
esac
