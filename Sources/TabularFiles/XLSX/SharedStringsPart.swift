extension SharedStrings {
  /// The texts of the part that has all of them.
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
    // To leave out a text would give its number to another one.
    case _ where name == "si" || isInItem && !isInPhonetics && name == "t":
      failure = ZipArchive.broken("a shared string stands inside of other markup")
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
