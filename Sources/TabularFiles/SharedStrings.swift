/// The texts that the cells of a workbook refer to by number, in one piece of memory.
struct SharedStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  var count: Int { ends.count }

  /// Where a text lies in ``bytes``.
  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// Adds a text, which gets the next number.
  mutating func append(_ text: [UInt8], limits: ReadingLimits) throws(FileError) {
    if let excess = Self.excess(bytes.count + text.count, limits) { throw excess }
    guard ends.count < limits.strings else {
      throw FileError(
        .refusedFile, code: "too-many-strings",
        rule: "a workbook may have at most \(limits.strings) shared strings")
    }
    bytes += text
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Why all texts together may not have so many bytes; `nil` where they may.
  static func excess(_ count: Int, _ limits: ReadingLimits) -> FileError? {
    guard count > limits.stringBytes else { return nil }
    return FileError(
      .refusedFile, code: "strings-too-long",
      rule: "the shared strings of a workbook may have at most \(limits.stringBytes) bytes")
  }
}
