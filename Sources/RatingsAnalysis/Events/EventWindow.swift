internal import FreedomModel

/// The editions around an event, each with its time: 0 for the first after it.
struct EventWindow {
  /// The positions of the editions in the panel, with their times.
  let columns: [(column: Int, time: Int)]

  /// The editions of a panel within the window of the options around the edition at a position.
  init(around event: Int, in panel: Panel, options: EventOptions) {
    let start = panel.editions[event].year(by: options.yearRule)
    columns = panel.editions.indices.compactMap { column in
      let time = panel.editions[column].year(by: options.yearRule) - start
      return (-options.window..<options.window).contains(time) ? (column, time) : nil
    }
  }

  /// The values of some numbers, one an edition of the panel, at the times of the window.
  func points(of numbers: [Double?]) -> [InterruptedSeries.Point] {
    columns.compactMap { column, time in
      numbers[column].map { InterruptedSeries.Point(time: time, value: $0) }
    }
  }

  /// Whether there is a value at every time.
  func isComplete(_ numbers: [Double?]) -> Bool {
    columns.allSatisfy { numbers[$0.column] != nil }
  }
}

extension [[Double?]] {
  /// The mean of several rows of numbers where all have a value.
  func meanWhereComplete(width: Int) -> [Double?] {
    (0..<width).map { column in
      let values = compactMap { $0[column] }
      return isEmpty || values.count < count ? nil : values.reduce(0, +) / Double(count)
    }
  }
}
