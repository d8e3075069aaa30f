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

  @Flag(name: .long, help: "Say nothing but errors on standard error.")
  var quiet = false

  /// The place asked for.
  var location: DatabaseLocation { DatabaseLocation(asked: database) }

  /// How long to wait, in seconds.
  var patience: Double { timeout ?? 5 }

  /// Opens the database for reading; builds it first where there is none.
  func open() throws -> RatingsLibrary {
    let library = try RatingsLibrary.open(at: location, timeout: patience) { line in
      if !quiet { StandardError.write("freedom: \(line)") }
    }
    Terminal.keepUntilExit(library)
    return library
  }
}
