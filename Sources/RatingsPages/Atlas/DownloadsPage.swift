internal import RatingsAnalysis

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
