import ArgumentParser
import FreedomRatings
import RatingsAnalysis
import RatingsCharts
import RatingsExport
import RatingsStore
import Platform
import TabularFiles

struct UsageError: Error {
  /// What is wrong: a sentence in lower case without a final stop.
  let message: String
  let hint: String?
  let status: ExitStatus

  init(_ message: String, hint: String? = nil, status: ExitStatus) {
    self.message = message
    self.hint = hint
    self.status = status
  }
}

extension UsageError {
  /// What the library reports, with its exit code; `nil` for errors of the command line's parser.
  init?(_ error: any Error) {
    switch error {
    case let error as UsageError: self = error
    case let error as StoreError:
      let status: ExitStatus =
        switch error.kind {
        case .missing: .noInput
        case .cannotCreate: .cannotCreate
        case .notOurs, .statement: .badData
        case .busy, .moved, .tooSlow: .busy
        case .unfinished, .inputOutput: .inputOutput
        }
      self.init("\(error.path): \(error.message)", hint: error.hint, status: status)
    case let error as LibraryError:
      self.init(
        error.message, hint: error.hint,
        status: error.kind == .missingDatasets ? .noInput : .badData)
    case let error as AnalysisError:
      let status: ExitStatus =
        switch error {
        case .badOption, .noRange, .nothingToReverse, .noIndicator, .notByRegion,
          .editionsOutOfOrder, .unsuited, .directionNotDeclared:
          .usage
        case .noFigures, .nothingInCommon, .noPairs, .noEdition, .noValue, .noEarlierEdition,
          .noEditionJudges, .tooFewEditions:
          .badData
        }
      // What one source has says why the values are not there.
      let ofSource = status == .badData ? DatabaseOptions.contentsOfSource : nil
      self.init("\(error)", hint: ofSource ?? error.hint, status: status)
    case let error as ChartError:
      let isOfData = if case .notFinite = error { true } else { false }
      self.init("\(error)", hint: error.hint, status: isOfData ? .badData : .usage)
    case let error as OutputError:
      self.init(
        "\(error)", hint: error.hint, status: error.step == .create ? .cannotCreate : .inputOutput)
    case let error as ConvertedFile.Failure:
      self.init(error.message, hint: error.hint, status: .cannotCreate)
    case let error as WorkbookError:
      self.init("\(error)", hint: error.hint, status: .cannotCreate)
    default: return nil
    }
  }

  /// A first word that is neither a command nor, as the library says, a country: one hint has both.
  init?(unknownFirstWord error: any Error) {
    let arguments = CommandLine.arguments.dropFirst()
    guard let error = error as? LibraryError, error.kind == .unknownName,
      arguments.first.map({ $0 != "show" }) ?? false,
      ImpliedShow.arguments(for: Array(arguments)) != nil
    else { return nil }
    let name = arguments.prefix { !$0.hasPrefix("-") }.joined(separator: " ")
    let known = error.suggestions.isEmpty ? ["'freedom --help' lists the commands"] : []
    self.init(
      "\"\(name)\" is neither a command nor a country or territory",
      hint: ([error.hint].compactMap(\.self) + known).joined(separator: "; "), status: .usage)
  }

  init(_ error: FileError, path: String) {
    var place = path
    if let line = error.line { place += ":\(line)" }
    let value = error.value.map { "\"\($0)\": " } ?? ""
    self.init(
      "\(place): \(value)\(error.rule)", hint: error.hint,
      status: File.exists(path) ? .badData : .noInput)
  }

  /// The first word in the place of a command that is not one; `nil` where there is none. The
  /// parser only calls it unexpected, or answers with the help of the command above.
  init?(unknownCommandIn arguments: ArraySlice<String>) {
    let path = CommandPath(following: arguments.drop { $0 == "help" })
    guard let word = path.unknown else { return nil }
    let meant = path.words.count == 1 ? OtherWords.command(for: word) : nil
    let nearest =
      meant.map { [$0] }
      ?? Similarity.nearest(to: word, among: path.commands.flatMap { $0.names })
    self.init(
      "there is no command \"\(path.text) \(word)\"",
      hint: !nearest.isEmpty
        ? "did you mean: " + nearest.joined(separator: "; ")
        : "'\(path.text) --help' lists the commands"
          + (path.words.count == 1 ? "; 'freedom show NAME' shows a country" : ""),
      status: .usage)
  }
}

/// The exit codes of every command, after BSD's sysexits.
enum ExitStatus: Int32 {
  case done = 0
  /// Done, and something was found that the user should look at.
  case findings = 1
  case usage = 64
  /// The data are bad, or a name is unknown.
  case badData = 65
  case noInput = 66
  case cannotCreate = 73
  case inputOutput = 74
  case busy = 75
}
