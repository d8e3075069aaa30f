internal import Platform

/// A folder of files that never appears in part.
///
/// The files are written first, each as an ``OutputFile``; then they get their names in a hidden
/// folder, `.NAME.partial`, which is renamed in one step. What a killed process left there is
/// removed by the next one that writes the same folder. Into the folder of an earlier result, if
/// overwriting was requested, each file is written by itself; a folder of anything else is left
/// alone.
package enum OutputFolder {
  /// Writes files to a folder; one that has the first of them is from an earlier result.
  package static func write(
    _ files: [(name: String, bytes: [UInt8])], to path: String, overwriting overwrites: Bool = false
  ) throws(OutputError) {
    let path = try checked(path)
    guard
      try holdsEarlier(
        path, with: files.first?.name, overwriting: overwrites, mayBeArchive: true)
    else {
      return try create(path, files)
    }
    for file in files {
      try Output.write(file.bytes, to: path + "/" + file.name, overwriting: true)
    }
  }

  /// A path that can be that of a folder, without slashes at its end.
  static func checked(_ path: String) throws(OutputError) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.isEmpty, path != "-", !path.utf8.contains(0) else {
      throw OutputError(path: path, step: .create, reason: .isNoPath)
    }
    return path
  }

  /// Whether there is an earlier result, which has a file of a certain name, and not nothing or an
  /// empty folder; throws where nothing may be written.
  static func holdsEarlier(
    _ path: String, with marker: String?, overwriting overwrites: Bool, mayBeArchive: Bool
  ) throws(OutputError) -> Bool {
    let existing = try OutputError.creating(path) { () throws(SystemError) in
      try FileStatus.find(path, followingLinks: false)
    }
    switch existing?.kind {
    case nil: return false
    case .folder:
      let entries = try OutputError.creating(path) { () throws(SystemError) in
        try Directory.entries(of: path, includingHidden: true)
      }
      guard !entries.isEmpty else { return false }
      guard let marker, entries.names.contains(marker) else {
        throw OutputError(
          path: path, step: .create, reason: .holdsOtherFiles(mayBeArchive: mayBeArchive))
      }
      guard overwrites else { throw OutputError(path: path, step: .create, reason: .exists) }
      return true
    case .symbolicLink: throw OutputError(path: path, step: .create, reason: .isSymbolicLink)
    default:
      throw OutputError(
        path: path, step: .create, reason: .isNoFolder(mayBeArchive: mayBeArchive))
    }
  }

  private static func create(
    _ path: String, _ files: [(name: String, bytes: [UInt8])]
  ) throws(OutputError) {
    let (folder, name) = Directory.split(path)
    let partial = folder + "." + name + ".partial"
    try OutputError.creating(path, ifTaken: .isBeingWritten) { () throws(SystemError) in
      try removeAbandoned(partial)
    }
    var pending: [OutputFile] = []
    try naming(path) { () throws(OutputError) in
      for file in files {
        let output = try OutputFile(partial + "/" + file.name, in: folder)
        try output.write(file.bytes)
        pending.append(output)
      }
    }
    try make(path) { _ throws(OutputError) in
      for output in pending { try output.finish() }
    }
  }

  /// Makes a hidden folder, has it filled, and renames it: it never appears in part.
  static func make(
    _ path: String, _ fill: (_ hidden: String) throws(OutputError) -> Void
  ) throws(OutputError) {
    let (folder, name) = Directory.split(path)
    let partial = folder + "." + name + ".partial"
    let made = try OutputError.creating(path, ifTaken: .isBeingWritten) {
      () throws(SystemError) in
      try removeAbandoned(partial)
      try Directory.create(partial)
      return try File(folder: partial)
    }
    _ = made.lock()
    do throws(OutputError) {
      try naming(path) { () throws(OutputError) in try fill(partial) }
      try OutputError.creating(path, ifTaken: .exists) { () throws(SystemError) in
        try File.rename(partial, to: path)
      }
    } catch {
      remove(partial)
      throw error
    }
    Directory.synchronize(folder)
  }

  /// Removes a hidden folder with its files and the folders in it.
  private static func remove(_ partial: String) {
    for name in (try? Directory.entries(of: partial, includingHidden: true))?.names ?? []
    where (try? FileStatus.find(partial + "/" + name, followingLinks: false)?.kind) == .folder {
      Directory.remove(partial + "/" + name)
    }
    Directory.remove(partial)
  }

  /// Removes the hidden folder of a killed process; throws ``SystemError/isNameTaken`` while
  /// another process writes it.
  private static func removeAbandoned(_ partial: String) throws(SystemError) {
    guard try FileStatus.find(partial, followingLinks: false) != nil else { return }
    let abandoned = try File(folder: partial)
    guard abandoned.lock() else { throw .nameIsTaken }
    remove(partial)
  }

  static func naming(
    _ path: String, _ work: () throws(OutputError) -> Void
  ) throws(OutputError) {
    do throws(OutputError) {
      try work()
    } catch {
      throw OutputError(path: path, step: error.step, reason: error.reason)
    }
  }
}
