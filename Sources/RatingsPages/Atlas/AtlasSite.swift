internal import FreedomModel
package import RatingsAnalysis

/// One kind of page of an atlas.
protocol AtlasPages: Sendable {
  /// The pages of the kind, each with its place.
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)]
}

/// An atlas as a site of files that need no server.
package struct AtlasSite: Sendable {
  /// A file of the site, with its path from the site's folder.
  package typealias File = (name: String, bytes: [UInt8])

  /// The kinds of page; a new one is one file and one line here.
  private static let kinds: [any AtlasPages.Type] = [
    StartPage.self, EntitiesPage.self, EntityPages.self, CirclePages.self, TablePages.self,
    MethodPage.self, DownloadsPage.self,
  ]

  /// All files, `index.html` first. The same atlas makes the same bytes.
  package let files: [File]

  package init(_ atlas: Atlas) {
    var pages = Self.kinds.flatMap { $0.pages(of: atlas) }
    if let note = atlas.sourceNote {
      for position in pages.indices { pages[position].page.lead.append([.plain(note)]) }
    }
    let downloads = atlas.downloads.map { (place: SitePage.file($0.name), bytes: $0.bytes) }
    let site = Site(
      title: atlas.title, pages: Set(pages.map(\.place) + downloads.map(\.place)),
      menu: [
        (atlas.title, .start), ("Countries", .entities), ("Method", .method),
        ("Downloads", .downloads),
      ])
    files =
      pages.map { place, page in
        (place.path, Array(page.html(at: SitePlace(site: site, page: place)).utf8))
      } + downloads.map { ($0.place.path, $0.bytes) }
  }
}

extension Atlas {
  /// The newest edition shown.
  var newest: Edition { editions[editions.count - 1] }

  /// The editions in words: `1973 to 2026`.
  var span: String {
    editions.count == 1 ? newest.label : "\(editions[0].label) to \(newest.label)"
  }

  /// What readers need to know of values in the tables of pages.
  var ratingNotes: [SourceNote] {
    [
      SourceNote(
        .ratings,
        "Freedom House, Freedom in the World, statuses and ratings as published; ratings from 1 "
          + "(most free) to 7."),
      SourceNote(
        .scores,
        "Freedom House, Freedom in the World, scores as published; the total is 0 to 100, higher "
          + "is freer."),
      SourceNote(.changes, "Computed here: differences of the published scores, in points."),
    ]
  }
}

/// A page with every table.
enum TablePages: AtlasPages {
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)] {
    atlas.tables.map { table in
      var page = Page(title: table.heading)
      page.isWide = true
      page.scripts = [.tables]
      page.sections = [
        PageSection("table", heading: "The table", [.table(PageTable(table.table))]),
        PageSection("about", heading: "About this table", [.list(about(table))]),
      ]
      page.citations = [table.table.citation].filter { !$0.isEmpty } + atlas.citations.suffix(1)
      return (.table(table.name), page)
    }
  }

  private static func about(_ table: Atlas.Table) -> [[PageText]] {
    let file = table.name + ".csv"
    let columns = PageTable.shown(table.table).map { table.table.columns[$0] }
      .filter { !$0.description.isEmpty }
      .map { "\(Words.capitalized($0.heading)): \($0.description)." }
    return table.table.notes.map { [.plain($0.text)] } + columns.map { [.plain($0)] } + [
      ["As a file: ", .page(file, .file(file))],
      [.plain("In the terminal: \(table.command)")],
    ]
  }
}

extension PageTable {
  /// A table as a page shows it: names first, which lead to the pages about them.
  init(_ table: ResultTable) {
    let shown = Self.shown(table)
    let id = table.columns.firstIndex { $0.name == "id" }
    self.init(
      table.title,
      columns: shown.map { position in
        Column(
          Words.capitalized(table.columns[position].heading),
          isNumeric: [.integer, .number].contains(table.columns[position].kind))
      },
      rows: table.rows.map { row in
        shown.map { position in
          Self.cell(row[position], under: table.columns[position], id: id.map { row[$0] })
        }
      })
    isSortable = true
  }

  /// The columns in their order on the page: the name instead of the code, and in front.
  static func shown(_ table: ResultTable) -> [Int] {
    guard let name = table.columns.firstIndex(where: { $0.name == "name" }) else {
      return Array(table.columns.indices)
    }
    return [name] + table.columns.indices.filter { $0 != name && table.columns[$0].name != "id" }
  }

  private static func cell(
    _ value: ResultValue, under column: ResultTable.Column, id: ResultValue?
  ) -> PageText {
    switch (value, column.name, id) {
    case (.text(let name), "name", .text(let id)): .page(name, .entity(id))
    case (.text(let name), "region", _): .page(name, .region(name))
    // Published values are shown as published.
    case (.number(let number), _, _) where column.isComputed: .plain(Words.number(number))
    case (.number(let number), _, _): .plain(Words.published(number))
    case (.flag(let flag), _, _): .plain(flag ? "yes" : "no")
    default: .plain(value.plainText)
    }
  }
}
