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
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard !path.isEmpty, path != "-", !path.utf8.contains(0) else {
      throw OutputError(path: path, step: .create, reason: .isNoPath)
    }
    let existing = try OutputError.creating(path) { () throws(SystemError) in
      try FileStatus.find(path, followingLinks: false)
    }
    switch existing?.kind {
    case nil: try create(path, files)
    case .folder:
      let entries = try OutputError.creating(path) { () throws(SystemError) in
        try Directory.entries(of: path, includingHidden: true)
      }
      guard !entries.isEmpty else { return try create(path, files) }
      guard let first = files.first, entries.names.contains(first.name) else {
        throw OutputError(path: path, step: .create, reason: .holdsOtherFiles)
      }
      guard overwrites else { throw OutputError(path: path, step: .create, reason: .exists) }
      for file in files {
        try Output.write(file.bytes, to: path + "/" + file.name, overwriting: true)
      }
    case .symbolicLink: throw OutputError(path: path, step: .create, reason: .isSymbolicLink)
    default: throw OutputError(path: path, step: .create, reason: .isNoFolder)
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
    let made = try OutputError.creating(path, ifTaken: .isBeingWritten) {
      () throws(SystemError) in
      try Directory.create(partial)
      return try File(folder: partial)
    }
    _ = made.lock()
    do throws(OutputError) {
      try naming(path) { () throws(OutputError) in
        for output in pending { try output.finish() }
      }
      try OutputError.creating(path, ifTaken: .exists) { () throws(SystemError) in
        try File.rename(partial, to: path)
      }
    } catch {
      Directory.remove(partial)
      throw error
    }
    Directory.synchronize(folder)
  }

  /// Removes the hidden folder of a killed process; throws ``SystemError/isNameTaken`` while
  /// another process writes it.
  private static func removeAbandoned(_ partial: String) throws(SystemError) {
    guard try FileStatus.find(partial, followingLinks: false) != nil else { return }
    let abandoned = try File(folder: partial)
    guard abandoned.lock() else { throw .nameIsTaken }
    Directory.remove(partial)
  }

  private static func naming(
    _ path: String, _ work: () throws(OutputError) -> Void
  ) throws(OutputError) {
    do throws(OutputError) {
      try work()
    } catch {
      throw OutputError(path: path, step: error.step, reason: error.reason)
    }
  }
}
