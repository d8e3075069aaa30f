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
    id: "fiw", title: "Freedom in the World",
    citation: "Freedom House, Freedom in the World. https://freedomhouse.org")
  /// *Freedom of the Press*, editions 1980 to 2017.
  public static let freedomOfThePress = Publication(
    id: "fotp", title: "Freedom of the Press",
    citation: "Freedom House, Freedom of the Press. https://freedomhouse.org")
  /// *Freedom on the Net*, editions from 2009.
  public static let freedomOnTheNet = Publication(
    id: "fotn", title: "Freedom on the Net",
    citation: "Freedom House, Freedom on the Net. https://freedomhouse.org")

  /// Not ratings but memberships: the tables of groups of states.
  public static let groups = Publication(id: "groups", title: "Groups of states")

  /// Freedom House's three publications.
  public static let freedomHouse = [freedomInTheWorld, freedomOfThePress, freedomOnTheNet]
}
