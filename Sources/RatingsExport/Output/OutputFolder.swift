/// A folder of files that appears whole or not at all.
///
/// The files go to a hidden folder beside it, `.NAME.partial`, which takes the name when it is complete.
/// What a process that was killed left there is written over by the next one. Into the folder of an
/// earlier result, where that was asked for, each file goes whole or not at all; a folder of anything
/// else is left alone.
public enum OutputFolder {
  /// Writes some files.
  ///
  /// - Parameters:
  ///   - files: Their names and bytes; a folder that has the first is one of an earlier result.
  ///   - path: The folder.
  ///   - overwrites: Whether the folder may hold an earlier result.
  /// - Throws: ``OutputFault`` where there is an objection or the system refuses.
  public static func write(
    _ files: [(name: String, bytes: [UInt8])], to path: String, overwriting overwrites: Bool = false
  ) throws(OutputFault) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.isEmpty, path != "-", !path.utf8.contains(0) else {
      throw OutputFault(path: path, step: .create, reason: .isNoPath)
    }
    switch try status(path) {
    case .nothing: try create(path, files)
    case .folder:
      let names = try names(in: path)
      guard !names.isEmpty else { return try create(path, files) }
      guard let first = files.first, names.contains(first.name) else {
        throw OutputFault(path: path, step: .create, reason: .holdsOtherFiles)
      }
      guard overwrites else { throw OutputFault(path: path, step: .create, reason: .exists) }
      for file in files {
        try Output.write(file.bytes, to: path + "/" + file.name, overwriting: true)
      }
    case .symbolicLink: throw OutputFault(path: path, step: .create, reason: .isSymbolicLink)
    case .regular, .other: throw OutputFault(path: path, step: .create, reason: .isNoFolder)
    }
  }

  private static func create(
    _ path: String, _ files: [(name: String, bytes: [UInt8])]
  ) throws(OutputFault) {
    let (folder, name) = OutputFile.split(path)
    let partial = folder + "." + name + ".partial"
    do throws(FileDescriptor.Failure) {
      try FileDescriptor.makeFolder(partial)
      for old in try FileDescriptor.names(in: partial) {
        FileDescriptor.remove(partial + "/" + old)
      }
    } catch {
      throw OutputFault(path: path, step: .create, reason: error.reason)
    }
    do throws(OutputFault) {
      for file in files { try Output.write(file.bytes, to: partial + "/" + file.name) }
    } catch {
      discard(partial, files)
      throw OutputFault(path: path, step: error.step, reason: error.reason)
    }
    do throws(FileDescriptor.Failure) {
      try FileDescriptor.rename(partial, to: path)
      FileDescriptor.synchronize(folder: folder)
    } catch {
      discard(partial, files)
      throw OutputFault(path: path, step: .create, reason: error.reason)
    }
  }

  private static func discard(_ partial: String, _ files: [(name: String, bytes: [UInt8])]) {
    for file in files { FileDescriptor.remove(partial + "/" + file.name) }
    FileDescriptor.removeFolder(partial)
  }

  private static func status(_ path: String) throws(OutputFault) -> FileDescriptor.Kind {
    do throws(FileDescriptor.Failure) {
      return try FileDescriptor.status(path, followingLinks: false).kind
    } catch {
      throw OutputFault(path: path, step: .create, reason: error.reason)
    }
  }

  private static func names(in path: String) throws(OutputFault) -> [String] {
    do throws(FileDescriptor.Failure) {
      return try FileDescriptor.names(in: path)
    } catch {
      throw OutputFault(path: path, step: .create, reason: error.reason)
    }
  }
}
