import ArgumentParser
import TabularFiles

/// How a text file is to be read, where it does not say so itself.
struct ReadingOptionGroup: ParsableArguments {
  @Option(
    name: .long,
    help: "The file's encoding (default: by its content).")
  var encoding: TextEncoding?

  @Option(name: .long, help: "The character between fields (default: by its content).")
  var delimiter: Delimiter?

  @Flag(name: .long, help: "Keep quotes inside unquoted fields as they are.")
  var lenient = false

  /// A character between fields.
  enum Delimiter: String, NamedChoice {
    case comma
    case semicolon
    case tab
    case pipe

    /// Its byte.
    var byte: UInt8 {
      switch self {
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      case .tab: UInt8(ascii: "\t")
      case .pipe: UInt8(ascii: "|")
      }
    }
  }

  /// The options of the reader.
  var options: ReadingOptions {
    var options = ReadingOptions()
    options.encoding = encoding
    options.delimiter = delimiter?.byte
    options.isLenient = lenient
    return options
  }
}
