public import FreedomModel

extension Chart {
  /// Every figure as a shade, or as a number where there is room; one row a series.
  public static func heat(
    series: [Series], annotations: [Annotation] = [], options: ChartOptions = ChartOptions()
  ) -> Chart {
    let frame = LineFrame(series, bands: [], options: options, freerAt: "fullest")
    let places = AnnotationPlaces(annotations, series, on: frame.years, by: options.years)
    let scale = frame.shared.scale
    let marks = frame.tracks.enumerated().flatMap { row, track in
      track.points.map { point in
        Mark.tile(
          TileMark(
            row: row, year: point.year, fill: .level(scale.fraction(point.position)),
            text: point.text))
      }
    }
    let isWhole = frame.tracks.allSatisfy {
      $0.points.allSatisfy { $0.position == $0.position.rounded() }
    }
    return Chart(
      kind: .heat, title: options.title ?? Wording.title(series, years: frame.span),
      subtitle: "\(frame.subtitle); blank = no figure",
      plots: [
        Plot(
          x: .years(frame.years), y: .categories(LineNames(series).full), marks: marks,
          annotations: places.placed)
      ],
      key: Shades.key(scale, isWhole: isWhole), annotations: places.placed,
      notes: frame.notes + places.notes + options.notes,
      description: Wording.description(frame.tracks, on: scale))
  }
}

/// The five shades of a heat map.
enum Shades {
  static let count = 5

  /// The figures that each shade stands for, freest first.
  static func key(_ scale: ValueScale, isWhole: Bool) -> [KeyEntry] {
    let span = abs(scale.end - scale.start)
    let figures =
      !scale.levels.isEmpty
      ? scale.levels
      : isWhole && span >= 5 && span <= 1000
        ? Array(
          stride(from: min(scale.start, scale.end), through: max(scale.start, scale.end), by: 1))
        : []
    return (0..<count).reversed().compactMap { shade in
      let fill = Fill.level((Double(shade) + 0.5) / Double(count))
      guard !figures.isEmpty else {
        let ends = [shade, shade + 1].map {
          scale.start + (scale.end - scale.start) * Double($0) / Double(count)
        }
        return KeyEntry(fill, range(ends))
      }
      let own = figures.filter { Glyphs.step(scale.fraction($0), of: count) == shade }
      return own.isEmpty ? nil : KeyEntry(fill, range(own))
    }
  }

  private static func range(_ figures: [Double]) -> String {
    let low = (figures.min() ?? 0).shortestExact
    let high = (figures.max() ?? 0).shortestExact
    return low == high ? low : "\(low)–\(high)"
  }
}
