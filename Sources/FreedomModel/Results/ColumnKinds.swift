/// What the columns of a table hold, told by its rows: a column is of the kind that all its values are of.
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
    }
  }
}
