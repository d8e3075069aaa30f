internal import FreedomModel
internal import RatingsAnalysis

/// A brief of every country and territory.
enum EntityPages: AtlasPages {
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)] {
    atlas.entries.map { entry in
      (
        .entity(entry.brief.entity.id),
        Page(entry.brief, files: entry.files, citations: entry.citations)
      )
    }
  }
}

/// A list of all countries and territories, with their newest values.
enum EntitiesPage: AtlasPages {
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)] {
    var page = Page(title: "Countries and territories")
    page.isWide = true
    page.scripts = [.tables]
    page.lead = [
      [
        .plain(
          "All that were rated in the editions \(atlas.span), former states too, each with the "
            + "values of its newest edition.")
      ]
    ]
    var table = MembersTable.table(
      "Freedom in the World, newest edition of each", atlas.entries, showsEdition: true)
    table.isSortable = true
    page.sections = [PageSection("all", heading: "All, by name", [.table(table)])]
    page.notes = atlas.ratingNotes
    page.citations = atlas.citations
    return [(.entities, page)]
  }
}

/// Countries and territories as the rows of a table.
enum MembersTable {
  static func table(
    _ caption: String, _ entries: [Atlas.Entry], showsEdition: Bool = false
  ) -> PageTable {
    var table = PageTable(
      caption,
      columns: [.init("Name"), .init("Kind")] + (showsEdition ? [.init("Region")] : [])
        + (showsEdition ? [.init("Edition")] : []) + [
          .init("Status"), .init("Political rights", isNumeric: true),
          .init("Civil liberties", isNumeric: true), .init("Total score", isNumeric: true),
          .init("Change", isNumeric: true),
        ],
      rows: entries.map { row($0.brief, showsEdition: showsEdition) })
    table.isSortable = true
    return table
  }

  private static func row(_ brief: CountryBrief, showsEdition: Bool) -> [PageText] {
    let change = brief.changes.first { $0.span == 1 }
    var cells: [PageText] = [.entity(brief.entity), .plain(brief.kind.rawValue)]
    if showsEdition {
      cells.append(brief.entity.region.map { .page($0, .region($0)) } ?? "")
      cells.append(.plain(brief.edition.label))
    }
    let values: [String?] = [
      brief.status?.label ?? brief.statuses.values.last??.description,
      brief.politicalRights?.description, brief.civilLiberties?.description,
      brief.total.map { Words.number($0.value) },
      change.map { Words.change($0.after - $0.before) },
    ]
    return cells + values.map { .plain($0 ?? "") }
  }
}
