internal import FreedomModel

extension TableOptions {
  /// Whether an entity counts in an edition, by their positions in a panel.
  func counts(_ row: Int, _ column: Int, in panel: Panel) -> Bool {
    panel.isOf(kind, row, column)
      && membership.includes(panel.entities[row], in: panel.editions[column])
  }

  /// The figures that count in an edition.
  func figures(of panel: Panel, column: Int, rows: [Int]) -> [Double] {
    rows.compactMap { counts($0, column, in: panel) ? panel.value($0, column) : nil }
  }

  /// Whether a year is wanted.
  func wants(_ edition: Edition) -> Bool {
    edition.years(under: years).contains { $0 >= from ?? .min && $0 <= to ?? .max }
  }

  /// The positions of the editions wanted.
  func columns(of panel: Panel) -> [Int] {
    panel.editions.indices.filter { wants(panel.editions[$0]) }
  }

  /// The one edition that a table shows: that of ``to``, else the newest.
  func column(of panel: Panel) throws(AnalysisError) -> Int {
    guard let to else {
      guard let newest = panel.editions.indices.last else {
        throw .noFigures(indicator: panel.indicator.id)
      }
      return newest
    }
    guard let column = panel.column(ofYear: to, by: years) else {
      throw .noEdition(year: to, indicator: panel.indicator.id)
    }
    return column
  }

  /// The rows of a panel by region, in the order of the regions' names; in one piece, and without a
  /// name, when regions are not asked for.
  func groups(of panel: Panel) -> [(region: String?, rows: [Int])] {
    guard let regions else { return [(nil, Array(panel.entities.indices))] }
    let byRegion = Dictionary(grouping: panel.entities.indices) {
      regions.region(of: panel.entities[$0]) ?? "none"
    }
    return byRegion.sorted { $0.key < $1.key }.map { (region: $0.key, rows: $0.value) }
  }

  /// The region's cell in front of a row, where there is one.
  func regionCell(_ region: String?) -> [ResultValue] { region.map { [.text($0)] } ?? [] }

  /// The region's column in front of the others, where there is one.
  var regionColumn: [ResultTable.Column] { regions == nil ? [] : [.region] }

  /// Who is counted, in words.
  var population: String {
    membership.name == Membership.world.name
      ? kind.plural : "\(kind.plural) of \(membership.name)"
  }

  /// The notes on who is counted and which years are meant.
  var notes: [String] {
    ["Counted: \(population).", years.note] + (regions.map { [$0.note] } ?? [])
  }
}
