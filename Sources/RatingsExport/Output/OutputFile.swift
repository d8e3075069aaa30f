/// A file that is written whole or not at all.
///
/// The bytes go to a file without a name, which gets the name only when it is complete and on the disk:
/// a process that is killed leaves nothing. Where the system has no such files, and for the moment in
/// which another file is replaced, it has a hidden name, `.NAME.partial`; what a killed process left
/// there is removed by the next one that writes the same file. `Output.open` opens one.
public final class OutputFile: ByteSink {
  private let path: String
  private let partial: String
  private let overwrites: Bool
  private var stream: BufferedDescriptor
  /// Whether the bytes are under the hidden name.
  private var isHidden: Bool
  private var isOpen = true
  private var isComplete = false

  /// Begins a file at a path that names a regular file or nothing.
  ///
  /// - Parameters:
  ///   - path: Its name in the end.
  ///   - overwrites: Whether an existing file may be replaced.
  ///   - folder: Where it is written, with a slash at the end; beside its path unless told otherwise.
  ///   - mayBeUnnamed: Whether it can do without a hidden name, where the system can.
  /// - Throws: ``OutputError``.
  init(
    _ path: String, overwriting overwrites: Bool = false, in folder: String? = nil,
    mayBeUnnamed: Bool = true
  ) throws(OutputError) {
    self.path = path
    self.overwrites = overwrites
    let beside = folder ?? OutputFile.split(path).folder
    partial = OutputFile.partialPath(for: path, in: beside)
    let permissions: UInt32?
    do throws(OutputError) {
      permissions = try OutputFile.permissionsToKeep(path, overwriting: overwrites)
    } catch {
      // Killed between the giving of the name and the end, a process has left both.
      if error.reason == .exists { _ = try? OutputFile.removeAbandoned(partial) }
      throw error
    }
    let descriptor: FileDescriptor
    if mayBeUnnamed, let unnamed = FileDescriptor.unnamed(in: beside) {
      _ = try? OutputFile.removeAbandoned(partial)
      descriptor = unnamed
      isHidden = false
    } else {
      descriptor = try OutputFile.create(partial, for: path)
      isHidden = true
    }
    if let permissions { descriptor.setPermissions(permissions) }
    stream = BufferedDescriptor(descriptor, path: path)
  }

  deinit {
    discard()
  }

  /// Takes some bytes.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    do throws(OutputError) {
      try stream.write(bytes)
    } catch {
      discard()
      throw error
    }
  }

  /// Puts all bytes on the disk; the file has no name yet.
  public func complete() throws(OutputError) {
    guard isOpen, !isComplete else { return }
    do throws(OutputError) {
      try stream.flush()
    } catch {
      discard()
      throw error
    }
    do throws(FileDescriptor.Failure) {
      try stream.descriptor.synchronize()
    } catch {
      discard()
      throw OutputError(path: path, step: .write, reason: error.reason)
    }
    do throws(FileDescriptor.Failure) {
      stream.descriptor = try stream.descriptor.closedForCopy()
      isComplete = true
    } catch {
      isOpen = false
      if isHidden { FileDescriptor.remove(partial) }
      throw OutputError(path: path, step: .write, reason: error.reason)
    }
  }

  /// Gives the complete file its name.
  public func finish() throws(OutputError) {
    guard isOpen else { return }
    try complete()
    do throws(FileDescriptor.Failure) {
      try giveName()
    } catch {
      discard()
      let taken = overwrites ? OutputError.Reason.isBeingWritten : .exists
      throw OutputError(path: path, step: .create, reason: error.isTakenName ? taken : error.reason)
    }
    isOpen = false
    FileDescriptor.synchronize(folder: OutputFile.split(path).folder)
    // All bytes are on the disk, and an earlier closing has told that none are lost.
    try? stream.descriptor.close()
  }

  /// Removes what was written; the old file, if there was one, is as it was.
  public func discard() {
    guard isOpen else { return }
    isOpen = false
    if isHidden { FileDescriptor.remove(partial) }
    try? stream.descriptor.close()
  }

  private func giveName() throws(FileDescriptor.Failure) {
    if isHidden {
      if overwrites { return try FileDescriptor.rename(partial, to: path) }
      return try FileDescriptor.renameToFree(partial, to: path)
    }
    do throws(FileDescriptor.Failure) {
      return try stream.descriptor.giveName(path)
    } catch {
      guard overwrites, error.isTakenName else { throw error }
    }
    // Nothing but the renaming of one that has a name replaces a file at one stroke.
    _ = stream.descriptor.lock()
    do throws(FileDescriptor.Failure) {
      try stream.descriptor.giveName(partial)
    } catch {
      guard error.isTakenName, try OutputFile.removeAbandoned(partial) else { throw error }
      try stream.descriptor.giveName(partial)
    }
    isHidden = true
    try FileDescriptor.rename(partial, to: path)
  }

  /// The permissions of the file to be replaced, or `nil` where there is none.
  private static func permissionsToKeep(
    _ path: String, overwriting overwrites: Bool
  ) throws(OutputError) -> UInt32? {
    let existing: (kind: FileDescriptor.Kind, permissions: UInt32)
    do throws(FileDescriptor.Failure) {
      existing = try FileDescriptor.status(path, followingLinks: false)
      if existing.kind == .regular, overwrites { try FileDescriptor.mayWrite(path) }
    } catch {
      throw OutputError(path: path, step: .create, reason: error.reason)
    }
    switch existing.kind {
    case .nothing: return nil
    case .regular where overwrites: return existing.permissions
    case .folder: throw OutputError(path: path, step: .create, reason: .isFolder)
    case .symbolicLink: throw OutputError(path: path, step: .create, reason: .isSymbolicLink)
    case .regular, .other: throw OutputError(path: path, step: .create, reason: .exists)
    }
  }

  // MARK: The hidden file

  private static func create(
    _ partial: String, for path: String
  ) throws(OutputError) -> FileDescriptor {
    do throws(FileDescriptor.Failure) {
      do throws(FileDescriptor.Failure) {
        return try lockedFile(partial)
      } catch  where error.isTakenName {
        guard try removeAbandoned(partial) else { throw error }
        return try lockedFile(partial)
      }
    } catch {
      throw OutputError(
        path: path, step: .create, reason: error.isTakenName ? .isBeingWritten : error.reason)
    }
  }

  /// Removes a hidden file unless a process is writing it; says whether it is gone.
  private static func removeAbandoned(_ partial: String) throws(FileDescriptor.Failure) -> Bool {
    let abandoned: FileDescriptor
    do throws(FileDescriptor.Failure) {
      abandoned = try FileDescriptor.open(existing: partial, followingLinks: false)
    } catch {
      if error.isMissing { return true }
      throw error
    }
    let isAbandoned = abandoned.lock()
    if isAbandoned { FileDescriptor.remove(partial) }
    try abandoned.close()
    return isAbandoned
  }

  private static func lockedFile(
    _ partial: String
  ) throws(FileDescriptor.Failure) -> FileDescriptor {
    let descriptor = try FileDescriptor.create(partial)
    _ = descriptor.lock()
    return descriptor
  }

  private static func partialPath(for path: String, in folder: String) -> String {
    // A name has at most 255 bytes.
    var stem = split(path).name[...]
    while stem.utf8.count > 240 { stem.removeLast() }
    return folder + "." + stem + ".partial"
  }

  /// The folder, with the slash, and the name in it.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("./", path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
