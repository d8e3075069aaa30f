/// The sectors of a compound file and the chains that they form: for each sector a table names
/// the one that follows it.
struct CompoundSectors {
  static let headerLength = 512
  /// The numbers from here on are not sectors, but say that a chain ends or a sector is not used.
  private static let firstMark = 0xFFFF_FFFA
  private static let freeMark = 0xFFFF_FFFF
  private static let endMark = 0xFFFF_FFFE
  /// Far more than the largest workbook that is read: other documents are only named.
  private static let most = 1 << 20

  private let reader: ByteReader
  private let size: Int
  /// How many sectors the file has, the last one perhaps cut short.
  private let count: Int
  private var next: [UInt32] = []

  init(_ reader: ByteReader, header: [UInt8]) throws(FileError) {
    self.reader = reader
    size = 1 << header.littleEndian16(at: 30)
    count = max(0, (reader.count - 1) / size)
    guard count <= Self.most else {
      throw FileError(
        .refusedFile, code: "file-too-large",
        rule: "a compound file (OLE) may have at most \(Self.most) sectors")
    }
    try readTable(Self.numbers(header[76..<Self.headerLength]))
    try readLists(from: header.littleEndian32(at: 68))
  }

  /// The parts of the table that the header lists.
  private mutating func readTable(_ parts: some Sequence<UInt32>) throws(FileError) {
    for part in parts where part != Self.freeMark && part != Self.endMark {
      guard part < count else { throw Self.outside(Int(part)) }
      if next.count >= count { continue }
      next += Self.numbers(try sector(Int(part))[...])
    }
  }

  /// The parts of the table that do not fit into the header. They are listed in sectors of their
  /// own; each ends with the next one's number.
  private mutating func readLists(from start: Int) throws(FileError) {
    var (list, left) = (start, count)
    while list < Self.firstMark, left > 0, next.count < count {
      let numbers = Self.numbers(try sector(list)[...])
      try readTable(numbers.dropLast())
      list = Int(numbers.last ?? UInt32(Self.endMark))
      left -= 1
    }
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [UInt32] {
    let bytes = Array(bytes)
    return stride(from: 0, to: bytes.count - 3, by: 4).map {
      UInt32(truncatingIfNeeded: bytes.littleEndian32(at: $0))
    }
  }

  private func sector(_ index: Int) throws(FileError) -> [UInt8] {
    guard index < count else { throw Self.outside(index) }
    let bytes = try reader.bytes(at: (index + 1) * size, count: size)
    // The last sector of a file may be short.
    return bytes + [UInt8](repeating: 0, count: size - bytes.count)
  }

  private static func outside(_ index: Int) -> FileError {
    index < firstMark
      ? CompoundFile.broken("it is cut, or one of its sectors lies outside of it")
      : CompoundFile.broken("one of its chains of sectors ends too early")
  }

  /// All bytes of a chain; a longer one than a limit is refused.
  func chain(from start: Int, limit: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = start
    while index != Self.endMark {
      guard bytes.count <= limit else {
        throw CompoundFile.broken("its sectors run in a circle")
      }
      bytes += try sector(index)
      index = try follower(of: index)
    }
    return bytes
  }

  /// A number of bytes of a chain. Neighbouring sectors are read at once.
  func bytes(from start: Int, count wanted: Int) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    // A wrong size must not request memory.
    bytes.reserveCapacity(min(wanted, reader.count))
    var seen = Set<Int>()
    var first = start
    while bytes.count < wanted {
      var last = first
      var covered = size
      while true {
        guard last < count else { throw Self.outside(last) }
        guard seen.insert(last).inserted else {
          throw CompoundFile.broken("its sectors run in a circle")
        }
        guard bytes.count + covered < wanted, try follower(of: last) == last + 1 else { break }
        last += 1
        covered += size
      }
      let asked = min(covered, wanted - bytes.count)
      let run = try reader.bytes(at: (first + 1) * size, count: asked)
      guard run.count == asked else { throw CompoundFile.broken("it is cut") }
      bytes += run
      if bytes.count < wanted { first = try follower(of: last) }
    }
    return bytes
  }

  private func follower(of index: Int) throws(FileError) -> Int {
    guard index < next.count else { throw CompoundFile.broken("its table of sectors is cut") }
    return Int(next[index])
  }
}
