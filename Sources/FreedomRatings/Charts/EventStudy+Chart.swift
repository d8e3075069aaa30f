internal import FreedomModel
public import RatingsAnalysis
public import RatingsCharts

extension EventStudy {
  /// The path of the mean, or of the one entity, as lines: beside it the others of the same regions
  /// and, from the event on, the line before the event extended.
  ///
  /// - Throws: A `ChartError`.
  public func chart(options: ChartOptions? = nil) throws -> Chart {
    let names = rows.map(\.subject)
    let subject = names.first { if case .mean = $0 { true } else { false } } ?? names[0]
    let others = names.first { if case .others = $0 { true } else { false } }
    func series(_ id: String, _ name: String, _ value: (EventPath.Row) -> Double?) -> Series {
      Series(
        entity: Entity(id: id, name: name, kind: .country), indicator: indicator.ofMeans,
        editions: path.rows.map(\.edition), numbers: path.rows.map(value))
    }
    let id = if case .entity(let entity) = subject { entity.id } else { "mean" }
    var lines = [series(id, subject.name) { $0.mean }]
    if let others { lines.append(series("others", others.name) { $0.comparison }) }
    if path.rows.contains(where: { $0.expected != nil }) {
      lines.append(series("expected", "Line before, extended") { $0.time < 0 ? nil : $0.expected })
    }
    var drawing = options ?? ChartOptions(years: self.options.yearRule)
    drawing.title =
      drawing.title ?? "\(indicator.label): \(subject.name) around \(self.options.date)"
    return try .line(
      series: lines, annotations: [.event(self.options.date, text: "event")], options: drawing)
  }
}
