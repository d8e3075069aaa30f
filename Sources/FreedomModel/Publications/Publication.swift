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

  /// How a user's own publication is credited: by its citation, else by its title, with the id that its
  /// indicators have in front; `nil` for Freedom House's.
  package var credit: String? {
    if Publication.isFreedomHouse(id) { return nil }
    if !citation.isEmpty { return citation }
    return title == id ? id : "\(title) (\(id))"
  }

  private static func citation(of titles: [String]) -> String {
    "Freedom House, \(titles.joined(separator: "; ")). https://freedomhouse.org"
  }
}
