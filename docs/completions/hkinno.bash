# Completion of hkinno for bash. Install: docs/completion.md

_hkinno() {
    # bash parts words at colons (kind:statistic); the line as typed has them whole.
    local line="${COMP_LINE:0:COMP_POINT}" count=0 word
    for word in $line; do count=$((count + 1)); done
    [[ $line == *[[:space:]] ]] || count=$((count - 1))

    # Each line of the answer is one word to offer; a line is not divided.
    local IFS=$'\n'
    COMPREPLY=($(env COMP_WORDS="$line" COMP_CWORD="$count" _HKINNO_COMPLETE=complete_bash "$1"))

    # bash puts an offer in place of what follows the last colon.
    word="${line##*[[:space:]]}"
    if [[ $word == *:* && $COMP_WORDBREAKS == *:* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"${word%"${word##*:}"}"}")
    fi
    # A filter is not done with its colon.
    [[ ${COMPREPLY[0]} == *: ]] && compopt -o nospace
}

# Where we have nothing to offer, bash offers files.
complete -o default -F _hkinno hkinno
