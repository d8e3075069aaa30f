/// What every analysis returns and every exporter writes: columns, rows, notes and a citation.
public struct ResultTable: Sendable {
  /// A column of a result table.
  public struct Column: Sendable, Hashable {
    /// What a column's values are.
    public enum Kind: String, Sendable, Hashable {
      /// Whole numbers.
      case integer
      /// Numbers.
      case number
      /// Text.
      case string
      /// Yes or no.
      case boolean
      /// A day, as ISO 8601 writes it.
      case date
    }

    /// The name in snake_case, or an entity's id.
    public let name: String
    /// What its values are.
    public let kind: Kind
    /// The unit, such as `points`; empty where there is none.
    public let unit: String
    /// What the column has, with the scale's direction where it matters.
    public let description: String
    /// Whether a user requested the column: then a terminal shows it as a column even where every
    /// row has the same value.
    public var isAskedFor = false
    /// Whether this project computes its numbers: then people see few of their digits. Published
    /// values are shown as published.
    public private(set) var isComputed = false
    /// The heading in plain English, where it does not follow from the name.
    package private(set) var plainName: String?

    /// Describes a column.
    public init(_ name: String, _ kind: Kind, unit: String = "", description: String = "") {
      self.name = name
      self.kind = kind
      self.unit = unit
      self.description = description
    }

    /// Describes a column of numbers that this project computes.
    public static func computed(
      _ name: String, unit: String = "", description: String = ""
    ) -> Column {
      var column = Column(name, .number, unit: unit, description: description)
      column.isComputed = true
      return column
    }

    /// The same column under another name.
    package func named(_ name: String) -> Column {
      var column = Column(name, kind, unit: unit, description: description)
      column.isAskedFor = isAskedFor
      column.isComputed = isComputed
      column.plainName = plainName
      return column
    }

    /// The column with a heading in plain English of its own.
    package func headed(_ plainName: String) -> Column {
      var column = self
      column.plainName = plainName
      return column
    }
  }

  /// What the table shows.
  public var title: String
  /// The columns, in order.
  public var columns: [Column]
  /// The rows; each has one value a column.
  public var rows: [[ResultValue]]
  /// What there is to know about it: scales, rules, methods, what was left out.
  public var notes: [TableNote]
  /// Whose values these are.
  public var citation: String
  /// The names of the columns that it has no longer, since they would crowd a screen or a page.
  public var hiddenColumns: [String] = []
  /// The editions and other sources that it has values of.
  public var used = UsedSources()

  /// A table from its parts.
  public init(
    title: String, columns: [Column], rows: [[ResultValue]] = [], notes: [TableNote] = [],
    citation: String = ""
  ) {
    self.title = title
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.citation = citation
  }

  /// The notes under it.
  public var footer: TableFooter {
    TableFooter(notes: notes, citation: citation, hiddenColumns: hiddenColumns)
  }
}

/// One cell of a result table.
public enum ResultValue: Sendable, Hashable {
  /// No value: an empty cell in CSV, `null` in JSON.
  case missing
  /// A whole number.
  case integer(Int)
  /// A number, printed shortest-exact.
  case number(Double)
  /// Text.
  case text(String)
  /// Yes or no.
  case flag(Bool)

  /// A number that may be missing.
  public init(_ number: Double?) { self = number.map { .number($0) } ?? .missing }
  /// A whole number that may be missing.
  public init(_ integer: Int?) { self = integer.map { .integer($0) } ?? .missing }
  /// A text that may be missing.
  public init(_ text: String?) { self = text.map { .text($0) } ?? .missing }

  /// A published value that may be missing: a status as its code, two ratings as they were written.
  public init(_ value: RatingValue?) {
    self = value.map { $0.number.map { .number($0) } ?? .text($0.description) } ?? .missing
  }

  /// The value as CSV writes it: numbers shortest-exact, missing empty, flags `true` and `false`.
  public var plainText: String {
    switch self {
    case .missing: ""
    case .integer(let integer): String(integer)
    case .number(let number): number.shortestExact
    case .text(let text): text
    case .flag(let flag): flag ? "true" : "false"
    }
  }
}

extension Double {
  /// The fewest digits that read back as the same number; whole numbers without a point.
  public var shortestExact: String {
    if self == 0 { return "0" }
    if let integer = Int(exactly: self), magnitude < 1e15 { return String(integer) }
    return description
  }
}

/// What the columns of a table contain, judged by its rows: a column is of the kind that all its
/// values are of.
public struct ColumnKinds: Sendable {
  private var kinds: [ResultTable.Column.Kind?] = []

  /// No rows yet.
  public init() {}

  /// Looks at one row.
  public mutating func take(_ row: [ResultValue]) {
    for (position, value) in row.enumerated() {
      if position == kinds.count { kinds.append(nil) }
      if let kind = kind(of: value, after: kinds[position]) { kinds[position] = kind }
    }
  }

  private func kind(
    of value: ResultValue, after known: ResultTable.Column.Kind?
  ) -> ResultTable.Column.Kind? {
    switch (value, known) {
    case (.missing, _): known
    case (.integer, nil), (.integer, .integer): .integer
    case (.integer, .number), (.number, nil), (.number, .integer), (.number, .number): .number
    case (.flag, nil), (.flag, .boolean): .boolean
    default: .string
    }
  }

  /// The columns; one without any value is of text.
  public func columns(named names: [String]) -> [ResultTable.Column] {
    names.enumerated().map { position, name in
      ResultTable.Column(name, (position < kinds.count ? kinds[position] : nil) ?? .string)
        .headed(name)
    }
  }
}

extension ResultTable.Column {
  /// The heading in plain English, such as `p value` of `p`; what a name adds in brackets stays.
  package var heading: String {
    if let plainName { return plainName }
    let parts = name.split(separator: " ", maxSplits: 1)
    guard let first = parts.first.map(String.init) else { return name }
    guard parts.count == 1 || parts[1].hasPrefix("(") else { return name }
    let plain = Self.plainNames[first] ?? first.replacing("_", with: " ")
    return parts.count == 1 ? plain : "\(plain) \(parts[1])"
  }

  /// The names whose words are not those that they are made of.
  private static let plainNames = [
    "a": "electoral process", "bic": "BIC", "censored": "ongoing",
    "cl_score": "civil liberties score",
    "cow": "COW code", "first": "first value", "freer_is": "freer end", "from": "first year",
    "from_status": "status before", "gw": "GW code", "id": "code", "iso2": "ISO alpha-2",
    "iso3": "ISO alpha-3", "iso_numeric": "ISO numeric", "last": "last value",
    "left_censored": "left-censored", "n": "values", "net": "net change", "p": "p value",
    "p_adjusted": "adjusted p value", "pr_score": "political rights score",
    "right_censored": "right-censored", "rss": "residual sum of squares",
    "s": "Mann-Kendall S", "sha256": "SHA-256", "slope_high": "upper limit of slope",
    "slope_low": "lower limit of slope", "tau": "Kendall tau-b", "to": "last year",
    "to_status": "status after",
  ]
}

extension Sequence {
  /// The elements without those whose key came before, in order.
  package func uniqued<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

extension Sequence where Element: Hashable {
  /// The elements without those that came before, in order.
  package func uniqued() -> [Element] { uniqued(by: \.self) }
}
