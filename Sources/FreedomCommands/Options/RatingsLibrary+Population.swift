import FreedomModel
import FreedomRatings
import RatingsAnalysis

extension RatingsLibrary {
  /// The entities of some names, each once, in the order of the names.
  func entities(named names: [String]) throws -> [Entity] {
    try names.map(entity).uniqued(by: \.id)
  }

  /// The panel of those named, or of everybody who was counted in an edition and has a figure of it.
  func panel(
    of indicator: Indicator, naming names: [String], all: Bool, counted: PopulationOptions,
    _ years: YearChoice
  ) throws -> Panel {
    guard all else {
      return try panel(of: indicator, entities: entities(named: names), years: years)
    }
    let everybody = try panel(of: indicator, years: years).keeping(kind: counted.kindOrCountries)
    return counted.isNarrowed
      ? everybody.keeping(try counted.membership(in: self)) : everybody.leavingOutUnrated()
  }
}
