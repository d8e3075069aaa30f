/// Where the figures of a series stand on their sheet: as a rule on a straight line, as many columns or
/// rows farther on for each edition. With an observation only what differs from the line is stored, which
/// is mostly nothing and takes no room.
struct SeriesLine {
  /// Where a figure stands.
  struct Place {
    /// The number of its edition.
    let edition: Int
    /// Counted along the rows: (row - 1) x columns of the sheet + column.
    let position: Int
  }

  /// The place of an observation `o` of a series `s`, as SQL.
  static let place = "s.position + o.edition * s.step + o.shift AS \"observation.shift\""

  /// Where the line is at an edition numbered 0.
  let position: Int
  /// How many places on it is at the next edition number.
  let step: Int32

  /// The line at the beginning of a sheet.
  init() {
    position = 0
    step = 0
  }

  /// The line through two places of one series, or through the only one.
  init(through first: Place, _ second: Place?) {
    var step: Int32 = 0
    if let second {
      let (distance, rest) = (second.position - first.position)
        .quotientAndRemainder(dividingBy: second.edition - first.edition)
      if rest == 0 { step = Int32(exactly: distance) ?? 0 }
    }
    position = first.position - first.edition * Int(step)
    self.step = step
  }

  /// How far from the line a figure stands.
  func shift(of place: Place) -> Int {
    place.position - position - place.edition * Int(step)
  }
}
