internal import FreedomModel
package import RatingsAnalysis
internal import RatingsCharts

extension Page {
  /// The page that puts two countries or territories side by side.
  ///
  /// - Parameters:
  ///   - first: The brief of the one on the left.
  ///   - second: That of the one on the right.
  ///   - files: The files that the values were read from, by the id of a publication.
  ///   - citations: How to cite the publications and the software.
  package init(
    comparing first: CountryBrief, with second: CountryBrief, files: [String: [String]] = [:],
    citations: [String] = []
  ) {
    self.init(title: "\(first.entity.name) and \(second.entity.name)")
    let briefs = [first, second]
    lead = briefs.compactMap { Headline.sentences(of: $0).first }
    sections = [
      BriefComparison.status(briefs), BriefComparison.total(briefs),
      BriefComparison.table(briefs), BriefComparison.questions(briefs),
      BriefComparison.pages(briefs),
    ].compactMap(\.self)
    // One note a kind, of whichever of the two has it, and only of what this page shows of both.
    let all = briefs.flatMap { BriefNotes($0, files: files).notes }
    notes = SourceNote.Kind.allCases.filter(kinds.contains).compactMap { kind in
      all.first { $0.kind == kind }
    }
    self.citations = citations
  }
}

/// The sections of a page about two entities.
private enum BriefComparison {
  static func status(_ briefs: [CountryBrief]) -> PageSection? {
    let names = Words.list(briefs.map(\.entity.name))
    let strip = try? Chart.strip(
      series: briefs.map(\.statuses),
      options: ChartOptions(titled: "Status of \(names) in every edition of Freedom in the World"))
    return strip.map {
      PageSection("status", heading: "Status", [.chart($0)], screen: [.chart($0)])
    }
  }

  static func total(_ briefs: [CountryBrief]) -> PageSection? {
    let series = briefs.compactMap { $0.total?.series.first }
    let world = briefs.lazy.compactMap { $0.total?.series.last }.first
    guard let world, !series.isEmpty else { return nil }
    let names = Words.list(briefs.map(\.entity.name))
    var options = ChartOptions(titled: "Total score of \(names), and the mean of the world")
    options.means = [world]
    let chart = try? Chart.line(series: series, options: options)
    return chart.map { PageSection("total-score", heading: "Total score", [.chart($0)]) }
  }

  static func table(_ briefs: [CountryBrief]) -> PageSection? {
    let spans = briefs.flatMap { $0.changes.map(\.span) }.uniqued().sorted()
    var rows: [[PageText]] = [
      row("Edition", briefs) { .plain($0.edition.label) },
      row("Status", briefs) { $0.status.map { .value($0.label, .ratings) } },
      row("Total score, 0 to 100", briefs) {
        $0.total.map { .value(Words.number($0.value), .scores) }
      },
      row("Political rights, 1 (most free) to 7", briefs) {
        $0.politicalRights.map { .value($0.description, .ratings) }
      },
      row("Civil liberties, 1 (most free) to 7", briefs) {
        $0.civilLiberties.map { .value($0.description, .ratings) }
      },
      row("Rank in the world", briefs) { brief in
        brief.places.first { $0.region == nil }.map {
          .value("\($0.rank) of \($0.count)", .ranks)
        }
      },
    ]
    for span in spans {
      let name = "Change of the total over \(span) edition\(span == 1 ? "" : "s")"
      rows.append(
        row(name, briefs) { brief in
          brief.changes.first { $0.span == span }.map {
            .value(Words.change($0.after - $0.before), .changes)
          }
        })
    }
    for publication in ["fotp", "fotn"] {
      let name = publication == "fotp" ? "Freedom of the Press" : "Freedom on the Net"
      rows.append(
        row("\(name), newest score\(freest(of: publication, briefs))", briefs) { brief in
          brief.otherPublications.first { $0.indicator.publication == publication }.flatMap {
            other in
            other.total.map {
              .value(
                "\(Words.number($0)) (\(other.edition.label))",
                publication == "fotp" ? .press : .net)
            }
          }
        })
    }
    let table = PageTable(
      "Side by side", columns: columns(briefs),
      rows: rows.filter { $0.dropFirst().contains { !$0.words.isEmpty } })
    return PageSection(
      "side-by-side", heading: "Side by side", [.table(table)], screen: [.table(table)])
  }

  /// Which end of a scale is freer, where it is the same in all editions that are shown.
  private static func freest(of publication: String, _ briefs: [CountryBrief]) -> String {
    let others = briefs.flatMap(\.otherPublications).filter {
      $0.indicator.publication == publication
    }
    let directions = Set(others.map { $0.indicator.direction(inEdition: $0.edition.year) })
    switch directions {
    case [.lower]: return " (0 is the most free)"
    case [.higher]: return " (100 is the most free)"
    default: return ""
    }
  }

  /// The categories in the newest edition in which both have them.
  static func questions(_ briefs: [CountryBrief]) -> PageSection? {
    let newest = briefs.map { brief in
      brief.contributions.last { $0.level == .categories }
    }
    guard let first = newest.first ?? nil, let second = newest.last ?? nil,
      first.last == second.last
    else { return nil }
    let rows = first.rows.compactMap { row -> [PageText]? in
      guard case .indicator(let indicator) = row.part, let mine = row.after,
        let theirs = second.rows.first(where: { $0.part == row.part })?.after
      else { return nil }
      return [
        .plain(indicator.label), .value(Words.number(mine), .scores),
        .value(Words.number(theirs), .scores),
      ]
    }
    guard !rows.isEmpty else { return nil }
    let table = PageTable(
      "Points by category, edition \(first.last.label)", columns: columns(briefs), rows: rows)
    return PageSection("categories", heading: "Categories", [.table(table)])
  }

  static func pages(_ briefs: [CountryBrief]) -> PageSection? {
    var points = briefs.flatMap(\.otherPublications).map(\.scale).uniqued().map {
      [PageText.plain($0)]
    }
    points += FiguresSection.thirdParties(of: briefs)
    points += briefs.map { brief in
      let page = FreedomHousePage(of: brief)
      return [
        PageText.plain("Freedom House's own text on \(brief.entity.name): "),
        .link(page.address, address: page.address),
      ]
    }
    return PageSection("about", heading: "About these values", [.list(points)])
  }

  private static func columns(_ briefs: [CountryBrief]) -> [PageTable.Column] {
    [.init("")] + briefs.map { .init($0.entity.name, isNumeric: true) }
  }

  private static func row(
    _ name: String, _ briefs: [CountryBrief], _ cell: (CountryBrief) -> PageText?
  ) -> [PageText] {
    [.plain(name)] + briefs.map { cell($0) ?? "" }
  }
}
