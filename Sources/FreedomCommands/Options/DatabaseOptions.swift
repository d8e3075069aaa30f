import ArgumentParser
import FreedomModel
import FreedomRatings

/// Where the database is, and how long to wait for it.
struct DatabaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The database (default: FREEDOM_DATABASE, else the data folder).", valueName: "path"))
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to wait for another process that uses the database.", valueName: "seconds"))
  var timeout: Double = 5

  @Flag(name: .long, help: "Say nothing but errors on standard error.")
  var quiet = false

  /// The place asked for.
  var location: DatabaseLocation { DatabaseLocation(asked: database) }

  /// Opens the database for reading; builds it first where there is none.
  func open() throws -> RatingsLibrary {
    try RatingsLibrary.open(at: location, timeout: timeout) { line in
      if !quiet { StandardError.write("freedom: \(line)") }
    }
  }
}
