import FreedomModel
import FreedomRatings

extension ResultTable {
  /// Where a column is; an unknown one is a `LibraryError`.
  func position(ofColumn name: String) throws -> Int {
    if let position = columns.firstIndex(where: { $0.name == name }) { return position }
    throw LibraryError.unknown(
      .column, name, suggestions: Similarity.nearest(to: name, among: columns.map(\.name)))
  }

  /// The table with some of its columns, by name.
  func keeping(columns names: [String]) throws -> ResultTable {
    let positions = try names.map(position)
    var table = self
    table.rows = rows.map { row in positions.map { row[$0] } }
    table.columns = positions.map { columns[$0] }
    return table
  }

  /// The table sorted by a column: numbers before texts, equal ones as they were, missing ones last.
  func sorted(by name: String, isDescending: Bool) throws -> ResultTable {
    let position = try position(ofColumn: name)
    let present = rows.enumerated().filter { $0.element[position] != .missing }
    let order = present.sorted { one, other in
      let first = one.element[position]
      let second = other.element[position]
      if first.precedes(second) { return !isDescending }
      if second.precedes(first) { return isDescending }
      return one.offset < other.offset
    }
    var table = self
    table.rows = order.map(\.element) + rows.filter { $0[position] == .missing }
    return table
  }
}

extension ResultValue {
  private var number: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    case .flag(let flag): flag ? 1 : 0
    case .text, .missing: nil
    }
  }

  /// Whether the value comes before another one when sorted.
  fileprivate func precedes(_ other: ResultValue) -> Bool {
    switch (number, other.number) {
    case (let first?, let second?): first < second
    case (nil, nil): plainText < other.plainText
    case (let first, _): first != nil
    }
  }
}
