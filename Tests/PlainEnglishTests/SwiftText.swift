/// The words of a Swift file that people read: its comments and the texts of its literals.
struct SwiftText {
  enum Kind { case comment, literal }

  /// One line of a comment or of a literal.
  struct Line {
    let number: Int
    let kind: Kind
    var text: String
  }

  /// In the order of their beginnings; what an interpolation computes is shown as `…`.
  private(set) var lines: [Line] = []

  private let characters: [Character]
  private var index = 0
  private var number = 1

  init(of source: String) {
    characters = Array(source)
    readCode(untilParenthesis: false)
  }

  /// Reads code up to the end of the file, or to the parenthesis that closes an interpolation.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while index < characters.count {
      if starts("//") {
        readLineComment()
      } else if starts("/*") {
        readBlockComment()
      } else if let hashes = hashesOfLiteral() {
        readLiteral(hashes: hashes)
      } else {
        if characters[index] == "(" { depth += 1 }
        if characters[index] == ")" {
          depth -= 1
          if untilParenthesis && depth < 0 { return advance() }
        }
        advance()
      }
    }
  }

  private mutating func readLineComment() {
    let start = lines.count
    lines.append(Line(number: number, kind: .comment, text: ""))
    while index < characters.count, characters[index] != "\n" {
      lines[start].text.append(characters[index])
      advance()
    }
  }

  private mutating func readBlockComment() {
    var current = begin(.comment)
    while index < characters.count, !starts("*/") {
      if characters[index] == "\n" {
        advance()
        current = begin(.comment)
      } else {
        lines[current].text.append(characters[index])
        advance()
      }
    }
  }

  /// The number of `#` before a literal that starts here; `nil` where none starts.
  private func hashesOfLiteral() -> Int? {
    var end = index
    while end < characters.count, characters[end] == "#" { end += 1 }
    return end < characters.count && characters[end] == "\"" ? end - index : nil
  }

  private mutating func readLiteral(hashes: Int) {
    let hash = String(repeating: "#", count: hashes)
    for _ in 0..<hashes { advance() }
    let quote = starts("\"\"\"") ? "\"\"\"" : "\""
    for _ in quote { advance() }
    var current = begin(.literal)
    while index < characters.count, !starts(quote + hash) {
      if starts("\\" + hash + "(") {
        for _ in 0..<(hashes + 2) { advance() }
        lines[current].text.append("…")
        readCode(untilParenthesis: true)
      } else if starts("\\" + hash) {
        for _ in 0...hashes { advance() }
        // A line break after a backslash continues the line.
        if index < characters.count, characters[index] == "\n" {
          current = begin(.literal, after: 1)
        }
        let escaped = index < characters.count ? characters[index] : " "
        lines[current].text.append("ntr0".contains(escaped) ? " " : escaped)
        advance()
      } else if characters[index] == "\n" {
        advance()
        current = begin(.literal)
      } else {
        lines[current].text.append(characters[index])
        advance()
      }
    }
    for _ in 0..<(quote.count + hashes) { advance() }
  }

  private mutating func begin(_ kind: Kind, after skipped: Int = 0) -> Int {
    for _ in 0..<skipped { advance() }
    lines.append(Line(number: number, kind: kind, text: ""))
    return lines.count - 1
  }

  private mutating func advance() {
    guard index < characters.count else { return }
    if characters[index] == "\n" { number += 1 }
    index += 1
  }

  private func starts(_ text: String) -> Bool {
    var position = index
    for character in text {
      guard position < characters.count, characters[position] == character else { return false }
      position += 1
    }
    return true
  }
}
