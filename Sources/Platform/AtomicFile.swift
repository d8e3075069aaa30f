/// A file that has its name only once it is complete.
///
/// The bytes go to a file without a name, which gets the name when it is complete and on the disk:
/// a process that is killed leaves nothing. Where the system has no such files, where the writer
/// needs a path, and for the moment in which another file is replaced, it has a hidden name,
/// `.NAME.partial`; what a killed process left there is removed by the next one that writes the
/// same file.
package final class AtomicFile {
  package enum Failure: Error, Hashable {
    case exists
    case isFolder
    case isSymbolicLink
    case isBeingWritten
    case system(SystemError)
  }

  private let path: String
  /// The hidden name: with `needsName` the file has it from the start, and SQLite can fill it.
  /// Close SQLite's connection before ``publish()``: on POSIX, closing any descriptor of a file
  /// drops the locks that other parts of the process have on it.
  package let partialPath: String
  private let overwrites: Bool
  private var stream: BufferedFile
  /// Whether the bytes are under the hidden name.
  private var isHidden: Bool
  private var isOpen = true
  private var isComplete = false

  /// Begins a file at a path that leads to a regular file, which it may replace if `overwriting`
  /// and whose permissions it then gets, or to nothing. It is written beside its path or in another
  /// folder, given with a slash at its end; where it `needsName` under a hidden name from the
  /// start.
  package init(
    _ path: String, overwriting overwrites: Bool = false, in folder: String? = nil,
    needsName: Bool = false
  ) throws(Failure) {
    self.path = path
    self.overwrites = overwrites
    let folder = folder ?? Directory.split(path).folder
    partialPath = AtomicFile.partialPath(for: path, in: folder)
    let permissions: UInt32?
    do throws(Failure) {
      permissions = try AtomicFile.permissionsToKeep(path, overwriting: overwrites)
    } catch {
      // A process killed between the giving of the name and the end has left both.
      if error == .exists { _ = try? AtomicFile.removeAbandoned(partialPath) }
      throw error
    }
    let file: File
    if !needsName, let unnamed = File.unnamed(in: folder) {
      _ = try? AtomicFile.removeAbandoned(partialPath)
      file = unnamed
      isHidden = false
    } else {
      file = try AtomicFile.create(partialPath)
      isHidden = true
    }
    if let permissions { file.setPermissions(permissions) }
    stream = BufferedFile(file)
  }

  deinit {
    discard()
  }

  package func write(_ bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try stream.write(bytes)
    } catch {
      discard()
      throw error
    }
  }

  /// Puts all bytes on the disk; the file has no name yet.
  package func complete() throws(SystemError) {
    guard isOpen, !isComplete else { return }
    do throws(SystemError) {
      try stream.complete()
      isComplete = true
    } catch {
      discard()
      throw error
    }
  }

  /// Names the complete file.
  package func publish() throws(Failure) {
    guard isOpen else { return }
    do throws(SystemError) {
      try giveName()
    } catch {
      discard()
      throw error.isNameTaken ? (overwrites ? .isBeingWritten : .exists) : .system(error)
    }
    isOpen = false
    Directory.synchronize(Directory.split(path).folder)
    // All bytes are on the disk, and an earlier closing has reported that none are lost.
    try? stream.file.close()
  }

  /// Removes what was written; the old file, if there was one, is unchanged.
  package func discard() {
    guard isOpen else { return }
    isOpen = false
    if isHidden { File.remove(partialPath) }
    try? stream.file.close()
  }

  private func giveName() throws(SystemError) {
    if isHidden {
      if overwrites { return try File.rename(partialPath, to: path) }
      return try File.renameToFree(partialPath, to: path)
    }
    do throws(SystemError) {
      return try stream.file.link(as: path)
    } catch {
      guard overwrites, error.isNameTaken else { throw error }
    }
    // Only renaming replaces a file in one step, and it needs a name.
    _ = stream.file.lock()
    do throws(SystemError) {
      try stream.file.link(as: partialPath)
    } catch {
      guard error.isNameTaken, try AtomicFile.removeAbandoned(partialPath) else { throw error }
      try stream.file.link(as: partialPath)
    }
    isHidden = true
    try File.rename(partialPath, to: path)
  }

  /// The permissions of the file to be replaced, or `nil` where there is none.
  private static func permissionsToKeep(
    _ path: String, overwriting overwrites: Bool
  ) throws(Failure) -> UInt32? {
    let existing: FileStatus?
    do throws(SystemError) {
      existing = try FileStatus.find(path, followingLinks: false)
      if existing?.kind == .regular, overwrites { try File.checkWritable(path) }
    } catch {
      throw .system(error)
    }
    guard let existing else { return nil }
    switch existing.kind {
    case .regular where overwrites: return existing.permissions
    case .folder: throw .isFolder
    case .symbolicLink: throw .isSymbolicLink
    case .regular, .pipe, .socket, .device: throw .exists
    }
  }

  // MARK: The hidden file

  private static func create(_ partialPath: String) throws(Failure) -> File {
    do throws(SystemError) {
      if let file = try lockedFile(partialPath) { return file }
      if try removeAbandoned(partialPath), let file = try lockedFile(partialPath) { return file }
    } catch {
      throw .system(error)
    }
    throw .isBeingWritten
  }

  /// A new file under the hidden name with its lock, or `nil` where another process has the name.
  ///
  /// Between the making of the file and its lock another process may take it for abandoned; it is
  /// ours only if it is still at its path once it is locked.
  private static func lockedFile(_ partialPath: String) throws(SystemError) -> File? {
    let file: File
    do throws(SystemError) {
      file = try File(creating: partialPath)
    } catch  where error.isNameTaken {
      return nil
    }
    if file.lock(), try isAt(partialPath, file) { return file }
    try file.close()
    return nil
  }

  /// Removes a hidden file unless a process is writing it; returns whether it is gone.
  ///
  /// Only the file that we have locked is removed, never one that got the name since.
  private static func removeAbandoned(_ partialPath: String) throws(SystemError) -> Bool {
    let abandoned: File
    do throws(SystemError) {
      abandoned = try File(writing: partialPath, followingLinks: false)
    } catch {
      if error.isMissing { return true }
      throw error
    }
    let isAbandoned = abandoned.lock() && ((try? isAt(partialPath, abandoned)) ?? false)
    if isAbandoned { File.remove(partialPath) }
    try abandoned.close()
    return isAbandoned
  }

  private static func isAt(_ path: String, _ file: File) throws(SystemError) -> Bool {
    try FileStatus.find(path, followingLinks: false)?.identity == file.status().identity
  }

  private static func partialPath(for path: String, in folder: String) -> String {
    // A name has at most 255 bytes.
    var stem = Directory.split(path).name[...]
    while stem.utf8.count > 240 { stem.removeLast() }
    return folder + "." + stem + ".partial"
  }
}

/// Gathers bytes and writes them in large pieces.
package struct BufferedFile {
  private static let capacity = 65_536

  package private(set) var file: File
  private var buffer: [UInt8] = []

  package init(_ file: File) {
    self.file = file
  }

  package mutating func write(_ bytes: [UInt8]) throws(SystemError) {
    if buffer.isEmpty, bytes.count >= Self.capacity {
      try file.write(bytes)
    } else {
      buffer.append(contentsOf: bytes)
      if buffer.count >= Self.capacity { try flush() }
    }
  }

  package mutating func flush() throws(SystemError) {
    defer { buffer.removeAll(keepingCapacity: true) }
    try file.write(buffer)
  }

  /// Writes everything to the disk, and learns what only the closing of a file reports.
  package mutating func complete() throws(SystemError) {
    try flush()
    try file.synchronize()
    file = try file.closedForCopy()
  }
}
