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
    let isKnown = try database.editions().contains {
      $0.year == year && (publications.isEmpty || publications.contains($0.publication))
    }
    guard !isKnown else { return }
    throw AnalysisError.noEdition(year: year, indicator: indicators.first?.id ?? "any indicator")
  }
}
