# Completion of berth in fish. Berth itself tells what may come next.
function __berth_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    for line in (berth completion --words -- $before[2..-1] "$current" 2>/dev/null)
        switch $line
            case ':0'
                __fish_complete_path "$current"
            case ':16'
                __fish_complete_directories "$current" ''
            case ':*'
            case '*'
                echo $line
        end
    end
end
complete -c berth -f -a '(__berth_complete)'
