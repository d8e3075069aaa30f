public import FreedomModel
internal import RatingsAnalysis
internal import RatingsStore

extension RatingsLibrary {
  /// Checks that the one edition requested is one of the publications of some indicators.
  ///
  /// - Throws: An `AnalysisError` where none has it, or a `StoreError`.
  public func check(_ years: YearChoice, of indicators: [Indicator]) throws {
    guard let year = years.edition else { return }
    let publications = Set(indicators.map(\.publication))
    let editions = try database.editions().filter {
      publications.isEmpty || publications.contains($0.publication)
    }
    guard !editions.contains(where: { $0.year == year }) else { return }
    let years = editions.map(\.year)
    let known = years.min().flatMap { first in years.max().map { first...$0 } }
    throw AnalysisError.noEdition(
      year: year, indicator: indicators.first?.id ?? "any indicator", known: known)
  }
}
