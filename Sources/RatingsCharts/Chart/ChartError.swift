public import FreedomModel

/// Why a chart cannot show what it is asked to show. No value is ever left out without a message.
public enum ChartError: Error, Sendable, Hashable, CustomStringConvertible {
  /// An indicator has no range, or which end of it is freer is not declared, so its values have no
  /// place on a scale shared with others.
  case noSharedScale(indicator: String, lacksRange: Bool, lacksDirection: Bool)
  /// An indicator has no range, and the editions drawn count in opposite ways.
  case countsBothWays(indicator: String, since: Int)
  /// A value is not a finite number.
  case notFinite(indicator: String, entity: String, year: Int)
  /// A chart of statuses is requested, and an indicator has none.
  case noStatuses(indicator: String)
  /// A scatter is requested of an indicator that has only three values.
  case scatterOfStatus(indicator: String)
  /// There are more lines than can be distinguished.
  case tooManyLines(count: Int, most: Int)
  /// More lines are to be picked out than can be distinguished.
  case tooManyHighlights(count: Int, most: Int)
  /// There are more means than can be distinguished.
  case tooManyMeans(count: Int, most: Int)
  /// Differences of several indicators are in points of different scales.
  case differencesOfSeveral(indicators: [String])
  /// A chart of estimates is requested of series.
  case notOfSeries(kind: ChartKind)

  /// What is wrong: a sentence in lower case without a final stop.
  public var description: String {
    switch self {
    case .noSharedScale(let indicator, let lacksRange, let lacksDirection):
      "\(indicator) has no declared "
        + [lacksRange ? "range" : nil, lacksDirection ? "direction" : nil]
        .compactMap(\.self).joined(separator: " and no declared ")
        + ", so it cannot be drawn beside another scale"
    case .countsBothWays(let indicator, let since):
      "\(indicator) was reversed in the edition \(since), and one scale cannot show both"
    case .notFinite(let indicator, let entity, let year):
      "\(indicator) of \(entity) in \(year) is not a finite number, and has no place on a scale"
    case .noStatuses(let indicator):
      "\(indicator) stands for no status, Free, Partly Free or Not Free"
    case .scatterOfStatus(let indicator):
      "\(indicator) is a status, and a scatter needs numbers"
    case .tooManyLines(let count, let most):
      "\(count) lines cannot be told apart: there are \(most) styles"
    case .tooManyHighlights(let count, let most):
      "\(count) lines cannot be picked out: there are \(most) styles"
    case .tooManyMeans(let count, let most):
      "\(count) baselines cannot be distinguished: there are \(most) styles"
    case .differencesOfSeveral(let indicators):
      "differences of \(indicators.joined(separator: " and ")) have no scale in common"
    case .notOfSeries(let kind): "a chart of the kind \(kind.rawValue) is not drawn from series"
    }
  }

  /// What to do about it.
  public var hint: String {
    switch self {
    case .noSharedScale(_, let lacksRange, let lacksDirection):
      "import its file again with "
        + [
          lacksRange ? "--range LOW:HIGH" : nil,
          lacksDirection ? "--lower-is-freer or --higher-is-freer" : nil,
        ].compactMap(\.self).joined(separator: " and ")
    case .countsBothWays(_, let since): "draw the editions from \(since) on, or those before"
    case .notFinite: "correct the value and import the file again"
    case .noStatuses: "name a status, such as --indicator fiw.status, or draw it as heat"
    case .scatterOfStatus: "'freedom agree' shows two statuses as a cross table"
    case .tooManyLines:
      "name fewer; or use 'freedom chart': --highlight NAME picks out some and draws the others in "
        + "grey, and heat, strip, spark and multiples have a place for each"
    case .tooManyHighlights, .tooManyMeans: "name fewer"
    case .differencesOfSeveral: "draw one indicator at a time"
    case .notOfSeries(let kind): "use the builder of its own, Chart.\(kind.rawValue)"
    }
  }
}

extension Chart {
  /// Why the values of some indicators cannot be drawn on one scale; `nil` where they can.
  ///
  /// Scales that differ are drawn as the way from least free to most free, so that each needs a
  /// range and a direction; Freedom House's have them.
  public static func objection(toOneScaleOf indicators: [Indicator]) -> ChartError? {
    guard SharedScale.differ(indicators) else { return nil }
    return indicators.lazy.filter { $0.measure != .status }.compactMap { indicator in
      let lacksRange = indicator.nominalMinimum == nil || indicator.maximum == nil
      let lacksDirection = indicator.direction == nil
      return lacksRange || lacksDirection
        ? .noSharedScale(
          indicator: indicator.id, lacksRange: lacksRange, lacksDirection: lacksDirection) : nil
    }.first
  }
}
