internal import FreedomModel

/// Which style each line of a chart has.
///
/// Up to eight lines have a style of their own, the one of their place among the series, so that
/// an entity looks the same in all charts of the same entities. Where some are picked out, those
/// have the styles and the others are grey.
struct LineCast {
  /// How a line is drawn.
  struct Part {
    let role: LineRole
    let style: Int
    let isNamed: Bool
  }

  /// One part a series, then one a mean.
  let parts: [Part]

  /// The most lines that have a style of their own, and the most means.
  static let most = 8, mostMeans = 3
  /// Up to how many lines all have their name, grey ones too.
  private static let mostNames = 12

  /// - Throws: ``ChartError`` where there are more lines than styles.
  init(_ series: [Series], options: ChartOptions) throws(ChartError) {
    let picked = Set(options.highlighted)
    let own = picked.isEmpty ? series.count : series.count { picked.contains($0.entity.id) }
    guard own <= Self.most else {
      throw picked.isEmpty
        ? .tooManyLines(count: own, most: Self.most)
        : .tooManyHighlights(count: own, most: Self.most)
    }
    guard options.means.count <= Self.mostMeans else {
      throw .tooManyMeans(count: options.means.count, most: Self.mostMeans)
    }
    var style = 0
    let namesAll = series.count <= Self.mostNames
    parts =
      series.map { one in
        guard picked.isEmpty || picked.contains(one.entity.id) else {
          return Part(role: .context, style: 0, isNamed: namesAll)
        }
        style += 1
        return Part(role: .own, style: style - 1, isNamed: true)
      } + options.means.indices.map { Part(role: .mean, style: $0, isNamed: true) }
  }

  /// Says how many of the lines drawn are grey.
  static func notes(on lines: [LineMark]) -> [String] {
    let grey = lines.count { $0.role == .context }
    return grey == 0 ? [] : ["In grey: \(grey) \(grey == 1 ? "other" : "others")."]
  }
}

extension LineMark {
  init(
    _ part: LineCast.Part, name: String, shortName: String, runs: [[Point]],
    isNamedAtStart: Bool = false
  ) {
    self.init(
      name: name, shortName: shortName, style: part.style, runs: runs,
      isNamedAtStart: isNamedAtStart, role: part.role, isNamed: part.isNamed)
  }
}
