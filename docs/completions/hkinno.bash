# Completion of hkinno for bash. Install: docs/completion.md

_hkinno() {
    # Each line of the answer is one word to offer; a line is not divided.
    local IFS=$'\n'
    COMPREPLY=($(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" _HKINNO_COMPLETE=complete_bash "$1"))
}

# Where we have nothing to offer, bash offers files.
complete -o default -F _hkinno hkinno
