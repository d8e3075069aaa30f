import ArgumentParser
import FreedomRatings

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
        "set -l words (commandline -op); command $words[1] complete \(kind.rawValue) --shell fish -- "
          + "(commandline -ct) $words 2>/dev/null")
    default: .default
    }
  }
}
