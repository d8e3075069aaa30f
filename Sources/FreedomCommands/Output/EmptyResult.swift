import FreedomModel
import FreedomRatings

/// Why a result has no rows, in a line on standard error: an empty table alone does not say what
/// was looked for.
enum EmptyResult {
  static func report(_ reason: String) {
    if !Settings.isQuiet { StandardError.write("freedom: no rows: \(reason)") }
  }

  /// Says that none of some panels has a value, where that is so.
  static func report(of panels: [Panel], because reason: String?) throws {
    guard panels.allSatisfy({ $0.values.allSatisfy { $0 == nil } }) else { return }
    let reason = reason ?? self.reason(CommandLine.arguments.dropFirst())
    if !Settings.isQuiet { StandardError.write("freedom: no values: \(reason)") }
  }

  /// The reason where `--offset` and `--limit` left nothing of some rows, or where there were none.
  static func reason(leavingOut rows: Int, offset: Int?, limit: Int?) -> String {
    guard rows > 0 else { return reason(CommandLine.arguments.dropFirst()) }
    if let offset, offset >= rows { return "--offset \(offset) leaves out all \(rows)" }
    return "--limit \(limit ?? 0) shows none of \(rows)"
  }

  /// The request as typed: names, and the options of the command itself.
  private static func reason(_ arguments: ArraySlice<String>) -> String {
    let path = CommandPath(following: arguments)
    guard let command = CommandDescription(of: path.command) else { return "nothing was found" }
    var words: [String] = []
    var rest = arguments.dropFirst(path.words.count - 1)
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word.count > 1 else {
        words.append(ShellWord.quoted(word))
        continue
      }
      if word == "--" { continue }
      let name = String(word.prefix { $0 != "=" })
      guard let option = command.option(name) else { continue }
      let value = option.takesValue && name == word ? rest.popFirst() : nil
      if option.choosesRows { words += [word, value.map(ShellWord.quoted)].compactMap(\.self) }
    }
    return words.isEmpty
      ? "there is nothing to list" : "nothing matches \(words.joined(separator: " "))"
  }
}

extension ArgumentDescription {
  /// Whether it is about what is looked for, and not about how the result is written.
  fileprivate var choosesRows: Bool { section != SharedOptions.output }
}
