import FreedomModel
import FreedomRatings
import RatingsCharts
import RatingsExport
import Platform

extension Settings {
  /// What can be set.
  enum Key: String, CaseIterable {
    case database
    case format
    case color
    case width
    case ascii
    case years
    case quiet
    case timeout

    /// What it takes, in words.
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

  /// Sets a value; says no where it is none of the key's.
  mutating func set(_ key: Key, _ value: String) -> Bool {
    switch key {
    case .database:
      database = Self.path(value)
      return database != nil
    case .format:
      format = TableFormats.named(value) == nil ? nil : value
      return format != nil
    case .color:
      color = DestinationOptions.ColorChoice(rawValue: value)
      return color != nil
    case .width:
      width = Int(value).flatMap { TextOptions.widths.contains($0) ? $0 : nil }
      return width != nil
    case .ascii:
      ascii = Self.answer(value)
      return ascii != nil
    case .years:
      years = YearRule(rawValue: value)
      return years != nil
    case .quiet:
      quiet = Self.answer(value)
      return quiet != nil
    case .timeout:
      timeout = Double(value).flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
      return timeout != nil
    }
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
