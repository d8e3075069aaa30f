/// The files that the paths of an import stand for.
enum InputPaths {
  /// One file.
  struct Input {
    let path: String
    /// Whether it is a table of a data package of ours, which brings its own indicators.
    var isOfPackage = false
  }

  /// A folder stands for every file in it, or, where it is a data package of ours, for its tables of
  /// figures; `-` stands for standard input.
  static func expand(_ paths: [String]) -> [Input] {
    paths.flatMap { path -> [Input] in
      if path == "-" { return [Input(path: "/dev/stdin")] }
      guard Surroundings.isFolder(path) else { return [Input(path: path)] }
      let names = Surroundings.names(in: path) ?? []
      if names.contains("datapackage.json") {
        let tables = names.filter { $0.hasSuffix(".csv") && isTableOfFigures("\(path)/\($0)") }
        // The bundled ones come in their own order, so that every database built from them is the same.
        let figures =
          Datasets.tables.filter(tables.contains)
          + tables.filter { !Datasets.tables.contains($0) }
        if !figures.isEmpty {
          return figures.map { Input(path: "\(path)/\($0)", isOfPackage: true) }
        }
      }
      return names.map { "\(path)/\($0)" }.filter { !Surroundings.isFolder($0) }
        .map { Input(path: $0) }
    }
  }

  /// Whether a table begins as those of figures do, with the publication.
  private static func isTableOfFigures(_ path: String) -> Bool {
    let first = "publication,"
    return Surroundings.start(of: path, count: first.utf8.count) == Array(first.utf8)
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }
}
