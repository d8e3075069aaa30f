/// An Office Open XML workbook: its archive and what its sheets share. The sheets hold on to it,
/// so it does not hold them: a file is closed when its last sheet is let go.
final class XLSXWorkbook {
  let archive: ZipArchive
  private let startsIn1904: Bool
  private var stringsEntry: ZipEntry?
  private var stylesEntry: ZipEntry?
  private var loadedStrings: SharedStrings?
  private var loadedFormats: CellFormats?

  private init(archive: ZipArchive, startsIn1904: Bool) {
    self.archive = archive
    self.startsIn1904 = startsIn1904
  }

  /// The sheets of a workbook in the order of their tabs; another kind of archive is refused by its name.
  static func sheets(of source: ByteSource, limits: ReadingLimits) throws(FileError) -> [Sheet] {
    let archive = try ZipArchive(source: source, limits: limits)
    let root = try Relationships(of: "", in: archive)
    guard let part = root.first("officeDocument")?.part, let entry = archive.entry(part) else {
      throw try ArchiveKind.refusal(archive)
    }
    if let error = ArchiveKind.refusal(workbookPart: part) { throw error }
    let handler = WorkbookHandler()
    try XMLStream.read(archive.open(entry), limits: limits, handler: handler)
    let workbook = XLSXWorkbook(archive: archive, startsIn1904: handler.startsIn1904)
    let relationships = try Relationships(of: part, in: archive)
    if let strings = relationships.first("sharedStrings") {
      workbook.stringsEntry = try workbook.entry(strings.part)
    }
    if let styles = relationships.first("styles") {
      workbook.stylesEntry = try workbook.entry(styles.part)
    }
    var sheets: [Sheet] = []
    // A module of macros has a tab without a part.
    for sheet in handler.sheets where !sheet.relationship.isEmpty {
      guard let relationship = relationships.byID[sheet.relationship] else {
        throw ZipArchive.broken("a sheet has no part", value: sheet.name)
      }
      // Charts and dialogs have tabs too, but no cells.
      guard relationship.kind == "worksheet" else { continue }
      let reader = WorksheetReader(
        workbook: workbook, sheet: sheet.name, entry: try workbook.entry(relationship.part))
      sheets.append(
        Sheet(name: sheet.name, isHidden: sheet.isHidden, reader: reader))
    }
    return sheets
  }

  /// The shared texts, read when first asked for.
  func strings() throws(FileError) -> SharedStrings {
    if let loadedStrings { return loadedStrings }
    var strings = SharedStrings()
    if let stringsEntry { strings = try SharedStrings(stringsEntry, in: archive) }
    loadedStrings = strings
    return strings
  }

  /// The formats of the cells, read when first asked for.
  func formats() throws(FileError) -> CellFormats {
    if let loadedFormats { return loadedFormats }
    let formats =
      if let stylesEntry {
        try CellFormats(stylesEntry, in: archive, startsIn1904: startsIn1904)
      } else {
        CellFormats()
      }
    loadedFormats = formats
    return formats
  }

  private func entry(_ part: String) throws(FileError) -> ZipEntry {
    guard let entry = archive.entry(part) else {
      throw ZipArchive.broken("a part is missing", value: part)
    }
    return entry
  }
}

/// `workbook / workbookPr` and `workbook / sheets / sheet`.
private final class WorkbookHandler: XMLHandler {
  var sheets: [(name: String, relationship: String, isHidden: Bool)] = []
  var startsIn1904 = false
  private var isInSheets = false

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    if depth == 2 {
      isInSheets = name == "sheets"
      if name == "workbookPr" { startsIn1904 = attributes.value("date1904")?.isTrue ?? false }
    } else if name == "sheet" {
      if depth == 3, isInSheets {
        addSheet(attributes)
      } else {
        failure = ZipArchive.broken(
          "a sheet's name stands inside of other markup", value: attributes.value("name")?.string)
      }
    }
  }

  override func end(_ name: XMLText, depth: Int) {
    if depth == 2 { isInSheets = false }
  }

  private func addSheet(_ attributes: XMLAttributes) {
    var relationship = ""
    // The prefix of `r:id` is the writer's choice; `sheetId` has none.
    for (name, value) in attributes where name.hasPrefix && name.local == "id" {
      relationship = value.string
    }
    let state = attributes.value("state")?.string ?? "visible"
    sheets.append(
      (attributes.value("name")?.string ?? "", relationship, state.hasSuffix("idden")))
  }
}
