/// A series of ratings: one of Freedom House's, or a user's own.
public struct Publication: Sendable, Hashable {
  /// The short name that prefixes its indicators, such as `fiw`.
  public let id: String
  /// The name in full.
  public let title: String
  /// How to cite it.
  public let citation: String

  /// Describes a publication.
  public init(id: String, title: String, citation: String = "") {
    self.id = id
    self.title = title
    self.citation = citation
  }

  /// *Freedom in the World*, editions from 1973.
  public static let freedomInTheWorld = Publication(
    id: "fiw", title: "Freedom in the World", citation: citation(of: ["Freedom in the World"]))
  /// *Freedom of the Press*, editions 1980 to 2017.
  public static let freedomOfThePress = Publication(
    id: "fotp", title: "Freedom of the Press", citation: citation(of: ["Freedom of the Press"]))
  /// *Freedom on the Net*, editions from 2009.
  public static let freedomOnTheNet = Publication(
    id: "fotn", title: "Freedom on the Net", citation: citation(of: ["Freedom on the Net"]))

  /// Not ratings but memberships: the tables of groups of states.
  public static let groups = Publication(id: "groups", title: "Groups of states")

  /// Freedom House's three publications.
  public static let freedomHouse = [freedomInTheWorld, freedomOfThePress, freedomOnTheNet]

  /// How to cite, in one sentence, those of Freedom House's publications that are among some.
  ///
  /// - Parameter ids: The publications' short names.
  /// - Returns: The sentence; empty where none of Freedom House's is meant.
  public static func citation(ofPublications ids: some Sequence<String>) -> String {
    let ids = Set(ids)
    let titles = freedomHouse.filter { ids.contains($0.id) }.map(\.title)
    return titles.isEmpty ? "" : citation(of: titles)
  }

  /// How a user's own publication is credited: by its citation, else by its title, with the id that
  /// its indicators have in front; `nil` for Freedom House's.
  package var credit: String? {
    if Publication.isFreedomHouse(id) { return nil }
    if !citation.isEmpty { return citation }
    return title == id ? id : "\(title) (\(id))"
  }

  /// A citation for a line under a table: without addresses, and without what Freedom House's
  /// titles have in common.
  package static func withoutAddresses(_ citation: String) -> String {
    var kept: [String] = []
    for word in citation.split(separator: " ") {
      guard word.hasPrefix("https://") || word.hasPrefix("http://") else {
        kept.append(String(word))
        continue
      }
      // `Title. https://a; Other` without the address is `Title; Other`.
      if let last = kept.last, last.hasSuffix(".") || last.hasSuffix(",") {
        kept[kept.count - 1].removeLast()
      }
      if word.hasSuffix(";"), let last = kept.last { kept[kept.count - 1] = last + ";" }
    }
    return kept.joined(separator: " ").replacing("; Freedom o", with: ", o")
  }

  private static func citation(of titles: [String]) -> String {
    "Freedom House, \(titles.joined(separator: "; ")). https://freedomhouse.org"
  }
}

extension Publication {
  /// Whether an id is that of one of Freedom House's publications.
  package static func isFreedomHouse(_ id: String) -> Bool {
    freedomHouse.contains { $0.id == id }
  }

  /// The id that a written name stands for: without blanks at its ends, and one of Freedom House's
  /// in any case of letters.
  package static func id(named name: String) -> String {
    let trimmed = name.trimmedOfBlanks
    let lower = trimmed.lowercased()
    return isFreedomHouse(lower) ? lower : trimmed
  }

  /// Why a name cannot be that of a user's own publication: it looks like one of Freedom House's,
  /// or its indicators could be mistaken for those of another.
  package static func objection(to name: String) -> String? {
    let id = id(named: name)
    if isFreedomHouse(id) { return nil }
    if id.isEmpty { return "a publication needs a name" }
    let hasUnseen = id.unicodeScalars.contains {
      switch $0.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
      default: false
      }
    }
    if hasUnseen { return "a publication's name has no characters that cannot be seen" }
    if id.contains(".") { return "a publication's name has no full stop" }
    let key = plainKey(id)
    for known in freedomHouse where key == plainKey(known.title) || key == known.id {
      return "this is Freedom House's \(known.title); its name here is \(known.id)"
    }
    return nil
  }

  /// The letters and digits of a name, without case.
  private static func plainKey(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}

extension Sequence<Indicator> {
  /// How the publications that some indicators belong to are cited, in one sentence: Freedom
  /// House's together, then each of a user's own.
  package var citation: String {
    let official = Publication.citation(ofPublications: map(\.publication))
    let own = filter { !Publication.isFreedomHouse($0.publication) }.map {
      $0.credit ?? $0.publication
    }
    return ((official.isEmpty ? [] : [official]) + own.uniqued()).joined(separator: "; ")
  }
}

extension Indicator {
  /// How its publication is cited.
  package var citation: String { CollectionOfOne(self).citation }
}
