internal import DisplayText
package import FreedomModel

/// One JSON object: title, columns, rows, notes and citation, one row a line.
///
/// Keys are in the order of the columns. Of two columns with one name the second is called
/// `name_2`, in the list of columns too. Missing is `null`.
package struct JSONFormat: TableFormat {
  package static let name = "json"
  package static let fileExtensions = ["json"]
  package static let isStream = true
  package static let isExact = true
  package static let summary = "one JSON object with title, columns, rows, notes and citation"

  private let tellsColumnsLast: Bool
  private var columns: [ResultTable.Column] = []
  private var kinds = ColumnKinds()
  private var record = JSONRecord(columns: [])
  private var hasRows = false

  package init(options: ExportOptions) {
    tellsColumnsLast = options.tellsColumnsLast
  }

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    self.columns = columns
    record = JSONRecord(columns: columns)
    bytes.append(contentsOf: "{\n  \"title\": ".utf8)
    JSONText.append(title, to: &bytes)
    if !tellsColumnsLast { append(columns, to: &bytes) }
    bytes.append(contentsOf: ",\n  \"rows\": [".utf8)
  }

  private func append(_ columns: [ResultTable.Column], to bytes: inout [UInt8]) {
    bytes.append(contentsOf: ",\n  \"columns\": ".utf8)
    JSONText.appendList(zip(columns, record.names), to: &bytes) { entry, bytes in
      let (column, name) = entry
      JSONText.appendObject(
        [
          ("name", .text(name)), ("type", .text(column.kind.rawValue)),
          ("unit", .text(column.unit)), ("description", .text(column.description)),
        ], to: &bytes)
    }
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    bytes.append(contentsOf: (hasRows ? ",\n    " : "\n    ").utf8)
    hasRows = true
    if tellsColumnsLast { kinds.take(values) }
    record.append(values, to: &bytes)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {
    bytes.append(contentsOf: (hasRows ? "\n  ]" : "]").utf8)
    if tellsColumnsLast { append(kinds.columns(named: columns.map(\.name)), to: &bytes) }
    bytes.append(contentsOf: ",\n  \"notes\": ".utf8)
    JSONText.appendList(footer.notes, to: &bytes) { JSONText.append($0.text, to: &$1) }
    bytes.append(contentsOf: ",\n  \"citation\": ".utf8)
    JSONText.append(footer.citation, to: &bytes)
    bytes.append(contentsOf: "\n}\n".utf8)
  }
}

/// One JSON object a line, one line a row: for streams, `jq` and databases.
package struct NDJSONFormat: TableFormat {
  package static let name = "ndjson"
  package static let aliases = ["jsonl", "nl"]
  package static let fileExtensions = ["ndjson", "jsonl"]
  package static let isStream = true
  package static let isExact = true
  package static let summary = "one JSON object a line, for streams"

  private var record = JSONRecord(columns: [])

  package init(options: ExportOptions) {}

  package mutating func begin(
    title: String, columns: [ResultTable.Column], into bytes: inout [UInt8]
  ) {
    record = JSONRecord(columns: columns)
  }

  package mutating func row(_ values: [ResultValue], into bytes: inout [UInt8]) {
    record.append(values, to: &bytes)
    bytes.append(0x0A)
  }

  package mutating func end(_ footer: TableFooter, into bytes: inout [UInt8]) {}
}

/// Writes rows as JSON objects whose keys, the columns' names, are encoded once.
struct JSONRecord: Sendable {
  /// The keys: the columns' names, made different where two are the same.
  let names: [String]
  /// What comes before each value: comma, key and colon.
  private let keys: [[UInt8]]

  init(columns: [ResultTable.Column]) {
    var taken: Set<String> = []
    let originals = Set(columns.map(\.name))
    names = columns.map { column in
      var name = column.name
      var number = 2
      while !taken.insert(name).inserted {
        repeat {
          name = "\(column.name)_\(number)"
          number += 1
        } while originals.contains(name)
      }
      return name
    }
    keys = names.enumerated().map { position, name in
      var key = Array((position == 0 ? "" : ", ").utf8)
      JSONText.append(name, to: &key)
      key.append(contentsOf: ": ".utf8)
      return key
    }
  }

  func append(_ values: [ResultValue], to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for position in 0..<min(keys.count, values.count) {
      bytes.append(contentsOf: keys[position])
      JSONText.append(values[position], to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }
}

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
