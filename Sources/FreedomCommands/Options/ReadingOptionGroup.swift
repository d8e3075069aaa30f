import ArgumentParser
internal import DisplayText
import FreedomModel
import FreedomRatings
import RatingsImport
import TabularFiles

/// How a file of a user's own is read.
final class ReadingOptionGroup: ParsableArguments {
  @Option(name: .long, help: "The encoding (default: from the content).")
  var encoding: TextEncoding?

  @Option(name: .long, help: "The character between fields (default: from the content).")
  var delimiter: Delimiter?

  @Flag(name: .long, help: "Keep quotes inside unquoted fields unchanged.")
  var lenient = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The system of the country codes.", valueName: "system"))
  var codes: CodeSystem?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The language of the country names, such as fr.", valueName: "language"))
  var names: NameLanguage?

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Values that mean missing, such as -66,-77,-88.", valueName: "values"))
  var missing: [String] = []

  @Option(
    name: .long,
    help: "The decimal mark of the numbers (default: from the content).")
  var decimal: DecimalMark?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the codes of statuses mean, such as 1=F,2=PF,3=NF.", valueName: "codes"))
  var statusCodes: [String] = []

  init() {}

  enum Delimiter: String, NamedChoice {
    case comma, semicolon, tab, pipe

    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .pipe: UInt8(ascii: "|")
      }
    }
  }

  var options: ReadingOptions {
    var options = ReadingOptions()
    options.encoding = encoding
    options.delimiter = delimiter?.byte
    options.isLenient = lenient
    return options
  }

  var missingValues: [String] { Self.values(missing) }

  func codesOfStatuses() throws -> StatusCodes {
    guard let codes = StatusCodes(Self.values(statusCodes)) else {
      throw ValidationError(
        "--status-codes needs CODE=STATUS, such as 1=F,2=PF,3=NF, each code once, and not "
          + "\"\(statusCodes.joined(separator: ",").visible)\"")
    }
    return codes
  }

  private static func values(_ lists: [String]) -> [String] {
    lists.flatMap { $0.split(separator: ",") }.map { $0.trimmedOfBlanks }.filter { !$0.isEmpty }
  }
}
