public import FreedomModel

/// The entities that changed between two editions, the greatest improvement first, the greatest
/// decline last. Of entities requested by name those that did not change are between them.
public struct Movers: Sendable {
  /// One entity that changed.
  public struct Row: Sendable, Hashable {
    /// The country or territory.
    public let entity: Entity
    /// The first and the last value, as published.
    public let first: Double, last: Double
    /// What the change means.
    public let direction: ChangeDirection
    /// 1 changed most in its direction; entities that tie share the best rank (1, 2, 2, 4). `nil`
    /// where nothing changed.
    public fileprivate(set) var rank: Int?
    /// The last value less the first, in points of the scale.
    public var change: Double { last - first }
    /// The change towards freedom, in steps that noise does not reach; the rise where the direction
    /// of the scale is not declared.
    fileprivate let gain: Double
  }

  /// How many that moved one way are not shown.
  public struct Cut: Sendable, Hashable {
    /// Where they moved.
    public let direction: ChangeDirection
    /// How many are not shown, and how many of them moved by the same amount as the last one shown.
    public let hidden: Int, tied: Int
  }

  package static let name = "movers"

  /// What is compared, for which entities.
  public let indicator: Indicator, scope: Scope
  /// The two editions.
  public let first: Edition, last: Edition
  /// Those that changed, and those requested by name; where ``cuts`` says so, not all.
  public let rows: [Row]
  /// What the limit on rows left out.
  public let cuts: [Cut]
  /// How many did not change, and which have a value in only one of the two editions.
  public let unchanged: Int, oneEnded: [Entity]
  /// The ratings that were published in two and are compared with none.
  public let splits: [Panel.Split]

  /// Compares the last edition of a scope with its first, or without a first year with the edition
  /// a `span` of editions earlier; at most `top` rows in each direction.
  ///
  /// - Throws: ``AnalysisError`` when there are no values, they are statuses, the scale was
  ///   reversed between the editions, or the options make no sense.
  public init(
    in panels: PanelSet, indicator: String = "fiw.total", span: Int = 1, top: Int? = nil,
    scope: Scope = Scope()
  ) throws(AnalysisError) {
    try AnalysisError.check("top", top ?? 1)
    let panel = try panels.numbers(indicator, for: Self.name)
    let (start, end) = try scope.ends(of: panel, span: span)
    let (first, last) = (panel.editions[start], panel.editions[end])
    if let turn = panel.indicator.turn(within: [first, last]) {
      throw .unsuited(
        indicator: panel.indicator.id, table: Self.name,
        need: "editions on one side of \(turn), when the scale was reversed")
    }
    let direction = panel.indicator.direction(inEdition: last.year)
    let resolution = Resolution(of: panel)
    var movers: [Row] = []
    var unchanged = 0
    var oneEnded: [Entity] = []
    let counted = scope.ofAllEntities
    for row in panel.entities.indices where counted.contains(row, end, in: panel) {
      let isWanted = scope.isWanted(panel.entities[row])
      switch (panel.number(row, start), panel.number(row, end)) {
      case (let from?, let to?):
        let isUnchanged = resolution.ties(from, to)
        if isUnchanged, isWanted { unchanged += 1 }
        guard !isUnchanged || (isWanted && scope.entities != nil) else { continue }
        movers.append(
          Row(
            entity: panel.entities[row], first: from, last: to,
            direction: isUnchanged
              ? .unchanged : ChangeDirection(from: from, to: to, direction: direction),
            gain: isUnchanged
              ? 0 : resolution.steps(direction == .lower ? from - to : to - from)))
      case (nil, nil): break
      default: if isWanted { oneEnded.append(panel.entities[row]) }
      }
    }
    movers.sort {
      ($1.gain, $0.entity.name, $0.entity.id) < ($0.gain, $1.entity.name, $1.entity.id)
    }
    self.indicator = panel.indicator
    self.scope = scope
    self.first = first
    self.last = last
    self.unchanged = unchanged
    self.oneEnded = oneEnded
    (rows, cuts) = Self.cut(Self.ranked(movers).filter { scope.isWanted($0.entity) }, to: top)
    splits = scope.splits(of: panel, where: [first, last].contains)
  }

  /// The movers, in their order, with the rank of each among those of its direction.
  private static func ranked(_ movers: [Row]) -> [Row] {
    func ranked(_ rows: [Row]) -> [Row] {
      var ranked: [Row] = []
      for (position, row) in rows.enumerated() {
        var row = row
        row.rank = position + 1
        if let last = ranked.last, last.gain == row.gain { row.rank = last.rank }
        ranked.append(row)
      }
      return ranked
    }
    return ranked(movers.filter { $0.gain > 0 }) + movers.filter { $0.gain == 0 }
      + ranked(movers.filter { $0.gain < 0 }.reversed()).reversed()
  }

  private static func cut(_ movers: [Row], to top: Int?) -> ([Row], [Cut]) {
    guard let top else { return (movers, []) }
    let gains = movers.filter { $0.gain > 0 }
    let declines = movers.filter { $0.gain < 0 }
    let cuts = [gains, declines.reversed()].filter { $0.count > top }.map { ranked in
      let last = ranked[top - 1]
      let hidden = ranked[top...]
      return Cut(
        direction: last.direction, hidden: hidden.count,
        tied: hidden.count { $0.gain == last.gain })
    }
    return (
      Array(gains.prefix(top)) + movers.filter { $0.gain == 0 } + Array(declines.suffix(top)), cuts
    )
  }
}
