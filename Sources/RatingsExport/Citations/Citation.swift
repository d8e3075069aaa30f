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
