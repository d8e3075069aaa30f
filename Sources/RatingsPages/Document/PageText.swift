internal import FreedomModel

/// A piece of a text on a page.
package enum PageText: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// Words.
  case plain(String)
  /// Emphasised words.
  case strong(String)
  /// A value, which leads to the note that says where it is from.
  case value(String, SourceNote.Kind)
  /// Words that lead to another page.
  case link(String, address: String)
  /// Words that lead to another page of the same site; plain words on a page by itself.
  case page(String, SitePage)

  package init(stringLiteral words: String) { self = .plain(words) }

  /// The name of a country or territory, which leads to its page.
  static func entity(_ entity: Entity) -> PageText { .page(entity.name, .entity(entity.id)) }

  /// The words alone.
  package var words: String {
    switch self {
    case .plain(let words), .strong(let words), .value(let words, _), .link(let words, _),
      .page(let words, _):
      words
    }
  }
}

extension Sequence<PageText> {
  /// The words alone.
  package var words: String { map(\.words).joined() }
}

/// A note at the end of a page that says where some of its values are from, or how they are
/// computed.
package struct SourceNote: Sendable, Hashable {
  /// What the values are.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Statuses and ratings of *Freedom in the World*, as published.
    case ratings
    /// Scores of *Freedom in the World*, as published.
    case scores
    /// *Freedom of the Press*, as published.
    case press
    /// *Freedom on the Net*, as published.
    case net
    /// The user's own publications.
    case own
    /// Means of regions and of the world.
    case means
    /// Ranks.
    case ranks
    /// Differences between editions, and what they are made of.
    case changes
    /// Shifts of the mean rating.
    case breaks
    /// Episodes.
    case episodes

    /// Whether the values are computed here, and so not published.
    package var isComputed: Bool {
      switch self {
      case .ratings, .scores, .press, .net, .own: false
      case .means, .ranks, .changes, .breaks, .episodes: true
      }
    }
  }

  /// What the values are.
  package let kind: Kind
  /// Where they are from.
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
