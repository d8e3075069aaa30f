/// Reads the rows of one sheet of an XLSX workbook.
struct WorksheetReader: RowReader {
  /// From which size on, in bytes, another thread is worth its while.
  private static let large = 256 << 10

  let workbook: XLSXWorkbook
  let sheet: String
  let entry: ZipEntry

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    guard entry.size >= Self.large else { return try readFirstRows(body) }
    let part = try part()
    return try ReadAhead.readRows(body) { try part.readRows($0) }
  }

  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    try part().readRows(body)
  }

  private func part() throws -> WorksheetPart {
    WorksheetPart(
      archive: workbook.archive, strings: try workbook.strings(), formats: try workbook.formats(),
      sheet: sheet, entry: entry)
  }
}

/// The part of a workbook that a sheet's cells are in.
private struct WorksheetPart: Sendable {
  let archive: ZipArchive
  let strings: SharedStrings
  let formats: CellFormats
  let sheet: String
  let entry: ZipEntry

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    try withoutActuallyEscaping(body) { body in
      let handler = WorksheetHandler(
        sheet: sheet, strings: strings, formats: formats, limits: archive.limits, body: body)
      try XMLStream.parse(archive.open(entry), limits: archive.limits, handler: handler)
      return handler.isDone ? [] : handler.notes
    }
  }
}

/// `worksheet / sheetData / row / c / v`, `f` or `is`: finds rows and hands them over. A row, a
/// cell or a value in any other place, such as inside `mc:AlternateContent`, is reported: which of
/// several alternatives Excel would show is not known here.
final class WorksheetHandler: RowBuilder {
  private let body: (SheetRow) throws -> ReadingStep
  private var isInData = false
  private var isInRow = false
  private var isInCell = false
  private var isInInline = false
  private var isInRun = false
  private var isInPhonetics = false
  private var isCapturing = false

  init(
    sheet: String, strings: SharedStrings, formats: CellFormats, limits: ReadingLimits,
    body: @escaping (SheetRow) throws -> ReadingStep
  ) {
    self.body = body
    super.init(sheet: sheet, strings: strings, formats: formats, limits: limits)
  }

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    switch depth {
    case 5:
      guard isInCell else { break }
      if name == "v" { return startValue() }
      if name == "f" {
        cell.isFormula = true
        return
      }
      if name == "is" { return startInline() }
    case 4:
      if isInRow, name == "c" {
        isInCell = true
        return startCell(attributes)
      }
    case 3:
      if isInData, name == "row" {
        isInRow = true
        return startRow(attributes)
      }
      if name == "col" { return countHidden(attributes) }
    case 6:
      guard isInInline else { break }
      if name == "t", !cell.hasInlineText {
        cell.hasInlineText = true
        return startText()
      }
      isInRun = name == "r"
      isInPhonetics = name == "rPh"
    case 7: if isInRun, name == "t" { return startText() }
    case 2: isInData = name == "sheetData"
    case 1:
      if !(name == "worksheet") {
        fail("broken-workbook", "the part of a sheet contains something else")
      }
    default: break
    }
    report(misplaced: name, attributes)
    if isCapturing { cell.isAmbiguous = true }
  }

  override func end(_ name: XMLText, depth: Int) {
    switch depth {
    case 5:
      if isCapturing { cell.value = cell.textStart..<row.bytes.count }
      if isInInline { cell.inline = cell.textStart..<row.bytes.count }
      isCapturing = false
      isInInline = false
    case 4:
      if isInCell { endCell() }
      isInCell = false
    case 3:
      if isInRow { handOverRow() }
      isInRow = false
    case 6, 7:
      guard isInInline else { break }
      if isCapturing { row.bytes.decodeEscapes(from: cell.escapesStart) }
      isCapturing = false
      if depth == 6 {
        isInRun = false
        isInPhonetics = false
      }
    case 2: isInData = false
    default: break
    }
  }

  override func startForeign(_ name: XMLText) {
    if isCapturing { cell.isAmbiguous = true }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isCapturing else { return }
    row.bytes.append(contentsOf: text)
    _ = hasRoom(for: row.bytes.count - cell.start)
  }

  private func startValue() {
    if cell.value != nil { cell.isAmbiguous = true }
    cell.textStart = row.bytes.count
    isCapturing = true
  }

  private func startInline() {
    if cell.inline != nil { cell.isAmbiguous = true }
    cell.textStart = row.bytes.count
    cell.hasInlineText = false
    isInInline = true
  }

  private func startText() {
    cell.escapesStart = row.bytes.count
    isCapturing = true
  }

  /// Reports a row, a cell or a value that is not where it is read.
  private func report(misplaced name: XMLText, _ attributes: XMLAttributes) {
    if name == "row" || name == "c" {
      let reference = attributes.value("r")
      let address = reference.flatMap { CellAddress.parse($0.bytes) }
      failure = FileError(
        .refusedFile, code: "misplaced-cell", sheet: sheet,
        line: address?.row ?? reference?.number ?? (row.number > 0 ? row.number : nil),
        column: address?.column,
        rule: "a \(name == "c" ? "cell" : "row") is inside of markup whose cells are not read",
        hint: "save it again with a spreadsheet program")
    } else if isInCell, !isInPhonetics, name == "v" || name == "is" || name == "t" {
      cell.hasMisplacedValue = true
      if isInInline { cell.isAmbiguous = true }
    }
  }

  private func countHidden(_ attributes: XMLAttributes) {
    guard attributes.value("hidden")?.isTrue == true, let first = attributes.value("min")?.number,
      let last = attributes.value("max")?.number
    else { return }
    hidden.columns += max(0, min(last, limits.columns) - first + 1)
  }

  private func handOverRow() {
    endRow()
    guard failure == nil, !row.cells.isEmpty || row.error != nil else { return }
    do {
      if try body(row) == .stop { isDone = true }
    } catch {
      failure = error
    }
  }
}
