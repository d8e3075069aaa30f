internal import FreedomModel
internal import RatingsAnalysis
internal import RatingsCharts

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

/// A page about every region and group of states.
enum CirclePages: AtlasPages {
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)] {
    let entries = Dictionary(
      atlas.entries.map { ($0.brief.entity.id, $0) }, uniquingKeysWith: { first, _ in first })
    let world = atlas.entries.lazy.compactMap { $0.brief.isNewest ? $0.brief.total : nil }
      .first?.series.last
    return atlas.circles.map { circle in
      var page = Page(title: circle.title)
      page.isWide = true
      page.scripts = [.tables]
      page.lead = [lead(circle, atlas)]
      let members = circle.members.compactMap { entries[$0.id] }
      page.sections = [
        PageSection(
          "members", heading: "Members",
          [.table(MembersTable.table("Freedom in the World \(atlas.newest.label)", members))]),
        mean(circle, world),
        EveryEdition.section(
          circle.counts.rows.map { ($0.edition, $0) }, who: circle.title),
      ].compactMap(\.self)
      page.notes =
        atlas.ratingNotes + [
          SourceNote(
            .means,
            "Computed here: means of the total scores of countries, territories left out, each "
              + "country counting equally"
              + (circle.kind == .group ? "; in each edition its members of the day." : "."))
        ]
      page.citations = atlas.citations
      return (circle.place, page)
    }
  }

  private static func lead(_ circle: Atlas.Circle, _ atlas: Atlas) -> [PageText] {
    let kinds: [EntityKind] = circle.members.map { $0.kind(inEdition: atlas.newest.year) }
    let territories = kinds.count { $0 == EntityKind.territory }
    let last = circle.counts.rows.last
    var words = "In \(atlas.newest.label): \(Words.count(kinds.count - territories, "country"))"
    if territories > 0 { words += " and \(Words.count(territories, "territory"))" }
    words += "."
    if let last, last.edition == atlas.newest {
      words +=
        " Of the countries \(last.free) \(last.free == 1 ? "is" : "are") Free, "
        + "\(last.partlyFree) Partly Free and \(last.notFree) Not Free."
    }
    return [.plain(words)]
  }

  private static func mean(_ circle: Atlas.Circle, _ world: Series?) -> PageSection? {
    guard let mean = circle.mean else { return nil }
    let own = Series(
      entity: Entity(id: mean.entity.id, name: circle.title, kind: .country),
      indicator: mean.indicator, editions: mean.editions, values: mean.values)
    let title = "Mean total score of the countries of \(Words.region(circle.title))"
    var options = ChartOptions(titled: title + (world == nil ? "" : " and of the world"))
    options.means = [world].compactMap(\.self)
    let chart = try? Chart.line(series: [own], options: options)
    return chart.map { PageSection("mean", heading: "Mean total score", [.chart($0)]) }
  }
}

/// How many are Free, Partly Free and Not Free, edition by edition.
enum EveryEdition {
  static func section(
    _ counts: [(edition: Edition, row: EditionCounts.Row?)], who: String?
  ) -> PageSection {
    let chart = Chart.stacked(
      counts: counts.compactMap(\.row).map { row in
        StatusCounts(
          year: row.edition.year, label: row.edition.label, free: row.free,
          partlyFree: row.partlyFree, notFree: row.notFree)
      }, options: ChartOptions(who: who))
    let table = PageTable(
      "Countries by status",
      columns: [
        .init("Edition"), .init("Free", isNumeric: true), .init("Partly Free", isNumeric: true),
        .init("Not Free", isNumeric: true), .init("Rated", isNumeric: true),
      ],
      rows: counts.map { edition, row in
        [.plain(edition.label)]
          + [row?.free, row?.partlyFree, row?.notFree, row?.entities].map { .plain("\($0 ?? 0)") }
      })
    return PageSection(
      "every-edition", heading: "Every edition", [.chart(chart), .table(table)])
  }
}

extension Atlas.Circle {
  /// What to call it.
  var title: String { kind == .region ? name : GroupMembership.title(ofGroup: name) }

  /// Its page.
  var place: SitePage { kind == .region ? .region(name) : .group(name) }
}
