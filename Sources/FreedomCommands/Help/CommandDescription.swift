import ArgumentParser
import FreedomModel
import FreedomRatings

/// The declaration of a command and its options: help and the hints of errors are made of
/// it.
struct CommandDescription {
  let name: String
  let summary: String
  let discussion: String
  let arguments: [ArgumentDescription]
  let commands: [CommandDescription]
  /// Whether one of the commands below it has to be named.
  let doesNothingItself: Bool

  /// The parser describes commands only as JSON.
  init?(of command: any ParsableCommand.Type) {
    guard let tool = try? JSONValue(Array(command._dumpHelp().utf8)),
      let described = tool["command"]
    else { return nil }
    self.init(described)
  }

  /// What the page of a command needs. Of the program itself that is the name and the sentence of
  /// each command: the parser describes all of their options too, and needs 30 ms for it.
  init?(forPageOf command: any ParsableCommand.Type) {
    guard command == FreedomCommand.self else {
      self.init(of: command)
      return
    }
    guard let options = CommandDescription(of: OptionsOfProgram.self) else { return nil }
    self.init(
      command, arguments: options.arguments,
      commands: command.configuration.subcommands.map { CommandDescription($0) })
  }

  private init(
    _ command: any ParsableCommand.Type, arguments: [ArgumentDescription] = [],
    commands: [CommandDescription] = []
  ) {
    let configuration = command.configuration
    name = configuration.commandName ?? ""
    summary = configuration.abstract
    discussion = configuration.discussion
    self.arguments = arguments
    self.commands = commands
    doesNothingItself = configuration.defaultSubcommand == nil
  }

  private init(_ command: JSONValue) {
    name = command["commandName"]?.text ?? ""
    summary = command["abstract"]?.text ?? ""
    discussion = command["discussion"]?.text ?? ""
    doesNothingItself = command["defaultSubcommand"] == nil
    commands = (command["subcommands"]?.list ?? []).map(CommandDescription.init).filter {
      $0.name != "help"
    }
    arguments = (command["arguments"]?.list ?? []).reduce(into: []) { arguments, described in
      guard let argument = ArgumentDescription(described) else { return }
      // A flag and its opposite are one option.
      if let last = arguments.last, !last.isPositional,
        argument.names == last.names.map({ "--no-" + $0.dropFirst(2) })
      {
        arguments[arguments.count - 1].names += argument.names
      } else {
        arguments.append(argument)
      }
    }
  }

  /// The paragraphs of the discussion that come before the examples.
  var paragraphs: String {
    String(discussion.prefix(upTo: discussion.firstRange(of: "Examples:\n")?.lowerBound))
  }

  /// The lines of the discussion that can be run.
  var examples: [String] {
    guard let start = discussion.firstRange(of: "Examples:\n")?.upperBound else { return [] }
    return discussion[start...].split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.map { String($0.drop { $0 == " " }) }
  }

  /// The paragraphs that come after the examples.
  var remarks: String {
    guard let examples = discussion.firstRange(of: "Examples:\n"),
      let end = discussion[examples.upperBound...].firstRange(of: "\n\n")
    else { return "" }
    return String(discussion[end.upperBound...])
  }

  /// The command and all below it.
  var all: [CommandDescription] { [self] + commands.flatMap(\.all) }

  func option(_ name: String) -> ArgumentDescription? {
    arguments.first { $0.names.contains(name) }
  }
}

extension String {
  fileprivate func prefix(upTo end: Index?) -> Substring {
    end.map { self[..<$0] } ?? self[...]
  }
}

/// The options of the program itself.
private struct OptionsOfProgram: ParsableCommand {
  static let configuration = CommandConfiguration(version: Software.version)
}

/// An option, a flag or a positional argument of a command.
struct ArgumentDescription {
  /// As written, the short one first; none of a positional argument.
  var names: [String]
  let valueName: String
  let summary: String
  let values: [String]
  let defaultValue: String?
  /// The title of the group of options that many commands have, such as ``SharedOptions/output``.
  let section: String?
  let takesValue: Bool
  let isOptional: Bool
  let isRepeating: Bool

  fileprivate init?(_ argument: JSONValue) {
    guard case .boolean(true)? = argument["shouldDisplay"] else { return nil }
    let kind = argument["kind"]?.text
    names = (argument["names"]?.list ?? []).compactMap { name in
      name["name"]?.text.map { (name["kind"]?.text == "short" ? "-" : "--") + $0 }
    }.sorted { $0.count < $1.count }
    valueName = argument["valueName"]?.text ?? ""
    summary = argument["abstract"]?.text ?? ""
    values = (argument["allValues"]?.list ?? []).compactMap(\.text)
    defaultValue = argument["defaultValue"]?.text
    section = argument["sectionTitle"]?.text
    takesValue = kind == "option"
    isOptional = Self.flag(argument["isOptional"])
    isRepeating = Self.flag(argument["isRepeating"])
  }

  private static func flag(_ value: JSONValue?) -> Bool {
    if case .boolean(true)? = value { true } else { false }
  }

  var isPositional: Bool { names.isEmpty }

  /// How it is written, with its value.
  var synopsis: String {
    if isPositional { return "<\(valueName)>" }
    let value = values.count == 1 ? values[0] : "<\(valueName)>"
    return names.joined(separator: ", ") + (takesValue ? " " + value : "")
  }

  /// Its names alone, without that of an opposite.
  var shortNames: String {
    names.filter { name in !names.contains { name == "--no-" + $0.dropFirst(2) } }
      .joined(separator: ", ")
  }

  /// What it is for, with the values that it accepts and its default.
  var meaning: String {
    var sentence = summary.hasSuffix(".") ? String(summary.dropLast()) : summary
    if values.count > 1 { sentence += ": " + values.joined(separator: ", ") }
    if let defaultValue, !summary.contains("default:") { sentence += " (default: \(defaultValue))" }
    return sentence + "."
  }
}

/// An option with one value that is there twice. The parser would use the last one and say nothing.
enum RepeatedOption {
  private static let longForms = ["-f": "--format", "-o": "--output"]

  static func check(_ arguments: [String]) throws(UsageError) {
    var seen: Set<String> = []
    var twice: [String] = []
    for word in arguments.prefix(while: { $0 != "--" }) where word.hasPrefix("-") {
      let name = String(word.prefix { $0 != "=" })
      let long = longForms[name] ?? name
      if !seen.insert(long).inserted, !twice.contains(long) { twice.append(long) }
    }
    // To describe a command takes longer than to run it: only where it is needed.
    guard !twice.isEmpty,
      let command = CommandDescription(of: CommandPath(following: arguments).command)
    else { return }
    for name in twice {
      guard let option = command.option(name), option.takesValue, !option.isRepeating else {
        continue
      }
      throw UsageError(
        "\(name) is there twice, and has one value", hint: "\(option.synopsis): \(option.meaning)",
        status: .usage)
    }
  }
}

/// A negative number after an option is its value, as in `--top -3`, so that the message is about
/// its range. The parser would take it for an option.
enum NegativeNumber {
  static func joined(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for argument in arguments {
      if let last = result.last, last.hasPrefix("--"), !last.contains("="), isOne(argument) {
        result[result.count - 1] += "=\(argument)"
      } else {
        result.append(argument)
      }
    }
    return result
  }

  private static func isOne(_ argument: String) -> Bool {
    argument.first == "-" && argument.dropFirst().first?.isNumber == true
      || argument.hasPrefix("-.")
  }
}

/// The command that the first words of a command line call, and how to write it.
struct CommandPath {
  private(set) var command: any ParsableCommand.Type = FreedomCommand.self
  private(set) var words = ["freedom"]
  /// The word in the place of a command that is not one; `nil` where there is none.
  private(set) var unknown: String?

  /// Follows the words up to an option: what comes after one may be its value.
  init(following arguments: some Sequence<String>) {
    for word in arguments.prefix(while: { !$0.hasPrefix("-") }) {
      if commands.isEmpty { return }
      guard let next = commands.first(where: { $0.names.contains(word) }) else {
        unknown = word
        return
      }
      command = next
      words.append(next.configuration.commandName ?? word)
    }
  }

  var text: String { words.joined(separator: " ") }

  /// The commands below it.
  var commands: [any ParsableCommand.Type] { command.configuration.subcommands }
}
