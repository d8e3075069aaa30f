/// An Office Open XML workbook: its archive and what its sheets share. The sheets refer to it,
/// so it does not refer to them: a file is closed when its last sheet is let go.
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

  /// The sheets of a workbook in the order of their tabs; another kind of archive is refused by its
  /// name.
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

  /// The shared texts, read when first needed.
  func strings() throws(FileError) -> SharedStrings {
    if let loadedStrings { return loadedStrings }
    var strings = SharedStrings()
    if let stringsEntry { strings = try SharedStrings(stringsEntry, in: archive) }
    loadedStrings = strings
    return strings
  }

  /// The formats of the cells, read when first needed.
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
          "a sheet's name is inside of other markup", value: attributes.value("name")?.string)
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

/// What one part of a workbook refers to.
struct Relationships {
  struct Relationship {
    /// The last word of its type, such as `worksheet`; the same in both editions of the format.
    let kind: String
    let part: String
  }

  private(set) var byID: [String: Relationship] = [:]

  /// The relationships of a part; none where it has no such list.
  init(of part: String, in archive: ZipArchive) throws(FileError) {
    guard let entry = archive.entry(PartName.relationships(of: part)) else { return }
    let handler = RelationshipsHandler(part: part)
    try XMLStream.read(archive.open(entry), limits: archive.limits, handler: handler)
    byID = handler.byID
  }

  func first(_ kind: String) -> Relationship? {
    byID.filter { $0.value.kind == kind }.min { $0.key < $1.key }?.value
  }
}

private final class RelationshipsHandler: XMLHandler {
  var byID: [String: Relationships.Relationship] = [:]
  private let part: String

  init(part: String) {
    self.part = part
  }

  override func start(_ name: XMLText, depth: Int, _ attributes: XMLAttributes) {
    guard depth == 2, name == "Relationship", let id = attributes.value("Id"),
      let type = attributes.value("Type"), let target = attributes.value("Target")
    else { return }
    if let mode = attributes.value("TargetMode"), mode == "External" { return }
    let kind = type.string.split(separator: "/").last.map(String.init) ?? ""
    byID[id.string] = Relationships.Relationship(
      kind: kind, part: PartName.resolve(target.string, from: part))
  }
}

/// Names of the parts of a workbook, and how parts refer to each other.
enum PartName {
  /// The part that lists what a part refers to.
  static func relationships(of part: String) -> String {
    let (folder, name) = split(part)
    return folder + "_rels/" + name + ".rels"
  }

  /// The part that a target means when a part refers to it.
  static func resolve(_ target: String, from part: String) -> String {
    let start = target.hasPrefix("/") ? "" : split(part).folder
    var pieces: [Substring] = []
    for piece in (start + target).split(separator: "/") {
      switch piece {
      case ".": continue
      case "..": _ = pieces.popLast()
      default: pieces.append(piece)
      }
    }
    return pieces.joined(separator: "/")
  }

  private static func split(_ part: String) -> (folder: String, name: String) {
    guard let slash = part.lastIndex(of: "/") else { return ("", part) }
    let after = part.index(after: slash)
    return (String(part[..<after]), String(part[after...]))
  }
}

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
