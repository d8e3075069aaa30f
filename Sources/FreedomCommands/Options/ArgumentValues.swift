public import ArgumentParser
public import FreedomModel
public import FreedomRatings
public import RatingsAnalysis
public import RatingsCharts
public import RatingsExport
public import TabularFiles

// Values of the rooms below that can be named on the command line.

extension YearRule: ExpressibleByArgument {}
extension TrendMethod: ExpressibleByArgument {}
extension BalanceMethod: ExpressibleByArgument {}
extension CitationStyle: ExpressibleByArgument {}
extension ChartKind: ExpressibleByArgument {}
extension Highlight: ExpressibleByArgument {}
extension RatingsImporter.ConflictPolicy: ExpressibleByArgument {}

extension TextEncoding: ExpressibleByArgument {
  /// The encoding of a name, in any case, with or without hyphens.
  public init?(argument: String) {
    switch argument.lowercased().filter({ $0.isLetter || $0.isNumber }) {
    case "utf8": self = .utf8
    case "utf16le", "utf16": self = .utf16LE
    case "utf16be": self = .utf16BE
    case "windows1252", "cp1252", "ansi": self = .windows1252
    case "latin1", "iso88591": self = .latin1
    default: return nil
    }
  }
}
