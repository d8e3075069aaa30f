extension CellFormats {
  init(_ entry: ZipEntry, in archive: ZipArchive, startsIn1904: Bool) throws(FileError) {
    let handler = StylesHandler()
    try XMLStream.read(archive.open(entry), limits: archive.limits, handler: handler)
    self.init(codes: handler.codes, styles: handler.styles, startsIn1904: startsIn1904)
  }
}

/// `styleSheet / numFmts / numFmt` and `styleSheet / cellXfs / xf`. Some programs write a style
/// twice, for themselves and for others, as alternatives in `mc:AlternateContent`.
private final class StylesHandler: XMLHandler {
  var codes: [Int: String] = [:]
  var styles: [Int] = []
  private var isInFormats = false
  private var isInStyles = false
  /// The formats of the styles in each of the alternatives; `nil` outside of such.
  private var alternatives: [[Int]]?

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    switch depth {
    case 2:
      isInFormats = name == "numFmts"
      isInStyles = name == "cellXfs"
    case 3 where isInFormats && name == "numFmt":
      guard let number = attributes.value("numFmtId")?.number,
        let code = attributes.value("formatCode")
      else { return }
      codes[number] = code.string
    case _ where isInStyles && name == "xf": addStyle(depth, attributes)
    case _ where isInFormats && name == "numFmt": failure = Self.misplaced
    default: break
    }
  }

  /// A style without a format shows numbers plainly.
  private func addStyle(_ depth: Int, _ attributes: XMLAttributes) {
    let format = attributes.value("numFmtId")?.number ?? 0
    switch (alternatives?.indices.last, depth) {
    case (nil, 3): styles.append(format)
    case (let last?, 5): alternatives?[last].append(format)
    default: failure = Self.misplaced
    }
  }

  override func startForeign(_ name: XMLText) {
    guard isInStyles else { return }
    if name == "AlternateContent" {
      alternatives = []
    } else if name == "Choice" || name == "Fallback" {
      alternatives?.append([])
    }
  }

  override func endForeign(_ name: XMLText) {
    guard name == "AlternateContent", let found = alternatives else { return }
    alternatives = nil
    // Which of them Excel would follow does not matter while they agree.
    if found.count > 1, found.allSatisfy({ $0 == found[0] }) {
      styles += found[0]
    } else if found.contains(where: { !$0.isEmpty }) {
      failure = Self.misplaced
    }
  }

  override func end(_ name: XMLText, depth: Int) {
    if depth == 2 {
      isInFormats = false
      isInStyles = false
    }
  }

  /// If a style were left out, its number would mean another one.
  private static var misplaced: FileError {
    ZipArchive.broken("a cell's style is inside of other markup")
  }
}
