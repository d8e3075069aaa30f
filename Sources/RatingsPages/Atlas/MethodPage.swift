internal import FreedomModel
internal import RatingsAnalysis

/// What the values are, how those that are computed here are computed, and how to cite them.
enum MethodPage: AtlasPages {
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)] {
    var page = Page(title: "Method and citation")
    page.sections = [
      PageSection("scope", heading: "What this atlas shows", [.list(scope(atlas))]),
      PageSection("values", heading: "Published values", [.list(indicators(atlas))]),
      PageSection("computed", heading: "Values computed here", [.list(computed(atlas))]),
      thirdParties(atlas),
      PageSection(
        "history", heading: "States that ended", [.paragraph([.plain(history)])]),
    ].compactMap(\.self)
    page.citations = atlas.citations
    return [(.method, page)]
  }

  private static func scope(_ atlas: Atlas) -> [[PageText]] {
    let first = atlas.editions[0]
    let whole =
      atlas.isOfWorld ? "every country and territory" : "the members of \(atlas.membership.name)"
    return [
      [
        .plain(
          "\(atlas.entries.count) countries and territories, former ones too: \(whole) that "
            + "Freedom in the World rated in the editions \(atlas.span).")
      ],
      [
        .plain(
          "The edition \(first.label) covers \(first.coverageStart) to \(first.coverageEnd), "
            + "\(atlas.newest.label) covers \(atlas.newest.coverageStart) to "
            + "\(atlas.newest.coverageEnd): an edition mostly judges the year before.")
      ],
      ["Counts and ranks are of countries; territories have pages and tiles of their own."],
      ["Groups of states: in each edition the members on the last day of the period judged."],
    ]
  }

  private static func indicators(_ atlas: Atlas) -> [[PageText]] {
    let shown = atlas.entries.flatMap { entry -> [Indicator] in
      let total = entry.brief.total?.series.first
      return [entry.brief.statuses.indicator] + [total?.indicator].compactMap(\.self)
        + entry.brief.otherPublications.map(\.indicator)
    }.uniqued(by: \.id)
    let points = (shown + atlas.indicators).uniqued(by: \.id).map { indicator -> [PageText] in
      let source =
        Publication.freedomHouse.first { $0.id == indicator.publication }?.title
        ?? indicator.credit ?? indicator.publication
      let scale = indicator.scaleNotes.map(\.text).joined(separator: " ")
      return [.plain("\(indicator.label), \(source). \(scale)")]
    }
    return points + [
      [
        .plain(
          "Political rights and civil liberties are rated from 1 (most free) to 7; the status "
            + "follows from both.")
      ]
    ]
  }

  /// The notes of the briefs on what is computed here, each once.
  private static func computed(_ atlas: Atlas) -> [[PageText]] {
    var notes: [SourceNote.Kind: String] = [:]
    for entry in atlas.entries where notes.count < SourceNote.Kind.allCases.count {
      for note in BriefNotes(entry.brief, files: [:]).notes where note.kind.isComputed {
        notes[note.kind] = note.text
      }
    }
    return SourceNote.Kind.allCases.compactMap { kind in notes[kind].map { [.plain($0)] } }
  }

  private static func thirdParties(_ atlas: Atlas) -> PageSection? {
    let all = atlas.entries.flatMap { entry in
      entry.brief.thirdParties.map { (edition: $0.key, trust: $0.value) }
    }
    let points = SourceTrust.allCases.compactMap { trust -> [PageText]? in
      let editions = Set(all.filter { $0.trust == trust }.map(\.edition)).sorted()
      guard trust != .official, !editions.isEmpty else { return nil }
      return [
        .plain(
          "Some values by \(trust.rawValue), not from Freedom House's own files: "
            + editions.map { "\($0.publication) \($0.label)" }.joined(separator: ", ") + ".")
      ]
    }
    return points.isEmpty
      ? nil : PageSection("third-parties", heading: "Values of third parties", [.list(points)])
  }

  private static let history =
    "A state that ended has a page of its own, without the values of its successors; the map shows "
    + "it where its successors are today. Where two states shared what is one tile today, the tile "
    + "shows both."
}

/// A list of the files that can be downloaded.
enum DownloadsPage: AtlasPages {
  static func pages(of atlas: Atlas) -> [(place: SitePage, page: Page)] {
    var page = Page(title: "Downloads")
    page.lead = [["The values of this atlas as files for other programs."]]
    let table = PageTable(
      "Files",
      columns: [.init("File"), .init("Content"), .init("Size", isNumeric: true)],
      rows: atlas.downloads.map { file in
        [
          .page(file.name, .file(file.name)), .plain(file.summary + "."),
          .plain(size(file.bytes.count)),
        ]
      })
    page.sections = [
      PageSection("files", heading: "Files", [.table(table)]),
      PageSection(
        "use", heading: "How to use them",
        [
          .list([
            ["CSV is of UTF-8, with commas and one line of headings; a missing value is empty."],
            [
              "Take id and the statuses as text: Namibia's ISO code is NA, and F is not false."
            ],
            ["A text that a spreadsheet would run as a formula has an apostrophe in front."],
          ])
        ]),
    ]
    page.citations = atlas.citations
    return [(.downloads, page)]
  }

  private static func size(_ bytes: Int) -> String {
    guard bytes >= 1_000_000 else { return "\(max(1, (bytes + 500) / 1000)) kB" }
    let tenths = (bytes + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
