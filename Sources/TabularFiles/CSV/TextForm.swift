/// How a text file is written: its encoding, and where its text begins.
struct TextForm {
  let encoding: TextEncoding
  /// The bytes of the byte order mark.
  let start: Int
  /// Whether the encoding was found out or told, and so is worth a note.
  let isNotable: Bool

  /// Finds out from a mark, from what was told, and from how the first bytes look.
  init(head: [UInt8], told: TextEncoding?) throws(FileError) {
    let marked: (TextEncoding, Int)? =
      if head.starts(with: [0xEF, 0xBB, 0xBF]) {
        (.utf8, 3)
      } else if head.starts(with: [0xFF, 0xFE]) {
        (.utf16LE, 2)
      } else if head.starts(with: [0xFE, 0xFF]) {
        (.utf16BE, 2)
      } else {
        nil
      }
    if let (encoding, length) = marked {
      guard told == nil || told == encoding else {
        throw FileError(
          .refusedFile, code: "encoding-contradicts-mark", byteOffset: 0,
          rule: "the file begins with the mark of \(encoding.rawValue)",
          hint: "leave the encoding out, or give \(encoding.rawValue)")
      }
      self.encoding = encoding
      start = length
      isNotable = encoding != .utf8
      guard head.count > length else {
        throw FileError(.refusedFile, code: "empty-file", rule: "the file is empty")
      }
      return
    }
    if told == nil, Self.looksLikeUTF16(head) {
      throw FileError(
        .refusedFile, code: "utf16-without-mark", byteOffset: 0,
        rule: "looks like UTF-16 without a byte order mark",
        hint: "looks like UTF-16; use --encoding utf-16le or utf-16be")
    }
    encoding = told ?? .utf8
    start = 0
    isNotable = told != nil && told != .utf8
  }

  /// Latin text in UTF-16 has a zero in every other byte, always on the same side.
  private static func looksLikeUTF16(_ head: [UInt8]) -> Bool {
    let pairs = min(head.count, 4096) / 2
    var zeros = [0, 0]
    for index in 0..<pairs * 2 where head[index] == 0 { zeros[index & 1] += 1 }
    return pairs > 0 && max(zeros[0], zeros[1]) * 2 > pairs && min(zeros[0], zeros[1]) * 8 < pairs
  }
}
