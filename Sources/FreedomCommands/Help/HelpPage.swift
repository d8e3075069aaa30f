import ArgumentParser
internal import DisplayText
import FreedomModel

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

/// A command line that asks for help, and the page that answers it.
struct HelpRequest {
  private let words: ArraySlice<String>

  /// `nil` where the command line asks for something else.
  init?(_ arguments: ArraySlice<String>) {
    let options = arguments.prefix { $0 != "--" }
    if arguments.first == "help" {
      words = arguments.dropFirst()
    } else if options.contains(where: { $0 == "--help" || $0 == "-h" })
      || Self.isOnlyCommands(arguments)
    {
      words = arguments
    } else {
      return nil
    }
  }

  /// Whether what to do is missing: the command has others below it and does nothing itself.
  private static func isOnlyCommands(_ arguments: ArraySlice<String>) -> Bool {
    let path = CommandPath(following: arguments)
    return path.unknown == nil && path.words.count == arguments.count + 1
      && !path.commands.isEmpty && path.command.configuration.defaultSubcommand == nil
  }

  /// The page at a width.
  func page(width: Int) throws(UsageError) -> String {
    let path = CommandPath(following: words)
    if let word = path.unknown, path.words == ["freedom"] {
      if let text = topic(word, width: width) { return text }
      if let error = UsageError(unknownCommandIn: words) { throw error }
    }
    guard let command = CommandDescription(forPageOf: path.command) else { return "" }
    return HelpPage(path: path.text, command: command, width: width).text
  }

  private func topic(_ word: String, width: Int) -> String? {
    guard let all = CommandDescription(of: FreedomCommand.self)?.all,
      let title = HelpTopic.titles(in: all).first(where: { HelpTopic.word(of: $0) == word })
    else { return nil }
    return HelpTopic(title: title, width: width).text(of: all)
  }
}

/// The groups of options that many commands have. A command names the group where it declares the
/// options, as in `@OptionGroup(title: SharedOptions.output)`: its help then has only their names,
/// and `freedom help output` all about them.
enum SharedOptions {
  /// The first word of a title is the topic of its page.
  static let output = "Output options"
  static let selection = "Selection options"
  static let drawing = "Drawing options"
  static let declaring = "Declaring options"
  static let reading = "Reading options"
  static let special = "Special options"
}

/// A page of help about a group of options.
struct HelpTopic {
  let title: String
  let width: Int

  static func word(of title: String) -> String {
    title.prefix { $0 != " " }.lowercased()
  }

  /// The topics of all commands, each once.
  static func titles(in commands: [CommandDescription]) -> [String] {
    commands.flatMap(\.arguments).compactMap(\.section).uniqued()
  }

  /// Every option of the group once. Where one means different things, the commands are named.
  func text(of commands: [CommandDescription]) -> String {
    var names: [String] = []
    var meanings: [String: [(argument: ArgumentDescription, commands: [String])]] = [:]
    for command in commands {
      for argument in command.arguments where argument.section == title {
        let name = argument.names.last ?? argument.valueName
        if meanings[name] == nil { names.append(name) }
        let known = meanings[name, default: []].firstIndex {
          $0.argument.meaning == argument.meaning
        }
        if let known {
          meanings[name]?[known].commands.append(command.name)
        } else {
          meanings[name, default: []].append((argument, [command.name]))
        }
      }
    }
    let rows = names.flatMap { name -> [String] in
      let variants = (meanings[name] ?? []).sorted { $0.commands.count > $1.commands.count }
      return variants.enumerated().flatMap { position, variant in
        HelpPage.row(
          variant.argument.synopsis,
          (position == 0 ? "" : "Of \(variant.commands.joined(separator: ", ")): ")
            + variant.argument.meaning, width: width)
      }
    }
    return ([title + ":"] + rows).joined(separator: "\n") + "\n"
  }
}
