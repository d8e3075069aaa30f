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
  /// Whether everything has been read.
  private(set) var isAtEnd = false
  private(set) var problem: Problem?

  init(reader: ByteReader, form: TextForm) {
    self.reader = reader
    self.encoding = form.encoding
    self.offset = form.start
  }

  /// Fills the buffer from `start` to at most `end` and returns where the text ends now. Sets
  /// ``problem`` where it meets bytes that are no text.
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
