import FreedomModel
import FreedomRatings

/// What the parser says of a wrong command line, in the words that every other error of the program
/// has: what was found, and what to do about it.
///
/// The parser reports its errors only as English sentences. One that is not known here is passed
/// on.
struct ParserMessage {
  let message: String
  let path: CommandPath
  let command: CommandDescription?
  /// The words as typed.
  let arguments: ArraySlice<String>

  var error: UsageError {
    let error =
      unknownOption ?? missingValue ?? wrongValue ?? neededValue ?? unexpected ?? missing ?? clash
    return error ?? UsageError(message.lowercasedAtStart, hint: seeHelp, status: .usage)
  }

  private var seeHelp: String { "'\(path.text) --help' shows how to use it" }

  private func usage(_ message: String, hint: String) -> UsageError {
    UsageError(message, hint: hint, status: .usage)
  }

  // MARK: Options

  private var unknownOption: UsageError? {
    guard let name = message.part(after: "Unknown option '", upTo: "'") else { return nil }
    return usage(
      "unknown option \(typed(name))",
      hint: edition(for: name) ?? ownersOf(name) ?? nearestOptions(to: name)
        ?? "'\(path.text) --help' lists the options")
  }

  /// The option that people mean who name a year.
  private func edition(for name: String) -> String? {
    guard ["--year", "--years"].contains(name), command?.option("--edition") != nil else {
      return nil
    }
    return "--edition chooses one edition by its year, such as --edition 2009"
  }

  private func nearestOptions(to name: String) -> String? {
    let known = (command?.arguments ?? []).flatMap(\.names).filter { $0.hasPrefix("--") }
    let wanted = String(name.drop { $0 == "-" })
    let nearest = Similarity.nearest(to: wanted, among: known.map { String($0.dropFirst(2)) })
    guard !nearest.isEmpty else { return nil }
    return "did you mean: " + nearest.map { "--" + $0 }.joined(separator: "; ")
  }

  /// The other commands that have an option.
  private func ownersOf(_ name: String) -> String? {
    let owners = (CommandDescription(of: FreedomCommand.self)?.commands ?? [])
      .filter { $0.option(name) != nil }.map(\.name)
    guard !owners.isEmpty else { return nil }
    return owners.count > 6
      ? "other commands have it, \(path.text) does not"
      : "it is an option of: \(owners.joined(separator: ", "))"
  }

  private var missingValue: UsageError? {
    guard let option = message.part(after: "Missing value for '", upTo: "'") else { return nil }
    return needs(option.split(separator: " ").first.map(String.init) ?? option)
  }

  private func needs(_ name: String) -> UsageError {
    // What the parser calls otherwise was written with an equals sign.
    if name == "--\(NotesArgument.fileOption)" {
      return usage(
        "--notes= needs a file",
        hint: "--notes alone prints all notes; --notes FILE.txt writes them")
    }
    let option = command?.option(name)
    return usage(
      "\(name) needs a value",
      hint: option.map { "\(name) <\($0.valueName)>: \($0.meaning)" } ?? seeHelp)
  }

  private var neededValue: UsageError? {
    guard let name = message.part(after: "The option '", upTo: "' does not take any value"),
      let value = message.part(after: "does not take any value, but '", upTo: "' was specified.")
    else { return nil }
    return usage(
      "\(name) has no value, and \"\(value)\" was given", hint: "write \(name) by itself")
  }

  private var clash: UsageError? {
    guard let later = message.part(after: "Value to be set with flag '", upTo: "'"),
      let earlier = message.part(after: "already been set with flag '", upTo: "'")
    else { return nil }
    return usage("\(earlier) and \(later) exclude each other", hint: "leave out one of them")
  }

  // MARK: Values

  private var wrongValue: UsageError? {
    guard let value = message.part(after: "The value '", upTo: "' is invalid for '"),
      let name = message.part(after: "' is invalid for '", upTo: "'")
    else { return nil }
    // A reason of our own says all.
    if let reason = message.part(after: "' is invalid for '\(name)': ", upTo: nil) {
      return usage(reason.lowercasedAtStart, hint: seeHelp)
    }
    let argument = self.argument(name)
    let names = argument.flatMap { $0.isPositional ? nil : $0.names } ?? []
    let written = names.first(where: isTyped) ?? names.last ?? name
    let message = "\"\(value)\" is not a value of \(typed(written))"
    guard let values = argument?.values, !values.isEmpty else {
      return usage(message, hint: "\(name): \(argument?.meaning ?? "")")
    }
    let nearest = Similarity.nearest(to: value, among: values)
    // A style of citation, where a format was to be.
    let other = (command?.arguments ?? []).first { $0.values.contains(value) && $0.names != names }
    if let other, let name = other.names.last {
      return usage(message, hint: "did you mean: \(name) \(value)")
    }
    return usage(
      message,
      hint: nearest.isEmpty
        ? "the values are: \(values.joined(separator: ", "))"
        : "did you mean: \(nearest.joined(separator: "; "))")
  }

  /// Whether an option is on the command line under this name.
  private func isTyped(_ name: String) -> Bool {
    arguments.contains { $0 == name || $0.hasPrefix(name + "=") }
  }

  /// The argument that the parser writes as `--name <value>`, or `<value>`.
  private func argument(_ written: String) -> ArgumentDescription? {
    let name = written.split(separator: " ").first.map(String.init) ?? written
    return command?.option(name) ?? command?.arguments.first { $0.synopsis == written }
  }

  /// The option as typed, where that is short for another.
  private func typed(_ option: String) -> String {
    guard option == "--format", !arguments.contains(where: { $0.hasPrefix("--format") }) else {
      return option
    }
    return arguments.first(where: FreedomProgram.shortForms.contains) ?? option
  }

  private var missing: UsageError? {
    let all =
      message.part(after: "Missing expected argument '", upTo: "'")
      ?? message.part(after: "Missing one of: '", upTo: nil)
    guard let all else { return nil }
    let name = all.prefix { $0 != " " && $0 != "'" }
    guard let argument = argument(String(name)) else {
      return usage("\(name) is missing", hint: seeHelp)
    }
    return usage(
      "\(path.text) needs \(argument.synopsis)",
      hint: argument.values.isEmpty
        ? "\(argument.summary.lowercasedAtStart.withoutStop); \(seeHelp)"
        : "write one of: \(argument.values.joined(separator: ", "))")
  }

  private var unexpected: UsageError? {
    let words: String
    if let word = message.part(after: "Unexpected argument '", upTo: nil) {
      words = String(word.dropLast())
    } else if let several = message.part(after: " unexpected arguments: '", upTo: nil) {
      words = several.dropLast().split(separator: "', '").joined(separator: "\", \"")
    } else {
      return nil
    }
    let positional = (command?.arguments ?? []).filter(\.isPositional).map(\.synopsis)
    return usage(
      "unexpected: \"\(words)\"",
      hint: positional.isEmpty
        ? "\(path.text) has only options; '\(path.text) --help' lists them"
        : "write: \(path.text) \(positional.joined(separator: " ")); quote names of several words")
  }
}

extension String {
  /// What is written between two texts, or up to the end; `nil` where one of them is missing.
  fileprivate func part(after start: String, upTo end: String?) -> String? {
    guard let begin = firstRange(of: start)?.upperBound else { return nil }
    let rest = self[begin...]
    guard let end else { return String(rest) }
    return rest.firstRange(of: end).map { String(rest[..<$0.lowerBound]) }
  }

  /// As the beginning of a sentence in lower case; a word in capitals stays.
  fileprivate var lowercasedAtStart: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }

  fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
