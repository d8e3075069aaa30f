/// A JSON document (RFC 8259) that was read.
package enum JSONValue: Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// Why a text is not JSON: a sentence in lower case, with the line.
  package struct SyntaxError: Error {
    let message: String
  }

  static let depth = 64

  package init(_ bytes: [UInt8]) throws(SyntaxError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw SyntaxError(message: "it is not UTF-8")
    }
    var reader = JSONReader(Array(text.utf8))
    self = try reader.document()
  }

  package subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members[key] } else { nil }
  }

  package var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  package var list: [JSONValue]? {
    if case .list(let elements) = self { elements } else { nil }
  }
}

/// Reads JSON byte by byte; the bytes are UTF-8.
private struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func document() throws(JSONValue.SyntaxError) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard place == bytes.count else { throw error("something follows the end of the document") }
    return value
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func error(_ what: String) -> JSONValue.SyntaxError {
    let line = bytes[..<min(place, bytes.count)].count { $0 == 0x0A } + 1
    return JSONValue.SyntaxError(message: "line \(line): \(what)")
  }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONValue.SyntaxError) -> JSONValue {
    guard depth <= JSONValue.depth else {
      throw error("it is nested more than \(JSONValue.depth) deep")
    }
    if take("{") { return .object(try members(depth: depth)) }
    if take("[") { return .list(try elements(depth: depth)) }
    if next == UInt8(ascii: "\"") { return .text(try text()) }
    let word = bytes[place...].prefix { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || [0x2B, 0x2D, 0x2E].contains(byte)
    }
    place += word.count
    switch String(decoding: word, as: UTF8.self) {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case let number:
      guard let digit = number.utf8.first(where: { $0 != 0x2D }),
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= digit, let number = Double(number),
        number.isFinite
      else { throw error("a value is missing") }
      return .number(number)
    }
  }

  private mutating func elements(depth: Int) throws(JSONValue.SyntaxError) -> [JSONValue] {
    var elements: [JSONValue] = []
    if take("]") { return elements }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw error("a list does not end") }
    return elements
  }

  private mutating func members(depth: Int) throws(JSONValue.SyntaxError) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    if take("}") { return members }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw error("a name is missing") }
      let name = try text()
      guard take(":") else { throw error("a colon is missing") }
      guard members.updateValue(try value(depth: depth + 1), forKey: name) == nil else {
        throw error("the name \"\(name)\" is repeated")
      }
    } while take(",")
    guard take("}") else { throw error("an object does not end") }
    return members
  }

  /// A text, at whose opening quote the reader is.
  private mutating func text() throws(JSONValue.SyntaxError) -> String {
    place += 1
    var units: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case 0..<0x20: throw error("a text does not end")
      case UInt8(ascii: "\\"): units += String(try escaped()).utf8
      default: units.append(byte)
      }
    }
    throw error("a text does not end")
  }

  private mutating func escaped() throws(JSONValue.SyntaxError) -> Character {
    let kind = next
    place += 1
    switch kind {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      var unit = try codeUnit()
      if 0xD800..<0xDC00 ~= unit, bytes[place...].starts(with: "\\u".utf8) {
        place += 2
        let low = try codeUnit()
        if 0xDC00..<0xE000 ~= low { unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00) }
      }
      guard let scalar = Unicode.Scalar(unit) else { throw error("a text has half a character") }
      return Character(scalar)
    default: throw error("a text has an unknown escape")
    }
  }

  private mutating func codeUnit() throws(JSONValue.SyntaxError) -> UInt32 {
    let digits = String(decoding: bytes[place...].prefix(4), as: UTF8.self)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit),
      let unit = UInt32(digits, radix: 16)
    else { throw error("a text has an unknown escape") }
    place += 4
    return unit
  }
}
