internal import SQLite

/// The seal of a database file: a sum of all its bytes, kept in the last eight bytes of its first page,
/// which SQLite leaves free.
///
/// SQLite notices only damage that breaks the form of its pages. The seal shows every other change too: a
/// changed number, pages exchanged or of an older copy, and what another program wrote. It is set each
/// time before SQLite has the system keep the file, while what was there before is still in the journal:
/// so it belongs to the transaction, and to its being taken back.
enum DatabaseSeal {
  /// How many bytes SQLite leaves free at the end of each page.
  static let room: UInt8 = 8
  /// The size of a page of ours, in bytes.
  static let pageSize = 4096

  /// Where a page says how many bytes of each are free.
  private static let roomPlace = 20
  private static let place = pageSize - Int(room)
  private static let portion = 1 << 16

  /// Whether the content of a database is what was written last; asked while nobody writes it.
  ///
  /// - Returns: `nil` where the system does not let it be read.
  static func isIntact(_ db: Connection) -> Bool? {
    guard let file = db.file, let found = sum(of: file) else { return nil }
    return found.sum == found.kept
  }

  /// Has the seal set at every transaction of a connection that nothing has been asked of yet.
  static func attach(to db: Connection) {
    // Of a file that SQLite fills from the start, the pages are to have room for it.
    db.reserveBytes(room)
    db.beforeEachSync(set)
  }

  /// Sets the seal of a database that is in memory as a whole.
  static func seal(_ bytes: inout [UInt8]) {
    guard bytes.count >= pageSize else { return }
    bytes.replaceSubrange(place..<pageSize, with: repeatElement(0, count: Int(room)))
    var sum = SealSum()
    bytes.withUnsafeBytes { sum.add($0) }
    withUnsafeBytes(of: sum.value.littleEndian) {
      bytes.replaceSubrange(place..<pageSize, with: $0)
    }
  }

  /// Sets the seal, where the pages have room for one; whether the system could.
  private static func set(on file: DatabaseFile) -> Bool {
    guard let size = file.size else { return false }
    guard size >= pageSize else { return true }
    var free: UInt8 = 0
    guard withUnsafeMutableBytes(of: &free, { file.read($0, at: roomPlace) }) else { return false }
    guard free == room else { return true }
    guard let (sum, _) = sum(of: file) else { return false }
    return withUnsafeBytes(of: sum.littleEndian) { file.write($0, at: place) }
  }

  private static func sum(of file: DatabaseFile) -> (sum: UInt64, kept: UInt64)? {
    guard let size = file.size else { return nil }
    var sum = SealSum()
    var kept: UInt64 = 0
    let isRead = withUnsafeTemporaryAllocation(byteCount: portion, alignment: 32) { buffer in
      var offset = 0
      while offset < size {
        let bytes = UnsafeMutableRawBufferPointer(
          rebasing: buffer[..<min(portion, size - offset)])
        guard file.read(bytes, at: offset) else { return false }
        if offset == 0, bytes.count >= pageSize {
          kept = UInt64(littleEndian: bytes.load(fromByteOffset: place, as: UInt64.self))
          bytes.storeBytes(of: 0, toByteOffset: place, as: UInt64.self)
        }
        sum.add(UnsafeRawBufferPointer(bytes))
        offset += bytes.count
      }
      return true
    }
    return isRead ? (sum.value, kept) : nil
  }
}
