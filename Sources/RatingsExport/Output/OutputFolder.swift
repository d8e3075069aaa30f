internal import Platform
internal import TabularFiles

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

/// A folder of many files, some in folders one below, with a list of them.
///
/// A new folder never appears in part. Into the folder of an earlier site, if overwriting was
/// requested, each file is written by itself where it changed. What the earlier list names and the
/// new one does not is removed, unless it was changed since; what is on neither list is left alone.
///
/// The files are not forced to the disk one by one: a site can be made again.
package enum SiteFolder {
  /// The list: lines that `sha256sum --check` reads.
  package static let list = "atlas.sha256"

  package typealias SiteFile = (name: String, bytes: [UInt8])

  /// Writes a site; no name has more than one folder in it.
  package static func write(
    _ files: [SiteFile], to path: String, overwriting overwrites: Bool = false
  ) throws(OutputError) {
    let path = try OutputFolder.checked(path)
    let listed = files.map { SiteList.Line(name: $0.name, hash: SiteList.hash($0.bytes)) }
    let all = files + [(list, SiteList(lines: listed).bytes)]
    if try OutputFolder.holdsEarlier(
      path, with: list, overwriting: overwrites, mayBeArchive: false)
    {
      try replace(in: path, with: all, listed)
    } else {
      try OutputFolder.make(path) { hidden throws(OutputError) in
        try makeFolders(for: all, in: hidden)
        for file in all {
          try OutputError.writing(hidden + "/" + file.name) { () throws(SystemError) in
            try write(file.bytes, toNew: hidden + "/" + file.name)
          }
        }
      }
    }
  }

  /// Everything is looked at before anything is written. While files are replaced, the list names
  /// those of both: a process that is killed leaves a folder that the next one can finish.
  private static func replace(
    in path: String, with files: [SiteFile], _ listed: [SiteList.Line]
  ) throws(OutputError) {
    let earlier = SiteList(file: path + "/" + list)
    let names = Set(earlier.lines.map(\.name) + [list])
    for folder in folders(of: files) {
      let place = path + "/" + folder
      let kind = try kind(of: place)
      guard kind == nil || kind == .folder else {
        throw OutputError(path: place, step: .create, reason: .isNoFolder(mayBeArchive: false))
      }
    }
    for file in files {
      let place = path + "/" + file.name
      switch try kind(of: place) {
      case nil: continue
      case .regular where names.contains(file.name): continue
      case .symbolicLink: throw OutputError(path: place, step: .create, reason: .isSymbolicLink)
      case .folder: throw OutputError(path: place, step: .create, reason: .isFolder)
      default: throw OutputError(path: place, step: .create, reason: .isOfSomebodyElse)
      }
    }
    let mine = Set(listed.map(\.name))
    let gone = earlier.lines.filter { !mine.contains($0.name) }
    try place(SiteList(lines: listed + gone).bytes, at: path + "/" + list)
    try makeFolders(for: files, in: path)
    for file in files where file.name != list {
      try place(file.bytes, at: path + "/" + file.name)
    }
    for line in gone where SiteList.hash(ofFile: path + "/" + line.name) == line.hash {
      File.remove(path + "/" + line.name)
    }
    for file in files where file.name == list { try place(file.bytes, at: path + "/" + list) }
  }

  private static func kind(of path: String) throws(OutputError) -> FileStatus.Kind? {
    try OutputError.creating(path) { () throws(SystemError) in
      try FileStatus.find(path, followingLinks: false)?.kind
    }
  }

  private static func folders(of files: [SiteFile]) -> [String] {
    Set(files.compactMap { file in file.name.lastIndex(of: "/").map { String(file.name[..<$0]) } })
      .sorted()
  }

  private static func makeFolders(
    for files: [SiteFile], in path: String
  ) throws(OutputError) {
    for folder in folders(of: files) where try kind(of: path + "/" + folder) == nil {
      try OutputError.creating(path + "/" + folder) { () throws(SystemError) in
        try Directory.create(path + "/" + folder)
      }
    }
  }

  /// Replaces a file in one step where it has other bytes.
  private static func place(_ bytes: [UInt8], at path: String) throws(OutputError) {
    guard File.start(of: path, count: bytes.count + 1) != bytes else { return }
    let (folder, name) = Directory.split(path)
    let partial = folder + "." + name + ".partial"
    try OutputError.writing(path) { () throws(SystemError) in
      File.remove(partial)
      try write(bytes, toNew: partial)
      try File.rename(partial, to: path)
    }
  }

  private static func write(_ bytes: [UInt8], toNew path: String) throws(SystemError) {
    let file = try File(creating: path)
    try file.write(bytes)
    try file.close()
  }
}

/// The list of a site's files, each with the SHA-256 of its bytes.
private struct SiteList {
  struct Line {
    let name: String
    let hash: String
  }

  var lines: [Line]

  init(lines: [Line]) { self.lines = lines.sorted { $0.name < $1.name } }

  /// The list of an earlier site; other lines are passed over.
  init(file path: String) {
    let bytes = File.start(of: path, count: min(File.size(path) ?? 0, 1 << 20))
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard let blanks = line.firstRange(of: "  ") else { return nil }
      let name = String(line[blanks.upperBound...])
      return Self.isInside(name) ? Line(name: name, hash: String(line[..<blanks.lowerBound])) : nil
    }
  }

  var bytes: [UInt8] { Array(lines.map { "\($0.hash)  \($0.name)\n" }.joined().utf8) }

  /// Whether a name leads to a file of the folder, at most one folder below.
  private static func isInside(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.allSatisfy { !["", ".", ".."].contains($0) }
      && !name.utf8.contains(0)
  }

  static func hash(_ bytes: [UInt8]) -> String {
    var digest = ContentDigest()
    digest.update(bytes)
    return digest.hexadecimal()
  }

  static func hash(ofFile path: String) -> String? {
    guard File.isRegular(path), let size = File.size(path) else { return nil }
    return hash(File.start(of: path, count: size))
  }
}
