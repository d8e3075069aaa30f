internal import FreedomModel

extension Citation {
  /// An item of CSL-JSON.
  var cslItem: JSONNode {
    var members: [(String, JSONNode)] = [
      ("id", .text(key)), ("type", .text(kind == .dataset ? "dataset" : "software")),
    ]
    func add(_ name: String, _ value: String) {
      if !value.isEmpty { members.append((name, .text(value))) }
    }
    if !author.isEmpty {
      members.append(("author", .list([.object([("literal", .text(author))])])))
    }
    add("title", title)
    if let year { members.append(("issued", Citation.date([year]))) }
    add("version", version)
    add("publisher", publisher)
    add("publisher-place", place)
    add("URL", url)
    if let accessed {
      members.append(("accessed", Citation.date([accessed.year, accessed.month, accessed.day])))
    }
    add("note", note)
    return .object(members)
  }

  private static func date(_ parts: [Int]) -> JSONNode {
    .object([("date-parts", .list([.list(parts.map { .integer($0) })]))])
  }
}
