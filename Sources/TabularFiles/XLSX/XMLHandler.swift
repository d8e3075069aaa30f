/// The name of an element or attribute as in the document, or an attribute's value.
struct XMLText {
  private let start: UnsafePointer<CChar>

  init(_ start: UnsafePointer<CChar>) {
    self.start = start
  }

  /// The part of a name after its prefix.
  var local: XMLText {
    var index = 0
    while start[index] != 0 {
      if start[index] == 58 { return XMLText(start + index + 1) }
      index += 1
    }
    return self
  }

  var hasPrefix: Bool { local.start != start }

  /// Whether it begins with `xmlns`, as attributes do that declare a namespace.
  @inline(__always)
  var beginsWithDeclaration: Bool {
    start[0] == 0x78 && start[1] == 0x6D && start[2] == 0x6C && start[3] == 0x6E && start[4] == 0x73
  }

  var bytes: UnsafeBufferPointer<UInt8> {
    var count = 0
    while start[count] != 0 { count += 1 }
    return UnsafeRawBufferPointer(start: start, count: count).assumingMemoryBound(to: UInt8.self)
  }

  /// Whether it says yes, as attributes of workbooks do.
  var isTrue: Bool { self == "1" || self == "true" || self == "on" }

  /// A whole number of at most nine digits.
  var number: Int? { Self.number(bytes) }

  /// A whole number of at most nine digits.
  static func number(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 9 else { return nil }
    var number = 0
    for byte in bytes {
      let digit = byte &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }

  var string: String { String(cString: start) }

  /// A quick hash (FNV-1a), mixed so that its high bits can be used.
  func hash(seed: UInt32) -> UInt32 {
    var hash = seed
    var index = 0
    while start[index] != 0 {
      hash = (hash ^ UInt32(UInt8(bitPattern: start[index]))) &* 16_777_619
      index += 1
    }
    return (hash ^ hash >> 15) &* 0x9E37_79B1
  }

  static func == (text: XMLText, other: StaticString) -> Bool {
    other.withUTF8Buffer { other in
      for index in other.indices where UInt8(bitPattern: text.start[index]) != other[index] {
        return false
      }
      return text.start[other.count] == 0
    }
  }
}

/// The attributes of an element.
struct XMLAttributes: Sequence, IteratorProtocol {
  private var rest: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ start: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    rest = start
  }

  mutating func next() -> (name: XMLText, value: XMLText)? {
    guard let pair = rest, let name = pair[0], let value = pair[1] else { return nil }
    rest = pair + 2
    return (XMLText(name), XMLText(value))
  }

  /// The value of an attribute without a prefix.
  func value(_ name: StaticString) -> XMLText? {
    first { $0.name == name }?.value
  }
}

/// What is called while a part of a workbook is parsed, for the elements of the part's own
/// vocabulary and the text right in them; elements of other namespaces are passed over. The depth
/// of the root element is 1, and elements of all namespaces count.
class XMLHandler {
  /// Why parsing is to end; it stops as soon as this is set.
  final var failure: (any Error)?
  /// Whether parsing is to end before the end of the part, all being well.
  final var isDone = false

  func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {}
  /// An element of another namespace begins, or ends.
  func startForeign(_ name: XMLText) {}
  func endForeign(_ name: XMLText) {}
  func end(_ name: XMLText, depth: Int) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}

/// Which elements of a part belong to its own vocabulary: those of the namespace of its first
/// element. The format has two editions, whose names for it differ, and some programs use none.
struct XMLNamespaces {
  private struct Binding {
    /// The attribute that declares it, `xmlns` or `xmlns:x`.
    let attribute: [UInt8]
    let space: Int
    let depth: Int
  }

  /// No real part declares that many; each one of them could make each element slower.
  static let mostDeclared = 256

  private static let attribute = Array("xmlns".utf8)

  /// The vocabularies of the parts that are read.
  private static let known: Set<String> = [
    "", "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
    "http://schemas.openxmlformats.org/package/2006/relationships",
  ]

  /// The namespaces found, by number; the first is that of names without one.
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

  /// Records an attribute of an element that begins.
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

  /// Begins an element whose attributes were all declared, and returns whether it is an own one.
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

/// Counts how many different names a part uses, roughly: names whose hashes agree count once.
struct XMLNameCount {
  private var bits = [UInt64](repeating: 0, count: 512)
  private let seed = UInt32.random(in: .min ... .max)
  /// How many names were met.
  private(set) var count = 0

  mutating func add(_ name: XMLText) {
    let hash = name.hash(seed: seed) >> 17
    let bit: UInt64 = 1 << UInt64(hash & 63)
    let place = Int(hash >> 6)
    if bits[place] & bit == 0 {
      bits[place] |= bit
      count += 1
    }
  }
}
