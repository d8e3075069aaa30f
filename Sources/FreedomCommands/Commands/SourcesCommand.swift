import ArgumentParser
import FreedomRatings

/// `freedom sources`: what was imported.
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List the files imported, or remove one.",
    discussion: """
      Two issues of one workbook are two sources: the newer one's values are current, the older \
      one's stay.

      Examples:
        freedom sources
        freedom sources remove 3
      """,
    subcommands: [List.self, Remove.self], defaultSubcommand: List.self)

  /// `freedom sources list`.
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
      try output.print(try database.open(writingTo: output.paths).sources())
    }
  }

  /// `freedom sources remove`.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Remove a file and all that came from it.",
      usage: "freedom sources remove [<options>] <source>",
      discussion: """
        Values that it had superseded are current again.

        Examples:
          freedom sources remove 3
          freedom sources remove 3 --database ratings.sqlite
        """)

    @Argument(help: "The source's number, as 'freedom sources' lists it.", completion: .sources)
    var source: Int

    @OptionGroup var database: DatabaseOptions

    func run() throws {
      guard
        try RatingsLibrary.removeSource(source, at: database.location, patience: database.patience)
      else {
        throw CommandFault(
          "there is no source \(source)", hint: "'freedom sources' lists them", status: .badData)
      }
      if !database.quiet { StandardError.write("freedom: source \(source) removed") }
    }
  }
}
