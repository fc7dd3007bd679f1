# Completion of tricot's commands, options and files for bash.
# SPDX-License-Identifier: GPL-3.0-or-later

# The words that command $1 takes behind option $2, by its own word: those that it lists
# when it is given none of them, or those behind the colon in its help.
_tricot_choices()
{
    local words
    words=$(tricot "$1" "$2=?" 2>&1 >/dev/null </dev/null | sed -n 's/.*; it is one of //p')
    case $2 in
    --from | --to)
        words=$(tricot "$1" --help 2>/dev/null | awk -v option="$2" '
            /^ *(-., )? *--/ { inside = $1 == option || $2 == option }
            inside { text = text " " $0 }
            END { if (sub(/.*: +/, "", text)) print text }')
        [ "$1$2" = rank--to ] && words='tsv json'
        ;;
    esac
    printf '%s' "$words"
}

_tricot()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} words= before=
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="$(tricot --help | sed -n 's/^  \([a-z]*\)  .*/\1/p') help --help --version"
    else
        case $previous in
        help) words=$(tricot --help | sed -n 's/^  \([a-z]*\)  .*/\1/p') ;;
        -*) words=$(_tricot_choices "$command" "$previous") ;;
        esac
        if [ -z "$words" ] && [ "${word#-}" != "$word" ]; then
            words=$(tricot "$command" --help 2>/dev/null |
                sed -n 's/^ *\(-.,\)\{0,1\} *\(--[a-z-]*\).*/\2/p')
        fi
    fi
    if [ -n "$words" ]; then
        case $previous in # lists with commas: their last word
        --types | --metrics | --by) before=${word%"${word##*,}"} ;;
        esac
        COMPREPLY=($(compgen -P "$before" -W "$words" -- "${word#"$before"}"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _tricot tricot
