import ArgumentParser
import FreedomModel
import FreedomRatings
import Platform
import RatingsExport
import RatingsStore

struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show where the database and the settings are.",
    discussion: """
      Write defaults of options into ~/.config/freedom-ratings/config, such as

        format = csv
        width = 100

      The settings are database, format, color, width, ascii, years, quiet and timeout. The \
      command line overrides the environment, and the environment overrides the file.

      Examples:
        freedom info
        freedom info --format json
      """)

  @OptionGroup(title: SharedOptions.output) var database: DatabasePlaceOptions
  @OptionGroup(title: SharedOptions.output) var output: OutputOptions

  func run() throws {
    try output.destinations.check(against: database.files)
    let location = database.location
    var rows: [[ResultValue]] = []
    func add(_ key: String, _ value: String, _ origin: String) {
      rows.append([.text(key), .text(value), .text(origin)])
    }
    add("version", Software.version, "program")
    add("database", location.path, location.origin)
    add("database exists", File.exists(location.path) ? "yes" : "no", "file system")
    addSettings(add)
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
        title: "freedom-ratings \(Software.version)",
        columns: [
          .init("key", .string, description: "What"),
          .init("value", .string, description: "Its value"),
          .init("origin", .string, description: "Where the value comes from"),
        ], rows: rows))
  }

  /// Each setting with the first of an option, a variable and the file that says it, else
  /// `default`.
  private func addSettings(_ add: (_ key: String, _ value: String, _ origin: String) -> Void) {
    let settings = Settings.current
    let place = output.place
    let file = Settings.path
    func setting(
      _ key: Settings.Key, usually usual: String, _ choices: (value: String?, origin: String)...
    ) {
      let chosen = choices.first { $0.value != nil }
      add(key.rawValue, chosen?.value ?? usual, chosen?.origin ?? "default")
    }
    func answer(_ flag: Bool?) -> String? { flag.map { $0 ? "yes" : "no" } }
    func auto(_ variable: String) -> (value: String?, origin: String) {
      (Environment.variable(variable).map { _ in "auto" }, variable)
    }
    add("config", file, File.exists(file) ? "file system" : "there is none")
    setting(
      .format, usually: "table", (output.format?.format.name, "--format"), (settings.format, file))
    setting(
      .color, usually: "auto", (place.color?.rawValue, "--color"), auto("CLICOLOR_FORCE"),
      auto("NO_COLOR"), (settings.color?.rawValue, file))
    setting(
      .width, usually: String(Terminal.width), (place.width.map(String.init), "--width"),
      (Terminal.columns.map(String.init), "COLUMNS"), (settings.width.map(String.init), file))
    setting(
      .ascii, usually: "no", (answer(place.asciiAsked), "--ascii"),
      (Terminal.isASCII ? "yes" : nil, "locale"), (answer(settings.ascii), file))
    setting(.years, usually: "edition", (settings.years?.rawValue, file))
    setting(
      .quiet, usually: "no", (answer(database.quietAsked), "--quiet"),
      (answer(settings.quiet), file))
    setting(
      .timeout, usually: LockTimeout.usualSeconds.description,
      (database.timeout.map(\.description), "--timeout"),
      (settings.timeout.map(\.description), file))
  }
}
