import ArgumentParser
import FreedomModel
import FreedomRatings
import RatingsExport
import Platform

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List the files imported, or remove one.",
    discussion: """
      Two issues of one workbook are two sources: the newer one's values are current, the older \
      one's stay.

      Examples:
        freedom sources
        freedom sources remove All_data_FIW_2013-2024.xlsx
      """,
    subcommands: [List.self, Remove.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the files imported.",
      discussion: """
        Examples:
          freedom sources list
          freedom sources --format json
        """)

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
      try output.print(
        ResultTable(database.open(writingTo: output.destinations).sources()),
        brief: ["id", "file", "publication", "editions", "observations", "current"])
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove a file and all that came from it.",
      usage: "freedom sources remove [<options>] <source>",
      discussion: """
        Values that it had superseded are current again. Editions, and indicators and publications of \
        your own, that no other file has values of are removed too. The file of the database keeps \
        its size; the next import uses the room.

        Examples:
          freedom sources remove All_data_FIW_2013-2024.xlsx --dry-run
          freedom sources remove 3 --database ratings.sqlite
        """)

    @Argument(
      help: "The file: its name, or its number as 'freedom sources' lists it.", completion: .sources
    )
    var source: String

    @Flag(name: .long, help: "Tell what would be removed, and remove nothing.")
    var dryRun = false

    @OptionGroup var database: DatabaseOptions

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
