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
