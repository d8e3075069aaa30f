import FreedomModel
import SQLite

/// What the values of one file are beside those of Freedom House that were current before it: how
/// many are new, and how many differ.
package struct OfficialChanges: Sendable, Hashable {
  /// One value that is added or differs.
  package struct Change: Sendable, Hashable {
    /// The entity's name.
    package let entity: String
    /// The edition's label.
    package let edition: String
    /// The indicator's id.
    package let indicator: String
    /// The value that was current; `nil` where there was none.
    package let before: String?
    /// The value of the file; `nil` where it says that there is none.
    package let after: String?
    /// Whether the value of the file is current now.
    package let isCurrent: Bool
  }

  /// Values where there was none.
  package private(set) var added = 0
  /// Values that differ from the current ones and take their place.
  package private(set) var replaced = 0
  /// Values that differ from the current ones, which stay current.
  package private(set) var outranked = 0
  /// The first of those that differ, then of those that are added; at most ``mostExamples`` of
  /// each.
  package private(set) var examples: [Change] = []

  /// How many examples of a kind are kept.
  package static let mostExamples = 3

  /// Whether all values of the file were there already.
  package var isEmpty: Bool { added == 0 && differing == 0 }
  /// Values that differ from the current ones.
  package var differing: Int { replaced + outranked }

  /// Nothing is added or differs.
  package init() {}

  /// Compares a source whose values are written, before it is settled which are current.
  init(bySource source: Int, in db: Connection) throws {
    let losers = try Supersession.sources(losingTo: source, in: db)
    let official = Publication.freedomHouse.map { "'\($0.id)'" }.joined(separator: ", ")
    let isOfficial = """
      n.source = \(source) AND n.indicator IN (
        SELECT i.id FROM indicator i JOIN publication p ON p.id = i.publication
        WHERE p.code IN (\(official)))
      """
    let named = """
      JOIN entity e ON e.id = n.entity JOIN indicator i ON i.id = n.indicator
      JOIN edition ed ON ed.id = n.edition
      """
    let isBefore = """
      o.entity = n.entity AND o.indicator = n.indicator AND o.edition = n.edition
        AND o.source <> n.source AND o.current AND o.value IS NOT NULL
      """
    try db.prepare(
      """
      SELECT e.name, ed.label, i.code, i.measure, o.value, o.text, n.value, n.text, o.source
      FROM observation n CROSS JOIN observation o ON \(isBefore) \(named)
      WHERE \(isOfficial)
        AND NOT (n.value IS o.value AND (n.value IS NOT -1 OR n.text IS o.text))
      ORDER BY n.sheet, n.row, n.column
      """
    ).forEachRow { row in
      let isCurrent = losers[try row.integer(8)] ?? false
      if isCurrent { replaced += 1 } else { outranked += 1 }
      if examples.count < Self.mostExamples {
        examples.append(
          try Self.change(row, before: Self.shown(row, 4), after: Self.shown(row, 6), isCurrent))
      }
    }
    let isNew = """
      \(isOfficial) AND n.value IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM observation o WHERE \(isBefore))
      """
    added = try db.integer("SELECT count(*) FROM observation n WHERE \(isNew)") ?? 0
    guard added > 0 else { return }
    try db.prepare(
      """
      SELECT e.name, ed.label, i.code, i.measure, n.value, n.text
      FROM observation n \(named) WHERE \(isNew)
      ORDER BY n.sheet, n.row, n.column LIMIT \(Self.mostExamples)
      """
    ).forEachRow { row in
      examples.append(try Self.change(row, before: nil, after: Self.shown(row, 4), true))
    }
  }

  private static func change(
    _ row: Statement, before: String?, after: String?, _ isCurrent: Bool
  ) throws -> Change {
    Change(
      entity: try row.text(0), edition: try row.text(1), indicator: try row.text(2),
      before: before, after: after, isCurrent: isCurrent)
  }

  /// A value as people write it, from its column and the one of its text behind it.
  private static func shown(_ row: Statement, _ column: Int32) throws -> String? {
    let measure: Indicator.Measure = try row.word(3)
    guard let value = try row.figure(column, of: measure) else { return nil }
    guard measure == .status else { return value.shortestExact }
    if let status = FreedomStatus(figure: value) { return status.code }
    return try row.optionalText(column + 1)
  }
}
