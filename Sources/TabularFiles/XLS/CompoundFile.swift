/// A compound file (OLE2), the container of old Office documents: a little file system of streams.
struct CompoundFile {
  private struct Entry {
    let name: String
    let start: Int
    let size: Int
  }

  /// Streams of fewer bytes than this lie in the small sectors of one other stream.
  private static let smallStream = 4096
  private static let smallSector = 64
  private static let entryLength = 128
  private static let longestDirectory = 1 << 20
  private static let noEntry = 0xFFFF_FFFF

  private let sectors: CompoundSectors
  private let smallTable: Int
  private let root: Entry
  private let streams: [Entry]

  init(_ source: ByteSource) throws(FileError) {
    let reader = try source.open()
    let header = try reader.bytes(at: 0, count: CompoundSectors.headerLength)
    guard header.count == CompoundSectors.headerLength else { throw Self.broken("it is cut") }
    guard header.littleEndian16(at: 28) == 0xFFFE, [9, 12].contains(header.littleEndian16(at: 30)),
      header.littleEndian16(at: 32) == 6, header.littleEndian32(at: 56) == Self.smallStream
    else { throw Self.broken("its header is wrong") }
    sectors = try CompoundSectors(reader, header: header)
    smallTable = header.littleEndian32(at: 60)
    let directory = try sectors.chain(
      from: header.littleEndian32(at: 48), limit: Self.longestDirectory)
    (root, streams) = try Self.entries(of: directory)
  }

  /// Whether the root has a stream or a folder of some name; case does not matter.
  func has(_ name: String) -> Bool {
    streams.contains { $0.name == name.lowercased() }
  }

  /// The bytes of a stream of the root; `nil` where there is none.
  func stream(_ name: String, limit: Int) throws(FileError) -> [UInt8]? {
    let found = streams.filter { $0.name == name.lowercased() }
    guard let entry = found.first else { return nil }
    guard found.count == 1 else { throw Self.broken("it has two streams named \(name)") }
    guard entry.size <= limit else { throw Self.tooLarge(limit) }
    guard entry.size < Self.smallStream else {
      return try sectors.bytes(from: entry.start, count: entry.size)
    }
    return try smallBytes(of: entry, limit: limit)
  }

  /// The bytes of a small stream, sector by sector out of the stream that contains them all.
  private func smallBytes(of entry: Entry, limit: Int) throws(FileError) -> [UInt8] {
    guard root.size <= limit else { throw Self.tooLarge(limit) }
    let container = try sectors.bytes(from: root.start, count: root.size)
    let table = try sectors.chain(from: smallTable, limit: limit)
    var bytes: [UInt8] = []
    var index = entry.start
    var seen: Set<Int> = []
    while bytes.count < entry.size {
      guard seen.insert(index).inserted else {
        throw Self.broken("its small sectors run in a circle")
      }
      let start = index * Self.smallSector
      let count = min(Self.smallSector, entry.size - bytes.count)
      guard start + count <= container.count, (index + 1) * 4 <= table.count else {
        throw Self.broken("a small sector lies outside of it")
      }
      bytes += container[start..<start + count]
      index = table.littleEndian32(at: index * 4)
    }
    return bytes
  }

  /// The root of a directory and what is in it: a tree whose nodes are the entries themselves.
  private static func entries(
    of directory: [UInt8]
  ) throws(FileError) -> (root: Entry, streams: [Entry]) {
    let count = directory.count / entryLength
    guard count > 0 else { throw broken("its directory is empty") }
    var streams: [Entry] = []
    var seen: Set<Int> = []
    var next = [directory.littleEndian32(at: 76)]
    while let index = next.popLast() {
      if index == noEntry { continue }
      guard index < count, seen.insert(index).inserted else {
        throw broken("its directory is wrong")
      }
      streams.append(entry(index, of: directory))
      next.append(directory.littleEndian32(at: index * entryLength + 68))
      next.append(directory.littleEndian32(at: index * entryLength + 72))
    }
    return (entry(0, of: directory), streams)
  }

  /// An entry with its name in lower case. Some programs write no name for the root.
  private static func entry(_ index: Int, of directory: [UInt8]) -> Entry {
    let place = index * entryLength
    let length = min(max(directory.littleEndian16(at: place + 64) - 2, 0), 62)
    let units = stride(from: place, to: place + length / 2 * 2, by: 2).map {
      UInt16(directory.littleEndian16(at: $0))
    }
    return Entry(
      name: String(decoding: units, as: UTF16.self).lowercased(),
      start: directory.littleEndian32(at: place + 116),
      size: directory.littleEndian32(at: place + 120))
  }

  private static func tooLarge(_ limit: Int) -> FileError {
    FileError(
      .refusedFile, code: "file-too-large",
      rule: "an .xls workbook may have at most \(limit) bytes")
  }

  static func broken(_ rule: String) -> FileError {
    FileError(
      .refusedFile, code: "broken-workbook", rule: "the workbook is damaged: \(rule)",
      hint: "download it again, or save it as .xlsx with a spreadsheet program")
  }
}

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
