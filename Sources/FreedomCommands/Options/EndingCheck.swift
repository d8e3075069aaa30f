import RatingsExport

/// Refuses an output whose name ends as if it held something else than what is written into it.
enum EndingCheck {
  /// Refuses a path whose ending is none of some; a name without an ending passes.
  ///
  /// - Parameters:
  ///   - endings: The endings that fit, without the dot.
  ///   - path: The path to be written.
  ///   - content: What is to be written, such as `a table`.
  ///   - advice: What more the hint says.
  /// - Throws: A `UsageError` for a wrong command line.
  static func require(
    _ endings: [String], of path: String, for content: String, advice: String? = nil
  ) throws(UsageError) {
    guard let ending = FileEnding(of: path), !endings.contains(ending.text) else { return }
    throw UsageError(
      "\(path): \(content) cannot be written as .\(ending.text)",
      hint: "the name can end in \(list(endings)), or have no ending"
        + (advice.map { "; \($0)" } ?? ""), status: .usage)
  }

  /// Refuses a path whose ending stands for something else than what an option asks for; an ending
  /// that stands for nothing, such as `.dat`, passes.
  ///
  /// - Parameters:
  ///   - endings: The endings of what is asked for, without the dot.
  ///   - path: The path to be written.
  ///   - option: The option as typed, such as `--format csv`.
  /// - Throws: A `UsageError` for a wrong command line.
  static func require(
    _ endings: [String], of path: String, asked option: String
  ) throws(UsageError) {
    guard let ending = FileEnding(of: path), ending.isKnown, !endings.contains(ending.text) else {
      return
    }
    let name = option.prefix { $0 != " " }
    throw UsageError(
      "\(path): \(option) contradicts the ending .\(ending.text)",
      hint: "end the name in \(list(endings)), or leave out \(name)", status: .usage)
  }

  private static func list(_ endings: [String]) -> String {
    let names = endings.map { "." + $0 }
    guard let last = names.last, names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
