import FreedomTestSupport

/// Builds compound files (OLE2) for tests: streams in the root, small ones in the small sectors.
struct CompoundBytes {
  var streams: [(name: String, bytes: [UInt8])]
  /// Changes numbers of the sector table before it is written, by sector.
  var links: [Int: Int] = [:]

  init(_ name: String, _ bytes: [UInt8]) {
    streams = [(name, bytes)]
  }

  private static let free = -1
  private static let end = -2

  var bytes: [UInt8] {
    var sectors: [[UInt8]] = []
    var table: [Int] = []
    /// Puts bytes into sectors one after another and returns the first one's number.
    func place(_ bytes: [UInt8]) -> Int {
      let first = sectors.count
      for start in stride(from: 0, to: bytes.count, by: 512) {
        let part = Array(bytes[start..<min(start + 512, bytes.count)])
        sectors.append(part + [UInt8](repeating: 0, count: 512 - part.count))
        table.append(sectors.count)
      }
      table[table.count - 1] = Self.end
      return first
    }
    var small: [UInt8] = []
    var smallTable: [Int] = []
    var places: [(start: Int, size: Int)] = []
    for (_, bytes) in streams {
      if bytes.count >= 4096 {
        places.append((place(bytes), bytes.count))
        continue
      }
      places.append((small.count / 64, bytes.count))
      let count = (bytes.count + 63) / 64
      small += bytes + [UInt8](repeating: 0, count: count * 64 - bytes.count)
      for _ in 0..<count { smallTable.append(smallTable.count + 1) }
      if count > 0 { smallTable[smallTable.count - 1] = Self.end }
    }
    let container = small.isEmpty ? Self.end : place(small)
    let smallTableStart = small.isEmpty ? Self.end : place(smallTable.flatMap { le32($0) })
    var directory = entry("Root Entry", type: 5, next: Self.free, child: 1, container, small.count)
    for (index, stream) in streams.enumerated() {
      directory += entry(
        stream.name, type: 2, next: index + 1 < streams.count ? index + 2 : Self.free,
        child: Self.free, places[index].start, places[index].size)
    }
    let directoryStart = place(directory)
    // The table lists its own sectors, and those with the list of them.
    let data = sectors.count
    var (parts, lists) = (0, 0)
    while (data + parts + lists + 127) / 128 > parts {
      parts += 1
      lists = max(0, parts - 109 + 126) / 127
    }
    table += [Int](repeating: -3, count: parts) + [Int](repeating: -4, count: lists)
    for (sector, next) in links { table[sector] = next }
    table += [Int](repeating: Self.free, count: parts * 128 - table.count)
    var file = header(
      directoryStart, smallTableStart, Array(data..<data + parts), lists: lists)
    file += sectors.joined() + table.flatMap { le32($0) }
    for list in 0..<lists {
      let listed = (109 + list * 127)..<min(109 + (list + 1) * 127, parts)
      let numbers = listed.map { data + $0 }
      file += (numbers + [Int](repeating: Self.free, count: 127 - numbers.count)).flatMap {
        le32($0)
      }
      file += le32(list + 1 < lists ? data + parts + list + 1 : Self.end)
    }
    return file
  }

  private func header(
    _ directory: Int, _ smallTable: Int, _ parts: [Int], lists: Int
  ) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += [UInt8](repeating: 0, count: 16) + le16(0x3E) + le16(3) + le16(0xFFFE) + le16(9)
    header += le16(6) + [UInt8](repeating: 0, count: 10) + le32(parts.count) + le32(directory)
    header += le32(0) + le32(4096) + le32(smallTable) + le32(smallTable < 0 ? 0 : 1)
    header += le32(lists > 0 ? parts[0] + parts.count : Self.end) + le32(lists)
    let listed = parts.prefix(109)
    header += listed.flatMap { le32($0) }
    return header + (listed.count..<109).flatMap { _ in le32(Self.free) }
  }

  private func entry(
    _ name: String, type: UInt8, next: Int, child: Int, _ start: Int, _ size: Int
  ) -> [UInt8] {
    var bytes = name.utf16.flatMap { le16(Int($0)) }
    bytes += [UInt8](repeating: 0, count: 64 - bytes.count)
    bytes +=
      le16(name.utf16.count * 2 + 2) + [type, 1] + le32(Self.free) + le32(next) + le32(child)
    bytes += [UInt8](repeating: 0, count: 36) + le32(start) + le32(size) + le32(0)
    return bytes
  }
}
