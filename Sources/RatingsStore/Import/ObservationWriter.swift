import FreedomModel
import SQLite

/// Puts observations into the table, many with one statement: to begin and end a statement for every
/// row would cost as much as the insertion itself.
struct ObservationWriter {
  /// How many observations go into one statement.
  static let batch = 32

  private let one: Statement
  private let many: Statement

  init(_ db: Connection) throws {
    func insertion(of count: Int) throws -> Statement {
      let values = Array(repeating: "(?, ?, ?, ?, ?)", count: count).joined(separator: ", ")
      return try db.prepare("INSERT INTO observation VALUES \(values)")
    }
    one = try insertion(of: 1)
    many = try insertion(of: Self.batch)
  }

  /// Inserts some observations in the order given, and hands over those whose key is taken.
  func insert(
    _ rows: [ObservationBuffer.Row], taken: (ObservationBuffer.Row) throws -> Void
  ) throws {
    if rows.count == Self.batch {
      var place: Int32 = 0
      for row in rows {
        bind(row, to: many, behind: place)
        place += 5
      }
      if try many.insert() { return }
    }
    for row in rows {
      bind(row, to: one, behind: 0)
      if try !one.insert() { try taken(row) }
    }
  }

  private func bind(_ row: ObservationBuffer.Row, to statement: Statement, behind place: Int32) {
    statement.bind(row.series, at: place + 1)
    statement.bind(row.edition, at: place + 2)
    switch row.value {
    case .number(let number):
      if let integer = Int(exactly: number) {
        statement.bind(integer, at: place + 3)
      } else {
        statement.bind(number, at: place + 3)
      }
    case .status(let status): statement.bind(status.rawValue, at: place + 3)
    case .splitStatus: statement.bind(-1 as Int?, at: place + 3)
    case .absent: statement.bind(nil as Int?, at: place + 3)
    }
    statement.bind(row.text ?? row.value.mark, at: place + 4)
    statement.bind(row.shift, at: place + 5)
  }
}

extension ObservationValue {
  /// What stands for a missing value in the `text` column.
  fileprivate var mark: String? {
    if case .absent(let absence) = self { return absence.rawValue }
    return nil
  }
}
