/// Which file the database is, and why.
public struct DatabaseLocation: Sendable, Hashable {
  /// The file's path.
  public let path: String
  /// Who said so: `--database`, a variable's name, or `default`.
  public let origin: String

  /// The path asked for, else `FREEDOM_DATABASE`, else the place for data of the XDG base directories.
  public init(asked: String?) {
    if let asked {
      path = asked
      origin = "--database"
    } else if let named = Surroundings.variable("FREEDOM_DATABASE") {
      path = named
      origin = "FREEDOM_DATABASE"
    } else if let data = Surroundings.variable("XDG_DATA_HOME") {
      path = data + "/freedom-ratings/ratings.sqlite"
      origin = "XDG_DATA_HOME"
    } else {
      path = (Surroundings.variable("HOME") ?? ".") + "/.local/share/freedom-ratings/ratings.sqlite"
      origin = "default"
    }
  }
}
