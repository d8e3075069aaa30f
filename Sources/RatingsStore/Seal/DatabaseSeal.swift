internal import GRDBSQLite
internal import Synchronization

/// The seal of a database file: a sum of all its bytes, kept in the last eight bytes of its first page,
/// which SQLite leaves free.
///
/// SQLite notices only damage that breaks the form of its pages. The seal tells every other change too: a
/// changed number, pages exchanged or of an older copy, and what another program wrote. It is set each
/// time before SQLite has the system keep the file, while what was there before is still in the journal:
/// so it belongs to the transaction, and to its being taken back.
enum DatabaseSeal {
  /// How many bytes SQLite leaves free at the end of each page.
  static let room = 8
  /// The size of a page of ours, in bytes.
  static let pageSize = 4096

  private typealias File = UnsafeMutablePointer<sqlite3_file>
  private typealias Methods = UnsafePointer<sqlite3_io_methods>

  /// Where a page says how many bytes of each are free.
  private static let roomPlace = 20
  private static let place = pageSize - room
  private static let portion = 1 << 16

  // MARK: Looking

  /// Whether the content of a database is what was written last; asked while nobody writes it.
  ///
  /// - Returns: `nil` where the system does not let it be read.
  static func isIntact(_ connection: OpaquePointer?) -> Bool? {
    guard let file = file(of: connection), let found = sum(of: file) else { return nil }
    return found.sum == found.kept
  }

  /// Sets the seal of a database that is in memory as a whole.
  static func seal(_ bytes: inout [UInt8]) {
    guard bytes.count >= pageSize else { return }
    bytes.replaceSubrange(place..<pageSize, with: repeatElement(0, count: room))
    var sum = SealSum()
    bytes.withUnsafeBytes { sum.add($0) }
    withUnsafeBytes(of: sum.value.littleEndian) {
      bytes.replaceSubrange(place..<pageSize, with: $0)
    }
  }

  private static func sum(of file: File) -> (sum: UInt64, kept: UInt64)? {
    guard let methods = file.pointee.pMethods?.pointee else { return nil }
    var size: sqlite3_int64 = 0
    guard methods.xFileSize(file, &size) == SQLITE_OK else { return nil }
    var sum = SealSum()
    var kept: UInt64 = 0
    let isRead = withUnsafeTemporaryAllocation(byteCount: portion, alignment: 32) { buffer in
      var offset: sqlite3_int64 = 0
      while offset < size {
        let count = Int(min(sqlite3_int64(portion), size - offset))
        guard
          methods.xRead(file, buffer.baseAddress, Int32(truncatingIfNeeded: count), offset)
            == SQLITE_OK
        else { return false }
        if offset == 0, count >= pageSize {
          kept = UInt64(littleEndian: buffer.load(fromByteOffset: place, as: UInt64.self))
          buffer.storeBytes(of: 0, toByteOffset: place, as: UInt64.self)
        }
        sum.add(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        offset += sqlite3_int64(count)
      }
      return true
    }
    return isRead ? (sum.value, kept) : nil
  }

  private static func file(of connection: OpaquePointer?) -> File? {
    var file: File?
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file)
    return file?.pointee.pMethods == nil ? nil : file
  }

  // MARK: Setting

  /// Has the seal set at every transaction of a connection that nothing has been asked of yet.
  static func attach(to connection: OpaquePointer?) {
    // Of a file that SQLite fills from the start, the pages are to have room for it.
    var room = Int32(truncatingIfNeeded: room)
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &room)
    guard let file = file(of: connection), let methods = file.pointee.pMethods else { return }
    file.pointee.pMethods = sealing(methods)
  }

  /// What SQLite does with a file, but for one thing.
  private struct SealingMethods {
    var methods: sqlite3_io_methods
    let usual: Methods
  }

  /// The tables of functions made so far, one for each of the system's: there is one, as a rule.
  private static let tables = Mutex<[UInt: UInt]>([:])

  private static func sealing(_ usual: Methods) -> Methods? {
    let table = tables.withLock { tables -> UInt in
      if let known = tables[UInt(bitPattern: usual)] { return known }
      var methods = usual.pointee
      // Without the functions of version 3 nothing is read past those that are looked at here.
      methods.iVersion = min(methods.iVersion, 2)
      methods.xSync = { file, flags in
        guard let file, let methods = file.pointee.pMethods else { return SQLITE_IOERR }
        let usual = UnsafeRawPointer(methods).load(as: SealingMethods.self).usual
        guard DatabaseSeal.set(on: file) else { return SQLITE_IOERR }
        return usual.pointee.xSync(file, flags)
      }
      // SQLite uses it as long as the process lives.
      let made = UnsafeMutablePointer<SealingMethods>.allocate(capacity: 1)
      made.initialize(to: SealingMethods(methods: methods, usual: usual))
      tables[UInt(bitPattern: usual)] = UInt(bitPattern: made)
      return UInt(bitPattern: made)
    }
    return UnsafePointer(bitPattern: table)
  }

  /// Sets the seal, where the pages have room for one.
  private static func set(on file: File) -> Bool {
    guard let methods = file.pointee.pMethods?.pointee else { return false }
    var size: sqlite3_int64 = 0
    var free: UInt8 = 0
    guard methods.xFileSize(file, &size) == SQLITE_OK else { return false }
    guard size >= sqlite3_int64(pageSize) else { return true }
    guard methods.xRead(file, &free, 1, sqlite3_int64(roomPlace)) == SQLITE_OK else { return false }
    guard Int(free) == room else { return true }
    guard let (sum, _) = sum(of: file) else { return false }
    var stored = sum.littleEndian
    return methods.xWrite(
      file, &stored, Int32(truncatingIfNeeded: room), sqlite3_int64(place)) == SQLITE_OK
  }
}
