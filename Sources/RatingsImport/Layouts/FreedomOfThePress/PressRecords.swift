import FreedomModel
import TabularFiles

/// Takes the records of one file of press freedom figures, and tells what is odd about them.
///
/// Two rows of a file can be of one entity under two names, each rated where the other is not (the
/// Israeli-Occupied Territories and Palestinian Authority became the West Bank and Gaza Strip). So
/// records without any figure wait until the end: a mark that nothing was rated never stands
/// against a figure.
final class PressRecords {
  private struct Key: Hashable {
    let entity: String
    let edition: Int
  }

  private struct Name: Hashable {
    let entity: String
    let text: String
  }

  private let session: ImportSession
  private var names: Set<Name> = []
  private var last: (name: String, entity: Entity)?
  private var rated: Set<Key> = []
  private var unrated: [RatingRecord] = []
  private var rows: [String: (name: String, row: Int)] = [:]

  init(_ session: ImportSession) { self.session = session }

  /// The entity of a row; `nil` where the name is unknown, which a finding tells.
  ///
  /// - Parameters:
  ///   - name: The name as written.
  ///   - meant: The name that the file means by it, where that is another.
  ///   - row: The row's number.
  ///   - column: The column of the name.
  /// - Returns: The entity.
  func entity(named name: String, as meant: String? = nil, row: Int, column: Int) -> Entity? {
    // Files with an edition a row have the same name many times over.
    if let last, last.name == name { return last.entity }
    guard let entity = session.entity(named: meant ?? name, row: row, column: column) else {
      return nil
    }
    last = (name, entity)
    let name = name.trimmedOfBlanks
    guard names.insert(Name(entity: entity.id, text: name)).inserted else { return entity }
    if let first = rows[entity.id] {
      session.report(
        session.finding(
          .note, code: "same-entity", row: row, column: column, value: name,
          rule: "this and \(first.name) in row \(first.row) are one, \(entity.name); "
            + "the figures of both rows are taken"))
    } else {
      rows[entity.id] = (name, row)
    }
    if meant != nil {
      session.report(
        session.finding(
          .note, code: "name-of-this-file", row: row, column: column, value: name,
          rule: "in this file the name stands for \(entity.name)"))
    }
    return entity
  }

  /// Reads the figures of one entity and edition out of a row.
  ///
  /// A status of `0` beside scores of `0` is what the files have where nothing was rated: it is
  /// taken as an absence, never as the best score of all.
  func record(
    _ entity: Entity, _ edition: Edition, _ columns: [PressColumn], of row: SheetRow,
    headers: [String] = []
  ) -> RatingRecord {
    var record = RatingRecord(entity: entity, edition: edition, row: row.number)
    let isPlaceholder = Self.isPlaceholder(columns, of: row)
    if isPlaceholder { report(placeholder: columns, of: row, entity, edition) }
    for column in columns {
      guard let cell = row.cell(column.column), cell.end > cell.start else {
        session.countMissing("")
        continue
      }
      if isPlaceholder, Self.isZero(cell, of: row) {
        record.add(
          RatingRecord.Figure(
            slot: column.slot, value: .absent(.notRated), text: "0", row: row.number,
            column: column.column))
      } else {
        let header = column.column < headers.count ? headers[column.column] : nil
        record.add(session.figure(column.slot, from: cell, of: row, header: header))
      }
    }
    return record
  }

  /// Takes a record.
  func take(_ record: RatingRecord) throws {
    guard !record.isRefused else { return try session.commit(record) }
    guard record.holdsNumbers else {
      if !record.figures.isEmpty { unrated.append(record) }
      return
    }
    rated.insert(Key(entity: record.entity.id, edition: record.edition.year))
    KnownPressOddities.report(record, in: session)
    try session.commit(record)
  }

  /// Takes the marks that nothing was rated, where no other row has a figure.
  func finish() throws {
    for record in unrated
    where rated.insert(Key(entity: record.entity.id, edition: record.edition.year)).inserted {
      try session.commit(record)
    }
    unrated = []
  }

  // MARK: Placeholders

  private static func isPlaceholder(_ columns: [PressColumn], of row: SheetRow) -> Bool {
    guard let status = columns.first(where: { $0.slot.indicator.measure == .status }),
      let cell = row.cell(status.column), isZero(cell, of: row)
    else { return false }
    return columns.allSatisfy { column in
      guard let cell = row.cell(column.column) else { return true }
      return isZero(cell, of: row) || MissingMark.mark(row.text(cell).trimmedOfBlanks) != nil
    }
  }

  private static func isZero(_ cell: Cell, of row: SheetRow) -> Bool {
    // Every spelling of zero begins with the digit, or with a blank or a sign that none of the
    // files has.
    guard cell.end > cell.start, row.bytes[cell.start] == UInt8(ascii: "0") else { return false }
    return NumberText(row.bytes[cell.start..<cell.end]).number == 0
  }

  private func report(
    placeholder columns: [PressColumn], of row: SheetRow, _ entity: Entity, _ edition: Edition
  ) {
    session.report(
      session.finding(
        .warning, code: "placeholder", row: row.number, column: columns.first?.column,
        value: "\(entity.name) \(edition.label): 0",
        rule: "0 without a status is a placeholder, not a score",
        hint: "taken as not rated, with the text 0"))
  }
}
