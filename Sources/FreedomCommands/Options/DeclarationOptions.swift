import ArgumentParser
internal import DisplayText
import FreedomModel
import RatingsExport
import RatingsImport
import TabularFiles

final class DeclarationOptions: ParsableArguments {
  @Flag(name: .long, help: "Declare that lower values of your own indicators are freer.")
  var lowerIsFreer = false

  @Flag(name: .long, help: "Declare that higher values of your own indicators are freer.")
  var higherIsFreer = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Declare which end of one indicator is freer; may be repeated.",
      valueName: "name=lower|higher"))
  var direction: [String] = []

  @Option(
    name: .long, parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Declare the lowest and the highest value possible, such as 0:100; rows outside are refused. "
        + "NAME=LOW:HIGH where the file has several indicators.", valueName: "low:high"))
  var range: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Name an indicator for people (default: its header). NAME=TEXT where the file has several.",
      valueName: "text"))
  var label: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A file that declares your own indicators: indicator,label,minimum,maximum,direction,"
        + "description (default: indicators.csv beside the file).", valueName: "file"),
    completion: .file())
  var indicators: String?

  @Option(name: .long, help: "The title of your own publication.")
  var title: String?

  @Option(name: .long, help: "How to cite your own publication.")
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
          "--direction takes NAME=lower or NAME=higher, and not \"\(text.visible)\"")
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
        throw ValidationError("--range takes LOW:HIGH, such as 0:100, and not \"\(text.visible)\"")
      }
      return .init(low...high, of: name)
    }
    declarations.labels = try label.map { text in
      let (name, words) = Self.split(text)
      guard !words.trimmedOfBlanks.isEmpty else {
        throw ValidationError("--label takes a text, or NAME=TEXT")
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

final class ReadingOptionGroup: ParsableArguments {
  @Option(name: .long, help: "The file's encoding (default: by its content).")
  var encoding: TextEncoding?

  @Option(name: .long, help: "The character between fields (default: by its content).")
  var delimiter: Delimiter?

  @Flag(name: .long, help: "Keep quotes inside unquoted fields as they are.")
  var lenient = false

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
}
