internal import FreedomModel

/// Turns annotations into places on an axis, with letters in the order of time.
struct AnnotationPlaces {
  /// The annotations on the axis, earliest first.
  let placed: [PlacedAnnotation]
  /// A note about those outside it.
  let notes: [String]

  init(_ annotations: [Annotation], _ series: [Series], on axis: YearScale, by rule: YearRule) {
    let editions = series.map(\.editions).max { $0.count < $1.count } ?? []
    var names: [String: String] = [:]
    for one in series { names[one.entity.id] = one.entity.name }
    let dated = annotations.map { (years: $0.years(editions, by: rule), annotation: $0) }
    let visible = dated.filter { item in
      item.years.overlaps(axis.first...axis.last)
        && (item.annotation.entity.map { names[$0] != nil } ?? true)
    }
    .sorted {
      ($0.years.lowerBound, $0.years.upperBound) < ($1.years.lowerBound, $1.years.upperBound)
    }
    placed = visible.enumerated().map { index, item in
      let who = item.annotation.entity.map { " " + (names[$0] ?? $0) } ?? ""
      return PlacedAnnotation(
        letter: PlacedAnnotation.letter(index),
        years: item.years.clamped(to: axis.first...axis.last),
        entity: item.annotation.entity,
        text: "\(item.annotation.timeText(item.years))\(who): \(item.annotation.text)")
    }
    let hidden = dated.count - visible.count
    notes =
      hidden == 0
      ? [] : ["\(hidden) annotation\(hidden == 1 ? " is" : "s are") of other years or entities."]
  }
}

extension Annotation {
  /// The years of the axis; a day stands at the edition that covers it.
  fileprivate func years(_ editions: [Edition], by rule: YearRule) -> ClosedRange<Int> {
    switch time {
    case .years(let years): return years
    case .date(let date):
      let covering = editions.first { $0.coverageStart <= date && date <= $0.coverageEnd }
      let year = covering?.year(by: rule) ?? date.year
      return year...year
    }
  }

  fileprivate func timeText(_ years: ClosedRange<Int>) -> String {
    switch time {
    case .years: ChartLabels.span(years)
    case .date(let date):
      years.lowerBound == date.year
        ? date.description : "\(date.description) (at \(years.lowerBound))"
    }
  }
}
