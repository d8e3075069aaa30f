internal import FreedomModel

extension DataPackageDescriptor {
  /// The text of `datapackage.json`.
  public var json: String {
    var members: [(String, JSONNode)] = [
      ("profile", .text("tabular-data-package")), ("name", .text(name)), ("title", .text(title)),
    ]
    members += filled([("description", description)])
    func add<Element>(
      _ key: String, _ elements: [Element], _ node: (Element) -> [(String, JSONNode)]
    ) {
      guard !elements.isEmpty else { return }
      members.append((key, .list(elements.map { .object(node($0)) })))
    }
    add("sources", sources) { filled([("title", $0.title), ("path", $0.path)]) }
    add("contributors", contributors) { filled([("title", $0.title), ("role", $0.role)]) }
    members.append(("resources", .list(resources.map { .object($0.members) })))
    return JSONNode.object(members).document
  }
}

extension DataPackageDescriptor.Resource {
  fileprivate var members: [(String, JSONNode)] {
    var schema: [(String, JSONNode)] = [
      ("fields", .list(columns.map(DataPackageDescriptor.field))),
      ("missingValues", .list([.text("")])),
    ]
    if !primaryKey.isEmpty {
      schema.append(("primaryKey", .list(primaryKey.map { .text($0) })))
    }
    return [
      ("profile", .text("tabular-data-resource")), ("name", .text(name)), ("path", .text(path)),
    ] + filled([("title", title), ("description", description)]) + [
      ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
      ("bytes", .integer(bytes)), ("hash", .text("sha256:" + sha256)),
      ("dialect", .object([("delimiter", .text(",")), ("lineTerminator", .text("\n"))])),
      ("schema", .object(schema)),
    ]
  }
}

extension DataPackageDescriptor {
  fileprivate static func field(_ column: ResultTable.Column) -> JSONNode {
    .object(
      filled([
        ("name", column.name), ("type", column.kind.rawValue), ("unit", column.unit),
        ("description", column.description),
      ]))
  }
}

/// The members that have a text.
private func filled(_ members: [(String, String)]) -> [(String, JSONNode)] {
  members.filter { !$0.1.isEmpty }.map { ($0.0, .text($0.1)) }
}
