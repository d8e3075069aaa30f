import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport
import Platform

/// `freedom info`: where things are, and who said so.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show where the database and the bundled figures are, and what they hold.",
    discussion: """
      Defaults of options stand in ~/.config/freedom-ratings/config, such as

        format = csv
        width = 100

      The settings are database, format, color, width, ascii, years, quiet and timeout. The command \
      line beats the environment, and the environment beats the file.

      Examples:
        freedom info
        freedom info --format json
      """)

  @OptionGroup var database: DatabaseOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try output.destinations.check(against: database.files)
    let location = database.location
    var rows: [[ResultValue]] = []
    func add(_ key: String, _ value: String, _ origin: String) {
      rows.append([.text(key), .text(value), .text(origin)])
    }
    add("version", Version.current, "program")
    add("database", location.path, location.origin)
    add("database exists", File.exists(location.path) ? "yes" : "no", "file system")
    for setting in EffectiveSetting.all(database, output) {
      add(setting.name, setting.value, setting.origin)
    }
    if let datasets = try? DatasetsFolder.find() {
      add("datasets", datasets.path, datasets.origin)
    } else {
      add("datasets", "not found", "FREEDOM_DATASETS, beside the program, the package")
    }
    if File.exists(location.path) {
      let library = try database.open(writingTo: output.destinations)
      let facts = try library.facts()
      for (key, count) in [
        ("entities", facts.entities), ("indicators", facts.indicators),
        ("editions", facts.editions), ("sources", facts.sources),
        ("observations", facts.observations), ("current observations", facts.currentObservations),
      ] { add(key, String(count), "database") }
    }
    try output.print(
      ResultTable(
        title: "freedom-ratings \(Version.current)",
        columns: [
          .init("key", .string, description: "What"),
          .init("value", .string, description: "Its value"),
          .init("origin", .string, description: "Where the value comes from"),
        ], rows: rows))
  }
}
