/// The files that the paths of an import stand for.
enum InputPaths {
  /// A folder stands for every file in it, or, where it is a data package of ours, for its tables;
  /// `-` stands for standard input.
  static func expand(_ paths: [String]) -> [String] {
    paths.flatMap { path -> [String] in
      if path == "-" { return ["/dev/stdin"] }
      guard Surroundings.isFolder(path) else { return [path] }
      let names = Surroundings.names(in: path) ?? []
      if names.contains("datapackage.json") {
        let tables = Datasets.tables.filter(names.contains)
        return (tables.isEmpty ? names.filter { $0.hasSuffix(".csv") } : tables)
          .map { "\(path)/\($0)" }
      }
      return names.map { "\(path)/\($0)" }.filter { !Surroundings.isFolder($0) }
    }
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }
}
