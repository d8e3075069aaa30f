import Foundation

/// A command as the program describes itself with `--experimental-dump-help`.
struct DumpedCommand: Decodable {
  struct Name: Decodable {
    let kind, name: String
  }

  struct Option: Decodable {
    let kind, valueName: String
    let shouldDisplay: Bool
    var names: [Name]?
    let abstract, sectionTitle, defaultValue: String?
    let allValues: [String]?
  }

  struct Root: Decodable {
    let command: DumpedCommand
  }

  let commandName: String
  let abstract, discussion: String?
  let superCommands: [String]?
  let arguments: [Option]?
  let subcommands: [DumpedCommand]?
}

/// A command with what its pages show.
final class Command {
  let name, page, abstract: String
  /// Exit codes, as the help text lists them; empty where it lists none.
  var codes = ""
  var synopsis = ""
  var paragraphs: [String] = []
  var examples: [String] = []
  let arguments: [DumpedCommand.Option]
  let below: [Command]
  /// The columns of the tables that its examples print, equal ones once.
  var columns: [(example: String, columns: [Column])] = []

  struct Column: Decodable, Equatable {
    let name, type: String
    let description: String?
  }

  init(_ dumped: DumpedCommand) {
    let words = (dumped.superCommands ?? []) + [dumped.commandName]
    name = words.joined(separator: " ")
    page = words.count == 1 ? "freedom" : words.dropFirst().joined(separator: "-")
    abstract = dumped.abstract ?? ""
    below = (dumped.subcommands ?? []).filter { $0.commandName != "help" }.map(Command.init)
    var arguments: [DumpedCommand.Option] = []
    for one in dumped.arguments ?? [] {
      if let last = arguments.last?.names?.last, let other = one.names?.last,
        other.name == "no-" + last.name
      {
        // A flag and its opposite are described together.
        arguments[arguments.count - 1].names? += one.names ?? []
      } else if one.shouldDisplay {
        arguments.append(one)
      }
    }
    self.arguments = arguments
    let parts = (dumped.discussion ?? "").components(separatedBy: "Examples:\n")
    let examples = (parts.count > 1 ? parts[1] : "").components(separatedBy: "\n\n")
    self.examples = examples[0].split(separator: "\n").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let text = parts[0].components(separatedBy: "\n\n") + examples.dropFirst()
    for part in text where !part.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty {
      if part.hasPrefix("Exit codes: ") {
        let line = part.words.dropFirst(2).joined(separator: " ")
        codes = line.components(separatedBy: ". ")[0]
        if codes.hasSuffix(".") { codes.removeLast() }
      } else {
        paragraphs.append(part)
      }
    }
  }

  /// All commands below, and itself.
  var all: [Command] { [self] + below.flatMap(\.all) }

  /// Its arguments, or the options that it does not share.
  func options(positional: Bool) -> [DumpedCommand.Option] {
    arguments.filter {
      ($0.kind == "positional") == positional && !["version", "help"].contains($0.valueName)
        && $0.sectionTitle == nil
    }
  }

  /// The groups of options that other commands have too, in their order.
  var shared: [(title: String, options: [DumpedCommand.Option])] {
    grouped(arguments.filter { $0.sectionTitle != nil }) { $0.sectionTitle ?? "" }
      .map { ($0.key, $0.values) }
  }
}

extension DumpedCommand.Option {
  /// How it is written, with its value.
  var written: String {
    guard kind != "positional" else { return "<\(valueName)>" }
    let written = (names ?? []).map { ($0.kind == "short" ? "-" : "--") + $0.name }
      .joined(separator: ", ")
    return kind == "flag" ? written : "\(written) <\(valueName)>"
  }

  /// What it is for, with the words that it accepts.
  var meaning: String {
    var text = abstract ?? ""
    if let allValues { text += " One of \(allValues.joined(separator: ", "))." }
    if let defaultValue, !text.contains("default") { text += " Default: \(defaultValue)." }
    return text
  }
}

/// Each group of options with all its options and their meanings; where one means different things,
/// with the commands.
func optionGroups(of commands: [Command]) -> [(title: String, rows: [(name: String, text: String)])]
{
  let all = commands.flatMap { command in
    command.shared.flatMap { group in group.options.map { (group.title, command.page, $0) } }
  }
  return grouped(all) { $0.0 }.map { title, options in
    let rows = grouped(options) { $0.2.written }.flatMap { name, uses in
      let variants = grouped(uses) { $0.2.meaning }
      // The most usual meaning first; equal ones in their order.
      let sorted = variants.enumerated().sorted {
        ($1.element.values.count, $0.offset) < ($0.element.values.count, $1.offset)
      }
      return sorted.enumerated().map { position, variant in
        let (text, uses) = variant.element
        let owners = uses.map(\.1).joined(separator: ", ")
        return (name: name, text: position == 0 ? text : "Of \(owners): \(text)")
      }
    }
    return (title, rows)
  }
}

/// Values by a key, the keys in the order in which they first occur.
func grouped<Value, Key: Hashable>(_ values: [Value], by key: (Value) -> Key) -> [(
  key: Key, values: [Value]
)] {
  var order: [Key] = []
  var groups: [Key: [Value]] = [:]
  for value in values {
    if groups[key(value)] == nil { order.append(key(value)) }
    groups[key(value), default: []].append(value)
  }
  return order.map { ($0, groups[$0] ?? []) }
}

extension String {
  var words: [String] { split(whereSeparator: \.isWhitespace).map(String.init) }

  /// Whether a line of it is indented, and so keeps its line breaks.
  var isIndented: Bool { hasPrefix(" ") || contains("\n ") }
}
