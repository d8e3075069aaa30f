internal import Platform

/// Which file the database is, and why.
public struct DatabaseLocation: Sendable, Hashable {
  /// The file's path.
  public let path: String
  /// Who said so: `--database`, a variable's name, the file of the settings, or `default`.
  public let origin: String

  /// The path asked for, else `FREEDOM_DATABASE`, else the one configured, else the place for data of
  /// the XDG base directories.
  ///
  /// - Parameters:
  ///   - asked: A path that the person names now.
  ///   - configured: A path that the person has written down, and where.
  public init(asked: String?, configured: (path: String, origin: String)? = nil) {
    if let asked {
      path = asked
      origin = "--database"
    } else if let named = Environment.variable("FREEDOM_DATABASE") {
      path = named
      origin = "FREEDOM_DATABASE"
    } else if let configured {
      (path, origin) = configured
    } else if let data = Environment.variable("XDG_DATA_HOME") {
      path = data + "/freedom-ratings/ratings.sqlite"
      origin = "XDG_DATA_HOME"
    } else {
      path = (Environment.variable("HOME") ?? ".") + "/.local/share/freedom-ratings/ratings.sqlite"
      origin = "default"
    }
  }
}
