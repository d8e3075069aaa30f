import ArgumentParser
internal import DisplayText
import FreedomModel
import FreedomRatings
import RatingsExport
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

final class DeclarationOptions: ParsableArguments {
  @Flag(name: .long, help: "Declare that lower values are freer.")
  var lowerIsFreer = false

  @Flag(name: .long, help: "Declare that higher values are freer.")
  var higherIsFreer = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Declare the direction of one indicator; may be repeated.",
      valueName: "name=lower|higher"))
  var direction: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Declare the lowest and the highest value, such as 0:100; rows outside are refused. Write "
        + "NAME=LOW:HIGH where the file has several indicators.", valueName: "low:high"))
  var range: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The label of an indicator (default: its header); NAME=TEXT where the file has several.",
      valueName: "text"))
  var label: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A table that declares indicators: indicator,label,minimum,maximum,direction,"
        + "description (default: indicators.csv beside the file).", valueName: "file"),
    completion: .file())
  var indicators: String?

  @Option(name: .long, help: "The title of your publication.")
  var title: String?

  @Option(name: .long, help: "How to cite your publication.")
  var cite: String?

  init() {}

  func validate() throws {
    if lowerIsFreer, higherIsFreer {
      throw ValidationError("--lower-is-freer and --higher-is-freer exclude each other")
    }
    _ = try declarations()
  }

  func declarations() throws -> IndicatorDeclarations {
    var declarations = IndicatorDeclarations()
    declarations.direction = lowerIsFreer ? .lower : higherIsFreer ? .higher : nil
    declarations.directions = try direction.map { text in
      let (name, word) = Self.split(text)
      guard name != nil, let direction = ScaleDirection(rawValue: word.lowercased()) else {
        throw ValidationError(
          "--direction needs NAME=lower or NAME=higher, and not \"\(text.visible)\"")
      }
      return .init(direction, of: name)
    }
    declarations.ranges = try range.map { text in
      let (name, ends) = Self.split(text)
      let numbers = ends.split(separator: ":", omittingEmptySubsequences: false).map {
        Double($0.trimmedOfBlanks)
      }
      guard numbers.count == 2, let low = numbers[0], let high = numbers[1], low < high,
        low.isFinite, high.isFinite
      else {
        throw ValidationError("--range needs LOW:HIGH, such as 0:100, and not \"\(text.visible)\"")
      }
      return .init(low...high, of: name)
    }
    declarations.labels = try label.map { text in
      let (name, words) = Self.split(text)
      guard !words.trimmedOfBlanks.isEmpty else {
        throw ValidationError("--label needs a text, or NAME=TEXT")
      }
      return .init(words.trimmedOfBlanks, of: name)
    }
    return declarations
  }

  private static func split(_ text: String) -> (name: String?, value: String) {
    guard let equals = text.firstIndex(of: "=") else { return (nil, text) }
    return (String(text[..<equals]).trimmedOfBlanks, String(text[text.index(after: equals)...]))
  }
}
