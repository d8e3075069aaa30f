internal import DisplayText
import ArgumentParser
import FreedomRatings
import RatingsExport

/// What the completion scripts ask the program between two keystrokes:
///
///     freedom complete KIND --shell SHELL -- TYPED [WORD...]
///
/// TYPED is the word as far as it goes, as it stands on the line; the WORDs are those of the whole line,
/// in which `--database` counts. It is no command: to build the parser of all of them would take longer
/// than the answer. Trouble is no candidate, so nothing is said of it.
struct CompletionAnswer {
  private let kind: CandidateKind
  private let shell: CompletionShell
  private let typed: String
  private let words: ArraySlice<String>

  /// The question in the arguments; `nil` where they are none.
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

  /// Prints the candidates, one a line.
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

  /// A candidate as the shell wants it.
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
