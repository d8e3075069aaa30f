internal import FreedomModel

/// The names that tell the series of a chart apart.
struct LineNames {
  /// Names in full: the entity's, with the indicator's label where a chart has several indicators.
  let full: [String]
  /// Short names: the entity's id, with the indicator's last part.
  let short: [String]

  init(_ series: [Series]) {
    let isOneIndicator = Set(series.map(\.indicator.id)).count <= 1
    let isOneEntity = Set(series.map(\.entity.id)).count <= 1
    full = series.map {
      isOneIndicator
        ? $0.entity.name
        : isOneEntity ? $0.indicator.label : "\($0.entity.name), \($0.indicator.label)"
    }
    short = series.map {
      let last = $0.indicator.id.split(separator: ".").last.map(String.init) ?? $0.indicator.id
      return isOneIndicator ? $0.entity.id : isOneEntity ? last : "\($0.entity.id) \(last)"
    }
  }
}
