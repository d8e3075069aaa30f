/// What the first part of a workbook's stream says of the workbook: its sheets, texts and formats.
struct BIFFGlobals {
  /// A sheet with cells.
  struct Tab {
    let name: String
    let isHidden: Bool
    /// Where its part of the stream begins.
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
