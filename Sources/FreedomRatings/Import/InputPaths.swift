internal import FreedomModel
internal import RatingsImport
internal import TabularFiles
internal import Platform

struct InputPaths {
  struct Input {
    let path: String
    /// The path that was written for it: of a file in a folder its own, of one in an archive the
    /// archive's.
    var typed: String
    var manifest: PackageManifest?
    /// Whether it is a table of a data package of ours, which brings its own indicators.
    var isOfPackage = false
    /// Whether it was found in a folder, and is not named itself.
    var isInFolder = false
    var folder: PackedFolder?
    /// The file itself, where it was opened already: a pipe can be read only once.
    var file: InputFile?

    /// The codebook of the package; `nil` where the file is in none, or in one without.
    var codebook: TabularFile? {
      guard isOfPackage, manifest?[PackageCodebook.name] != nil else { return nil }
      let beside = Directory.parent(of: path) + "/" + PackageCodebook.name
      return folder == nil
        ? try? TabularFile.open(path: beside)
        : try? folder?.open(PackageCodebook.name, options: ReadingOptions())
    }

    func open(_ options: ReadingOptions) throws(FileError) -> TabularFile {
      if let file { return try file.table() }
      guard let folder else { return try TabularFile.open(path: path, options: options) }
      return try folder.open(InputPaths.name(of: path), options: options)
    }
  }

  /// How files are read, and whether those are accepted that differ from their manifest.
  let options: ImportOptions
  private(set) var findings: [Finding] = []

  init(options: ImportOptions) { self.options = options }

  /// A folder stands for every file in it, or, where it is a data package of ours, packed or not,
  /// for its tables of values. A file that differs from the manifest of its folder is a finding,
  /// and so is what is in a folder and no file: it is not opened, for a pipe could make a reader
  /// wait for ever.
  mutating func expand(_ path: String, typed: String) -> [Input] {
    do throws(FileError) {
      return try Directory.exists(path) ? folder(path) : file(path, typed: typed)
    } catch {
      findings.append(Finding(error, file: Self.name(of: path)))
      return []
    }
  }

  private mutating func folder(_ path: String) throws(FileError) -> [Input] {
    guard let entries = try? Directory.entries(of: path) else {
      throw FileError(
        .refusedFile, code: "cannot-read", rule: "the folder cannot be read",
        hint: "check the permissions of the folder")
    }
    let folder = PackageFolder.folder(path: path)
    let manifest = try folder.manifest()
    if let manifest, let figures = try tables(of: folder, manifest), !figures.isEmpty {
      try compare(manifest, with: folder)
      return figures.map {
        Input(path: "\(path)/\($0)", typed: "\(path)/\($0)", manifest: manifest, isOfPackage: true)
      }
    }
    for name in entries.unreadableNames {
      findings.append(
        Finding(
          .refusedFile, code: "name-not-utf8", file: name,
          rule: "the name of this file is not UTF-8 text", hint: "rename the file"))
    }
    var inputs: [Input] = []
    for name in entries.names {
      let file = "\(path)/\(name)"
      if let kind = Self.kind(ofOther: file) {
        findings.append(
          Finding(
            .note, code: "not-a-file", file: name,
            rule: "this is \(kind), not a file; it is left out"))
        continue
      }
      if let manifest { try compare(name, manifest, in: folder) }
      inputs.append(Input(path: file, typed: file, isInFolder: true))
    }
    return inputs
  }

  private static func kind(ofOther path: String) -> String? {
    switch FileStatus(path)?.kind {
    case .regular, nil: nil
    case .folder: "a folder"
    case .pipe: "a named pipe"
    case .socket: "a socket"
    case .device, .symbolicLink: "a device"
    }
  }

  private mutating func file(_ path: String, typed: String) throws(FileError) -> [Input] {
    let isRegular = File.isRegular(path)
    if isRegular, !Self.start(of: path, is: [0x50, 0x4B, 3, 4]) {
      let folder = Directory.parent(of: path)
      // Another's manifest beside a file is not a reason to refuse it.
      let manifest = try PackageManifest(inFolder: folder)
      if let manifest { try compare(Self.name(of: path), manifest, in: .folder(path: folder)) }
      return [Input(path: path, typed: typed, manifest: manifest)]
    }
    // A missing file is reported when it is opened.
    guard isRegular || File.exists(path) else {
      return [Input(path: path, typed: typed)]
    }
    let file = try InputFile(path: path, options: options.reading)
    guard let packed = try file.packedFolder(holding: PackageManifest.name) else {
      return [Input(path: path, typed: typed, file: isRegular ? nil : file)]
    }
    let folder = PackageFolder.packed(packed)
    guard let manifest = try folder.manifest(), let figures = try tables(of: folder, manifest),
      !figures.isEmpty
    else {
      throw FileError(
        .refusedFile, code: "no-tables",
        rule: "the data package has no table of ratings that 'freedom export package' writes",
        hint: "unpack it, and import its files one by one")
    }
    try compare(manifest, with: folder)
    return figures.map {
      Input(
        path: "\(path)/\($0)", typed: typed, manifest: manifest, isOfPackage: true, folder: packed)
    }
  }

  /// Which files of a package are read: those of values, which begin with the publication, and the
  /// groups of the package's own.
  private func tables(
    of folder: PackageFolder, _ manifest: PackageManifest
  ) throws(FileError) -> [String]? {
    var figures: [String] = []
    let names = folder.names.filter { manifest[$0] != nil }
    for name in names where name.hasSuffix(".csv") {
      if try folder.file(name, beginsWith: Array("publication,".utf8)) { figures.append(name) }
    }
    // The bundled ones come in their own order, so that every database built from them is the same.
    return Datasets.tables.filter(figures.contains)
      + figures.filter { !Datasets.tables.contains($0) }
      + names.filter { $0 == Self.ownGroups }
  }

  // MARK: What differs from the manifest

  private mutating func compare(
    _ manifest: PackageManifest, with folder: PackageFolder
  ) throws(FileError) {
    for difference in try manifest.differences(in: folder) { report(difference) }
  }

  private mutating func compare(
    _ name: String, _ manifest: PackageManifest, in folder: PackageFolder
  ) throws(FileError) {
    guard let resource = manifest[name],
      let difference = try manifest.difference(of: resource, in: folder)
    else { return }
    report(difference)
  }

  private mutating func report(_ difference: PackageManifest.Difference) {
    let accepts = options.acceptsChanged
    findings.append(
      Finding(
        accepts ? .note : .refusedFile, code: "differs-from-manifest", file: difference.file,
        rule: "the file is not as its data package says: \(difference.text)",
        hint: accepts
          ? nil : "get the package again, or import it unchanged with --accept-changed"))
  }

  static let ownGroups = "own_groups.csv"

  private static func start(of path: String, is bytes: [UInt8]) -> Bool {
    File.start(of: path, count: bytes.count) == bytes
  }

  static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }
}
