internal import DisplayText
import ArgumentParser
import FreedomRatings
import RatingsExport
import Platform

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
      var command = try FreedomCommand.parseAsRoot(arguments())
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
    let arguments = NotesArgument.spelledOut(formats) + given.dropFirst(options.count)
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
