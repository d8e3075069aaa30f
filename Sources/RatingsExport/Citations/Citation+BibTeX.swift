internal import DisplayText
internal import FreedomModel

extension Citation {
  /// A BibTeX entry. Author and title stand in double braces: nothing is split or lower-cased.
  public var bibTeX: String {
    var fields: [(String, String)] = []
    func add(_ name: String, _ value: String, isProtected: Bool = false) {
      guard !value.isEmpty else { return }
      fields.append((name, isProtected ? "{\(value)}" : value))
    }
    add("author", LaTeXText.escaped(author), isProtected: true)
    // Without an author BibTeX sorts by this.
    if author.isEmpty { add("key", LaTeXText.escaped(title)) }
    add("title", LaTeXText.escaped(title), isProtected: true)
    add("year", year.map(String.init) ?? "")
    add("version", LaTeXText.escaped(version))
    add("howpublished", kind == .dataset ? "Data set" : "Computer software")
    add("publisher", LaTeXText.escaped(publisher))
    add("address", LaTeXText.escaped(place))
    add("url", url)
    add("urldate", accessed?.description ?? "")
    add("note", LaTeXText.escaped(note))
    let lines = fields.map { name, value in
      "  \(name.padded(toWidth: 12)) = {\(value)},\n"
    }
    return "@misc{\(key),\n\(lines.joined())}\n"
  }
}
