internal import DisplayText
internal import FreedomModel

/// Finds rows for labels so that each is as near as can be to where it belongs and none overlap.
enum LabelStack {
  /// One row a label, `spacing` apart or more, for labels sorted by their wanted rows; `nil` if
  /// there is no room.
  static func rows(wanted: [Int], of count: Int, spacing: Int = 1) -> [Int]? {
    guard (wanted.count - 1) * spacing < count else { return nil }
    // Labels that push one another form a block that settles at its members' mean.
    var blocks: [(sum: Int, size: Int)] = []
    for (index, row) in wanted.enumerated() {
      blocks.append((row - index * spacing, 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let before = blocks[blocks.count - 2]
        guard before.sum * last.size > last.sum * before.size else { break }
        blocks.removeLast(2)
        blocks.append((before.sum + last.sum, before.size + last.size))
      }
    }
    var rows: [Int] = []
    for block in blocks {
      let mean = Int((Double(block.sum) / Double(block.size)).rounded())
      let start = max(0, min(count - 1 - (wanted.count - 1) * spacing, mean))
      for _ in 0..<block.size { rows.append(start + rows.count * spacing) }
    }
    return rows
  }
}

/// The order of the names at the ends of lines: always that of the values, the freest on top, so
/// that no name is above another whose value is freer. Names of equal values come in the order
/// of the lines.
enum EndOrder {
  static func sorted(
    _ lines: [LineMark], at point: (LineMark) -> Point?, on scale: ValueScale
  ) -> [(line: LineMark, point: Point)] {
    let ends = lines.enumerated().compactMap { place, line in
      point(line).map { (place: place, line: line, point: $0) }
    }
    return ends.sorted {
      let (one, other) = (scale.fraction($0.point.position), scale.fraction($1.point.position))
      return one == other ? $0.place < $1.place : one > other
    }.map { ($0.line, $0.point) }
  }
}

/// The names at one end of the lines of a field, one to a row.
struct EndLabels {
  enum End {
    case start
    case end(of: YearScale)
  }

  /// Cells the labels need, with a blank between them and the field; 0 if they do not fit.
  let width: Int
  /// Whether names are cut or replaced by ids, so that the full ones are needed elsewhere.
  let isShortened: Bool
  private let labels: [Int: (text: String, ink: TextStyle)]

  init(
    _ all: [LineMark], _ end: End, on scale: ValueScale, room: Int, rows: RowScale,
    glyphs: Glyphs, lettering: ChartText
  ) {
    let lines = all.filter(\.isNamed)
    let named = EndOrder.sorted(lines, at: { EndLabels.point($0, end) }, on: scale)
    func text(_ name: String, _ line: LineMark, _ point: Point?) -> String {
      EndLabels.text(name, line, point, end, glyphs, lettering)
    }
    let choices: [[String]] = [
      named.map { line, point in text(line.name, line, point) },
      named.map { line, point in text(line.shortName, line, point) },
      // Rather no value than one that is cut.
      named.map { line, _ in text(line.shortName, line, nil) },
    ]
    let choice = choices.firstIndex { $0.allSatisfy { $0.displayWidth + 1 <= room } }
    guard !named.isEmpty, let choice,
      let places = LabelStack.rows(wanted: named.map { rows.row($0.1.position) }, of: rows.count)
    else {
      (width, isShortened, labels) = (0, !lines.isEmpty, [:])
      return
    }
    isShortened = choice > 0
    let texts = choices[choice]
    let widest = texts.map(\.displayWidth).max() ?? 0
    width = widest + 1
    var labels: [Int: (text: String, ink: TextStyle)] = [:]
    for (index, row) in places.enumerated() {
      var text = texts[index]
      if case .start = end {
        text = String(repeating: " ", count: widest - text.displayWidth) + text
      }
      labels[row] = (text, named[index].line.ink)
    }
    self.labels = labels
  }

  func label(_ row: Int) -> (text: String, ink: TextStyle)? { labels[row] }

  private static func point(_ line: LineMark, _ end: End) -> Point? {
    if case .start = end { line.first } else { line.last }
  }

  private static func text(
    _ name: String, _ line: LineMark, _ point: Point?, _ end: End, _ glyphs: Glyphs,
    _ lettering: ChartText
  ) -> String {
    let name = lettering.clean(name)
    let marker = String(glyphs.marker(line))
    switch end {
    case .start:
      return [name, point?.text ?? "", marker].filter { !$0.isEmpty }.joined(separator: " ")
    case .end(let years):
      guard let point else { return "\(marker) \(name)" }
      return "\(marker) \(name) \(point.text)\(point.year < years.last ? " (\(point.year))" : "")"
    }
  }
}
