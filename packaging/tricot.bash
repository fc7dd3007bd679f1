# Completion of tricot's commands, options and files for bash.
# SPDX-License-Identifier: GPL-3.0-or-later
_tricot()
{
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]}
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "$(tricot --help | sed -n 's/^  \([a-z]*\)  .*/\1/p') --help --version" -- "$word"))
        return
    fi
    case $previous in
    --from) COMPREPLY=($(compgen -W 'text lines jsonl conllu' -- "$word")) ;;
    --nodes) COMPREPLY=($(compgen -W 'salient named all' -- "$word")) ;;
    --literals) COMPREPLY=($(compgen -W 'attributes nodes drop' -- "$word")) ;;
    esac
    if [ ${#COMPREPLY[@]} -gt 0 ]; then
        return
    fi
    if [ "${word#-}" != "$word" ]; then
        COMPREPLY=($(compgen -W "$(tricot "$command" --help 2>/dev/null | grep -o -- '--[a-z-]*' | sort -u)" -- "$word"))
        return
    fi
    COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _tricot tricot
