/// Makes ZIP archives, sound ones and broken ones.
package struct ZipMaker {
  package struct Entry {
    package var name: String
    package var content: [UInt8]
    /// 0 stored, 8 deflated.
    package var method = 8
    package var flags = 0
    package var checksum: UInt32?
    package var isZip64 = false
    package var hasDescriptor = false
    /// Bytes in place of what packing the content gives.
    package var packed: [UInt8]?
    /// The offset claimed in the directory.
    package var offset: Int?
  }

  package var entries: [Entry] = []
  package var before: [UInt8] = []
  package var comment: [UInt8] = []
  package var isZip64 = false
  package var hasDirectory = true

  package init() {}

  package mutating func add(_ name: String, _ content: String, method: Int = 8) {
    entries.append(Entry(name: name, content: Array(content.utf8), method: method))
  }

  package var bytes: [UInt8] {
    var file = before
    var directory: [UInt8] = []
    for entry in entries {
      let offset = entry.offset ?? file.count - before.count
      let packed = entry.packed ?? (entry.method == 8 ? deflate(entry.content) : entry.content)
      let checksum = entry.checksum ?? crc32(entry.content)
      let flags = entry.flags | (entry.hasDescriptor ? 8 : 0)
      let sizes =
        entry.hasDescriptor ? [0, 0, 0] : [Int(checksum), packed.count, entry.content.count]
      let name = Array(entry.name.utf8)
      file += le32(0x0403_4B50) + le16(20) + le16(flags) + le16(entry.method) + le32(0)
      file += sizes.flatMap(le32) + le16(name.count) + le16(0) + name + packed
      if entry.hasDescriptor {
        file += le32(0x0807_4B50) + le32(Int(checksum)) + le32(packed.count)
        file += le32(entry.content.count)
      }
      let extra =
        entry.isZip64
        ? le16(1) + le16(24) + le64(entry.content.count) + le64(packed.count) + le64(offset) : []
      let large = 0xFFFF_FFFF
      directory += le32(0x0201_4B50) + le16(45) + le16(20) + le16(flags) + le16(entry.method)
      directory += le32(0) + le32(Int(checksum))
      directory += le32(entry.isZip64 ? large : packed.count)
      directory += le32(entry.isZip64 ? large : entry.content.count)
      directory += le16(name.count) + le16(extra.count) + le16(0) + le16(0) + le16(0) + le32(0)
      directory += le32(entry.isZip64 ? large : offset) + name + extra
    }
    guard hasDirectory else { return file }
    let place = file.count - before.count
    file += directory
    if isZip64 {
      let record = file.count - before.count
      file += le32(0x0606_4B50) + le64(44) + le16(45) + le16(45) + le32(0) + le32(0)
      file += le64(entries.count) + le64(entries.count) + le64(directory.count) + le64(place)
      file += le32(0x0706_4B50) + le32(0) + le64(record) + le32(1)
    }
    file += le32(0x0605_4B50) + le16(0) + le16(0)
    file += isZip64 ? le16(0xFFFF) + le16(0xFFFF) : le16(entries.count) + le16(entries.count)
    file += isZip64 ? le32(0xFFFF_FFFF) + le32(0xFFFF_FFFF) : le32(directory.count) + le32(place)
    return file + le16(comment.count) + comment
  }
}

package func le16(_ value: Int) -> [UInt8] {
  [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
}

package func le32(_ value: Int) -> [UInt8] { le16(value) + le16(value >> 16) }

package func le64(_ value: Int) -> [UInt8] { le32(value) + le32(value >> 32) }

package func crc32(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(UInt32.max) { crc, byte in (crc >> 8) ^ crcTable[Int((crc ^ UInt32(byte)) & 0xFF)] }
}

private let crcTable: [UInt32] = (0..<256).map { index in
  (0..<8).reduce(UInt32(index)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
}

/// Packs bytes as one deflate block with the fixed codes: literals, and runs of one byte.
package func deflate(_ bytes: [UInt8]) -> [UInt8] {
  var packed: [UInt8] = []
  var (buffer, used) = (0, 0)
  func put(_ bits: Int, _ count: Int) {
    buffer |= bits << used
    used += count
    while used >= 8 {
      packed.append(UInt8(truncatingIfNeeded: buffer))
      buffer >>= 8
      used -= 8
    }
  }
  func putCode(_ code: Int, _ count: Int) {
    put((0..<count).reduce(0) { $0 | (code >> $1 & 1) << (count - 1 - $1) }, count)
  }
  put(0b011, 3)
  var index = 0
  while index < bytes.count {
    let byte = Int(bytes[index])
    if byte < 144 { putCode(0x30 + byte, 8) } else { putCode(0x190 + byte - 144, 9) }
    index += 1
    while index + 258 <= bytes.count, bytes[index..<index + 258].allSatisfy({ $0 == byte }) {
      // Length 258 at distance 1.
      putCode(0xC5, 8)
      putCode(0, 5)
      index += 258
    }
  }
  putCode(0, 7)
  if used > 0 { put(0, 8 - used) }
  return packed
}
