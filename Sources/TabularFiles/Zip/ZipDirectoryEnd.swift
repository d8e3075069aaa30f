/// The record at the end of a ZIP archive that tells where its directory is.
struct ZipDirectoryEnd {
  /// Where the directory begins in the file.
  let offset: Int
  /// The bytes of the directory.
  let size: Int
  let entryCount: Int
  /// How far all places are shifted by bytes before the archive.
  let shift: Int

  /// Searches the record backwards; a comment may follow it, and other bytes may come before all.
  static func find(in reader: ByteReader) throws(FileError) -> ZipDirectoryEnd {
    let start = max(0, reader.count - 65_557)
    let tail = try reader.bytes(at: start, count: reader.count - start)
    var index = tail.count - 22
    while index >= 0 {
      if tail[index] == 0x50, tail.littleEndian32(at: index) == 0x0605_4B50,
        index + 22 + tail.littleEndian16(at: index + 20) <= tail.count,
        let end = try read(tail, at: index, start: start, reader: reader)
      {
        return end
      }
      index -= 1
    }
    throw ZipArchive.broken("it has no directory, and seems cut")
  }

  private static func read(
    _ tail: [UInt8], at index: Int, start: Int, reader: ByteReader
  ) throws(FileError) -> ZipDirectoryEnd? {
    var entryCount = tail.littleEndian16(at: index + 10)
    var size = tail.littleEndian32(at: index + 12)
    var offset = tail.littleEndian32(at: index + 16)
    var directoryEnd = start + index
    let locator = index - 20
    if locator >= 0, tail.littleEndian32(at: locator) == 0x0706_4B50,
      let place = tail.littleEndian64(at: locator + 8),
      let (record, found) = try zip64Record(near: place, locator: start + locator, reader: reader)
    {
      guard let longCount = record.littleEndian64(at: 32),
        let longSize = record.littleEndian64(at: 40), let longOffset = record.littleEndian64(at: 48)
      else { return nil }
      (entryCount, size, offset, directoryEnd) = (longCount, longSize, longOffset, found)
    }
    let place = directoryEnd - size
    guard place >= 0, offset <= place else { return nil }
    let mark = try reader.bytes(at: place, count: 4)
    guard entryCount == 0 || mark == [0x50, 0x4B, 0x01, 0x02] else { return nil }
    return ZipDirectoryEnd(
      offset: place, size: size, entryCount: entryCount, shift: place - offset)
  }

  /// The zip64 record, where it is said to be, or just before its locator when bytes were put
  /// before the archive.
  private static func zip64Record(
    near place: Int, locator: Int, reader: ByteReader
  ) throws(FileError) -> ([UInt8], Int)? {
    for candidate in [place, locator - 56] where candidate >= 0 && candidate <= locator - 56 {
      let record = try reader.bytes(at: candidate, count: 56)
      if record.count == 56, record.littleEndian32(at: 0) == 0x0606_4B50 {
        return (record, candidate)
      }
    }
    return nil
  }
}
