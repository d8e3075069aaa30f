import ArgumentParser
internal import DisplayText
import FreedomModel
import FreedomRatings
import Platform
import RatingsCharts
import RatingsExport
import RatingsTables

/// The program: parses the command line, runs the command, and reports errors.
public enum FreedomProgram {
  /// Runs and ends the process.
  public static func run() -> Never {
    CurrentProcess.turnSignalsIntoErrors()
    CurrentProcess.occupyStandardDescriptors()
    if let question = CompletionAnswer(Array(CommandLine.arguments.dropFirst())) {
      question.print()
      CurrentProcess.exit(ExitStatus.done.rawValue)
    }
    do {
      try RawText.check()
      if let help = HelpRequest(CommandLine.arguments.dropFirst()) {
        // Whatever the settings say.
        try Output.write(Array(help.page(width: Terminal.width).utf8), to: "-")
        CurrentProcess.exit(ExitStatus.done.rawValue)
      }
      let words = arguments()
      try RepeatedOption.check(words)
      var command = try FreedomCommand.parseAsRoot(words)
      if !asksForVersion { _ = try Settings.loaded.get() }
      try command.run()
      CurrentProcess.exit(ExitStatus.done.rawValue)
    } catch {
      CurrentProcess.exit(report(error))
    }
  }

  /// It is given whatever the settings say.
  private static var asksForVersion: Bool { CommandLine.arguments.contains("--version") }

  /// The arguments, with short forms of `--format` and `--version` spelled out. As options of every
  /// command they would take a tenth of the time in which one starts.
  private static func arguments() -> [String] {
    let given = CommandLine.arguments.dropFirst()
    if given.elementsEqual(["-V"]) { return ["--version"] }
    let options = given.prefix { $0 != "--" }
    let formats = options.flatMap {
      shortForms.contains($0) ? ["--format", String($0.dropFirst(2))] : [$0]
    }
    let arguments =
      NegativeNumber.joined(NotesArgument.spelledOut(formats)) + given.dropFirst(options.count)
    return ImpliedShow.arguments(for: arguments) ?? arguments
  }

  static let shortForms = ["--csv", "--tsv", "--json", "--nl", "--md"]

  static func report(_ error: any Error) -> Int32 {
    switch error {
    case let interruption as Interruption:
      interruption.end()
    case let error as OutputError where error.isQuiet: return ExitStatus.done.rawValue
    case let code as ExitCode: return code.rawValue
    default:
      let ofLibrary = UsageError(unknownFirstWord: error) ?? UsageError(error)
      return ofLibrary.map(say) ?? usage(error)
    }
  }

  private static func say(_ error: UsageError) -> Int32 {
    StandardError.write("freedom: error: \(error.message.visible)")
    if let hint = error.hint { StandardError.write("  hint: \(hint.visible)") }
    return error.status.rawValue
  }

  private static func usage(_ error: any Error) -> Int32 {
    let understood = arguments()[...]
    if let unknown = UsageError(unknownCommandIn: understood) { return say(unknown) }
    let message = FreedomCommand.message(for: error)
    guard FreedomCommand.exitCode(for: error).isSuccess else {
      let path = CommandPath(following: understood)
      return say(
        ParserMessage(
          message: message, path: path, command: CommandDescription(of: path.command),
          arguments: CommandLine.arguments.dropFirst()
        ).error)
    }
    do {
      try Output.write(Array((message + "\n").utf8), to: "-")
      return ExitStatus.done.rawValue
    } catch {
      return report(error)
    }
  }
}

struct FreedomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freedom",
    abstract: "Freedom House's ratings of countries and territories, from 1973 to today.",
    discussion: """
      The first command builds a database from the bundled data. 'freedom import' adds files of \
      your own. 'freedom COMMAND --help' explains a command, 'freedom help output' the options \
      that all of them have.

      Examples:
        freedom show Kazakhstan --edition 2009
        freedom trend Poland
        freedom compare Kazakhstan Kyrgyzstan Uzbekistan --indicator fiw.total

      Exit codes: 0 done, 1 findings, 64 usage, 65 bad data, 66 no such input, 73 cannot create, \
      74 input or output failed, 75 database busy.
      """,
    version: Software.version,
    subcommands: [
      ImportCommand.self, SourcesCommand.self, EntitiesCommand.self, ShowCommand.self,
      SeriesCommand.self, TrendCommand.self, CompareCommand.self, AgreeCommand.self,
      BreaksCommand.self,
      EventCommand.self, EpisodesCommand.self, TableCommand.self, VerifyCommand.self,
      CheckCommand.self,
      DiffCommand.self,
      ChartCommand.self, ExportCommand.self, CodebookCommand.self, ExplainCommand.self,
      BriefCommand.self, AtlasCommand.self, CiteCommand.self, SQLCommand.self, InfoCommand.self,
      CompletionsCommand.self,
    ])
}

/// Words that people try as a command, and the command that does what they mean.
enum OtherWords {
  /// The command, such as `table ranking` for `ranking`; `nil` for a word that is not known.
  static func command(for word: String) -> String? {
    let word = word.lowercased()
    if SummaryTable.named(word) != nil { return "table \(word)" }
    if ChartKind(rawValue: word) != nil { return "chart \(word)" }
    return known[word]
  }

  private static let known = [
    "average": "table averages", "countries": "entities", "country": "show", "describe": "brief",
    "define": "explain", "draw": "chart", "find": "entities", "glossary": "explain",
    "graph": "chart", "list": "entities", "names": "entities", "page": "brief", "plot": "chart",
    "profile": "brief", "query": "sql", "rank": "table ranking", "report": "brief",
    "scores": "series", "search": "entities", "territories": "entities", "view": "show",
  ]
}
