import ArgumentParser
import FreedomModel
import FreedomRatings

/// Where the database is, and how long to wait for it.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The database (default: FREEDOM_DATABASE, else the data folder).", valueName: "path"),
    completion: .file())
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to wait for another process that uses the database (default: 5).",
      valueName: "seconds"))
  var timeout: Double?

  @Flag(
    name: .customLong("quiet"), inversion: .prefixedNo,
    help: "Say nothing but errors on standard error.")
  var quietAsked: Bool?

  /// The place asked for.
  var location: DatabaseLocation { .asked(database) }

  /// How long to wait, in seconds.
  var patience: Double { timeout ?? Settings.current.timeout ?? 5 }

  /// Whether nothing but errors is to be said.
  var quiet: Bool { quietAsked ?? Settings.current.quiet ?? false }

  /// Opens the database for reading; builds it first where there is none.
  func open() throws -> RatingsLibrary {
    let library = try RatingsLibrary.open(at: location, timeout: patience) { line in
      if !quiet { StandardError.write("freedom: \(line)") }
    }
    Terminal.keepUntilExit(library)
    return library
  }
}

extension DatabaseLocation {
  /// The database of the command line, else of the environment, else of the settings, else the usual one.
  static func asked(_ path: String?) -> DatabaseLocation {
    DatabaseLocation(
      asked: path, configured: Settings.current.database.map { ($0, Settings.path) })
  }
}
