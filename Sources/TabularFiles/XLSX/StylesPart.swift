extension CellFormats {
  /// The styles of the part that has all of them.
  init(_ entry: ZipEntry, in archive: ZipArchive, startsIn1904: Bool) throws(FileFault) {
    let handler = StylesHandler()
    try XMLStream.read(archive.open(entry), limits: archive.limits, handler: handler)
    self.init(codes: handler.codes, styles: handler.styles, startsIn1904: startsIn1904)
  }
}

/// `styleSheet / numFmts / numFmt` and `styleSheet / cellXfs / xf`.
private final class StylesHandler: XMLHandler {
  var codes: [Int: String] = [:]
  var styles: [Int] = []
  private var isInFormats = false
  private var isInStyles = false

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
    case 3 where isInStyles && name == "xf":
      // A style without a format shows numbers plainly.
      styles.append(attributes.value("numFmtId")?.number ?? 0)
    // To leave out a style would give its number to another one.
    case _ where isInFormats && name == "numFmt" || isInStyles && name == "xf":
      failure = ZipArchive.broken("a cell's style stands inside of other markup")
    default: break
    }
  }

  override func end(_ name: XMLText, depth: Int) {
    if depth == 2 {
      isInFormats = false
      isInStyles = false
    }
  }
}
