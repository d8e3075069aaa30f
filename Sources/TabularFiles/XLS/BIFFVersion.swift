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
