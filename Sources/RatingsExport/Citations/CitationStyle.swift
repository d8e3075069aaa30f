internal import DisplayText
public import FreedomModel

/// A form in which citations are written.
public enum CitationStyle: String, Sendable, CaseIterable {
  /// Sentences for a list of references.
  case text
  /// BibTeX, for LaTeX.
  case bibtex
  /// RIS, for reference managers.
  case ris
  /// CSL-JSON, for Pandoc, Zotero and the like.
  case csl = "csl-json"

  /// The file extension of the form, without the dot.
  public var fileExtension: String {
    switch self {
    case .text: "txt"
    case .bibtex: "bib"
    case .ris: "ris"
    case .csl: "json"
    }
  }

  /// The form that the ending of a file's name means; `nil` where it means none.
  public static func forFile(_ path: String) -> CitationStyle? {
    guard let ending = FileEnding(of: path) else { return nil }
    return allCases.first { $0.fileExtension == ending.text }
  }

  /// Some citations in this form, one after the other, with a line feed at the end.
  public func document(_ citations: [Citation]) -> String {
    switch self {
    case .text: citations.map { $0.sentence + "\n" }.joined(separator: "\n")
    case .bibtex: citations.map(\.bibTeX).joined(separator: "\n")
    case .ris: citations.map(\.ris).joined(separator: "\n")
    case .csl: JSONNode.list(citations.map(\.cslItem)).document
    }
  }
}

extension Citation {
  /// One sentence after the other: who, when, what, where.
  public var sentence: String {
    // A user's own words that name the publication, or one without a title, say all of it.
    if isInOwnWords, note.contains(title) || Self.plainKey(title) == key {
      let all = [note] + (accessed.map { ["Accessed \($0)"] } ?? [])
      return all.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ").visible
    }
    var parts: [String] = []
    if !author.isEmpty { parts.append(author + (year.map { " (\($0))" } ?? "")) }
    var work = title + (version.isEmpty ? "" : ", version \(version)")
    work += kind == .dataset ? " [data set]" : " [computer software]"
    if kind == .dataset, author.isEmpty, let year { work += " (\(year))" }
    parts.append(work)
    if !publisher.isEmpty { parts.append(place.isEmpty ? publisher : "\(place): \(publisher)") }
    if !note.isEmpty { parts.append(note) }
    if !url.isEmpty { parts.append(url) }
    if let accessed { parts.append("Accessed \(accessed)") }
    return parts.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ").visible
  }
}

extension Citation {
  /// Some citations as a table, one a row.
  public static func table(of citations: [Citation]) -> ResultTable {
    ResultTable(
      title: "How to cite",
      columns: [
        .init("key", .string, description: "The key in a bibliography"),
        .init("type", .string, description: "dataset or software"),
        .init("author", .string, description: "Whose work it is"),
        .init("title", .string, description: "The title, with the editions in use"),
        .init("year", .integer, description: "The year of the newest edition"),
        .init("version", .string, description: "The version of a program"),
        .init("publisher", .string, description: "Who publishes it"),
        .init("url", .string, description: "Where it is"),
        .init("citation", .string, description: "All of it in sentences"),
      ],
      rows: citations.map { citation in
        func text(_ text: String) -> ResultValue { text.isEmpty ? .missing : .text(text) }
        return [
          text(citation.key), text(citation.kind == .dataset ? "dataset" : "software"),
          text(citation.author), text(citation.title), ResultValue(citation.year),
          text(citation.version), text(citation.publisher), text(citation.url),
          text(citation.sentence),
        ]
      })
  }
}

extension Citation {
  /// A BibTeX entry. Author and title are in double braces: nothing is split or lower-cased.
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

extension Citation {
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
