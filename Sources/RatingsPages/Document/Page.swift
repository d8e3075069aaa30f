internal import FreedomModel
package import RatingsCharts

/// A page as a value, written as HTML, as Markdown, or for a terminal.
package struct Page: Sendable {
  /// What the page is about.
  package var title: String
  /// The main statements, before the first section.
  package var lead: [[PageText]] = []
  /// The sections in their order.
  package var sections: [PageSection] = []
  /// Where the values are from; a value on the page leads to its note.
  package var notes: [SourceNote] = []
  /// How to cite the values, one text a publication.
  package var citations: [String] = []

  /// Whether it is wider than text should be.
  var isWide = false
  /// What makes more of the page where scripts run; it is complete without.
  var scripts: [PageScript] = []

  package init(title: String) { self.title = title }

  /// The number of the note of some values, 1 being the first; `nil` where the page has none.
  func number(of kind: SourceNote.Kind) -> Int? {
    notes.firstIndex { $0.kind == kind }.map { $0 + 1 }
  }

  /// What the values are that lead to a note.
  var kinds: Set<SourceNote.Kind> {
    Set((lead + sections.flatMap(\.blocks).flatMap(\.texts)).joined().compactMap(\.kind))
  }
}

/// A section of a page.
package struct PageSection: Sendable {
  /// The name in addresses, such as `total-score`.
  package let id: String
  /// The heading.
  package let heading: String
  /// What is in it.
  package var blocks: [PageBlock]
  /// What a screenful in the terminal has of it.
  package var screen: [PageBlock]

  package init(
    _ id: String, heading: String, _ blocks: [PageBlock], screen: [PageBlock] = []
  ) {
    self.id = id
    self.heading = heading
    self.blocks = blocks
    self.screen = screen
  }
}

/// A part of a section.
package enum PageBlock: Sendable {
  /// A paragraph.
  case paragraph([PageText])
  /// A list of points.
  case list([[PageText]])
  /// A table.
  case table(PageTable)
  /// A chart.
  case chart(Chart)
  /// What only a browser can show.
  case markup(PageMarkup)

  /// The texts in which a value can lead to a note.
  var texts: [[PageText]] {
    switch self {
    case .paragraph(let text): [text]
    case .list(let points): points
    case .table(let table): table.rows
    case .chart, .markup: []
    }
  }
}

/// A part of a page that only a browser can show.
package struct PageMarkup: Sendable {
  /// The part as HTML, with the classes of ``PageStyle``; an address in it is made by a place on a
  /// site.
  let html: @Sendable (SitePlace?) -> String
  /// What it says, for other formats.
  let words: String
}

/// A table of a page.
package struct PageTable: Sendable {
  /// A heading, and whether the cells under it are numbers.
  package struct Column: Sendable, Hashable {
    let heading: String
    let isNumeric: Bool

    package init(_ heading: String, isNumeric: Bool = false) {
      self.heading = heading
      self.isNumeric = isNumeric
    }
  }

  /// What the table shows.
  package let caption: String
  package let columns: [Column]
  /// One cell a column; the first names the row.
  package let rows: [[PageText]]
  /// The row that the page is about, where there is one.
  package var highlighted: Int?
  /// Whether a script may sort the rows and search in them.
  var isSortable = false

  package init(
    _ caption: String, columns: [Column], rows: [[PageText]], highlighted: Int? = nil
  ) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.highlighted = highlighted
  }
}

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

  /// What a value is; `nil` for other pieces.
  var kind: SourceNote.Kind? {
    if case .value(_, let kind) = self { kind } else { nil }
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

extension ChartOptions {
  /// The options of a chart whose title says all: what, who and when.
  init(titled title: String) {
    self.init(title: title)
    subtitle = ""
  }
}
