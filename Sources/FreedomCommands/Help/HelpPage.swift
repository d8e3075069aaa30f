internal import FreedomModel
internal import DisplayText

/// The help of a command: a sentence, how to call it, its own options, the names of those that many
/// commands have, and examples.
struct HelpPage {
  let path: String
  let command: CommandDescription
  let width: Int

  /// Where the meanings of options begin.
  private static let margin = 26

  var text: String {
    let parts =
      [
        wrapped(command.summary), wrapped("Usage: \(usage)", indent: 9), prose(command.paragraphs),
        list("Arguments", arguments.filter { $0.isPositional && !isListed($0) }),
        list("Options", arguments.filter { !$0.isPositional && $0.section == nil }),
        sections,
        rows("Commands", command.commands.map { ($0.name, $0.summary) }),
        command.examples.isEmpty ? [] : ["Examples:"] + command.examples.map { "  " + $0 },
        prose(command.remarks),
      ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  /// The arguments without `--help` and `--version`, which the first page explains for all.
  private var arguments: [ArgumentDescription] {
    command.arguments.filter { argument in
      argument.section != nil || !["--help", "--version"].contains { argument.names.contains($0) }
        || path == "freedom"
    }
  }

  private var usage: String {
    var words = [path]
    if arguments.contains(where: { !$0.isPositional }) { words.append("[<options>]") }
    if !command.commands.isEmpty {
      words.append(command.doesNothingItself ? "<command>" : "[<command>]")
    }
    words += arguments.filter(\.isPositional).map { argument in
      let name = argument.synopsis + (argument.isRepeating ? " ..." : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    return words.joined(separator: " ")
  }

  /// The groups of options that other commands have too, by name only.
  private var sections: [String] {
    arguments.compactMap(\.section).uniqued().flatMap { title in
      let names = arguments.filter { $0.section == title }.map(\.shortNames)
      let topic = HelpTopic.word(of: title)
      return ["\(title) ('freedom help \(topic)' explains them):"] + columns(names)
    }
  }

  /// Words beside one another, two blanks apart, none cut.
  private func columns(_ words: [String]) -> [String] {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.displayWidth + 2 + word.displayWidth <= width {
        lines[lines.count - 1] = last + "  " + word
      } else {
        lines.append("  " + word)
      }
    }
    return lines
  }

  private func list(_ title: String, _ arguments: [ArgumentDescription]) -> [String] {
    rows(title, arguments.map { ($0.synopsis, $0.meaning) })
  }

  /// Whether the text above explains the values of an argument one by one.
  private func isListed(_ argument: ArgumentDescription) -> Bool {
    !argument.values.isEmpty
      && argument.values.allSatisfy { command.paragraphs.contains("\n  \($0) ") }
  }

  private func rows(_ title: String, _ rows: [(label: String, text: String)]) -> [String] {
    rows.isEmpty
      ? [] : ["\(title):"] + rows.flatMap { Self.row($0.label, $0.text, width: width) }
  }

  /// A label, and what it means beside or below it.
  static func row(_ label: String, _ text: String, width: Int) -> [String] {
    let label = "  " + label
    if label.displayWidth + 2 + text.displayWidth <= width, label.displayWidth >= margin {
      return [label + "  " + text]
    }
    guard label.displayWidth < margin else {
      let blanks = String(repeating: " ", count: margin)
      return [label] + WrappedText.lines(text, width: width - margin).map { blanks + $0 }
    }
    let lines = WrappedText.lines(text, width: width - margin)
    return lines.enumerated().map { position, line in
      (position == 0 ? label : "").padded(toWidth: margin) + line
    }
  }

  private func wrapped(_ text: String, indent: Int = 0) -> [String] {
    WrappedText.lines(text, width: width, indent: indent)
  }

  /// Paragraphs, wrapped; indented lines stay unchanged.
  private func prose(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Array(lines.trimmingBlankLines().flatMap { $0.hasPrefix(" ") ? [$0] : wrapped($0) })
  }
}

extension [String] {
  fileprivate func trimmingBlankLines() -> ArraySlice<String> {
    drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()[...]
  }
}
