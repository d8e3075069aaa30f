/// A piece of a JSON document that is built as a whole, its members in the order given.
indirect enum JSONNode: Sendable {
  case text(String)
  case integer(Int)
  case list([JSONNode])
  case object([(String, JSONNode)])

  /// The document with two blanks a level; small lists and objects deep inside stand on one line.
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

  /// Whether it is a short list, or holds one small thing.
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
