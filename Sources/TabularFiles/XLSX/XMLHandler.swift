/// The name of an element or attribute as it stands in the document, or an attribute's value.
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
/// vocabulary and the text right in them; elements of other namespaces are passed over. The depth of
/// the root element is 1, and elements of all namespaces count.
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
