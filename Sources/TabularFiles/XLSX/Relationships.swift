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
