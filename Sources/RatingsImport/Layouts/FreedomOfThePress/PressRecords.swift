import FreedomModel
import TabularFiles

/// Receives the records of one file of *Freedom of the Press*, and reports what is odd about them.
///
/// Two rows of a file can be of one entity under two names, each rated where the other is not (the
/// Israeli-Occupied Territories and Palestinian Authority became the West Bank and Gaza Strip). So
/// records without any value wait until the end: a mark that nothing was rated never contradicts a
/// value.
final class PressRecords {
  private struct Key: Hashable {
    let entity: String
    let edition: Int
  }

  private struct Name: Hashable {
    let entity: String
    let text: String
  }

  private var names: Set<Name> = []
  private var rated: Set<Key> = []
  private var unrated: [RatingRecord] = []
  private var rows: [String: (name: String, row: Int)] = [:]

  /// The entity of a row of a third party's file.
  func entity(of row: SheetRow, at column: Int, in session: ImportSession) -> Entity? {
    let name = row.text(at: column)
    return entity(
      named: name, as: PressThirdParty.meaning(of: name), row: row.number, column: column,
      in: session)
  }

  /// Finds the entity of a row.
  ///
  /// - Parameters:
  ///   - name: The name as written.
  ///   - meant: The name that the file means by it, where that is another.
  ///   - row: The row's number.
  ///   - column: The column of the name.
  ///   - session: The reading of the file.
  /// - Returns: `nil` where a finding says that the name is unknown.
  func entity(
    named name: String, as meant: String? = nil, row: Int, column: Int, in session: ImportSession
  ) -> Entity? {
    guard
      let entity = session.names.entity(named: meant ?? name, row: row, column: column)
    else { return nil }
    let name = name.trimmedOfBlanks
    guard names.insert(Name(entity: entity.id, text: name)).inserted else { return entity }
    if let first = rows[entity.id] {
      session.findings.report(
        .note, code: "same-entity", row: row, column: column, value: name,
        rule: "this and \(first.name) in row \(first.row) are one, \(entity.name); "
          + "the values of both rows are imported")
    } else {
      rows[entity.id] = (name, row)
    }
    if meant != nil {
      session.findings.report(
        .note, code: "name-of-this-file", row: row, column: column, value: name,
        rule: "in this file the name stands for \(entity.name)")
    }
    return entity
  }

  /// Reads the values of one entity and edition in a row.
  ///
  /// A status of `0` beside scores of `0` is what the files have where nothing was rated: it is
  /// an absence, never the best score of all.
  func record(
    _ entity: Entity, _ edition: Edition, _ columns: [PressColumn], of row: SheetRow,
    headers: [String] = [], in session: ImportSession
  ) throws -> RatingRecord {
    var record = try session.output.record(of: entity, in: edition, row: row.number)
    let isPlaceholder = Self.isPlaceholder(columns, of: row)
    if isPlaceholder {
      session.findings.report(
        .warning, code: "placeholder", row: row.number, column: columns.first?.column,
        value: "\(entity.name) \(edition.label): 0",
        rule: "0 without a status is a placeholder, not a score",
        hint: "read as not rated, with the text 0")
    }
    for column in columns {
      guard let cell = row.cell(column.column), cell.end > cell.start else {
        session.counts.addMissing("")
        continue
      }
      let reading =
        isPlaceholder && Self.isZero(cell, of: row)
        ? .value(.absent(.notRated), text: "0")
        : session.cells.value(
          of: column.indicator, in: cell, of: row,
          header: column.column < headers.count ? headers[column.column] : nil)
      record.add(reading, of: column.indicator, at: column.column)
    }
    return record
  }

  func take(_ record: RatingRecord, in session: ImportSession) throws {
    guard !record.isRefused else { return try session.output.take(record) }
    guard record.hasValues else {
      if !record.observations.isEmpty { unrated.append(record) }
      return
    }
    rated.insert(Key(entity: record.entity.id, edition: record.edition.year))
    reportExceptions(record, in: session)
    try session.output.take(record)
  }

  /// Imports the marks that nothing was rated, where no other row has a value.
  func finish(in session: ImportSession) throws {
    for record in unrated
    where rated.insert(Key(entity: record.entity.id, edition: record.edition.year)).inserted {
      try session.output.take(record)
    }
    unrated = []
  }

  /// Reports values that later files contradict, and that a single file cannot show to be wrong,
  /// where the file really has them.
  private func reportExceptions(_ record: RatingRecord, in session: ImportSession) {
    for exception in RuleBook.exceptions(.contradicted)
    where exception.entity == record.entity.id && exception.edition == record.edition.year {
      guard let value = exception.value,
        let indicator = session.output.known(exception.indicator),
        let published = record[indicator],
        published.value.number == value
      else { continue }
      session.findings.report(
        .note, code: "known-oddity", row: published.row, column: published.column,
        value: "\(record.entity.name) \(record.edition.label): \(exception.indicator) "
          + value.shortestExact,
        rule: exception.explanation, hint: "kept as published")
    }
  }

  // MARK: Placeholders

  private static func isPlaceholder(_ columns: [PressColumn], of row: SheetRow) -> Bool {
    guard let status = columns.first(where: { $0.indicator.isStatus }),
      let cell = row.cell(status.column), isZero(cell, of: row)
    else { return false }
    return columns.allSatisfy { column in
      guard let cell = row.cell(column.column) else { return true }
      return isZero(cell, of: row) || MissingMark.mark(row.text(cell).trimmedOfBlanks) != nil
    }
  }

  private static func isZero(_ cell: Cell, of row: SheetRow) -> Bool {
    // None of the files has a zero with a blank or a sign before it.
    guard cell.end > cell.start, row.bytes[cell.start] == UInt8(ascii: "0") else { return false }
    return NumberText(row.bytes[cell.start..<cell.end]).number == 0
  }
}
