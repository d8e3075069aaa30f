/// A name that stands for nothing, or for more than one thing.
public struct UnknownName: Error, Sendable, Hashable {
  /// What is looked for; the raw value is its name for people.
  public enum Kind: String, Sendable, Hashable {
    /// A country or territory.
    case entity = "country or territory"
    /// What is measured.
    case indicator
    /// An imported file.
    case source
    /// One of Freedom House's regions.
    case region
    /// A group of states.
    case group
    /// What others are compared with.
    case baseline
    /// A column of a table.
    case column
  }

  /// What was looked for.
  public let kind: Kind
  /// The name as given.
  public let name: String
  /// Whether it stands for several.
  public let isAmbiguous: Bool
  /// What may have been meant; at most three, or all that bear an ambiguous name.
  public let suggestions: [String]
  /// All names of the kind, where they are few.
  public let known: [String]
  /// What the name means as a code of countries, with the system in front, where it is one.
  public let meanings: [String]

  /// Describes an unknown name.
  public init(
    kind: Kind, name: String, isAmbiguous: Bool, suggestions: [String], known: [String] = [],
    meanings: [String] = []
  ) {
    self.kind = kind
    self.name = name
    self.isAmbiguous = isAmbiguous
    self.suggestions = suggestions
    self.known = known
    self.meanings = meanings
  }

  /// Describes a name that is none of a few.
  init(kind: Kind, name: String, among known: [String]) {
    self.init(
      kind: kind, name: name, isAmbiguous: false,
      suggestions: Similarity.nearest(to: name, among: known), known: known)
  }
}
