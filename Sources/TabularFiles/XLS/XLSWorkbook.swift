/// An Excel 97-2003 workbook: the stream of its records, and what its sheets share.
final class XLSWorkbook {
  let stream: [UInt8]
  let strings: SharedStrings
  let formats: CellFormats
  let limits: ReadingLimits

  private init(stream: [UInt8], globals: BIFFGlobals, limits: ReadingLimits) {
    self.stream = stream
    strings = globals.strings
    formats = globals.formats
    self.limits = limits
  }

  /// The sheets of a workbook in the order of their tabs; another document is refused by its kind.
  static func sheets(of source: ByteSource, limits: ReadingLimits) throws(FileError) -> [Sheet] {
    let file = try CompoundFile(source)
    // A file saved for both Excel 95 and 97 has a stream for each; the older one has another name.
    var found = try file.stream("Workbook", limit: limits.oldWorkbookBytes)
    if found == nil { found = try file.stream("Book", limit: limits.oldWorkbookBytes) }
    guard let stream = found else { throw otherKind(file) }
    let globals = try BIFFGlobals(stream, limits: limits)
    let workbook = XLSWorkbook(stream: stream, globals: globals, limits: limits)
    return globals.tabs.map { tab in
      Sheet(
        name: tab.name, isHidden: tab.isHidden,
        reader: XLSSheetReader(workbook: workbook, sheet: tab.name, position: tab.position))
    }
  }

  private static func otherKind(_ file: CompoundFile) -> FileError {
    if file.has("EncryptedPackage") || file.has("\u{9}DRMContent") { return encrypted }
    if file.has("WordDocument") { return FileKind.refusal("a Word document") }
    if file.has("PowerPoint Document") { return FileKind.refusal("a presentation") }
    return FileKind.refusal("a compound file (OLE) without a workbook")
  }

  static var encrypted: FileError {
    FileError(
      .refusedFile, code: "encrypted", rule: "the workbook is encrypted",
      hint: "save it without a password")
  }
}

private struct XLSSheetReader: RowReader {
  let workbook: XLSWorkbook
  let sheet: String
  let position: Int

  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    let found = try BIFFSheet(workbook.stream, at: position, limits: workbook.limits)
    var reader = BIFFCellReader(workbook, sheet: sheet)
    return try reader.readRows(found.cells, body) == .stop ? [] : found.hidden.notes
  }
}

/// The version of the format of old workbooks, as the record at the beginning of each part says it.
enum BIFFVersion {
  private static let excel97 = 0x0600
  private static let excel5 = 0x0500
  /// What parts of workbooks of Excel 2, 3 and 4 begin with.
  private static let olderBegins = [0x0009, 0x0209, 0x0409]

  /// Refuses a part of another version than Excel 97's.
  static func check(_ record: BIFFRecords.Record, in stream: [UInt8]) throws(FileError) {
    if olderBegins.contains(record.type) { throw tooOld("Excel 4.0 or an older one") }
    guard record.type == BIFFRecords.Kind.begin, record.body.count >= 4 else {
      throw CompoundFile.broken("it does not begin like a workbook")
    }
    switch stream.littleEndian16(at: record.body.lowerBound) {
    case excel97: return
    case excel5: throw tooOld("Excel 5.0 or 95")
    default: throw CompoundFile.broken("its version is unknown")
    }
  }

  /// The kind of a part, such as 16 for a sheet with cells.
  static func part(_ record: BIFFRecords.Record, in stream: [UInt8]) -> Int {
    stream.littleEndian16(at: record.body.lowerBound + 2)
  }

  /// Why an old workbook without a container is refused, by the first bytes of the file; `nil` for
  /// another file.
  static func refusal(ofFile head: [UInt8]) -> FileError? {
    guard head.count >= 8 else { return nil }
    let length = head.littleEndian16(at: 2)
    switch head.littleEndian16(at: 0) {
    case let type where olderBegins.contains(type) && (4...16).contains(length) && head[5] <= 4:
      return tooOld("Excel 4.0 or an older one")
    case BIFFRecords.Kind.begin where length == 8 && head.littleEndian16(at: 4) == excel5:
      return tooOld("Excel 5.0 or 95")
    case BIFFRecords.Kind.begin where length == 16 && head.littleEndian16(at: 4) == excel97:
      return CompoundFile.broken("it has lost its container (OLE)")
    default: return nil
    }
  }

  private static func tooOld(_ version: String) -> FileError {
    FileError(
      .refusedFile, code: "wrong-kind", rule: "this workbook was saved by \(version)",
      hint: "open it with a spreadsheet program and save it as .xlsx or .csv")
  }
}

/// What the first part of a workbook's stream says of the workbook: its sheets, texts and formats.
struct BIFFGlobals {
  struct Tab {
    let name: String
    let isHidden: Bool
    let position: Int
  }

  private(set) var tabs: [Tab] = []
  private(set) var strings = SharedStrings()
  private(set) var formats = CellFormats()

  private var hasStrings = false
  private var codes: [Int: String] = [:]
  private var styles: [Int] = []
  private var startsIn1904 = false

  private static let globalsPart = 5

  init(_ stream: [UInt8], limits: ReadingLimits) throws(FileError) {
    var records = BIFFRecords(stream)
    guard let first = try records.next() else { throw CompoundFile.broken("it is empty") }
    try BIFFVersion.check(first, in: stream)
    guard BIFFVersion.part(first, in: stream) == Self.globalsPart else {
      throw CompoundFile.broken("it does not begin like a workbook")
    }
    while let record = try records.next() {
      switch record.type {
      case BIFFRecords.Kind.end:
        formats = CellFormats(codes: codes, styles: styles, startsIn1904: startsIn1904)
        return
      case BIFFRecords.Kind.begin: try records.skipPart()
      case BIFFRecords.Kind.sharedStrings:
        guard !hasStrings else { throw CompoundFile.broken("it has two tables of strings") }
        hasStrings = true
        strings = try SharedStrings(biff: stream, records.continued(record), limits: limits)
      default: try take(record, stream)
      }
    }
    throw CompoundFile.broken("it ends before its first sheet")
  }

  private mutating func take(
    _ record: BIFFRecords.Record, _ stream: [UInt8]
  ) throws(FileError) {
    let (start, count) = (record.body.lowerBound, record.body.count)
    switch record.type {
    case BIFFRecords.Kind.filePassword: throw XLSWorkbook.encrypted
    case BIFFRecords.Kind.boundSheet:
      guard count >= 8 else { throw CompoundFile.broken("the name of a sheet is cut") }
      // Macros, charts and modules of programs have tabs too, but no cells.
      guard stream[start + 5] == 0 else { return }
      tabs.append(
        Tab(
          name: try Self.text(record, stream, after: 6, lengthIn: 1),
          isHidden: stream[start + 4] & 3 != 0, position: stream.littleEndian32(at: start)))
    case BIFFRecords.Kind.date1904:
      guard count >= 2 else { throw CompoundFile.broken("its kind of dates is cut") }
      startsIn1904 = stream.littleEndian16(at: start) & 1 != 0
    case BIFFRecords.Kind.format:
      guard count >= 5 else { throw CompoundFile.broken("a number format is cut") }
      codes[stream.littleEndian16(at: start)] = try Self.text(
        record, stream, after: 2, lengthIn: 2)
    case BIFFRecords.Kind.extendedFormat:
      guard count >= 4 else { throw CompoundFile.broken("a style is cut") }
      styles.append(stream.littleEndian16(at: start + 2))
    default: break
    }
  }

  private static func text(
    _ record: BIFFRecords.Record, _ stream: [UInt8], after count: Int, lengthIn lengthBytes: Int
  ) throws(FileError) -> String {
    var reader = BIFFText(stream, [record.body], skipping: count)
    var text: [UInt8] = []
    try reader.append(lengthIn: lengthBytes, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
