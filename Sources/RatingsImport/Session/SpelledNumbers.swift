import FreedomModel

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
