internal import DisplayText
public import FreedomModel

/// How a reader names the values, or this software, in a publication of their own.
public struct Citation: Sendable, Hashable {
  /// What is cited.
  public enum Kind: Sendable, Hashable {
    /// A publication's values.
    case dataset
    /// A program.
    case software
  }

  /// The key in a bibliography; the same in every version.
  public let key: String
  /// What is cited.
  public let kind: Kind
  /// An organisation or group; empty where unknown.
  public let author: String
  /// The title, with the editions in use.
  public let title: String
  /// The year of the newest edition, or of the program's release.
  public let year: Int?
  /// The program's version; empty for values.
  public let version: String
  /// Who publishes it; empty where no one does.
  public let publisher: String
  /// Where the publisher sits.
  public let place: String
  /// The address; empty where there is none.
  public let url: String
  /// The day on which the values were got; `nil` where it is left out.
  public let accessed: CalendarDate?
  /// Other facts to mention.
  public let note: String
  /// Whether ``note`` is how a user's own publication says that it is cited.
  let isInOwnWords: Bool

  /// The citation of a publication.
  ///
  /// - Parameters:
  ///   - publication: One of Freedom House's, or a user's own.
  ///   - editions: The editions in use, in any order; those of other publications do not count.
  ///   - accessed: The day on which the values were got.
  public init(
    _ publication: Publication, editions: [Edition] = [], accessed: CalendarDate? = nil
  ) {
    let years = editions.filter { $0.publication == publication.id }.map(\.year)
    let address = Citation.addresses[publication.id]
    let span = Citation.span(years)
    kind = .dataset
    key = (address == nil ? "" : "freedom-house-") + Citation.plainKey(publication.id)
    author = address == nil ? "" : "Freedom House"
    let unit = years.min() != years.max() ? "editions" : "edition"
    title =
      publication.title + (address == nil || span.isEmpty ? "" : ", \(unit) \(span)")
    year = years.max()
    version = ""
    publisher = author
    place = address == nil ? "" : "Washington, DC"
    url = address ?? ""
    self.accessed = accessed
    isInOwnWords = address == nil && !publication.citation.isEmpty
    if address != nil {
      note = ""
    } else if !publication.citation.isEmpty || span.isEmpty {
      note = publication.citation
    } else {
      note = "Values for \(span)"
    }
  }

  /// The first and last of some years in words; empty for none.
  private static func span(_ years: [Int]) -> String {
    guard let first = years.min(), let last = years.max() else { return "" }
    return first < last ? "\(first) to \(last)" : "\(first)"
  }

  /// The citation of a third party, with what it is cited for.
  init(_ party: ThirdParty, note: String, accessed: CalendarDate?) {
    kind = .dataset
    key = party.key
    author = party.author
    title = party.title
    year = party.year
    version = ""
    publisher = party.publisher
    place = party.place
    url = party.url
    self.accessed = accessed
    self.note = note
    isInOwnWords = false
  }

  private init(
    software version: String, year: Int?, accessed: CalendarDate?
  ) {
    kind = .software
    key = "freedom-ratings"
    author = "The freedom-ratings contributors"
    title = "freedom-ratings: Freedom House's ratings in one database"
    self.year = year
    self.version = version
    publisher = ""
    place = ""
    url = Citation.address
    self.accessed = url.isEmpty ? nil : accessed
    note = ""
    isInOwnWords = false
  }

  /// Where this software is; empty until it has a public address.
  private static let address = ""

  /// The citation of this software.
  public static func software(
    version: String, year: Int? = nil, accessed: CalendarDate? = nil
  ) -> Citation {
    Citation(software: version, year: year, accessed: accessed)
  }

  /// Keys of BibTeX and RIS may have letters, digits and a few marks.
  static func plainKey(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" })
  }

  private static let addresses = [
    "fiw": "https://freedomhouse.org/report/freedom-world",
    "fotp": "https://freedomhouse.org/reports/publication-archives",
    "fotn": "https://freedomhouse.org/report/freedom-net",
  ]
}

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
