import FreedomModel
import TabularFiles

/// The decimal mark of the numbers in a user's own file.
public enum DecimalMark: String, Sendable, Hashable, CaseIterable {
  /// `92,31`.
  case comma
  /// `92.31`.
  case point
}

/// How people write numbers, beyond the plain ones of ``NumberText``: with a decimal comma, with
/// marks between the thousands, with a percent sign.
///
/// `1,973` may be 1973 or 1.973: a comma is read only where the user, or the file as a whole, says
/// which it is.
struct NumberSpelling: Sendable, Hashable {
  /// Something in a number that is left out or read as something else.
  enum Feature: String, Sendable, CaseIterable {
    case decimalComma = "decimal-comma"
    case thousandsMarks = "thousands-marks"
    case percentSign = "percent-sign"
    case minusSign = "minus-sign"
  }

  /// What a text is as a number.
  struct Reading {
    /// The same number in plain digits, with a point.
    let plain: String
    /// What was odd about it.
    var features: Set<Feature>
  }

  /// The decimal mark; `nil` where nothing says which it is.
  var decimal: DecimalMark?

  /// Reads a text; `nil` where it is not a number, or could be two.
  func read(_ text: String) -> Reading? {
    guard text.utf8.count <= Self.longest, text.utf8.contains(where: Self.isDigit) else {
      return nil
    }
    var features: Set<Feature> = []
    var rest = Substring(text)
    if rest.last == "%" {
      rest.removeLast()
      while let last = rest.last, last.isWhitespace { rest.removeLast() }
      features.insert(.percentSign)
    }
    var sign = ""
    if rest.first == "\u{2212}" {
      features.insert(.minusSign)
      (sign, rest) = ("-", rest.dropFirst())
    } else if rest.first == "-" {
      (sign, rest) = ("-", rest.dropFirst())
    }
    guard let digits = digits(rest, &features) else { return nil }
    return Reading(plain: sign + digits, features: features)
  }

  /// Digits with at most a point, out of digits with any marks.
  private func digits(_ text: Substring, _ features: inout Set<Feature>) -> String? {
    let mark: Character = decimal == .comma ? "," : "."
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first else { return nil }
    let fraction = parts.count == 2 ? parts[1] : nil
    if let fraction, fraction.isEmpty || !fraction.utf8.allSatisfy(Self.isDigit) { return nil }
    let isFractionAlone = whole.isEmpty && fraction != nil
    guard let plain = isFractionAlone ? "0" : Self.withoutMarks(whole, besides: decimal) else {
      return nil
    }
    if plain.count != whole.count, !isFractionAlone { features.insert(.thousandsMarks) }
    guard let fraction else { return plain }
    if decimal == .comma { features.insert(.decimalComma) }
    return "\(plain).\(fraction)"
  }

  /// Whole digits, in groups of three with one mark between them: a blank, an apostrophe, or the
  /// point or comma that is not the decimal mark, where it is known which is.
  private static func withoutMarks(_ text: Substring, besides decimal: DecimalMark?) -> String? {
    if !text.isEmpty, text.utf8.allSatisfy(isDigit) { return String(text) }
    guard let mark = text.first(where: { !$0.isASCII || !isDigit($0.asciiValue ?? 0) }) else {
      return nil
    }
    let isMark: Bool
    switch mark {
    case ",": isMark = decimal == .point
    case ".": isMark = decimal == .comma
    case "'", "\u{2019}", " ", "\u{A0}", "\u{202F}", "\u{2009}": isMark = true
    default: isMark = false
    }
    guard isMark else { return nil }
    let groups = text.split(separator: mark, omittingEmptySubsequences: false)
    guard let first = groups.first, (1...3).contains(first.count), first.first != "0",
      groups.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) }),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined()
  }

  /// Whether a text is a number to a reader, however its comma is meant.
  static func looksLikeNumber(_ text: String) -> Bool {
    NumberText(text.utf8) != .none
      || DecimalMark.allCases.contains { NumberSpelling(decimal: $0).read(text) != nil }
  }

  private static let longest = 60

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}

/// Which decimal mark the numbers of a text file show.
///
/// In a file whose fields are parted by semicolons or tabs a comma may be a decimal mark. One
/// number such as `64,5` shows that it is, for no mark of thousands has one digit behind it; one
/// such as `64.5` shows the point. From `1,973` alone nothing follows.
enum DecimalEvidence {
  /// How many rows are looked at.
  private static let depth = 10_000

  /// The first number with a decimal comma, where nothing before it shows a point.
  static func comma(in file: TabularFile) throws -> (text: String, row: Int)? {
    guard let delimiter = file.text?.delimiter, delimiters.contains(delimiter),
      let sheet = file.sheets.first
    else { return nil }
    var found: (String, Int)?
    var rows = 0
    try sheet.readRows { row in
      rows += 1
      for cell in row.cells where cell.end - cell.start <= 40 {
        let bytes = row.bytes[cell.start..<cell.end]
        guard bytes.contains(where: { $0 == comma || $0 == point }) else { continue }
        let text = row.text(cell).trimmedOfBlanks
        if NumberText(text.utf8) != .none { return .stop }
        if let reading = NumberSpelling(decimal: .comma).read(text),
          !couldBeThousands(reading.plain)
        {
          found = (text, row.number)
          return .stop
        }
      }
      return rows < depth ? .next : .stop
    }
    return found
  }

  /// The first number with a point where all such may have marks of thousands: in a file with
  /// semicolons, whose writers often write `47.213` for 47213, and among the texts of a workbook,
  /// which stores a number that its program understood as a number.
  static func doubtfulPoint(in file: TabularFile) throws -> Doubt? {
    if let text = file.text, text.delimiter != UInt8(ascii: ";") { return nil }
    var found: Doubt?
    for sheet in file.sheets {
      var rows = 0
      var isClear = false
      try sheet.readRows { row in
        rows += 1
        for cell in row.cells where cell.end - cell.start <= 40 && cell.kind == .text {
          guard row.bytes[cell.start..<cell.end].contains(point) else { continue }
          let text = row.text(cell).trimmedOfBlanks
          guard NumberText(text.utf8) != .none else { continue }
          guard couldBeThousands(text) else {
            isClear = true
            return .stop
          }
          if found == nil {
            found = Doubt(
              text: text, sheet: sheet.name, row: row.number, column: cell.column)
          }
        }
        return rows < depth ? .next : .stop
      }
      if isClear { return nil }
    }
    return found
  }

  /// A number that may be two.
  struct Doubt {
    let text: String
    /// The sheet of a workbook; empty in a text file.
    let sheet: String
    let row: Int
    let column: Int
  }

  private static let delimiters = [UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static let comma = UInt8(ascii: ",")
  private static let point = UInt8(ascii: ".")

  /// Whether what is read as a fraction has three digits, and before it are one to three, the first
  /// not 0.
  private static func couldBeThousands(_ plain: String) -> Bool {
    let parts = plain.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count != 2
      || (parts[1].count == 3 && (1...3).contains(parts[0].count) && parts[0].first != "0")
  }
}

/// Numbers that were written otherwise than plainly, counted by how, for one note each.
struct SpelledNumbers {
  private struct Example {
    var count = 0
    let text: String
    let plain: String
    let row: Int
    let column: Int
  }

  private var examples: [NumberSpelling.Feature: Example] = [:]

  /// Counts a number.
  mutating func add(
    _ reading: NumberSpelling.Reading, of text: String, row: Int, column: Int
  ) {
    for feature in reading.features {
      examples[
        feature, default: Example(text: text, plain: reading.plain, row: row, column: column)
      ].count += 1
    }
  }

  /// Reports how many numbers there were of each kind, and the first of them.
  func report(to findings: FileFindings) {
    for feature in NumberSpelling.Feature.allCases {
      guard let example = examples[feature] else { continue }
      let isOne = example.count == 1
      let what: String
      switch feature {
      case .decimalComma:
        what = isOne ? "number has a decimal comma" : "numbers have decimal commas"
      case .thousandsMarks:
        what = isOne ? "number has marks of thousands" : "numbers have marks of thousands"
      case .percentSign: what = isOne ? "number has a percent sign" : "numbers have a percent sign"
      case .minusSign:
        what = isOne ? "number has a typographic minus" : "numbers have a typographic minus"
      }
      findings.report(
        .note, code: feature.rawValue, row: example.row, column: example.column,
        value: example.text,
        rule: "\(example.count) \(what); "
          + (isOne ? "it is" : "the first is") + " read as \(example.plain)")
    }
  }
}

/// What to do about a text in a column of numbers.
enum NumberHint {
  /// The advice; `nil` where there is none beside the usual one.
  static func hint(for text: String, spelling: NumberSpelling?) -> String? {
    let hasDigits = text.contains(where: \.isNumber)
    guard let spelling else {
      return text.contains(",") && hasDigits
        ? "write 1.5 and 1973, without a decimal comma or thousands marks" : nil
    }
    if spelling.decimal == nil, text.contains(",") {
      let asComma = NumberSpelling(decimal: .comma).read(text)?.plain
      let asPoint = NumberSpelling(decimal: .point).read(text)?.plain
      if let asComma, let asPoint {
        return "it may be \(asComma) or \(asPoint); choose one: --decimal comma|point"
      }
      if let asComma { return "if this is \(asComma), use --decimal comma" }
      if let asPoint { return "if this is \(asPoint), use --decimal point" }
    }
    if spelling.decimal == nil, text.contains("."),
      let asComma = NumberSpelling(decimal: .comma).read(text)?.plain
    {
      return "if this is \(asComma), use --decimal comma"
    }
    if spelling.decimal == .comma, NumberText(text.utf8) != .none {
      return "other numbers of the file have decimal commas; write all of them in one way"
    }
    guard !hasDigits, !text.isEmpty, text.utf8.count <= 20 else { return nil }
    return "write a plain number such as 4 or 0.25; if this means missing, use "
      + "--missing \(ShellWord.quoted(text))"
  }
}
