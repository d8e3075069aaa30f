internal import DisplayText
internal import FreedomModel

extension Citation {
  /// A RIS record, its lines ended by line feeds.
  public var ris: String {
    var lines = ["TY  - \(kind == .dataset ? "DATA" : "COMP")", "ID  - \(key)"]
    func add(_ tag: String, _ value: String) {
      if !value.isEmpty { lines.append("\(tag)  - \(value.visible)") }
    }
    add("AU", author)
    add("TI", title)
    add("PY", year.map(String.init) ?? "")
    add("ET", version)
    add("PB", publisher)
    add("CY", place)
    add("UR", url)
    add("Y2", accessed?.description.split(separator: "-").joined(separator: "/") ?? "")
    add("N1", note)
    lines.append("ER  - ")
    return lines.joined(separator: "\n") + "\n"
  }
}
