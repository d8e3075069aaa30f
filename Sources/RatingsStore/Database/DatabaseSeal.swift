internal import SQLite

/// The seal of a database file: a sum of all its bytes, kept in the last eight bytes of its first
/// page, which SQLite leaves free.
///
/// SQLite notices only damage that breaks the form of its pages. The seal shows every other change
/// too: a changed number, pages exchanged or of an older copy, and what another program wrote. It
/// is set each time before SQLite has the system keep the file, while what was there before is
/// still in the journal: so it belongs to the transaction, and is rolled back with it.
enum DatabaseSeal {
  /// How many bytes SQLite leaves free at the end of each page.
  static let room: UInt8 = 8
  /// The size of a page of ours, in bytes.
  static let pageSize = 4096

  /// Where a page says how many bytes of each are free.
  private static let roomPlace = 20
  private static let place = pageSize - Int(room)
  private static let portion = 1 << 16

  /// Whether the content of a database is what was written last; asked while no process writes it.
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

/// A sum over bytes that changes with every byte and with the position of the byte: four numbers
/// that take turns, so that the processor works at all of them at once.
struct SealSum {
  /// How many bytes are read at a time.
  static let step = 32

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
  private var count: UInt64 = 0

  /// Adds bytes, as many as ``step`` at a time; what is left over at their end byte by byte.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    count &+= UInt64(bytes.count)
    var (a, b, c, d) = lanes
    let whole = bytes.count - bytes.count % Self.step
    if let start = bytes.baseAddress {
      var place = 0
      while place < whole {
        let next = start + place
        a = Self.mixed(a, next.loadUnaligned(as: UInt64.self))
        b = Self.mixed(b, next.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        c = Self.mixed(c, next.loadUnaligned(fromByteOffset: 16, as: UInt64.self))
        d = Self.mixed(d, next.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        place &+= Self.step
      }
    }
    for byte in bytes[whole...] { a = Self.mixed(a, UInt64(byte) | 0x100) }
    lanes = (a, b, c, d)
  }

  /// The sum of all that was added.
  var value: UInt64 {
    var sum = count
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      sum = Self.mixed(sum, lane)
      sum ^= sum >> 32
    }
    return sum
  }

  /// Each step can be undone, so a difference never gets lost on the way. The lane is rotated
  /// before the multiplication: after it, the compiler would multiply twice.
  @inline(__always)
  private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    ((lane << 29 | lane >> 35) ^ word) &* factor
  }
}
