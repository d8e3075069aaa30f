/// A folder of files that appears whole or not at all.
///
/// The files are written first, each as an ``OutputFile``; then they get their names in a hidden folder,
/// `.NAME.partial`, which at once takes the name asked for. What a process that was killed left there is
/// removed by the next one that writes the same folder. Into the folder of an earlier result, where that
/// was asked for, each file goes whole or not at all; a folder of anything else is left alone.
public enum OutputFolder {
  /// Writes some files.
  ///
  /// - Parameters:
  ///   - files: Their names and bytes; a folder that has the first is one of an earlier result.
  ///   - path: The folder.
  ///   - overwrites: Whether the folder may hold an earlier result.
  /// - Throws: ``OutputError`` where there is an objection or the system refuses.
  public static func write(
    _ files: [(name: String, bytes: [UInt8])], to path: String, overwriting overwrites: Bool = false
  ) throws(OutputError) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.isEmpty, path != "-", !path.utf8.contains(0) else {
      throw OutputError(path: path, step: .create, reason: .isNoPath)
    }
    switch try status(path) {
    case .nothing: try create(path, files)
    case .folder:
      let names = try names(in: path)
      guard !names.isEmpty else { return try create(path, files) }
      guard let first = files.first, names.contains(first.name) else {
        throw OutputError(path: path, step: .create, reason: .holdsOtherFiles)
      }
      guard overwrites else { throw OutputError(path: path, step: .create, reason: .exists) }
      for file in files {
        try Output.write(file.bytes, to: path + "/" + file.name, overwriting: true)
      }
    case .symbolicLink: throw OutputError(path: path, step: .create, reason: .isSymbolicLink)
    case .regular, .other: throw OutputError(path: path, step: .create, reason: .isNoFolder)
    }
  }

  private static func create(
    _ path: String, _ files: [(name: String, bytes: [UInt8])]
  ) throws(OutputError) {
    let (folder, name) = OutputFile.split(path)
    let partial = folder + "." + name + ".partial"
    try telling(path, ifTaken: .isBeingWritten) { () throws(FileDescriptor.Failure) in
      try removeAbandoned(partial)
    }
    var pending: [OutputFile] = []
    try telling(path) { () throws(OutputError) in
      for file in files {
        let output = try OutputFile(partial + "/" + file.name, in: folder)
        try output.write(file.bytes)
        pending.append(output)
      }
    }
    let made = try telling(path, ifTaken: .isBeingWritten) { () throws(FileDescriptor.Failure) in
      try FileDescriptor.makeFolder(partial)
      return try FileDescriptor.open(folder: partial)
    }
    defer { try? made.close() }
    _ = made.lock()
    do throws(OutputError) {
      try telling(path) { () throws(OutputError) in
        for output in pending { try output.finish() }
      }
      try telling(path, ifTaken: .exists) { () throws(FileDescriptor.Failure) in
        try FileDescriptor.rename(partial, to: path)
      }
    } catch {
      for file in files { FileDescriptor.remove(partial + "/" + file.name) }
      FileDescriptor.removeFolder(partial)
      throw error
    }
    FileDescriptor.synchronize(folder: folder)
  }

  /// Removes the hidden folder of a process that was killed; fails with `EEXIST` where one writes it.
  private static func removeAbandoned(_ partial: String) throws(FileDescriptor.Failure) {
    guard try FileDescriptor.status(partial, followingLinks: false).kind != .nothing else { return }
    let abandoned = try FileDescriptor.open(folder: partial)
    defer { try? abandoned.close() }
    guard abandoned.lock() else { throw .takenName }
    for old in try FileDescriptor.names(in: partial) {
      FileDescriptor.remove(partial + "/" + old)
    }
    FileDescriptor.removeFolder(partial)
  }

  /// Makes a file's error that of the folder.
  private static func telling(
    _ path: String, _ work: () throws(OutputError) -> Void
  ) throws(OutputError) {
    do throws(OutputError) {
      try work()
    } catch {
      throw OutputError(path: path, step: error.step, reason: error.reason)
    }
  }

  private static func telling<Outcome>(
    _ path: String, ifTaken reason: OutputError.Reason,
    _ work: () throws(FileDescriptor.Failure) -> Outcome
  ) throws(OutputError) -> Outcome {
    do throws(FileDescriptor.Failure) {
      return try work()
    } catch {
      throw OutputError(
        path: path, step: .create, reason: error.isTakenName ? reason : error.reason)
    }
  }

  private static func status(_ path: String) throws(OutputError) -> FileDescriptor.Kind {
    do throws(FileDescriptor.Failure) {
      return try FileDescriptor.status(path, followingLinks: false).kind
    } catch {
      throw OutputError(path: path, step: .create, reason: error.reason)
    }
  }

  private static func names(in path: String) throws(OutputError) -> [String] {
    do throws(FileDescriptor.Failure) {
      return try FileDescriptor.names(in: path)
    } catch {
      throw OutputError(path: path, step: .create, reason: error.reason)
    }
  }
}
