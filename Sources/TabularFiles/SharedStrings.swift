/// The texts that the cells of a workbook refer to by number, in one piece of memory.
struct SharedStrings: Sendable {
  private(set) var bytes: [UInt8] = []
  private var ends: [UInt32] = []

  var count: Int { ends.count }

  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  mutating func append(_ text: [UInt8], limits: ReadingLimits) throws(FileError) {
    if let excess = Self.excess(bytes.count + text.count, limits) { throw excess }
    guard ends.count < limits.strings else {
      throw FileError(
        .refusedFile, code: "too-many-strings",
        rule: "a workbook may have at most \(limits.strings) shared strings")
    }
    bytes += text
    ends.append(UInt32(truncatingIfNeeded: bytes.count))
  }

  /// Why all texts together exceed the limit of bytes; `nil` where they do not.
  static func excess(_ count: Int, _ limits: ReadingLimits) -> FileError? {
    guard count > limits.stringBytes else { return nil }
    return FileError(
      .refusedFile, code: "strings-too-long",
      rule: "the shared strings of a workbook may have at most \(limits.stringBytes) bytes")
  }
}

extension SharedStrings {
  init(_ entry: ZipEntry, in archive: ZipArchive) throws(FileError) {
    let handler = SharedStringsHandler(limits: archive.limits)
    try XMLStream.read(archive.open(entry), limits: archive.limits, handler: handler)
    self = handler.strings
  }
}

/// `sst / si / t`, or `sst / si / r / t` for rich text; phonetic runs (`rPh`) are left out.
private final class SharedStringsHandler: XMLHandler {
  var strings = SharedStrings()
  private let limits: ReadingLimits
  private var item: [UInt8] = []
  private var isInItem = false
  private var isInRun = false
  private var isInPhonetics = false
  private var isInText = false
  private var hasText = false
  private var textStart = 0

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    switch depth {
    case 2 where name == "si":
      isInItem = true
      hasText = false
    case 3 where isInItem && name == "r": isInRun = true
    case 3 where isInItem && name == "rPh": isInPhonetics = true
    case 3 where isInItem && !hasText && name == "t":
      hasText = true
      startText()
    case 4 where isInRun && name == "t": startText()
    // If a text were left out, its number would mean another one.
    case _ where name == "si" || isInItem && !isInPhonetics && name == "t":
      failure = ZipArchive.broken("a shared string is inside of other markup")
    default: break
    }
  }

  override func startForeign(_ name: XMLText) {
    if isInText { failure = ZipArchive.broken("a shared string has other markup in its text") }
  }

  private func startText() {
    isInText = true
    textStart = item.count
  }

  override func end(_ name: XMLText, depth: Int) {
    if isInText, depth == 3 || depth == 4 {
      isInText = false
      item.decodeEscapes(from: textStart)
    }
    if depth == 3 {
      isInRun = false
      isInPhonetics = false
    }
    if depth == 2, isInItem {
      isInItem = false
      do { try strings.append(item, limits: limits) } catch { failure = error }
      item.removeAll(keepingCapacity: true)
    }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    item.append(contentsOf: text)
    failure = SharedStrings.excess(item.count, limits)
  }
}

extension [UInt8] {
  /// Replaces `_x000D_` and its like, by which workbooks write characters that XML cannot, in the
  /// bytes from a place to the end.
  mutating func decodeEscapes(from start: Int) {
    guard count - start >= 7, self[start...].contains(UInt8(ascii: "_")) else { return }
    var source = start
    var target = start
    while source < count {
      if let unit = escapedUnit(at: source) {
        if let scalar = Unicode.Scalar(unit) {
          source += 7
          target += write(scalar, at: target)
          continue
        }
        if unit < 0xDC00, let low = escapedUnit(at: source + 7), low >= 0xDC00, low < 0xE000,
          let scalar = Unicode.Scalar(
            0x10000 + (UInt32(unit - 0xD800) << 10 | UInt32(low - 0xDC00)))
        {
          source += 14
          target += write(scalar, at: target)
          continue
        }
      }
      self[target] = self[source]
      source += 1
      target += 1
    }
    removeLast(count - target)
  }

  /// The code unit of an escape at a place.
  func escapedUnit(at index: Int) -> UInt16? {
    guard index + 7 <= count, self[index] == UInt8(ascii: "_"),
      self[index + 1] == UInt8(ascii: "x"), self[index + 6] == UInt8(ascii: "_")
    else { return nil }
    var unit: UInt16 = 0
    for byte in self[index + 2..<index + 6] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      default: return nil
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }
}
