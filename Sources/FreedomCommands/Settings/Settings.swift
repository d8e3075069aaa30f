import FreedomModel
import FreedomRatings
import RatingsExport
import Platform

/// Defaults of options that a person has written down: `key = value`, one a line, `#` before a comment.
///
/// The command line beats the environment, and the environment beats these.
struct Settings: Sendable {
  /// The database, a path from the root.
  var database: String?
  /// The format of result tables.
  var format: String?
  /// When colour is used.
  var color: DestinationOptions.ColorChoice?
  /// How many cells a line may have.
  var width: Int?
  /// Whether only ASCII is used.
  var ascii: Bool?
  /// Which year stands for an edition.
  var years: YearRule?
  /// Whether nothing but errors is said.
  var quiet: Bool?
  /// How long to wait for another process, in seconds.
  var timeout: Double?

  /// The file in which they are: in the folder of `XDG_CONFIG_HOME`, which is `~/.config` by default.
  static let path: String =
    (Environment.variable("XDG_CONFIG_HOME")
      ?? (Environment.variable("HOME") ?? ".") + "/.config") + "/freedom-ratings/config"

  /// What the file says; nothing where there is none. Read once, when first asked for.
  static let loaded: Result<Settings, UsageError> = Result { () throws(UsageError) in
    guard let text = try SettingsFile.text(at: path) else { return Settings() }
    return try Settings(text: text, path: path)
  }

  /// What the file says, where it could be read.
  static var current: Settings { (try? loaded.get()) ?? Settings() }

  /// No defaults but the program's own.
  init() {}

  /// The defaults that a text sets; what it must not say is an error with its line.
  init(text: String, path: String) throws(UsageError) {
    var seen: [String: Int] = [:]
    for (position, line) in text.split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    )
    .enumerated() {
      let place = "\(path):\(position + 1)"
      let content = Self.withoutComment(line)
      if content.isEmpty { continue }
      guard let equals = content.firstIndex(of: "=") else {
        throw UsageError(
          "\(place): \"\(content)\" is no setting", hint: "write KEY = VALUE", status: .badData)
      }
      let name = content[..<equals].trimmedOfBlanks
      let value = content[content.index(after: equals)...].trimmedOfBlanks
      guard let key = Key(rawValue: name) else {
        let nearest = Similarity.nearest(to: name, among: Key.allCases.map(\.rawValue))
        throw UsageError(
          "\(place): \"\(name)\" is no setting",
          hint: nearest.isEmpty
            ? "there are: " + Key.allCases.map(\.rawValue).joined(separator: "; ")
            : "did you mean: " + nearest.joined(separator: "; "), status: .badData)
      }
      if let first = seen.updateValue(position + 1, forKey: name) {
        throw UsageError(
          "\(place): \"\(name)\" was set in line \(first) already", status: .badData)
      }
      guard set(key, value) else {
        throw UsageError(
          "\(place): \"\(value)\" is no value of \(name)", hint: "it takes \(key.values)",
          status: .badData)
      }
    }
  }

  /// A line up to its comment: a `#` at its start or after a blank.
  private static func withoutComment(_ line: Substring) -> String {
    var before: Character = " "
    let end = line.firstIndex { character in
      defer { before = character }
      return character == "#" && (before == " " || before == "\t")
    }
    let content = line[..<(end ?? line.endIndex)].trimmedOfBlanks
    return content.hasPrefix("\u{FEFF}") ? String(content.dropFirst()) : content
  }
}
