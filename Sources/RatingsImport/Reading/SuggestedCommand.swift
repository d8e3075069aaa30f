import FreedomModel

/// The command line that imports a file which was refused, where options are what is missing.
enum SuggestedCommand {
  /// The command; `nil` where no option would make the import succeed.
  static func command(for file: FindingFacts.FileFacts?, options: ImportOptions) -> String? {
    var added: [String] = []
    for fact in file?.facts ?? [] where fact.first.severity >= .refusedRow {
      guard let text = text(for: fact.first), !added.contains(text) else { continue }
      let name = text.prefix { $0 != " " && $0 != "=" }
      // One value is enough of an option that is given once.
      let isGiven =
        added.contains { $0.hasPrefix(name) } || options.commandLine.contains { $0 == name }
      if isGiven, !repeatable.contains(String(name)) { continue }
      added.append(text)
    }
    // Only a file that is recognised gets a finding about its publication.
    if options.publication == nil, !added.isEmpty,
      !added.contains(where: { $0.hasPrefix("--publication") }),
      file?.facts.contains(where: { ofOwnFiles.contains($0.first.code) }) ?? false
    {
      added.insert("--publication NAME", at: 0)
    }
    return added.isEmpty ? nil : options.command(adding: added)
  }

  /// Options that may be given several times.
  private static let repeatable: Set<String> = [
    "--map", "--entity", "--ignore", "--direction", "--range",
  ]

  /// What to write where the hint only names the option, or where only the user knows its value.
  private static let written = [
    "publication-not-named": "--publication NAME",
    "indicator-not-named": "--indicator NAME",
    "invalid-utf8": "--encoding windows-1252",
  ]

  /// Findings that only a file of the user's own has.
  private static let ofOwnFiles: Set<String> = ["missing-column", "indicator-not-named"]

  /// What stands for a value that only the user knows.
  private static let placeholders = [
    "--edition": "YEAR", "--codes": "SYSTEM", "--decimal": "MARK", "--delimiter": "DELIMITER",
  ]

  private static func text(for finding: Finding) -> String? {
    if let text = written[finding.code] { return text }
    if finding.hint?.contains("--status-codes") ?? false { return "--status-codes CODE=STATUS" }
    // A hint has the option as a shell reads it, and then the explanation.
    // An example is not what this file needs.
    guard let hint = finding.hint, !hint.contains("such as --"),
      let start = hint.firstRange(of: "--")
    else { return nil }
    var text = String(hint[start.lowerBound...])
    var hasAlternatives = false
    for end in ["; ", ", ", " or ", " and ", " if "] {
      guard let found = text.firstRange(of: end) else { continue }
      if end == " or " { hasAlternatives = true }
      text = String(text[..<found.lowerBound])
    }
    let option = String(text.prefix { $0 != " " })
    if option == "--entity", hasAlternatives, let name = finding.value {
      return "--entity " + ShellWord.quoted("\(name)=ENTITY")
    }
    if option == "--edition" || text.contains("|") {
      return "\(option) \(placeholders[option] ?? "VALUE")"
    }
    return text
  }
}
