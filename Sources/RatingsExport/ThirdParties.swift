public import FreedomModel

/// Others who published values of Freedom House's, or the populations that weigh them.
struct ThirdParty {
  let key: String
  var author = ""
  let title: String
  var year: Int?
  var publisher = ""
  var place = ""
  var url = ""
  /// Which values it has: by publication, grade and year of the edition.
  var values: [(publication: String, trust: SourceTrust, editions: ClosedRange<Int>)] = []
  /// The sources of populations that mean it; the names begin with this.
  var population: String?
}

extension ThirdParty {
  /// Those of the bundled tables, as `datasets/README.md` names them.
  static let all =
    [
      ThirdParty(
        key: "transcript-of-country-scores",
        title: "Transcript of the table of country scores on freedomhouse.org", year: 2026,
        values: [
          ("fiw", .agreeingThirdParties, 2026...2026), ("fiw", .oneThirdParty, 2026...2026),
        ]),
      ThirdParty(
        key: "ratings-of-all-data-workbook",
        title: "Ratings as read from the all-data workbook 2013-2026", year: 2026,
        values: [("fiw", .agreeingThirdParties, 2026...2026)]),
      qualityOfGovernment(2018, [("fotn", .oneThirdParty, 2015...2015), press]),
      qualityOfGovernment(2019, [("fotn", .oneThirdParty, 2016...2016), press]),
      qualityOfGovernment(2020, [("fotn", .oneThirdParty, 2017...2017)]),
      qualityOfGovernment(2022, [("fotn", .agreeingThirdParties, 2019...2019)]),
      qualityOfGovernment(
        2024,
        [("fotn", .agreeingThirdParties, 2021...2021), ("fotn", .oneThirdParty, 2020...2020)]),
      qualityOfGovernment(2025, [("fotn", .oneThirdParty, 2022...2022)]),
      qualityOfGovernment(2026, [("fotn", .oneThirdParty, 2023...2023)]),
      ThirdParty(
        key: "world-bank-governance-indicators", author: "World Bank",
        title: "Worldwide Governance Indicators, input workbook", publisher: "World Bank",
        place: "Washington, DC", url: "https://www.govindicators.org",
        values: [
          ("fotn", .oneThirdParty, 2020...2020), ("fotp", .agreeingThirdParties, 2016...2017),
          press,
        ]),
      ThirdParty(
        key: "press-data-1980-2015",
        title: "Tidy table of the detailed data of Freedom of the Press, 1980-2015",
        values: [
          ("fotp", .agreeingThirdParties, 2004...2015), ("fotp", .oneThirdParty, 2002...2015),
        ]),
      ThirdParty(
        key: "net-totals-2025",
        title: "Three agreeing tables of the totals of Freedom on the Net 2025", year: 2025,
        values: [("fotn", .agreeingThirdParties, 2025...2025)]),
    ] + populations

  private static let press = (
    publication: "fotp", trust: SourceTrust.oneThirdParty, editions: 2016...2017
  )

  private static func qualityOfGovernment(
    _ year: Int,
    _ values: [(publication: String, trust: SourceTrust, editions: ClosedRange<Int>)]
  ) -> ThirdParty {
    ThirdParty(
      key: "qog-\(year)", author: "Quality of Government Institute",
      title: "Quality of Government cross-section, January \(year)", year: year,
      publisher: "University of Gothenburg", place: "Gothenburg",
      url: "https://www.gu.se/en/quality-government", values: values)
  }

  private static let populations = [
    ThirdParty(
      key: "world-bank-population", author: "World Bank", title: "Population, total (SP.POP.TOTL)",
      publisher: "World Bank", place: "Washington, DC",
      url: "https://data.worldbank.org/indicator/SP.POP.TOTL", population: "World Bank"),
    ThirdParty(
      key: "gapminder-population", author: "Gapminder", title: "Population",
      publisher: "Gapminder Foundation", place: "Stockholm", url: "https://www.gapminder.org/data/",
      population: "Gapminder"),
    ThirdParty(
      key: "national-material-capabilities", author: "Correlates of War Project",
      title: "National Material Capabilities, version 6.0",
      url: "https://correlatesofwar.org/data-sets/national-material-capabilities/",
      population: "COW NMC"),
  ]
}

extension Citation {
  /// The citations of those third parties whose values a result has.
  ///
  /// - Parameters:
  ///   - used: What the result has.
  ///   - publications: The publications, for their titles.
  ///   - accessed: The day on which the values were accessed.
  /// - Returns: One citation for each third party.
  public static func thirdParties(
    in used: UsedSources, of publications: [Publication], accessed: CalendarDate? = nil
  ) -> [Citation] {
    var known: Set<GradedEdition> = []
    var citations: [Citation] = []
    for party in ThirdParty.all {
      let mine = used.graded.filter(party.has)
      let counts = party.population.map { name in
        used.populations.contains { $0.hasPrefix(name) }
      }
      guard !mine.isEmpty || counts ?? false else { continue }
      known.formUnion(mine)
      citations.append(
        Citation(
          party, note: counts == nil ? note(on: mine, of: publications) : "Population by country",
          accessed: accessed))
    }
    return citations
      + publications.compactMap { publication in
        let unknown = used.graded.subtracting(known).filter {
          $0.edition.publication == publication.id
        }
        guard !unknown.isEmpty else { return nil }
        return Citation(
          ThirdParty(
            key: "third-party-\(plainKey(publication.id))",
            title: "\(publication.title), values of third parties"),
          note: note(on: unknown, of: publications), accessed: accessed)
      }
  }

  private static func note(on values: Set<GradedEdition>, of publications: [Publication]) -> String
  {
    let titles = publications.compactMap { publication -> String? in
      let years = values.filter { $0.edition.publication == publication.id }.map(\.edition.year)
      return years.isEmpty ? nil : "\(publication.title) \(years.yearsInWords)"
    }
    return "Third party, with values of \(titles.joined(separator: " and "))"
  }
}

/// An edition with values from third parties.
struct GradedEdition: Hashable {
  let edition: Edition
  let trust: SourceTrust
}

extension UsedSources {
  fileprivate var graded: Set<GradedEdition> {
    Set(
      editions.flatMap { edition, grades in
        grades.map { GradedEdition(edition: edition, trust: $0) }
      })
  }
}

extension ThirdParty {
  fileprivate func has(_ graded: GradedEdition) -> Bool {
    values.contains {
      $0.publication == graded.edition.publication && $0.trust == graded.trust
        && $0.editions.contains(graded.edition.year)
    }
  }
}
