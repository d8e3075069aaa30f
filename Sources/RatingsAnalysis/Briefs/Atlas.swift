package import FreedomModel

/// All that the pages of an atlas say: a page about every country and territory, the world or a
/// part of it edition by edition, and the tables made of the same values.
///
/// Like a brief it is made of published values and of what is computed from them, under names of
/// its own.
package struct Atlas: Sendable {
  /// A country or territory with what its page says.
  package struct Entry: Sendable {
    /// What the page says, as of the newest edition shown that rates the entity.
    package let brief: CountryBrief
    /// The files that its values were read from, by the id of a publication.
    package let files: [String: [String]]
    /// How to cite what it shows.
    package let citations: [String]

    package init(brief: CountryBrief, files: [String: [String]], citations: [String]) {
      self.brief = brief
      self.files = files
      self.citations = citations
    }
  }

  /// A table with its name in addresses.
  package struct Table: Sendable {
    /// Such as `counts-by-region`; see ``Atlas/fileName(_:)``.
    package let name: String
    /// What to call it in a list of tables.
    package let heading: String
    /// The table as the command prints it, and the command.
    package let table: ResultTable, command: String

    package init(name: String, heading: String, table: ResultTable, command: String) {
      self.name = name
      self.heading = heading
      self.table = table
      self.command = command
    }
  }

  /// A region or a group of states.
  package struct Circle: Sendable {
    /// Which of the two.
    package enum Kind: Sendable, Hashable { case region, group }

    package let kind: Kind
    /// The name of the region, or that of the group in lower case.
    package let name: String
    /// The members in the newest edition, by name.
    package let members: [Entity]
    /// How many of its countries have each status, edition by edition.
    package let counts: EditionCounts
    /// The mean total of its countries, edition by edition, where there are totals.
    package let mean: Series?
  }

  /// What happened in one edition.
  package struct News: Sendable {
    package let edition: Edition
    /// How many countries have each status.
    package let counts: EditionCounts.Row?
    /// The changes of status since the edition before.
    package let statusChanges: [StatusChanges.Row]
    /// The greatest changes of the total score since the edition before.
    package let movers: Movers?
  }

  /// The place of a country or territory on the map, and who had it in each edition.
  package struct Tile: Sendable, Hashable {
    /// The entity's id, and two letters for it.
    package let id: String, code: String
    /// Columns from the left, rows from the top, both from 1.
    package let column: Int, row: Int
    /// The ids of those whose status it shows, one list an edition of the atlas.
    package let owners: [[String]]

    package init(id: String, code: String, column: Int, row: Int, owners: [[String]]) {
      self.id = id
      self.code = code
      self.column = column
      self.row = row
      self.owners = owners
    }
  }

  /// A file to download.
  package struct Download: Sendable {
    package let name: String
    /// What is in it, in one sentence.
    package let summary: String
    package let bytes: [UInt8]

    package init(name: String, summary: String, bytes: [UInt8]) {
      self.name = name
      self.summary = summary
      self.bytes = bytes
    }
  }

  /// The title of the start page.
  package let title: String
  /// Who is in it: `world`, `region:Eurasia`, `group:osce`.
  package let membership: Membership
  /// What is shown beside Freedom House's publications.
  package let indicators: [Indicator]
  /// The editions of *Freedom in the World*, oldest first.
  package let editions: [Edition]
  /// The statuses of all in those editions; one row an entry, in the same order.
  package let statuses: Panel
  /// All entities in it, by name.
  package let entries: [Entry]
  /// The editions with what happened in them, in the same order.
  package let news: [News]
  /// The regions and groups that are in it as a whole.
  package let circles: [Circle]
  /// The map.
  package var tiles: [Tile]
  /// The tables.
  package var tables: [Table]
  /// What can be downloaded.
  package var downloads: [Download]
  /// How to cite it.
  package let citations: [String]
  /// Which source alone its values are of; `nil` where they are the current ones of all.
  package var sourceNote: String?

  /// An atlas of its parts; what the panels say of its editions is computed here.
  ///
  /// - Parameters:
  ///   - title: The title of the start page.
  ///   - panels: The panels of ``CountryBrief/indicators`` of all entities, rated in it or not.
  ///   - scope: Who is in it, and which editions.
  ///   - indicators: What else is shown.
  ///   - entries: Those that have a page.
  ///   - circles: The regions and groups; those are left out that are not in it as a whole.
  ///   - citations: How to cite it.
  /// - Throws: An ``AnalysisError`` where no entity has a status in the editions wanted.
  package init(
    title: String, panels: PanelSet, scope: Scope, indicators: [Indicator], entries: [Entry],
    circles: [(kind: Circle.Kind, name: String, membership: Membership)], citations: [String]
  ) throws(AnalysisError) {
    let panel = try panels.panel("fiw.status")
    let columns = scope.columns(of: panel)
    guard !columns.isEmpty, !entries.isEmpty else { throw .noFigures(indicator: "fiw.status") }
    self.title = title
    self.indicators = indicators
    self.entries = entries
    self.citations = citations
    membership = scope.membership
    editions = columns.map { panel.editions[$0] }
    let rows = entries.compactMap { panel.row(of: $0.brief.entity.id) }
    statuses = Panel(
      indicator: panel.indicator, entities: rows.map { panel.entities[$0] }, editions: editions,
      values: rows.flatMap { row in columns.map { panel.value(row, $0) } })
    news = try News.all(of: editions, in: panels, scope)
    self.circles = Circle.all(
      circles, in: panels, scope, newest: editions[editions.count - 1],
      known: Set(entries.map(\.brief.entity.id)))
    tiles = []
    tables = []
    downloads = []
  }
}

extension Atlas {
  /// A name as a part of an address: lower-case letters, digits, `-` and `.`; anything else by its
  /// number.
  package static func fileName(_ name: String) -> String {
    name.unicodeScalars.map { scalar in
      switch scalar {
      case "a"..."z", "0"..."9", "-", ".": String(scalar)
      case " ": "-"
      default: "_" + String(scalar.value, radix: 16) + "_"
      }
    }.joined()
  }
}

extension Atlas.News {
  /// The most that are named each way.
  package static let mostMovers = 5

  fileprivate static func all(
    of editions: [Edition], in panels: PanelSet, _ scope: Scope
  ) throws(AnalysisError) -> [Atlas.News] {
    var countries = scope
    countries.kind = .country
    let counts = try EditionCounts(in: panels, scope: countries)
    let changes = try StatusChanges(in: panels, scope: countries)
    return editions.map { edition in
      var upTo = countries
      upTo.from = nil
      upTo.to = edition.year
      return Atlas.News(
        edition: edition, counts: counts.rows.first { $0.edition == edition },
        statusChanges: changes.rows.filter { $0.edition == edition },
        movers: try? Movers(in: panels, top: mostMovers, scope: upTo))
    }
  }
}

extension Atlas.Circle {
  fileprivate static func all(
    _ circles: [(kind: Kind, name: String, membership: Membership)], in panels: PanelSet,
    _ scope: Scope, newest: Edition, known: Set<String>
  ) -> [Atlas.Circle] {
    guard let panel = panels["fiw.status"], let column = panel.editions.firstIndex(of: newest)
    else { return [] }
    return circles.compactMap { circle in
      var own = scope
      own.kind = .country
      own.membership = circle.membership
      let members = panel.entities.indices.filter { row in
        panel.value(row, column) != nil
          && circle.membership.includes(panel.entities[row], in: newest)
      }.map { panel.entities[$0] }
      guard !members.isEmpty, members.allSatisfy({ known.contains($0.id) }),
        let counts = try? EditionCounts(in: panels, scope: own)
      else { return nil }
      let totals = panels["fiw.total"].map { $0.keeping(columns: own.columns(of: $0)) }
      let mean = totals.map { GroupMeans(of: [circle.membership], in: $0).panel.series(0) }
      return Atlas.Circle(
        kind: circle.kind, name: circle.name,
        members: members.sorted { $0.sortName < $1.sortName }, counts: counts,
        mean: (mean?.values.contains { $0 != nil } ?? false) ? mean : nil)
    }
  }
}

extension Panel {
  /// Some of the editions.
  package func keeping(columns: [Int]) -> Panel {
    guard columns.count < editions.count else { return self }
    return Panel(
      indicator: indicator, entities: entities, editions: columns.map { editions[$0] },
      values: entities.indices.flatMap { row in columns.map { value(row, $0) } },
      thirdParties: thirdParties.filter { pair in columns.contains { editions[$0] == pair.key } })
  }
}
