# Completion of tricot's commands, options and files for bash.
# SPDX-License-Identifier: GPL-3.0-or-later

# The words behind the colon in the help of command $1 for option $2.
_tricot_choices()
{
    tricot "$1" --help 2>/dev/null | awk -v option="$2" '
        /^ *(-., )? *--/ { inside = $1 == option || $2 == option }
        inside { text = text " " $0 }
        END { if (sub(/.*: +/, "", text)) print text }'
}

_tricot()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} words=
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="$(tricot --help | sed -n 's/^  \([a-z]*\)  .*/\1/p') help --help --version"
    else
        case $previous in
        help) words=$(tricot --help | sed -n 's/^  \([a-z]*\)  .*/\1/p') ;;
        --from | --to | --types) words=$(_tricot_choices "$command" "$previous") ;;
        --nodes) words='salient named all' ;;
        --literals) words='attributes nodes drop' ;;
        --weights) words='count inverse' ;;
        *)
            if [ "${word#-}" != "$word" ]; then
                words=$(tricot "$command" --help 2>/dev/null |
                    sed -n 's/^ *\(-.,\)\{0,1\} *\(--[a-z-]*\).*/\2/p')
            fi
            ;;
        esac
    fi
    if [ -n "$words" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _tricot tricot
