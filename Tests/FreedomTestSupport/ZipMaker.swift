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
    /// The sizes claimed.
    package var size: Int?
    package var packedSize: Int?
    /// The rights and the kind of the file, as Unix has them.
    package var mode = 0
    /// Whether the directory lists it.
    package var isListed = true

    package init(name: String, content: [UInt8], method: Int = 8) {
      (self.name, self.content, self.method) = (name, content, method)
    }
  }

  package var entries: [Entry] = []
  package var before: [UInt8] = []
  /// Whether offsets count from the first byte of the file, not from that of the archive.
  package var offsetsCountBefore = false
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
    let base = offsetsCountBefore ? 0 : before.count
    for entry in entries {
      let offset = entry.offset ?? file.count - base
      let packed = entry.packed ?? (entry.method == 8 ? deflate(entry.content) : entry.content)
      let checksum = Int(entry.checksum ?? crc32(entry.content))
      let flags = entry.flags | (entry.hasDescriptor ? 8 : 0)
      let (packedSize, size) = (entry.packedSize ?? packed.count, entry.size ?? entry.content.count)
      let name = Array(entry.name.utf8)
      file += le32(0x0403_4B50) + le16(20) + le16(flags) + le16(entry.method) + le32(0)
      file += (entry.hasDescriptor ? [0, 0, 0] : [checksum, packedSize, size]).flatMap(le32)
      file += le16(name.count) + le16(0) + name + packed
      if entry.hasDescriptor {
        file += le32(0x0807_4B50) + le32(checksum) + le32(packedSize) + le32(size)
      }
      guard entry.isListed else { continue }
      let extra =
        entry.isZip64 ? le16(1) + le16(24) + le64(size) + le64(packedSize) + le64(offset) : []
      let large = 0xFFFF_FFFF
      // Made by Unix, so that the mode counts.
      directory += le32(0x0201_4B50) + le16(0x032D) + le16(20) + le16(flags) + le16(entry.method)
      directory += le32(0) + le32(checksum) + le32(entry.isZip64 ? large : packedSize)
      directory += le32(entry.isZip64 ? large : size)
      directory += le16(name.count) + le16(extra.count) + le16(0) + le16(0) + le16(0)
      directory += le32(entry.mode << 16) + le32(entry.isZip64 ? large : offset) + name + extra
    }
    guard hasDirectory else { return file }
    let place = file.count - base
    let listed = entries.count(where: \.isListed)
    file += directory
    if isZip64 {
      let record = file.count - base
      file += le32(0x0606_4B50) + le64(44) + le16(45) + le16(45) + le32(0) + le32(0)
      file += le64(listed) + le64(listed) + le64(directory.count) + le64(place)
      file += le32(0x0706_4B50) + le32(0) + le64(record) + le32(1)
    }
    file += le32(0x0605_4B50) + le16(0) + le16(0)
    file += isZip64 ? le16(0xFFFF) + le16(0xFFFF) : le16(listed) + le16(listed)
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
