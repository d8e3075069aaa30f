import FreedomModel
import FreedomRatings

extension ResultTable {
  /// The column of a name; what a heading adds in brackets, as in `first (100 - x before 2019)`,
  /// may be left out.
  func position(ofColumn name: String) throws -> Int {
    if let position = columns.firstIndex(where: { $0.name == name }) { return position }
    let longer = columns.indices.filter { columns[$0].name.hasPrefix(name + " (") }
    if longer.count == 1 { return longer[0] }
    let names = columns.map(\.name)
    let nearest = Similarity.nearest(to: name, among: names)
    throw LibraryError.unknown(
      .column, name, suggestions: nearest,
      advice: (nearest.isEmpty ? "" : "did you mean: \(nearest.joined(separator: "; ")); ")
        + "the columns are: \(names.joined(separator: ", "))")
  }

  func keeping(columns names: [String], areAskedFor: Bool = false) throws -> ResultTable {
    let positions = try names.map(position)
    var table = self
    table.rows = rows.map { row in positions.map { row[$0] } }
    table.columns = positions.map { columns[$0] }
    if areAskedFor {
      for position in table.columns.indices { table.columns[position].isAskedFor = true }
    }
    return table
  }

  /// The table sorted by a column: numbers before texts, equal ones as they were, missing ones
  /// last.
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

  fileprivate func precedes(_ other: ResultValue) -> Bool {
    switch (number, other.number) {
    case (let first?, let second?): first < second
    case (nil, nil): plainText < other.plainText
    case (let first, _): first != nil
    }
  }
}
