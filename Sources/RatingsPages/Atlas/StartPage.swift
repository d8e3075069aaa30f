internal import DisplayText
internal import FreedomModel
internal import RatingsAnalysis

/// The first page: the map with a slider, what changed, all names, and the way to all other
/// pages.
enum StartPage: AtlasPages {
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)] {
    var page = Page(title: atlas.title)
    page.isWide = true
    page.scripts = [.start]
    page.lead = [lead(atlas)]
    page.sections = [
      PageSection("map", heading: "Map", [.markup(EditionChoice.markup(atlas))] + map(atlas)),
      PageSection("changes", heading: "What changed", [.markup(EditionNews.markup(atlas))]),
      PageSection("names", heading: "Countries and territories", [.markup(NameList.markup(atlas))]),
      circles(atlas), tables(atlas),
      EveryEdition.section(
        atlas.news.map { ($0.edition, $0.counts) }, who: atlas.isOfWorld ? nil : atlas.title),
    ].compactMap(\.self)
    page.notes = atlas.ratingNotes
    page.citations = atlas.citations
    return [(.start, page)]
  }

  private static func lead(_ atlas: Atlas) -> [PageText] {
    let rated = atlas.statuses.entities.indices.filter {
      atlas.statuses.value($0, atlas.editions.count - 1) != nil
    }
    let kinds: [EntityKind] = rated.map {
      atlas.statuses.entities[$0].kind(inEdition: atlas.newest.year)
    }
    let territories = kinds.count { $0 == EntityKind.territory }
    var words = "\(Words.count(kinds.count - territories, "country"))"
    if territories > 0 { words += " and \(Words.count(territories, "territory"))" }
    let editions =
      atlas.editions.count == 1
      ? "edition \(atlas.span)" : "editions \(atlas.span); the newest rates "
    return [
      .plain(
        atlas.editions.count == 1
          ? "Freedom House's \(editions): \(words)." : "Freedom House's \(editions)\(words).")
    ]
  }

  private static func map(_ atlas: Atlas) -> [PageBlock] {
    guard !atlas.tiles.isEmpty else { return [] }
    return [
      .markup(TileMap.markup(atlas)),
      .paragraph([
        .plain(
          "One tile a country, or a territory with round corners, near its neighbours; size says "
            + "nothing. In older editions a tile shows the state that had the area then.")
      ]),
    ]
  }

  private static func circles(_ atlas: Atlas) -> PageSection? {
    let points = [Atlas.Circle.Kind.region, .group].compactMap { kind -> [PageText]? in
      let pages = atlas.circles.filter { $0.kind == kind }.map {
        [PageText.page($0.title, $0.place)]
      }
      guard !pages.isEmpty else { return nil }
      return [kind == .region ? "Regions: " : "Groups of states: "] + Words.list(pages, and: ", ")
    }
    return points.isEmpty
      ? nil : PageSection("circles", heading: "Regions and groups", [.list(points)])
  }

  private static func tables(_ atlas: Atlas) -> PageSection? {
    let points = atlas.tables.map { [PageText.page($0.heading, .table($0.name))] }
    return points.isEmpty ? nil : PageSection("tables", heading: "Tables", [.list(points)])
  }
}

extension Atlas {
  /// Whether no entity is left out.
  var isOfWorld: Bool { membership.name == Membership.world.name }
}

/// The slider that chooses an edition, and the counts of the one shown.
enum EditionChoice {
  static func markup(_ atlas: Atlas) -> PageMarkup {
    let last = atlas.editions.count - 1
    let counts = atlas.news[last].counts
    let numbers = [
      (FreedomStatus.free, counts?.free), (.partlyFree, counts?.partlyFree),
      (.notFree, counts?.notFree),
    ]
    let shown = numbers.map { status, count in
      "<li><span class=\"chip \(status.letter)\">\(status.code)</span> <b>\(count ?? 0)</b> "
        + "\(status.label)</li>"
    }.joined()
    let edition = atlas.newest.label.escapedMarkup
    let form =
      atlas.editions.count == 1
      ? "<form hidden><input type=\"hidden\" id=\"edition\" value=\"0\"></form>\n"
      : """
      <form class="editions" hidden>
      <label for="edition">Edition</label>
      <button type="button" data-step="-1" aria-label="The edition before">&#8249;</button>
      <input type="range" id="edition" min="0" max="\(last)" value="\(last)" \
      aria-valuetext="\(edition)" autocomplete="off">
      <button type="button" data-step="1" aria-label="The next edition">&#8250;</button>
      </form>

      """
    let html = """
      \(form)<p class="shown">Edition <strong class="edition-name">\(edition)</strong></p>
      <ul class="counts" aria-label="Countries by status">\(shown)</ul>

      """
    let words = numbers.map { "\($0.label) \($1 ?? 0)" }.joined(separator: ", ")
    return PageMarkup(html: { _ in html }, words: "Edition \(atlas.newest.label): \(words).")
  }
}

/// The changes of every edition; without a script those of the newest one.
enum EditionNews {
  static func markup(_ atlas: Atlas) -> PageMarkup {
    PageMarkup(
      html: { place in
        atlas.news.enumerated().map { column, news in
          let isNewest = column == atlas.news.count - 1
          return "<div data-panel=\"\(column)\"\(isNewest ? "" : " hidden")>\n"
            + panel(news, at: place) + "</div>\n"
        }.joined()
      }, words: "What changed in each edition is on the page as HTML.")
  }

  private static func panel(_ news: Atlas.News, at place: SitePlace?) -> String {
    var html = ""
    if let movers = news.movers, !movers.rows.isEmpty {
      html +=
        "<h3>Greatest changes of the total score, \(movers.first.label.escapedMarkup) to "
        + "\(movers.last.label.escapedMarkup)</h3>\n<ul class=\"news\">"
      for row in movers.rows {
        html +=
          "<li>\(place.link(row.entity.name, to: .entity(row.entity.id))) "
          + "\(Words.change(row.change)) (\(Words.number(row.first)) to "
          + "\(Words.number(row.last)))</li>"
      }
      html += "</ul>\n"
      for cut in movers.cuts where cut.tied > 0 {
        html += "<p>\(cut.tied) more \(cut.direction.rawValue) as much as the last one shown.</p>\n"
      }
    }
    let edition = news.edition.label.escapedMarkup
    guard !news.statusChanges.isEmpty else {
      return html + "<p>No country's status changed in \(edition).</p>\n"
    }
    html += "<h3>Changes of status in \(edition)</h3>\n<ul class=\"news\">"
    for row in news.statusChanges {
      html +=
        "<li>\(place.link(row.entity.name, to: .entity(row.entity.id))): "
        + "\(row.before.label) to \(row.after.label)</li>"
    }
    return html + "</ul>\n"
  }
}

/// All names, each with the status in the edition shown, and a field to search in.
enum NameList {
  static func markup(_ atlas: Atlas) -> PageMarkup {
    let codes = Dictionary(
      atlas.tiles.map { ($0.id, $0.code) }, uniquingKeysWith: { first, _ in first })
    let statuses = atlas.statuses
    return PageMarkup(
      html: { place in
        var html = """
          <form class="search" hidden>
          <label for="search">Search by name or code</label>
          <input type="search" id="search" autocomplete="off">
          <span id="found" role="status"></span>
          </form>
          <ul class="names">

          """
        for (row, entity) in statuses.entities.enumerated() {
          let letters = atlas.editions.indices.map { statuses.letter(row, $0) }
          let last = letters.last ?? "U"
          html +=
            "<li data-id=\"\(entity.id.escapedMarkup)\" "
            + "data-code=\"\(TileMap.code(of: entity, codes).escapedMarkup)\" "
            + "data-s=\"\(letters.joined())\">\(place.link(entity.name, to: .entity(entity.id))) "
            + "<span class=\"chip \(last)\">\(TileMap.codes[last] ?? "")</span></li>\n"
        }
        return html + "</ul>\n"
      }, words: statuses.entities.map(\.name).joined(separator: ", "))
  }
}
