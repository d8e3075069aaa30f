/// Makes a ZIP archive of stored entries.
enum TestArchive {
  static func bytes(_ entries: [(name: String, content: [UInt8])]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in entries {
      let offset = archive.count
      let facts =
        number(checksum(content), 4) + number(content.count, 4) + number(content.count, 4)
        + number(name.utf8.count, 2) + number(0, 2)
      // Version 2.0, no flags, stored, and a time that does not matter.
      let common = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(33, 2)
      archive += number(0x0403_4b50, 4) + common + facts + Array(name.utf8) + content
      directory += number(0x0201_4b50, 4) + number(20, 2) + common + facts
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(offset, 4)
      directory += Array(name.utf8)
    }
    let count = number(entries.count, 2)
    let end = number(0x0605_4b50, 4) + number(0, 2) + number(0, 2) + count + count
    return archive + directory + end + number(directory.count, 4) + number(archive.count, 4)
      + number(0, 2)
  }

  private static func number(_ value: Int, _ bytes: Int) -> [UInt8] {
    (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = 0xffff_ffff
    for byte in bytes { crc = (crc >> 8) ^ table[Int((crc ^ UInt32(byte)) & 0xff)] }
    return Int(crc ^ 0xffff_ffff)
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in
      crc & 1 == 1 ? 0xedb8_8320 ^ (crc >> 1) : crc >> 1
    }
  }
}
