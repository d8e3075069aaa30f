internal import DisplayText
internal import FreedomModel

/// Writes JSON (RFC 8259), straight into bytes.
enum JSONText {
  /// Adds a string, quoted. Control characters, invisible ones and the marks that turn the
  /// direction of text are escaped: the output cannot harm a terminal, and no reader mistakes
  /// a byte order mark away.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }) {
      bytes.append(contentsOf: text.utf8)
    } else {
      for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Adds a value; missing and what is not a finite number is `null`.
  static func append(_ value: ResultValue, to bytes: inout [UInt8]) {
    switch value.exported {
    case .missing: bytes.append(contentsOf: "null".utf8)
    case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
    case .number(let number): bytes.append(contentsOf: number.shortestExact.utf8)
    case .text(let text): append(text, to: &bytes)
    case .flag(let flag): bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }
  }

  static func appendObject(_ members: [(String, ResultValue)], to bytes: inout [UInt8]) {
    var isFirst = true
    bytes.append(UInt8(ascii: "{"))
    for (key, value) in members {
      if !isFirst { bytes.append(contentsOf: ", ".utf8) }
      isFirst = false
      append(key, to: &bytes)
      bytes.append(contentsOf: ": ".utf8)
      append(value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Adds an array with one element a line, four blanks in.
  static func appendList<Element>(
    _ elements: some Sequence<Element>, to bytes: inout [UInt8],
    element append: (Element, inout [UInt8]) -> Void
  ) {
    var isEmpty = true
    bytes.append(UInt8(ascii: "["))
    for element in elements {
      bytes.append(contentsOf: (isEmpty ? "\n    " : ",\n    ").utf8)
      isEmpty = false
      append(element, &bytes)
    }
    bytes.append(contentsOf: (isEmpty ? "]" : "\n  ]").utf8)
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes.append(contentsOf: "\\\"".utf8)
    case "\\": bytes.append(contentsOf: "\\\\".utf8)
    case "\n": bytes.append(contentsOf: "\\n".utf8)
    case "\r": bytes.append(contentsOf: "\\r".utf8)
    case "\t": bytes.append(contentsOf: "\\t".utf8)
    case _ where scalar.value <= 0xFFFF && scalar.needsEscape:
      bytes.append(contentsOf: "\\u".utf8)
      let digits = String(scalar.value, radix: 16)
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
      bytes.append(contentsOf: digits.utf8)
    default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }
}

/// A piece of a JSON document that is built as a whole, its members in the order given.
indirect enum JSONNode: Sendable {
  case text(String)
  case integer(Int)
  case list([JSONNode])
  case object([(String, JSONNode)])

  /// The document with two blanks a level; small lists and objects deep inside are on one line.
  var document: String {
    var bytes: [UInt8] = []
    append(to: &bytes, indent: 0)
    bytes.append(0x0A)
    return String(decoding: bytes, as: UTF8.self)
  }

  private var isScalar: Bool {
    switch self {
    case .text, .integer: true
    case .list, .object: false
    }
  }

  /// Whether it is a short list, or contains one small thing.
  private var isSmall: Bool {
    switch self {
    case .text, .integer: true
    case .list(let elements): JSONNode.areSmall(elements)
    case .object(let members): members.count == 1 && members[0].1.isSmall
    }
  }

  private static func areSmall(_ nodes: [JSONNode]) -> Bool {
    nodes.allSatisfy(\.isScalar) || nodes.count == 1 && nodes[0].isSmall
  }

  private func append(to bytes: inout [UInt8], indent: Int) {
    switch self {
    case .text(let text): JSONText.append(text, to: &bytes)
    case .integer(let integer): bytes.append(contentsOf: String(integer).utf8)
    case .list(let elements):
      JSONNode.append(elements.map { ([], $0) }, "[", "]", to: &bytes, indent: indent)
    case .object(let members):
      let keyed = members.map { key, value in
        var start: [UInt8] = []
        JSONText.append(key, to: &start)
        return (start + Array(": ".utf8), value)
      }
      JSONNode.append(keyed, "{", "}", to: &bytes, indent: indent)
    }
  }

  private static func append(
    _ parts: [(start: [UInt8], node: JSONNode)], _ open: String, _ close: String,
    to bytes: inout [UInt8], indent: Int
  ) {
    let isOneLine = indent > 1 && areSmall(parts.map(\.node))
    let margin = "\n" + String(repeating: "  ", count: indent)
    bytes.append(contentsOf: open.utf8)
    for (position, part) in parts.enumerated() {
      if position > 0 { bytes.append(contentsOf: (isOneLine ? ", " : ",").utf8) }
      if !isOneLine { bytes.append(contentsOf: (margin + "  ").utf8) }
      bytes.append(contentsOf: part.start)
      part.node.append(to: &bytes, indent: indent + 1)
    }
    if !isOneLine, !parts.isEmpty { bytes.append(contentsOf: margin.utf8) }
    bytes.append(contentsOf: close.utf8)
  }
}
