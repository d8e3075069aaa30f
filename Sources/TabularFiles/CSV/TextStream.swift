/// The text of a file as UTF-8 known to be valid, piece by piece.
struct TextStream {
  /// A place where the bytes are not text of the encoding.
  struct Problem {
    /// Where in the buffer the valid text ends.
    let index: Int
    let byteOffset: Int
    let bytes: [UInt8]
  }

  private let reader: ByteReader
  private let encoding: TextEncoding
  private var offset: Int
  // UTF-8: bytes at the end of the buffer that begin a character; else bytes not yet decoded.
  private var unfinished = 0
  private var raw: [UInt8] = []
  private(set) var isAtEnd = false
  private(set) var problem: Problem?

  init(reader: ByteReader, form: TextForm) {
    self.reader = reader
    self.encoding = form.encoding
    self.offset = form.start
  }

  /// Fills the buffer from `start` to at most `end` and returns where the text ends now. Sets
  /// ``problem`` where it meets bytes that are not text.
  mutating func fill(
    _ buffer: inout [UInt8], from start: Int, to end: Int
  ) throws(FileError) -> Int {
    if encoding == .utf8 { return try fillUTF8(&buffer, from: start, to: end) }
    return try fillDecoded(&buffer, from: start, to: end)
  }

  private mutating func fillUTF8(
    _ buffer: inout [UInt8], from start: Int, to end: Int
  ) throws(FileError) -> Int {
    let read = try reader.read(at: offset, into: &buffer, from: start, count: end - start)
    offset += read
    isAtEnd = read < end - start
    let filled = start + read
    let check = UTF8Check(buffer.span, from: start - unfinished, to: filled)
    unfinished = filled - check.validEnd
    if check.isInvalid || (isAtEnd && unfinished > 0) {
      problem = Problem(
        index: check.validEnd, byteOffset: offset - unfinished,
        bytes: Array(buffer[check.validEnd..<min(filled, check.validEnd + 4)]))
    }
    return filled
  }

  private mutating func fillDecoded(
    _ buffer: inout [UInt8], from start: Int, to end: Int
  ) throws(FileError) -> Int {
    // One byte, or half a pair of them, becomes three at most.
    let wanted = max((end - start) / 3 & ~1, 4)
    if raw.count < wanted { raw = [UInt8](repeating: 0, count: wanted) }
    var target = start
    let read = try reader.read(at: offset, into: &raw, from: 0, count: wanted)
    isAtEnd = read < wanted
    var decoder = TextDecoder(encoding: encoding, isLast: isAtEnd)
    var index = 0
    while index < read, target + 4 <= end {
      guard let (scalar, width) = decoder.next(raw, at: index, end: read) else {
        if decoder.isUnfinished { break }
        problem = Problem(
          index: target, byteOffset: offset + index,
          bytes: Array(raw[index..<min(read, index + 2)]))
        break
      }
      index += width
      target += buffer.write(scalar, at: target)
    }
    if index < read { isAtEnd = false }
    offset += index
    return target
  }
}

/// How a text file is written: its encoding, and where its text begins.
struct TextForm {
  let encoding: TextEncoding
  let start: Int
  /// Whether the encoding was found out or given, and so is worth a note.
  let isNotable: Bool

  /// Finds out from a mark, from what was given, and from how the first bytes look.
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
          hint: "leave the encoding out, or use \(encoding.rawValue)")
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
