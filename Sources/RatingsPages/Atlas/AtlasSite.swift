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
