/// The texts that the cells of a workbook refer to by number, in one piece of memory.
struct SharedStrings {
  fileprivate(set) var bytes: [UInt8] = []
  fileprivate var ends: [UInt32] = []

  var count: Int { ends.count }

  /// Where a text lies in ``bytes``.
  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  /// No texts.
  init() {}

  init(_ entry: ZipEntry, in archive: ZipArchive) throws(FileFault) {
    let handler = SharedStringsHandler(limits: archive.limits)
    try XMLStream.read(archive.open(entry), limits: archive.limits, handler: handler)
    self = handler.strings
  }
}

/// `sst / si / t`, or `sst / si / r / t` for rich text; phonetic runs (`rPh`) are left out.
private final class SharedStringsHandler: XMLHandler {
  var strings = SharedStrings()
  private let limits: ReadingLimits
  private var isInItem = false
  private var isInRun = false
  private var isInText = false
  private var textStart = 0

  init(limits: ReadingLimits) {
    self.limits = limits
  }

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    switch depth {
    case 2: isInItem = name == "si"
    case 3:
      isInRun = isInItem && name == "r"
      startText(isInItem && name == "t")
    case 4: startText(isInRun && name == "t")
    default: break
    }
  }

  private func startText(_ isText: Bool) {
    isInText = isText
    textStart = strings.bytes.count
  }

  override func end(_ name: XMLText, depth: Int) {
    if isInText, depth == 3 || depth == 4 {
      isInText = false
      strings.bytes.decodeEscapes(from: textStart)
    }
    if depth == 3 { isInRun = false }
    if depth == 2, isInItem {
      isInItem = false
      strings.ends.append(UInt32(strings.bytes.count))
      if strings.ends.count > limits.strings {
        failure = FileFault(
          .refusedFile, code: "too-many-strings",
          rule: "a workbook may have at most \(limits.strings) shared strings")
      }
    }
  }

  override func text(_ text: UnsafeBufferPointer<UInt8>) {
    guard isInText else { return }
    strings.bytes.append(contentsOf: text)
    if strings.bytes.count > limits.stringBytes {
      failure = FileFault(
        .refusedFile, code: "strings-too-long",
        rule: "the shared strings of a workbook may have at most \(limits.stringBytes) bytes")
    }
  }
}
