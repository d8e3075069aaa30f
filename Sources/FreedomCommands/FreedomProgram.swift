internal import DisplayText
import ArgumentParser
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsExport
import RatingsStore
import Platform

/// The program: parses the command line, runs the command, and tells its troubles in one line.
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
      var command = try FreedomCommand.parseAsRoot(arguments())
      if !asksForHelp { _ = try Settings.loaded.get() }
      try command.run()
      CurrentProcess.exit(ExitStatus.done.rawValue)
    } catch {
      CurrentProcess.exit(report(error))
    }
  }

  /// Whether help is asked for: it is given whatever the settings say.
  private static var asksForHelp: Bool {
    let arguments = CommandLine.arguments.dropFirst()
    return arguments.first == "help" || arguments.contains { $0 == "--help" || $0 == "-h" }
  }

  /// The arguments; `-V` alone asks for the version, as with other tools, and formats have short forms.
  ///
  /// They are put into their long form here: as options of their own they would cost every command a
  /// part of its start.
  private static func arguments() -> [String] {
    let given = CommandLine.arguments.dropFirst()
    if given.elementsEqual(["-V"]) { return ["--version"] }
    let options = given.prefix { $0 != "--" }
    return options.flatMap { shortForms[$0].map { ["--format", $0] } ?? [$0] }
      + given.dropFirst(options.count)
  }

  private static let shortForms = [
    "--csv": "csv", "--tsv": "tsv", "--json": "json", "--nl": "ndjson", "--md": "markdown",
  ]

  /// Tells a trouble on standard error; gives the exit code.
  static func report(_ error: any Error) -> Int32 {
    switch error {
    case let interruption as Interruption:
      interruption.end()
    case let error as UsageError:
      return say(error.message, hint: error.hint, error.status.rawValue)
    case let error as StoreError:
      return say("\(error.path): \(error.message)", hint: error.hint, status(of: error).rawValue)
    case let error as LibraryError:
      return say(error.message, hint: error.hint, status(of: error).rawValue)
    case let error as AnalysisError:
      return say("\(error)", hint: nil, status(of: error).rawValue)
    case let error as ChartError:
      return say("\(error)", hint: error.hint, status(of: error).rawValue)
    case let error as OutputError:
      return error.isQuiet
        ? ExitStatus.done.rawValue
        : say("\(error)", hint: error.hint, status(of: error).rawValue)
    case let error as WorkbookError:
      return say("\(error)", hint: error.hint, ExitStatus.cannotCreate.rawValue)
    case let code as ExitCode: return code.rawValue
    default: return usage(error)
    }
  }

  private static func say(_ message: String, hint: String?, _ code: Int32) -> Int32 {
    StandardError.write("freedom: error: \(message.visible)")
    if let hint { StandardError.write("  hint: \(hint.visible)") }
    return code
  }

  /// What the argument parser has to say: help on standard output, a wrong command line on the other.
  private static func usage(_ error: any Error) -> Int32 {
    if let unknown = UnknownCommand(in: CommandLine.arguments.dropFirst()) {
      return say(unknown.message, hint: unknown.hint, ExitStatus.usage.rawValue)
    }
    let code = FreedomCommand.exitCode(for: error)
    let message = FreedomCommand.fullMessage(for: error)
    guard code.isSuccess else {
      StandardError.write(UsageMessage.suggesting(asTyped(message)))
      return ExitStatus.usage.rawValue
    }
    do {
      try Output.write(Array((message + "\n").utf8), to: "-")
      return ExitStatus.done.rawValue
    } catch {
      return report(error)
    }
  }

  /// A message that names the option that was typed where one stands for `--format`.
  private static func asTyped(_ message: String) -> String {
    let arguments = CommandLine.arguments.dropFirst()
    guard !arguments.contains(where: { $0.hasPrefix("--format") }),
      let short = arguments.first(where: { shortForms[$0] != nil })
    else { return message }
    return message.replacing("'--format'", with: "'\(short)'")
  }

  private static func status(of error: LibraryError) -> ExitStatus {
    switch error.kind {
    case .missingDatasets: .noInput
    case .unknownName, .ambiguousName, .changedDatasets, .badGroups: .badData
    }
  }

  private static func status(of error: OutputError) -> ExitStatus {
    switch error.step {
    case .create: .cannotCreate
    case .write: .inputOutput
    }
  }

  private static func status(of error: AnalysisError) -> ExitStatus {
    switch error {
    case .badOption, .noRange, .nothingToReverse, .noIndicator, .notByRegion, .editionsOutOfOrder,
      .unsuited,
      .directionNotDeclared:
      .usage
    case .noFigures, .nothingInCommon, .noEdition, .noEarlierEdition: .badData
    }
  }

  private static func status(of error: ChartError) -> ExitStatus {
    switch error {
    case .notFinite: .badData
    case .noSharedScale, .countsBothWays, .noStatuses, .tooManyLines,
      .differencesOfSeveral:
      .usage
    }
  }

  private static func status(of error: StoreError) -> ExitStatus {
    switch error.kind {
    case .missing: .noInput
    case .cannotCreate: .cannotCreate
    case .notOurs, .statement: .badData
    case .busy, .moved, .tooSlow: .busy
    case .unfinished: .inputOutput
    case .inputOutput: .inputOutput
    }
  }
}
