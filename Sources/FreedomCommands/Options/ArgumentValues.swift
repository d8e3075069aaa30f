internal import DisplayText
public import ArgumentParser
public import FreedomModel
public import FreedomRatings
public import RatingsAnalysis
public import RatingsCharts
public import RatingsExport
public import RatingsImport
import RatingsTables
public import TabularFiles

// Values of the library that can be named on the command line.

/// A value named by one word of a list.
///
/// The parser has an answer of its own for such lists; it asks the runtime for conformances while
/// the program starts, each time through all there are.
public protocol NamedChoice: ExpressibleByArgument, CaseIterable, RawRepresentable<String>
where AllCases == [Self] {}

extension NamedChoice {
  /// The words, in their order.
  public static var allValueStrings: [String] { allCases.map(\.rawValue) }
  /// Nothing: the option's help explains each word.
  public static var allValueDescriptions: [String: String] { [:] }
  /// The word.
  public var defaultValueDescription: String { rawValue }
}

extension YearRule: NamedChoice {}
extension Headings: NamedChoice {}
extension CodeSystem: NamedChoice {}
extension DecimalMark: NamedChoice {}
extension TrendMethod: NamedChoice {}
extension SlopeLimits: NamedChoice {}
extension FalseDiscoveryRate: NamedChoice {}
extension SegmentShape: NamedChoice {}
extension BreakCriterion: NamedChoice {}
extension BalanceMethod: NamedChoice {}
extension RegionDivision: NamedChoice {}
extension CitationStyle: NamedChoice {
  /// The style of a name, in any case; `csl` and `json` are short for the last.
  public init?(argument: String) {
    let name = argument.lowercased()
    self.init(rawValue: ["csl", "json"].contains(name) ? Self.csl.rawValue : name)
  }
}
extension ChartKind: NamedChoice {}
extension Highlight: NamedChoice {}
extension RatingsImporter.ConflictPolicy: NamedChoice {}

extension TextEncoding: NamedChoice {
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

struct FormatName: ExpressibleByArgument {
  let format: any TableFormat.Type

  init?(argument: String) {
    guard let format = TableFormats.named(argument) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { TableFormats.names }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

struct SummaryTableName: ExpressibleByArgument {
  let table: SummaryTable

  init?(argument: String) {
    guard let table = SummaryTable.named(argument.lowercased()) else { return nil }
    self.table = table
  }

  static var allValueStrings: [String] { SummaryTable.all.map { $0.name } }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  static var list: String {
    SummaryTable.all.map { "  \($0.name.padded(toWidth: 22))\($0.summary)" }
      .joined(separator: "\n")
  }
}

/// A status by its code, in any case.
struct StatusChoice: ExpressibleByArgument {
  let status: FreedomStatus

  init?(argument: String) {
    guard let status = FreedomStatus(code: argument.uppercased()) else { return nil }
    self.status = status
  }

  static var allValueStrings: [String] { FreedomStatus.freestFirst.map(\.code) }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

enum KindChoice: String, NamedChoice {
  case country, territory, all

  var kind: EntityKind? { EntityKind(rawValue: rawValue) }
}

extension ExcludedChanges: ExpressibleByArgument {
  /// `method`, or years such as `2018` and `2006,2018`.
  public init?(argument: String) {
    if argument.lowercased() == "method" {
      self = .method
      return
    }
    let years = argument.split(separator: ",", omittingEmptySubsequences: false)
      .map { EditionYear(argument: $0.trimmedOfBlanks)?.year }
    guard !years.contains(nil) else { return nil }
    self = .editions(Set(years.compactMap { $0 }))
  }
}

extension BreakOptions.MinimumSegment: ExpressibleByArgument {
  /// The option as a user would write it.
  public var defaultValueDescription: String {
    switch self {
    case .values(let values): String(values)
    case .share(let share): share.description
    }
  }

  /// A number of values, such as `5`, or a share of the series, such as `0.15` or `15%`.
  public init?(argument: String) {
    if let values = Int(argument) {
      self = .values(values)
    } else if argument.hasSuffix("%"), let percent = Double(argument.dropLast()) {
      self = .share(percent / 100)
    } else if let share = Double(argument) {
      self = .share(share)
    } else {
      return nil
    }
  }
}
