import FreedomRatings
import RatingsExport

/// Where a command writes to. All of it is looked at before anything is read, built or stored.
struct Destinations {
  /// Files, and `-` for standard output.
  var paths: [String]
  /// Whether files that exist may be replaced.
  var overwrites: Bool
  /// Whether the path is that of a folder of files.
  var isFolder = false
  /// Whether a database may be replaced: by another one.
  var isDatabase = false

  /// Nothing is written but standard output.
  static let standardOutput = Destinations(paths: ["-"], overwrites: false)

  /// Whether two outputs would get into each other's way. Standard output takes both in turn.
  static func areOne(_ path: String, _ otherPath: String) -> Bool {
    (path != "-" || otherPath != "-") && Output.isOnePlace(path, otherPath)
  }

  /// Refuses what cannot be made, or would be written over what the result is made from.
  func check(against inputs: [String]) throws {
    try Output.check(paths, against: inputs)
    try spareDatabases()
    guard !isFolder else { return }
    for path in paths { try Output.probe(path, overwriting: overwrites) }
  }

  /// Refuses to replace a database by a result, even by force.
  func spareDatabases() throws {
    guard overwrites, !isDatabase,
      let path = paths.first(where: { $0 != "-" && RatingsLibrary.isDatabase(at: $0) })
    else { return }
    throw UsageError(
      "cannot create \(path): it is a database", hint: "write to another file",
      status: .cannotCreate)
  }
}
