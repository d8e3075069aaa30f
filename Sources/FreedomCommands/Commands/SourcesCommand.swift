import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport
import Platform

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List the imported files, or remove one.",
    discussion: """
      Two versions of one workbook are two sources. The values of the newer one are current; those \
      of the older one stay in the database.

      Examples:
        freedom sources
        freedom sources remove All_data_FIW_2013-2024.xlsx
      """,
    subcommands: [List.self, Remove.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the imported files.",
      discussion: """
        Examples:
          freedom sources list
          freedom sources --format json
        """)

    @OptionGroup(title: SharedOptions.output) var database: DatabasePlaceOptions
    @OptionGroup(title: SharedOptions.output) var output: OutputOptions

    func run() throws {
      try output.print(
        ResultTable(database.open(writingTo: output.destinations).sources()),
        brief: ["id", "file", "publication", "editions", "observations", "current"])
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove an imported file and all its values.",
      discussion: """
        Older values that it had replaced are current again. Editions, and indicators and \
        publications of your own, disappear when no other file has values of them. The database \
        file keeps its size; the next import uses the free space.

        Examples:
          freedom sources remove All_data_FIW_2013-2024.xlsx --dry-run
          freedom sources remove 3 --database ratings.sqlite
        """)

    @Argument(
      help: "A source, by file name or number; 'freedom sources' lists them.", completion: .sources)
    var source: String

    @Flag(name: .long, help: "Show what would be removed, and remove nothing.")
    var dryRun = false

    @OptionGroup(title: SharedOptions.output) var database: DatabasePlaceOptions

    func run() throws {
      if dryRun { return try tell() }
      Interruption.wait()
      let removed = try RatingsLibrary.removeSource(
        source, at: database.location, lockTimeout: database.lockTimeout, watch: Interruption.check)
      if !database.quiet { StandardError.write("freedom: source \(removed) removed") }
    }

    private func tell() throws {
      let library = try database.open(writingTo: .standardOutput)
      let source = try library.source(source)
      var table = ResultTable(try library.sources().filter { $0.source.id == source.id })
      table.title = "Would be removed"
      try Output.write(
        TerminalTable.render(table, options: ExportOptions(width: Terminal.width)), to: "-")
    }
  }
}
