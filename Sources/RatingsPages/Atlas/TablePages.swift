internal import FreedomModel
internal import RatingsAnalysis

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
