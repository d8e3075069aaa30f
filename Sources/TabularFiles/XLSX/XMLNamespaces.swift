/// Which elements of a part belong to its own vocabulary: those of the namespace of its first
/// element. The format has two editions, whose names for it differ, and some programs use none.
struct XMLNamespaces {
  private struct Binding {
    /// The attribute that declares it, `xmlns` or `xmlns:x`.
    let attribute: [UInt8]
    let space: Int
    let depth: Int
  }

  /// No real part declares so many; each one of them could make each element slower.
  static let mostDeclared = 256

  private static let attribute = Array("xmlns".utf8)

  /// The vocabularies of the parts that are read.
  private static let known: Set<String> = [
    "", "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ]

  /// The namespaces met, by number; the first is that of names without one.
  private var spaces: [String: Int] = ["": 0]
  private var bindings: [Binding] = []
  private var defaultSpace = 0
  private var own: Int?
  /// For each open element whether it is of the part's own vocabulary.
  private var areOwn: [Bool] = []

  /// Whether the first element is of a vocabulary that is read.
  private(set) var isKnown = true

  /// Whether more are declared at once than are allowed.
  var areTooMany: Bool { bindings.count > Self.mostDeclared }

  /// Whether the innermost open element is of the part's own vocabulary.
  var isInOwn: Bool { areOwn.last ?? false }

  /// Takes note of an attribute of an element that begins.
  @inline(__always)
  mutating func declare(_ name: XMLText, _ value: XMLText, depth: Int) {
    if name.beginsWithDeclaration { add(name, value, depth: depth) }
  }

  private mutating func add(_ name: XMLText, _ value: XMLText, depth: Int) {
    let attribute = Array(name.bytes)
    guard attribute.count == 5 || attribute[5] == UInt8(ascii: ":") else { return }
    let space = spaces[value.string] ?? spaces.count
    spaces[value.string] = space
    bindings.append(Binding(attribute: attribute, space: space, depth: depth))
    if attribute.count == 5 { defaultSpace = space }
  }

  /// Begins an element whose attributes were all declared, and tells whether it is an own one.
  @inline(__always)
  mutating func begin(_ name: XMLText) -> Bool {
    let space = name.hasPrefix ? space(ofPrefixOf: name) : defaultSpace
    let isOwn = space == (own ?? space)
    if own == nil {
      own = space
      isKnown = spaces.contains { $0.value == space && Self.known.contains($0.key) }
    }
    areOwn.append(isOwn)
    return isOwn
  }

  /// Ends an element.
  @inline(__always)
  mutating func end(depth: Int) {
    areOwn.removeLast()
    if let last = bindings.last, last.depth == depth { forget(depth) }
  }

  private mutating func forget(_ depth: Int) {
    bindings.removeAll { $0.depth == depth }
    defaultSpace = bindings.last { $0.attribute == Self.attribute }?.space ?? 0
  }

  /// The namespace of a name's prefix. One that is not declared is a namespace of its own.
  private mutating func space(ofPrefixOf name: XMLText) -> Int {
    let prefix = name.bytes.prefix { $0 != UInt8(ascii: ":") }
    if let found = bindings.last(where: {
      $0.attribute.count == prefix.count + 6 && $0.attribute[6...].elementsEqual(prefix)
    }) {
      return found.space
    }
    let key = "\0" + String(decoding: prefix, as: UTF8.self)
    let space = spaces[key] ?? spaces.count
    spaces[key] = space
    return space
  }
}
