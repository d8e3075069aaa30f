internal import TabularFiles

/// The files that the paths of an import stand for.
enum InputPaths {
  /// One file.
  struct Input {
    let path: String
    /// Whether it is a table of a data package of ours, which brings its own indicators.
    var isOfPackage = false
    /// The packed folder that it is in, if it is in one.
    var folder: PackedFolder?

    /// Opens the file.
    func open(_ options: ReadingOptions) throws(FileFault) -> TabularFile {
      guard let folder else { return try TabularFile.open(path: path, options: options) }
      return try folder.open(InputPaths.name(of: path), options: options)
    }
  }

  /// A folder stands for every file in it, or, where it is a data package of ours, packed or not, for
  /// its tables of figures; `-` stands for standard input.
  static func expand(_ paths: [String]) -> [Input] {
    paths.flatMap { path -> [Input] in
      if path == "-" { return [Input(path: "/dev/stdin")] }
      guard Surroundings.isFolder(path) else {
        return packed(path) ?? [Input(path: path)]
      }
      let names = Surroundings.names(in: path) ?? []
      if names.contains(descriptor) {
        let description = "\(path)/\(descriptor)"
        let figures = tables(
          names,
          describedBy: Surroundings.start(
            of: description, count: Surroundings.size(of: description) ?? 0)
        ) { start(of: "\(path)/\($0)", is: $1) }
        if !figures.isEmpty {
          return figures.map { Input(path: "\(path)/\($0)", isOfPackage: true) }
        }
      }
      return names.map { "\(path)/\($0)" }.filter { !Surroundings.isFolder($0) }
        .map { Input(path: $0) }
    }
  }

  private static let descriptor = "datapackage.json"

  /// The tables of a package in a ZIP archive; `nil` where the file is something else.
  private static func packed(_ path: String) -> [Input]? {
    // A pipe can be read only once.
    guard Surroundings.isRegularFile(path), start(of: path, is: [0x50, 0x4B, 3, 4]),
      let folder = PackedFolder.holding(descriptor, in: path)
    else { return nil }
    let figures = tables(folder.names, describedBy: folder.bytes(of: descriptor)) {
      folder.file($0, beginsWith: $1)
    }
    return figures.isEmpty
      ? nil : figures.map { Input(path: "\(path)/\($0)", isOfPackage: true, folder: folder) }
  }

  /// Which files of a package are read: those of figures, which begin with the publication, and the
  /// groups of the package's own. A file that the description does not name is none of the package, but
  /// was left by an earlier one.
  private static func tables(
    _ names: [String], describedBy description: [UInt8],
    _ begins: (_ name: String, _ start: [UInt8]) -> Bool
  ) -> [String] {
    let told = String(decoding: description, as: UTF8.self)
    let names = names.filter { told.contains("\"\($0)\"") }
    let figures = names.filter { $0.hasSuffix(".csv") && begins($0, Array("publication,".utf8)) }
    // The bundled ones come in their own order, so that every database built from them is the same.
    return Datasets.tables.filter(figures.contains)
      + figures.filter { !Datasets.tables.contains($0) }
      + names.filter { $0 == ownGroups }
  }

  /// The file of a package that has the groups that were imported.
  static let ownGroups = "own_groups.csv"

  private static func start(of path: String, is bytes: [UInt8]) -> Bool {
    Surroundings.start(of: path, count: bytes.count) == bytes
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }
}
