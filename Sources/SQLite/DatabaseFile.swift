internal import CSQLite

/// The file of an open database, past SQLite's pages: its current bytes.
package struct DatabaseFile {
  typealias Pointer = UnsafeMutablePointer<sqlite3_file>

  private let file: Pointer
  private let methods: sqlite3_io_methods

  /// `nil` where a database has no file.
  init?(_ file: Pointer?) {
    guard let file, let methods = file.pointee.pMethods else { return nil }
    self.file = file
    self.methods = methods.pointee
  }

  /// How many bytes it has; `nil` where the system does not say.
  package var size: Int? {
    var size: sqlite3_int64 = 0
    return methods.xFileSize(file, &size) == SQLITE_OK ? Int(size) : nil
  }

  /// Reads bytes that are there; whether the system could.
  package func read(_ bytes: UnsafeMutableRawBufferPointer, at offset: Int) -> Bool {
    methods.xRead(file, bytes.baseAddress, Int32(clamping: bytes.count), sqlite3_int64(offset))
      == SQLITE_OK
  }

  /// Writes bytes; whether the system could.
  package func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Bool {
    methods.xWrite(file, bytes.baseAddress, Int32(clamping: bytes.count), sqlite3_int64(offset))
      == SQLITE_OK
  }
}

extension Connection {
  /// The file; `nil` for a database in memory.
  package var file: DatabaseFile? { DatabaseFile(filePointer) }

  private var filePointer: DatabaseFile.Pointer? {
    var file: DatabaseFile.Pointer?
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file)
    return file
  }

  /// Whether the file was moved or removed since it was opened.
  package var hasMoved: Bool {
    var moved: Int32 = 0
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved)
    return moved != 0
  }

  /// Leaves bytes free at the end of each page of a database that has no page yet.
  package func reserveBytes(_ count: UInt8) {
    var bytes = Int32(count)
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &bytes)
  }

  /// Calls `work` each time before SQLite has the system keep what it wrote to the file: what was
  /// there before is still in the journal then, so that what `work` writes belongs to the
  /// transaction.
  ///
  /// - Parameter work: Returns whether it could do its part; if not, the transaction fails.
  package func beforeEachSync(_ work: @escaping (DatabaseFile) -> Bool) {
    guard syncHook == nil, let file = filePointer, let usual = file.pointee.pMethods else { return }
    let hook = SyncHook(before: usual, work)
    file.pointee.pMethods = hook.methods
    syncHook = hook
  }
}

/// SQLite's own functions for a file, but for one that does something before.
final class SyncHook {
  private struct Methods {
    var all: sqlite3_io_methods
    let usual: UnsafePointer<sqlite3_io_methods>
    let hook: Unmanaged<SyncHook>
  }

  private let work: (DatabaseFile) -> Bool
  private let table = UnsafeMutablePointer<Methods>.allocate(capacity: 1)

  init(
    before usual: UnsafePointer<sqlite3_io_methods>, _ work: @escaping (DatabaseFile) -> Bool
  ) {
    self.work = work
    var all = usual.pointee
    // Without the functions of version 3 SQLite writes through those that are looked at here.
    all.iVersion = min(all.iVersion, 2)
    all.xSync = { file, flags in
      guard let file, let methods = file.pointee.pMethods else { return SQLITE_IOERR }
      let own = UnsafeRawPointer(methods).load(as: Methods.self)
      guard let opened = DatabaseFile(file), own.hook.takeUnretainedValue().work(opened) else {
        return SQLITE_IOERR
      }
      return own.usual.pointee.xSync(file, flags)
    }
    table.initialize(to: Methods(all: all, usual: usual, hook: Unmanaged.passUnretained(self)))
  }

  deinit { table.deallocate() }

  var methods: UnsafePointer<sqlite3_io_methods> {
    UnsafeRawPointer(table).assumingMemoryBound(to: sqlite3_io_methods.self)
  }
}
