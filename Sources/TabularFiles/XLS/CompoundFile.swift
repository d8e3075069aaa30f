/// A compound file (OLE2), the container of old Office documents: a little file system of streams.
struct CompoundFile {
  private struct Entry {
    let name: String
    let start: Int
    let size: Int
  }

  private let reader: ByteReader
  private let sectorSize: Int
  /// For each sector the one that follows it.
  private var next: [Int] = []
  private var entries: [Entry] = []

  init(_ source: ByteSource) throws(FileFault) {
    reader = try source.open()
    let header = try reader.bytes(at: 0, count: 512)
    guard header.count == 512, [9, 12].contains(header.littleEndian16(at: 30)) else {
      throw Self.broken("it is cut, or its header is damaged")
    }
    sectorSize = 1 << header.littleEndian16(at: 30)
    // Workbooks of the size allowed need no more allocation tables than the header lists.
    for place in stride(from: 76, to: 512, by: 4) {
      let sector = header.littleEndian32(at: place)
      guard sector < 0xFFFF_FFF0 else { break }
      let table = try self.sector(sector)
      next += stride(from: 0, to: sectorSize, by: 4).map { table.littleEndian32(at: $0) }
    }
    let directory = try chain(from: header.littleEndian32(at: 48), limit: 1 << 20)
    for start in stride(from: 0, to: directory.count, by: 128) {
      let length = min(max(directory.littleEndian16(at: start + 64) - 2, 0), 62)
      let units = stride(from: start, to: start + length, by: 2).map {
        UInt16(directory.littleEndian16(at: $0))
      }
      guard !units.isEmpty else { continue }
      entries.append(
        Entry(
          name: String(decoding: units, as: UTF16.self),
          start: directory.littleEndian32(at: start + 116),
          size: directory.littleEndian32(at: start + 120)))
    }
  }

  func has(_ name: String) -> Bool {
    entries.contains { $0.name == name }
  }

  /// The bytes of a stream; `nil` where there is none, or it is one of the small streams that are
  /// kept in another way.
  func stream(_ name: String, limit: Int) throws(FileFault) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name }), entry.size >= 4096 else {
      return nil
    }
    let bytes = try chain(from: entry.start, limit: limit)
    guard bytes.count >= entry.size else { throw Self.broken("it is cut") }
    return Array(bytes[0..<entry.size])
  }

  private func sector(_ index: Int) throws(FileFault) -> [UInt8] {
    let bytes = try reader.bytes(at: (index + 1) * sectorSize, count: sectorSize)
    // The last sector of a file may be short.
    return bytes + [UInt8](repeating: 0, count: sectorSize - bytes.count)
  }

  private func chain(from start: Int, limit: Int) throws(FileFault) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = start
    while index < 0xFFFF_FFF0 {
      guard index < next.count, (index + 1) * sectorSize < reader.count else {
        throw Self.broken("it is cut")
      }
      guard bytes.count <= limit else { throw Self.broken("its sectors run in a circle") }
      bytes += try sector(index)
      index = next[index]
    }
    return bytes
  }

  static func broken(_ rule: String) -> FileFault {
    FileFault(
      .refusedFile, code: "broken-workbook", rule: "the workbook is damaged: \(rule)",
      hint: "download it again, or save it as .xlsx with a spreadsheet program")
  }
}
