import ArgumentParser
internal import DisplayText
import FreedomRatings
import RatingsExport

/// What the completion scripts ask the program between two keystrokes:
///
///     freedom complete KIND --shell SHELL -- TYPED [WORD...]
///
/// TYPED is the beginning of a word as typed; the WORDs are those of the whole line, whose
/// `--database` counts. It is not a command: to build the parser of all of them would take longer
/// than the answer. Errors are not candidates and are not reported.
struct CompletionAnswer {
  private let kind: CandidateKind
  private let shell: CompletionShell
  private let typed: String
  private let words: ArraySlice<String>

  init?(_ arguments: [String]) {
    guard arguments.first == "complete", arguments.count >= 5, arguments[2] == "--shell",
      let kind = CandidateKind(rawValue: arguments[1]),
      let shell = CompletionShell(rawValue: arguments[3]), arguments[4] == "--"
    else { return nil }
    self.kind = kind
    self.shell = shell
    let rest = arguments[5...]
    typed = rest.first.map(Self.unquoted) ?? ""
    words = rest.dropFirst()
  }

  func print() {
    let completion = Completion(at: .asked(database))
    let lines = completion.candidates(of: kind, startingWith: typed)
      .filter { $0.text.visible == $0.text }
      .map { line($0) + "\n" }
    try? Output.write(Array(lines.joined().utf8), to: "-")
  }

  private var database: String? {
    for (position, word) in zip(words.indices, words) {
      if word.hasPrefix("--database=") { return Self.unquoted(String(word.dropFirst(11))) }
      if word == "--database", position + 1 < words.endIndex {
        return Self.unquoted(words[position + 1])
      }
    }
    return nil
  }

  private func line(_ candidate: Candidate) -> String {
    let meaning = candidate.meaning.visible
    switch shell {
    case .bash:
      // bash offers only what begins as typed, to the letter; and it reads each line as a word.
      let text = typed + candidate.text.dropFirst(typed.count)
      return text.unicodeScalars.map { $0.properties.isAlphabetic ? "\($0)" : "\\\($0)" }.joined()
    case .zsh:
      let text = candidate.text.split(separator: ":", omittingEmptySubsequences: false)
        .joined(separator: "\\:")
      return meaning.isEmpty ? text : "\(text):\(meaning)"
    default:
      return meaning.isEmpty ? candidate.text : "\(candidate.text)\t\(meaning)"
    }
  }

  /// A word without the quotes and backslashes by which the line keeps it together.
  private static func unquoted(_ word: String) -> String {
    var text = ""
    var isEscaped = false
    for character in word {
      if !isEscaped, "\\\"'".contains(character) {
        isEscaped = character == "\\"
      } else {
        text.append(character)
        isEscaped = false
      }
    }
    return text
  }
}

extension CompletionKind {
  static var entities: CompletionKind { .asking(.entities) }
  static var indicators: CompletionKind { .asking(.indicators) }
  static var regions: CompletionKind { .asking(.regions) }
  static var groups: CompletionKind { .asking(.groups) }
  static var publications: CompletionKind { .asking(.publications) }
  static var sources: CompletionKind { .asking(.sources) }
  static var baselines: CompletionKind { .asking(.baselines) }

  /// Words that the program knows when it is asked; it is called by the name it has on the line.
  private static func asking(_ kind: CandidateKind) -> CompletionKind {
    switch CompletionShell.requesting {
    case .bash?:
      .shellCommand(
        "\"${COMP_WORDS[0]}\" complete \(kind.rawValue) --shell bash -- "
          + "\"${cur}\" \"${COMP_WORDS[@]}\" 2>/dev/null")
    case .zsh?:
      .shellCommand(
        "\"${command_name}\" complete \(kind.rawValue) --shell zsh -- "
          + "\"${PREFIX}\" \"${command_line[@]}\" 2>/dev/null")
    case .fish?:
      .shellCommand(
        "set -l words (commandline -op); command $words[1] complete \(kind.rawValue) --shell "
          + "fish -- "
          + "(commandline -ct) $words 2>/dev/null")
    default: .default
    }
  }
}

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
            # What is before the colon is on the line already.
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

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script of a shell.",
    discussion: """
      scripts/quickstart installs it. To install it yourself, write it to:

        bash  ~/.local/share/bash-completion/completions/freedom
        zsh   _freedom in a folder of fpath
        fish  ~/.config/fish/completions/freedom.fish

      Examples:
        freedom completions bash
        freedom completions fish --output freedom.fish
      """)

  enum Shell: String, NamedChoice {
    case bash, zsh, fish

    var fileExtensions: [String] { self == .bash ? ["bash", "sh"] : [rawValue] }
  }

  @Argument(help: "The shell.")
  var shell: Shell

  @OptionGroup(title: SharedOptions.output) var place: DestinationOptions

  func run() throws {
    try EndingCheck.require(
      self.shell.fileExtensions, of: place.path, for: "completions of \(self.shell.rawValue)")
    guard let shell = CompletionShell(rawValue: shell.rawValue) else { return }
    let script = FreedomCommand.completionScript(for: shell)
    try place.write(Array((script + (shell == .bash ? BashWords.script : "") + "\n").utf8))
  }
}
