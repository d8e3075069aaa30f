/// What the completion of bash needs beside the parser's script.
enum BashWords {
  /// bash cuts its words at `:` and `=`. The words of this program go on after a colon, as in
  /// `group:osce`, and a value may follow an option's equals sign.
  static let script = #"""

    _freedom_line() {
        local -a words=()
        local word glue=false
        for word in "${COMP_WORDS[@]::COMP_CWORD + 1}"; do
            case "${word}" in
            =) continue ;;
            :*)
                words[-1]+="${word}"
                glue=true
                ;;
            *)
                if "${glue}"; then
                    words[-1]+="${word}"
                    glue=false
                else
                    words+=("${word}")
                fi
                ;;
            esac
        done
        [[ "${COMP_WORDS[COMP_CWORD]}" = '=' ]] && words+=('')

        local cur="${2}" head=''
        if [[ "${words[-1]}" != "${COMP_WORDS[COMP_CWORD]}" ]]; then
            cur="${words[-1]}"
            # What stands before the colon is on the line already.
            [[ "${cur}" = *:* ]] && head="${cur%:*}:"
        fi
        local -i COMP_CWORD="$((${#words[@]} - 1))"
        local -a COMP_WORDS=("${words[@]}")
        _freedom "${1}" "${cur}" "${words[-2]}"
        COMPREPLY=("${COMPREPLY[@]#"${head}"}")
    }

    complete -o filenames -F _freedom_line freedom
    """#
}
