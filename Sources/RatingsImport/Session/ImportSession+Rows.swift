internal import DisplayText
import FreedomModel
import TabularFiles

extension ImportSession {
  /// Hands over the rows of a sheet below its header, those that can be read at all; see
  /// ``accepts(_:columns:)``.
  ///
  /// - Parameters:
  ///   - sheet: The sheet.
  ///   - header: The header's position among the rows, 0 being the first.
  ///   - columns: How many columns the header has.
  ///   - body: Takes a row.
  /// - Throws: A `FileError` that refuses the file, or what the body throws.
  func readRows(
    of sheet: Sheet, below header: Int, columns: Int, _ body: (SheetRow) throws -> Void
  ) throws {
    var remaining = header + 1
    try sheet.readRows { row in
      if remaining > 0 {
        remaining -= 1
        return remaining > 0 || acceptsHeader(row) ? .next : .stop
      }
      if accepts(row, columns: columns) {
        try body(row)
      }
      return .next
    }
  }

  /// Whether the reader found no error in a header row; if it did, a finding refuses the file, for a header
  /// that may have been meant otherwise must not say what the columns hold.
  func acceptsHeader(_ row: SheetRow) -> Bool {
    guard let error = row.error else { return true }
    var finding = finding(for: error)
    finding.severity = .refusedFile
    finding.rule += ", in the header"
    report(finding)
    return false
  }

  /// Whether a row can be read at all: its fields are as many as the header has, and the reader
  /// found no error in it. If not, a finding says why and the row is refused.
  func accepts(_ row: SheetRow, columns: Int) -> Bool {
    currentRow = row
    if let error = row.error {
      report(finding(for: error))
      reject()
      return false
    }
    if row.isBlank {
      countBlankRow(row.number)
      return false
    }
    if !sheet.isEmpty, let last = row.cells.last, last.column >= columns {
      countStrayCells(of: row, beyond: columns)
    }
    // A workbook has no fields that could be missing, only cells that are empty.
    guard sheet.isEmpty, row.cells.count != columns else {
      if row.lacksLineEnd { noteCut(row) }
      return true
    }
    let isCut = row.cells.count < columns && row.lacksLineEnd
    let extra = row.cells.count > columns ? row.text(row.cells[columns]) : nil
    report(
      finding(
        isCut ? .refusedFile : .refusedRow,
        code: isCut ? "cut-file" : extra == nil ? "too-few-fields" : "too-many-fields",
        row: row.number, column: extra == nil ? nil : columns,
        value: extra ?? row.cells.last.map(row.text),
        rule: "the header has \(columns) fields, this row has \(row.cells.count)"
          + (isCut ? " and no line end: the file seems cut" : ""),
        hint: isCut ? "the file seems cut here; download or save it again" : nil))
    reject()
    return false
  }

  /// Tells of a last row that ends in an empty field without a line end: it may have been cut.
  private func noteCut(_ row: SheetRow) {
    guard let last = row.cells.last, last.start == last.end, row.cells.count > 1 else { return }
    report(
      finding(
        .warning, code: "cut-row", row: row.number, column: last.column,
        rule: "the last row ends in an empty field, and without a line end",
        hint: "if the file was cut here, download or save it again"))
  }

  /// Whether the options of the person may be used in a layout; a finding says where not. Published files
  /// say themselves which country is meant and what is missing.
  func canUseOptions(in layout: any Layout) -> Bool {
    let used =
      (options.codes == nil ? [] : ["--codes"]) + (options.missing.isEmpty ? [] : ["--missing"])
    guard !used.isEmpty, !(layout is any MappedLayout) else { return true }
    report(
      finding(
        .refusedFile, code: "option-not-for-file", value: used.joined(separator: ", "),
        rule: "this is \(layout.title), and the option is for files of your own",
        hint: "import it without the option"))
    return false
  }

  /// The text of a cell that names a country, without blanks around it, which are told.
  func country(in row: SheetRow, at column: Int) -> String { word(in: row, at: column) }

  /// Keeps up with the names of a file in which an entity has several: from the second on, each row
  /// counts, even where the entity itself is known from the cell's bytes.
  func follow(_ row: SheetRow, at column: Int, _ entity: Entity) {
    guard spellings.areSeveral else { return }
    let name = unguarded(row.text(at: column)).trimmedOfBlanks
    if !name.isEmpty { note(spelling: name, of: entity, row.number, column) }
  }

  /// The text of a cell that names a year or an indicator, without blanks around it.
  func word(in row: SheetRow, at column: Int) -> String {
    let written = unguarded(row.text(at: column))
    let word = written.trimmedOfBlanks
    if word != written, !word.isEmpty { note(trimmed: row, column, written) }
    return word
  }

  private func note(trimmed row: SheetRow, _ column: Int, _ written: String) {
    report(
      finding(
        .note, code: "trimmed", row: row.number, column: column, value: written,
        rule: "blanks around the value are left out"))
  }

  /// Tells, once, that an entity goes by a second name in one file.
  func note(spelling name: String, of entity: Entity, _ row: Int, _ column: Int) {
    guard let first = spellings.add(name, of: entity.id, row: row) else { return }
    report(
      finding(
        .note, code: "two-names", row: row, column: column, value: name,
        rule: "the same as \"\(first.visible(cutTo: 80))\" above; both are "
          + entity.name))
  }

  /// A text as it was before our own exports guarded it against being run by a spreadsheet.
  func unguarded(_ text: String) -> String {
    guard sheet.isEmpty, text.utf8.first == UInt8(ascii: "'") else { return text }
    return SpreadsheetGuard.strip(text)
  }

  /// What the reader of the file found, as a finding of this file.
  func finding(for error: FileError) -> Finding {
    FileErrorFinding.finding(for: error, file: file, naming: name(ofColumn:))
  }
}
