/// Where the bundled figures are.
public struct DatasetsFolder: Sendable {
  /// The folder's path.
  public let path: String
  /// How it was found, in words.
  public let origin: String

  /// Finds the folder: `FREEDOM_DATASETS`, else `../share/freedom-ratings/datasets` beside the
  /// executable, else in the package's resources, else `datasets` in a folder above the executable.
  ///
  /// A folder that is named and is not one, or none anywhere, is a ``DatasetsError``.
  public static func find() throws -> DatasetsFolder {
    if let named = Surroundings.variable("FREEDOM_DATASETS") {
      guard isOne(named) else {
        throw DatasetsError(
          path: named, message: "FREEDOM_DATASETS names no folder with entities.csv in it")
      }
      return DatasetsFolder(path: named, origin: "FREEDOM_DATASETS")
    }
    guard let executable = Surroundings.executable() else { throw DatasetsError.notFound }
    var folder = Surroundings.folder(of: executable)
    let shared = Surroundings.folder(of: folder) + "/share/freedom-ratings/datasets"
    if isOne(shared) { return DatasetsFolder(path: shared, origin: "beside the program") }
    while folder != "/", folder != "." {
      let candidate = folder + "/datasets"
      if isOne(candidate) { return DatasetsFolder(path: candidate, origin: "the package") }
      folder = Surroundings.folder(of: folder)
    }
    throw DatasetsError.notFound
  }

  private static func isOne(_ path: String) -> Bool {
    Surroundings.exists(path + "/entities.csv")
  }
}
