import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport
import RatingsStore
import Synchronization

/// Which database, for a command that prints no values of it, or more than one source's.
final class DatabasePlaceOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The database file "
        + "(default: FREEDOM_DATABASE, else a file in the data folder; 'freedom info' shows it).",
      valueName: "path"),
    completion: .file())
  var database: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How long to wait for a busy database (default: 5).",
      valueName: "seconds"))
  var timeout: Double?

  @Flag(
    name: .customLong("quiet"), inversion: .prefixedNo,
    help: "Suppress all messages except errors, and all notes under a table.")
  var quietAsked: Bool?

  init() {}

  var location: DatabaseLocation { .asked(database) }

  func validate() throws {
    if let timeout, !(timeout >= 0) {
      throw ValidationError("--timeout must be at least 0 seconds, not \(timeout)")
    }
    Settings.ask(quiet: quietAsked)
  }

  /// How long to wait; the user sees it unless messages are suppressed.
  var lockTimeout: LockTimeout {
    let isQuiet = quiet
    return LockTimeout(seconds: timeout ?? Settings.current.timeout ?? LockTimeout.usualSeconds) {
      line in
      if !isQuiet { StandardError.write("freedom: \(line)") }
    }
  }

  var quiet: Bool { Settings.isQuiet }

  /// Opens the database for reading; builds it first where there is none. What the command writes
  /// may be none of what it reads, and has to be possible before a database is built.
  func open(
    writingTo destinations: Destinations, reading inputs: [String] = [], source: String? = nil
  ) throws -> RatingsLibrary {
    try destinations.check(against: files + inputs)
    return try RatingsLibrary.open(at: location, lockTimeout: lockTimeout, source: source)
  }

  /// What no result may be written over: the database, the files that SQLite keeps beside it, and
  /// the settings.
  var files: [String] {
    ["", "-journal", "-wal", "-shm"].map { location.path + $0 } + [Settings.path]
  }
}

/// Which database, and which source of it, for a command that prints values.
final class DatabaseOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Only the values of one imported file, by number or file name, whatever newer files say; "
        + "'freedom sources' lists them (default: the current values of all).",
      valueName: "source"), completion: .sources)
  var source: String?

  @OptionGroup private var place: DatabasePlaceOptions

  init() {}

  var quiet: Bool { place.quiet }

  /// What the one source has, for the hint of an error about values that are not there.
  static var contentsOfSource: String? { chosen.withLock { $0 } }
  private static let chosen = Mutex<String?>(nil)

  /// Opens the database for reading, with the values of the source chosen; see
  /// ``DatabasePlaceOptions/open(writingTo:reading:source:)``.
  func open(
    writingTo destinations: Destinations, reading inputs: String?...
  ) throws -> RatingsLibrary {
    let library = try place.open(
      writingTo: destinations, reading: inputs.compactMap(\.self), source: source)
    let contents = try library.contentsOfSource()
    Self.chosen.withLock { $0 = contents }
    return library
  }
}

extension DatabaseLocation {
  static func asked(_ path: String?) -> DatabaseLocation {
    DatabaseLocation(asked: path, configured: Settings.current.database.map { ($0, Settings.path) })
  }
}
