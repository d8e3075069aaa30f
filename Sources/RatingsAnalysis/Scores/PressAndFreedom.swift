public import FreedomModel

/// *Freedom in the World* beside *Freedom of the Press*, in the editions that judge one year.
public struct PressAndFreedom: Sendable {
  /// One entity in both publications.
  public struct Row: Sendable, Hashable {
    /// The country or territory.
    public let entity: Entity
    /// The statuses.
    public let freedomStatus: FreedomStatus?, pressStatus: FreedomStatus?
    /// The totals as published: of freedom higher is freer, of the press lower.
    public let freedomScore: Double?, pressScore: Double?
    /// The press total reversed: 100 less the published one.
    public var reversedPressScore: Double? { pressScore.map { 100 - $0 } }
    /// The reversed press total less that of freedom: above 0 the press is freer.
    public var gap: Double? {
      reversedPressScore.flatMap { press in freedomScore.map { press - $0 } }
    }
  }

  package static let indicators = ["fiw.total", "fiw.status", "fotp.total", "fotp.status"]

  /// The statuses of both publications.
  public let freedom: Indicator, press: Indicator
  /// The editions.
  public let freedomEdition: Edition, pressEdition: Edition
  /// Which entities were requested.
  public let scope: Scope
  /// In the order of the panels.
  public let rows: [Row]
  /// Those with values in only one of the publications.
  public let oneOnly: [Entity]

  /// Compares the editions that judge the same year: that of the scope's last edition, else the
  /// newest.
  ///
  /// - Throws: ``AnalysisError`` when there are no statuses, or no such editions.
  public init(in panels: PanelSet, scope: Scope = Scope(kind: nil)) throws(AnalysisError) {
    let press = try panels.panel("fotp.status")
    let freedom = try panels.panel("fiw.status")
    let (pressEdition, freedomEdition) = try Self.editions(press, freedom, scope)
    func part(_ id: String, _ edition: Edition) -> Panel? {
      panels[id]?.aligned(entities: freedom.entities, editions: [edition])
    }
    let pressStatus = part("fotp.status", pressEdition)
    let pressTotal = part("fotp.total", pressEdition)
    let freedomStatus = part("fiw.status", freedomEdition)
    let freedomTotal = part("fiw.total", freedomEdition)
    var rows: [Row] = []
    var oneOnly: [Entity] = []
    for (position, entity) in freedom.entities.enumerated()
    where scope.contains(entity, in: freedomEdition) {
      let row = Row(
        entity: entity, freedomStatus: freedomStatus?.status(position, 0),
        pressStatus: pressStatus?.status(position, 0),
        freedomScore: freedomTotal?.number(position, 0),
        pressScore: pressTotal?.number(position, 0))
      let isInPress = row.pressStatus != nil || row.pressScore != nil
      let isInFreedom = row.freedomStatus != nil || row.freedomScore != nil
      if isInPress, isInFreedom {
        rows.append(row)
      } else if isInPress || isInFreedom {
        oneOnly.append(entity)
      }
    }
    self.freedom = freedom.indicator
    self.press = press.indicator
    self.freedomEdition = freedomEdition
    self.pressEdition = pressEdition
    self.scope = scope
    self.rows = rows
    self.oneOnly = oneOnly
  }

  private static func editions(
    _ press: Panel, _ freedom: Panel, _ scope: Scope
  ) throws(AnalysisError) -> (Edition, Edition) {
    let pairs = press.editions.compactMap { edition in
      freedom.editions.last { $0.coverageEnd.year == edition.coverageEnd.year }
        .map { (press: edition, freedom: $0) }
    }
    if let edition = scope.edition {
      guard let pair = pairs.last(where: { $0.freedom.year == edition }) else {
        throw .missing(edition: edition, in: press)
      }
      return pair
    }
    guard let to = scope.to else {
      guard let newest = pairs.last else { throw .noFigures(indicator: press.indicator.id) }
      return newest
    }
    guard let pair = pairs.last(where: { $0.freedom.years(under: scope.yearRule).contains(to) })
    else { throw .missing(edition: to, in: press) }
    return pair
  }
}
