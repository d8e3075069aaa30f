/// A number as written in a file, and whether it is written plainly.
package enum NumberText: Equatable {
  /// Digits with at most a minus and a decimal point, and no needless digit: `7`, `-3`, `0.25`.
  case plain(Double)
  /// The same number written otherwise: `2.0`, `02`, `1E+00`.
  case unusual(Double)
  /// The number nearest to one with more digits than a number of 64 bits keeps.
  case rounded(Double)
  /// A number that cannot be kept: a whole one that would become another, or one so large or small
  /// that nothing of it would be left.
  case unkept
  /// Not a number.
  case none

  /// Reads ASCII bytes. Decimal commas, thousands marks, other digits and words are not numbers.
  init(_ bytes: some Collection<UInt8>) {
    var isPlain = true
    var mantissa: Int = 0
    var digits = 0
    var decimals = 0
    var isNegative = false
    var hasPoint = false
    var exponent: Int?
    var index = bytes.startIndex
    if index < bytes.endIndex,
      bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+")
    {
      isNegative = bytes[index] == UInt8(ascii: "-")
      isPlain = isNegative
      bytes.formIndex(after: &index)
    }
    let firstDigit = index
    var last: UInt8 = 0
    while index < bytes.endIndex {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if digits == 1, !hasPoint, mantissa == 0 { isPlain = false }
        guard digits < 18 else {
          self = Self.long(bytes)
          return
        }
        mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if hasPoint { decimals += 1 }
      case UInt8(ascii: ".") where !hasPoint:
        // Stata writes 0.5 as .5.
        if index == firstDigit { isPlain = false }
        hasPoint = true
      case UInt8(ascii: "e") where digits > 0, UInt8(ascii: "E") where digits > 0:
        exponent = Self.exponent(bytes[bytes.index(after: index)...])
        guard exponent != nil else {
          self = .none
          return
        }
        self = Self.long(bytes)
        return
      default:
        self = .none
        return
      }
      last = byte
      bytes.formIndex(after: &index)
    }
    guard digits > 0, last != UInt8(ascii: ".") else {
      self = .none
      return
    }
    if hasPoint, last == UInt8(ascii: "0") { isPlain = false }
    guard digits <= 15 else {
      self = Self.long(bytes, plain: isPlain)
      return
    }
    // Both are exact, so the quotient is the number nearest to what is written.
    let magnitude = Double(mantissa) / Self.powers[decimals]
    let number = isNegative ? -magnitude : magnitude
    self = isPlain ? .plain(number) : .unusual(number)
  }

  /// Reads the bytes of a cell. For callers in other targets, where the generic initialiser would
  /// not be specialised.
  package init(cell bytes: ArraySlice<UInt8>) { self.init(bytes) }

  /// The number, however it is written.
  package var number: Double? {
    switch self {
    case .plain(let number), .unusual(let number), .rounded(let number): number
    case .unkept, .none: nil
    }
  }

  private static let powers: [Double] = (0...18).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }

  private static func exponent(_ bytes: some Collection<UInt8>) -> Int? {
    Int(String(decoding: bytes, as: UTF8.self))
  }

  private static func long(_ bytes: some Collection<UInt8>, plain: Bool = false) -> NumberText {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let number = Double(text) else { return .none }
    let written = DecimalDigits(bytes)
    guard number.isFinite, number.isNormal || written.digits.isEmpty else { return .unkept }
    let kept = DecimalDigits(number.magnitude.description.utf8)
    let isKept =
      written == kept || (written.digits.count <= 17 && number.magnitude < wholeLimit)
    if !isKept { return written.isWhole ? .unkept : .rounded(number) }
    return plain ? .plain(number) : .unusual(number)
  }

  /// Below it every whole number has a number of 64 bits to itself.
  private static let wholeLimit = 9_007_199_254_740_992.0
}

/// The digits of a number, and where its point is: two ways of writing one number are equal.
private struct DecimalDigits: Equatable {
  /// From the first to the last that is not 0.
  var digits: [UInt8] = []
  /// The power of ten of the last digit.
  var exponent = 0

  /// Whether the number is an integer.
  var isWhole: Bool { exponent >= 0 || digits.isEmpty }

  init(_ text: some Collection<UInt8>) {
    var hasPoint = false
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      text.formIndex(after: &index)
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if !digits.isEmpty || byte > UInt8(ascii: "0") { digits.append(byte) }
        if hasPoint { exponent -= 1 }
      case UInt8(ascii: "."): hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        exponent += Int(String(decoding: text[index...], as: UTF8.self)) ?? 0
        index = text.endIndex
      default: break
      }
    }
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { exponent = 0 }
  }
}

/// The marks of a missing value, in a column of values, never in one of names.
enum MissingMark {
  /// The mark that a text is; `nil` where it is something else.
  static func mark(_ text: some StringProtocol) -> String? {
    switch text {
    case "", "-", "..", "N/A", "NA", "n/a", "–", "—", "#N/A", ".", "...", "…", "n.a.", "N.A.",
      "n. a.", "n.d.", "N.D.", "n. d.", "n/d", "N/D", "k.A.", "k. A.", "s.d.", "s/d":
      String(text)
    default: nil
    }
  }
}

/// Values that the user says mean missing: compared as texts, and as numbers.
struct MissingValues: Sendable {
  private let texts: Set<String>
  private let numbers: Set<Double>
  /// Whether there are none.
  let isEmpty: Bool

  init(_ values: [String]) {
    texts = Set(values)
    numbers = Set(values.compactMap { NumberText($0.utf8).number })
    isEmpty = values.isEmpty
  }

  /// Whether a text is one of them: `-99.0` where `-99` was named.
  func contains(_ text: String) -> Bool {
    texts.contains(text) || NumberText(text.utf8).number.map(numbers.contains) ?? false
  }
}
