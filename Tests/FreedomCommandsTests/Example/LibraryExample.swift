import FreedomRatings

/// The example of the library in README.md, between the lines; `print` is the caller's.
func libraryExample(print: (Int, RatingValue) -> Void) throws {
  // README begins
  let library = try RatingsLibrary.open()
  for point in try library.series(of: "NO", indicator: .civilLiberties) {
    print(point.year, point.value)
  }
  // README ends
}

/// What else the answers are for: Kazakhstan, about to chair the OSCE.
func longerExample(_ library: RatingsLibrary) throws -> (Profile, Comparison, Trend) {
  let kazakhstan = try library.entity("Kazakhstan")
  let profile = try library.profile(of: kazakhstan, edition: 2009)
  let panel = try library.panel(of: .total, years: YearChoice(from: 2003, to: 2009))
  let comparison = try Comparison(
    of: [kazakhstan], in: [panel],
    options: ComparisonOptions(
      baselines: [
        try library.membership("group:osce"), try library.membership("region:Eurasia"),
      ]))
  let trend = Trend(try library.panel(of: .total, entities: [kazakhstan]).series(0))
  return (profile, comparison, trend)
}
