# Completion of hkinno for fish. Install: docs/completion.md

function __hkinno_complete
    env _HKINNO_COMPLETE=complete_fish _TYPER_COMPLETE_FISH_ACTION=$argv[1] _TYPER_COMPLETE_ARGS=(commandline -cp) hkinno
end

# Where we have nothing to offer, fish offers files.
complete --command hkinno --no-files --arguments "(__hkinno_complete get-args)" --condition "__hkinno_complete is-args"
