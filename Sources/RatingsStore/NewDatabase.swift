internal import Platform

/// Makes the file of a new database.
///
/// SQLite would make an empty one, which cannot be told from somebody else's when the first import is
/// killed. This one says from its first moment whose it is.
enum NewDatabase {
  /// Makes a database without tables at a path where there is nothing; another process may be as quick.
  ///
  /// - Parameter path: The file.
  /// - Throws: A ``StoreError`` where the system refuses.
  static func make(at path: String) throws(StoreError) {
    do {
      if let file = File.unnamed(in: Directory.split(path).folder, permissions: permissions) {
        try fill(file, for: path) { () throws(SystemError) in try file.link(as: path) }
      } else {
        try makeNamed(path)
      }
    } catch {
      // Where there are no hard links, SQLite makes the file.
      guard error.isNameTaken || error.isLinkUnsupported else { throw storeError(path, error) }
    }
  }

  /// Makes the file where it has to have a name from the start: another one, for a moment.
  private static func makeNamed(_ path: String) throws(SystemError) {
    let hidden = "\(path).\(CurrentProcess.number)"
    File.remove(hidden)
    let file = try File(creating: hidden, permissions: permissions)
    defer { File.remove(hidden) }
    try fill(file, for: path) { () throws(SystemError) in
      try File.link(hidden, as: path)
    }
  }

  private static let permissions: UInt32 = 0o644

  /// Fills an open file, gives it its name, and removes the journal of a database that was at the path
  /// before: SQLite would take it for this one's.
  ///
  /// Meanwhile the file has the lock by which SQLite marks a transaction: another process that finds the
  /// file neither plays the journal back nor writes one of its own.
  private static func fill(
    _ file: File, for path: String, naming: () throws(SystemError) -> Void
  ) throws(SystemError) {
    try file.write(firstPage)
    try file.synchronize()
    try file.lock(byte: 0x4000_0001)
    try naming()
    File.remove(RatingsDatabase.journal(of: path))
    // Closing the file ends the lock.
    try file.close()
  }

  /// The one page of a database without tables, as SQLite's file format has it.
  private static var firstPage: [UInt8] {
    var page = [UInt8](repeating: 0, count: DatabaseSeal.pageSize)
    func put(_ bytes: [UInt8], at offset: Int) {
      page.replaceSubrange(offset..<offset + bytes.count, with: bytes)
    }
    put(Array("SQLite format 3\0".utf8), at: 0)
    // The page's size, versions for writing and reading, room kept free, and fractions of a page.
    put([0x10, 0, 1, 1, DatabaseSeal.room, 64, 32, 32], at: 16)
    // How often it was changed; how many pages it has, as of which change.
    put(number(1) + number(1), at: 24)
    put(number(1), at: 92)
    put(number(Schema.applicationID), at: 68)
    // The version of SQLite that wrote it last: 3.40.1.
    put(number(3_040_001), at: 96)
    // A leaf without cells, whose content begins where the room that is kept free does.
    put([0x0D, 0, 0, 0, 0, 0x0F, UInt8(0x100 - Int(DatabaseSeal.room)), 0], at: 100)
    DatabaseSeal.seal(&page)
    return page
  }

  private static func number(_ value: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt32(truncatingIfNeeded: value).bigEndian) { Array($0) }
  }

  private static func storeError(_ path: String, _ error: SystemError) -> StoreError {
    StoreError(
      error.isDiskFullOrBroken ? .inputOutput : .cannotCreate, path: path,
      message: "the database cannot be made (\(error.text))",
      hint: error.isDiskFullOrBroken ? nil : "name another place with --database")
  }
}
