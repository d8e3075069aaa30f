import FreedomModel
import FreedomRatings
internal import Platform
import RatingsCharts
import RatingsExport
import Synchronization

/// Defaults of options in a file: `key = value`, one a line, `#` before a comment.
///
/// The command line beats the environment, and the environment beats these.
struct Settings: Sendable {
  var database: String?
  var format: String?
  var color: DestinationOptions.ColorChoice?
  var width: Int?
  var ascii: Bool?
  var years: YearRule?
  var quiet: Bool?
  var timeout: Double?

  /// Their file, in the folder of `XDG_CONFIG_HOME` (default: `~/.config`).
  static let path: String =
    (Environment.variable("XDG_CONFIG_HOME")
      ?? (Environment.variable("HOME") ?? ".") + "/.config") + "/freedom-ratings/config"

  /// What the file says; nothing where there is none. Read once, when first needed.
  static let loaded: Result<Settings, UsageError> = Result { () throws(UsageError) in
    guard let text = try SettingsFile.text(at: path) else { return Settings() }
    return try Settings(text: text, path: path)
  }

  static var current: Settings { (try? loaded.get()) ?? Settings() }

  /// What the command line says about silence: both messages and tables ask for it, which share no
  /// options.
  private static let quietAsked = Mutex<Bool?>(nil)

  static func ask(quiet: Bool?) { quietAsked.withLock { $0 = quiet } }

  /// Whether all messages except errors are suppressed.
  static var isQuiet: Bool { quietAsked.withLock { $0 } ?? current.quiet ?? false }

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
          "\(place): \"\(content)\" is not a setting", hint: "write KEY = VALUE", status: .badData)
      }
      let name = content[..<equals].trimmedOfBlanks
      let value = content[content.index(after: equals)...].trimmedOfBlanks
      guard let key = Key(rawValue: name) else {
        let nearest = Similarity.nearest(to: name, among: Key.allCases.map(\.rawValue))
        throw UsageError(
          "\(place): \"\(name)\" is not a setting",
          hint: nearest.isEmpty
            ? "there are: " + Key.allCases.map(\.rawValue).joined(separator: "; ")
            : "did you mean: " + nearest.joined(separator: "; "), status: .badData)
      }
      if let first = seen.updateValue(position + 1, forKey: name) {
        throw UsageError("\(place): \"\(name)\" was set in line \(first) already", status: .badData)
      }
      guard set(key, value) else {
        throw UsageError(
          "\(place): \"\(value)\" is not a value of \(name)", hint: "use \(key.values)",
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

extension Settings {
  enum Key: String, CaseIterable {
    case database, format, color, width, ascii, years, quiet, timeout

    var values: String {
      switch self {
      case .database: "a path that begins with / or ~/"
      case .format: TableFormats.names.joined(separator: ", ")
      case .color: DestinationOptions.ColorChoice.allValueStrings.joined(separator: ", ")
      case .width:
        "a number of cells, \(TextOptions.widths.lowerBound) to \(TextOptions.widths.upperBound)"
      case .ascii, .quiet: "yes or no"
      case .years: YearRule.allValueStrings.joined(separator: ", ")
      case .timeout: "a number of seconds, at least 0"
      }
    }
  }

  /// Sets a value; `false` where the key does not have it.
  mutating func set(_ key: Key, _ value: String) -> Bool {
    switch key {
    case .database: Self.assign(Self.path(value), to: &database)
    case .format: Self.assign(TableFormats.named(value) == nil ? nil : value, to: &format)
    case .color: Self.assign(DestinationOptions.ColorChoice(rawValue: value), to: &color)
    case .width:
      Self.assign(Int(value).flatMap { TextOptions.widths.contains($0) ? $0 : nil }, to: &width)
    case .ascii: Self.assign(Self.answer(value), to: &ascii)
    case .years: Self.assign(YearRule(rawValue: value), to: &years)
    case .quiet: Self.assign(Self.answer(value), to: &quiet)
    case .timeout:
      Self.assign(Double(value).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }, to: &timeout)
    }
  }

  private static func assign<Value>(_ value: Value?, to setting: inout Value?) -> Bool {
    setting = value
    return value != nil
  }

  /// A path from the root; one from the folder of the moment would mean another file in each.
  private static func path(_ value: String) -> String? {
    if value.hasPrefix("/") { return value }
    guard value.hasPrefix("~/"), let home = Environment.variable("HOME") else { return nil }
    return home + value.dropFirst()
  }

  private static func answer(_ value: String) -> Bool? {
    switch value.lowercased() {
    case "yes", "true", "on", "1": true
    case "no", "false", "off", "0": false
    default: nil
    }
  }
}

enum SettingsFile {
  private static let limit = 65_536

  /// The text of the file; `nil` where there is none. Refuses a pipe, a device or a folder, and
  /// text that is too long or not UTF-8.
  static func text(at path: String) throws(UsageError) -> String? {
    let file: File
    do throws(SystemError) {
      file = try File(reading: path, waiting: false)
    } catch {
      if error.isMissing { return nil }
      throw UsageError(
        "\(path): the settings cannot be read: \(error.text)",
        hint: "check the permissions of the file", status: .inputOutput)
    }
    guard (try? file.status().kind) == .regular else {
      throw UsageError(
        "\(path): this is not a file of settings but a folder, a pipe or a device",
        hint: "remove it, or write a text file in its place", status: .badData)
    }
    guard let bytes = try? file.readAll(limit: limit) else {
      throw UsageError("\(path): the settings cannot be read", status: .inputOutput)
    }
    guard bytes.count <= limit else {
      throw UsageError(
        "\(path): settings have at most \(limit) bytes", hint: "remove what is not a setting",
        status: .badData)
    }
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw UsageError(
        "\(path): this is not UTF-8 text", hint: "save the settings as UTF-8 text", status: .badData
      )
    }
    return text
  }
}
