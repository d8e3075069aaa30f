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

/// Makes characters of bytes that are not UTF-8.
struct TextDecoder {
  let encoding: TextEncoding
  /// Whether nothing follows these bytes.
  let isLast: Bool
  /// Whether the last call found the beginning of a character whose rest is still to come.
  private(set) var isUnfinished = false

  init(encoding: TextEncoding, isLast: Bool) {
    self.encoding = encoding
    self.isLast = isLast
  }

  /// The character at a place and how many bytes it has; `nil` where there is none.
  mutating func next(_ bytes: [UInt8], at index: Int, end: Int) -> (Unicode.Scalar, Int)? {
    switch encoding {
    case .utf8: return nil
    case .latin1: return (Unicode.Scalar(bytes[index]), 1)
    case .windows1252:
      return Self.windows1252(bytes[index]).map { ($0, 1) }
    case .utf16LE, .utf16BE:
      guard let unit = unit(bytes, at: index, end: end) else { return nil }
      if let scalar = Unicode.Scalar(unit) { return (scalar, 2) }
      guard unit < 0xDC00, let low = self.unit(bytes, at: index + 2, end: end),
        low >= 0xDC00, low <= 0xDFFF
      else { return nil }
      let value = 0x10000 + (UInt32(unit - 0xD800) << 10 | UInt32(low - 0xDC00))
      return Unicode.Scalar(value).map { ($0, 4) }
    }
  }

  private mutating func unit(_ bytes: [UInt8], at index: Int, end: Int) -> UInt16? {
    guard index + 1 < end else {
      isUnfinished = !isLast
      return nil
    }
    let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
    return encoding == .utf16LE ? first | second << 8 : first << 8 | second
  }

  /// The character of a byte; `nil` for the five bytes that the code page leaves open.
  private static func windows1252(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    let code = upper[Int(byte - 0x80)]
    return code == 0 ? nil : Unicode.Scalar(code)
  }

  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}

extension [UInt8] {
  /// Writes a character as UTF-8 over the bytes at a place; returns how many it took.
  mutating func write(_ scalar: Unicode.Scalar, at index: Int) -> Int {
    var target = index
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      self[target] = byte
      target += 1
    }
    return target - index
  }
}

/// Whether bytes are UTF-8: how far they are, and whether what follows can still become so.
struct UTF8Check {
  /// Where the valid characters end.
  private(set) var validEnd: Int
  /// Whether a byte is there that cannot be right; else the bytes end inside a character.
  private(set) var isInvalid = false

  init(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    validEnd = start
    while validEnd < end {
      if bytes[validEnd] < 0x80 {
        validEnd += 1
      } else {
        guard let width = Self.width(bytes, at: validEnd, end: end) else {
          isInvalid = true
          return
        }
        if width == 0 { return }
        validEnd += width
      }
    }
  }

  /// The bytes of the character at a place: 0 where its rest is still to come, `nil` where it is
  /// not a character. (Table 3-7 of the Unicode Standard.)
  private static func width(_ bytes: Span<UInt8>, at index: Int, end: Int) -> Int? {
    let first = bytes[index]
    let width: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: width = 2
    case 0xE0: (width, second) = (3, 0xA0...0xBF)
    case 0xED: (width, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: width = 3
    case 0xF0: (width, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: width = 4
    case 0xF4: (width, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + 1 < end else { return 0 }
    guard second.contains(bytes[index + 1]) else { return nil }
    var next = index + 2
    while next < index + width {
      guard next < end else { return 0 }
      guard bytes[next] & 0xC0 == 0x80 else { return nil }
      next += 1
    }
    return width
  }
}
