internal import DisplayText
internal import FreedomModel

/// What a terminal shows for one value.
struct TerminalCell: Sendable, Hashable {
  let text: String
  let width: Int
  /// The status the cell names, for its colour.
  var status: FreedomStatus?
  /// Whether digits were left out.
  var isRounded = false
  /// Whether it stands for no value.
  var isMissing = false

  init(_ text: String, isASCII: Bool) {
    self.text = isASCII ? text.visible.asciiText : text.visible
    width = self.text.displayWidth
  }

  init(_ value: ResultValue, options: ExportOptions) {
    switch value.exported {
    case .missing:
      self.init(options.isASCII ? "." : "·", isASCII: options.isASCII)
      isMissing = true
    case .flag(let flag):
      self.init(flag ? "yes" : "no", isASCII: options.isASCII)
    case .number(let number):
      let rounded = options.significantDigits.flatMap {
        RoundedNumber.text(number, significantDigits: $0)
      }
      self.init(rounded ?? number.shortestExact, isASCII: options.isASCII)
      isRounded = rounded != nil
    case .text(let text):
      self.init(text, isASCII: options.isASCII)
      status = FreedomStatus(code: text) ?? FreedomStatus.allCases.first { $0.label == text }
    case .integer:
      self.init(value.plainText, isASCII: options.isASCII)
    }
  }
}

extension FreedomStatus {
  /// The text in the status's colour: Okabe and Ito's green, orange and vermilion, as near as the
  /// 256 colours of a terminal come.
  func colored(_ text: String) -> String {
    let number =
      switch self {
      case .free: 36
      case .partlyFree: 214
      case .notFree: 166
      }
    return "\u{1B}[38;5;\(number)m\(text)\u{1B}[39m"
  }
}
