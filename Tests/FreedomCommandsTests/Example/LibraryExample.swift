import FreedomModel
import FreedomRatings
import RatingsAnalysis
import RatingsTables

/// The example of the library in README.md: how did Kazakhstan stand in 2009?
func libraryExample(_ library: RatingsLibrary) throws -> [ResultTable] {
  let kazakhstan = try library.entity("Kazakhstan")
  let total = try library.indicator("fiw.total")

  // Everything published of it, with the source of each figure.
  let profile = try library.profile(of: kazakhstan, edition: 2009)

  // Among the states that it was about to chair, and among its neighbours.
  let panel = try library.panel(of: total, years: YearChoice(from: 2003, to: 2009))
  let comparison = try Comparison(
    of: [kazakhstan], in: [panel],
    options: ComparisonOptions(
      baselines: [
        library.membership("group:osce"), library.membership("region:Eurasia"),
      ])
  )

  // Its trend, and how the world changed.
  let trend = try Trends(of: library.panel(of: total, entities: [kazakhstan]))
  let balance = try library.summaryTable(BalanceTable.self, options: TableOptions(from: 2006))
  return [profile, ResultTable(comparison), ResultTable(trend), balance]
}
