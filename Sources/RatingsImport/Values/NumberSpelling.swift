import FreedomModel

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
    guard let plain = Self.withoutMarks(whole, besides: decimal) else { return nil }
    if plain.count != whole.count { features.insert(.thousandsMarks) }
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
