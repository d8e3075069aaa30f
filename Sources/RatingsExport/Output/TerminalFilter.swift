internal import DisplayText

/// Makes text safe for a terminal as it passes by: what would act instead of show becomes an escape such as
/// `\u{1B}`. Line feeds and tabs stay.
struct TerminalFilter {
  /// The bytes of a character that is not whole yet.
  private var begun: [UInt8] = []

  /// What is shown of some bytes of UTF-8, cut anywhere; a character that is not whole waits for its rest.
  mutating func shown(_ bytes: [UInt8]) -> [UInt8] {
    let all = begun + bytes
    let cut = Self.unfinished(all)
    begun = Array(all.suffix(cut))
    return Self.visible(all.dropLast(cut))
  }

  /// What is shown of a character that never became whole.
  mutating func rest() -> [UInt8] {
    defer { begun = [] }
    return Self.visible(begun[...])
  }

  private static func visible(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if bytes.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) {
      return Array(bytes)
    }
    var text = String.UnicodeScalarView()
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if scalar != "\n", scalar != "\t", scalar.needsEscape {
        text.append(contentsOf: scalar.escape.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return Array(String(text).utf8)
  }

  /// How many bytes at the end begin a character whose rest is missing.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for (position, byte) in bytes.suffix(3).reversed().enumerated() {
      let length =
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        case 0x80...0xBF: 0
        default: 1
        }
      if length > 0 { return length > position + 1 ? position + 1 : 0 }
    }
    return 0
  }
}
