import FreedomModel

/// Observations on their way to the table, put in the order of its key a batch at a time, so that
/// pages fill up and nothing is moved twice.
///
/// Only plain numbers are kept and sorted; the few texts stand aside.
struct ObservationBuffer {
  /// How many observations make a batch.
  static let capacity = 1 << 16

  private static let worthWriting = 1 << 12

  private static let editionBits: UInt64 = 16
  private static let placeBits: UInt64 = 16

  /// One observation as it is stored.
  struct Row {
    let series: Int
    let edition: Int
    let position: Int
    /// How far it stands from the line of its series.
    let shift: Int
    let value: ObservationValue
    let text: String?
  }

  /// What is kept of an observation besides its key.
  private struct Entry {
    let position: Int
    let value: ObservationValue
    /// Where its text is in `texts`; -1 where it has none.
    let text: Int32
  }

  private var keys: [UInt64] = []
  private var entries: [Entry] = []
  private var texts: [String] = []

  init() {
    keys.reserveCapacity(Self.capacity)
    entries.reserveCapacity(Self.capacity)
  }

  /// Whether it is time to write.
  var isFull: Bool { entries.count == Self.capacity }

  /// Whether what is here are enough observations of so many series that writing them now costs no more
  /// than later.
  func holdsLongSeries(count: Int) -> Bool {
    entries.count >= Self.worthWriting && entries.count >= 4 * count
  }

  /// Adds an observation of a series and edition.
  mutating func append(
    series: Int, edition: Int, position: Int, value: ObservationValue, text written: String?
  ) {
    let place = UInt64(truncatingIfNeeded: entries.count)
    keys.append(
      UInt64(truncatingIfNeeded: series) << (Self.editionBits + Self.placeBits)
        | UInt64(truncatingIfNeeded: edition) << Self.placeBits | place)
    var text: Int32 = -1
    if let written {
      text = Int32(truncatingIfNeeded: texts.count)
      texts.append(written)
    }
    entries.append(Entry(position: position, value: value, text: text))
  }

  /// Hands over observations in the order of the key, so many at a time. Of one key only the first in
  /// the file is among the rows; the others come beside them.
  ///
  /// - Parameters:
  ///   - count: How many at a time.
  ///   - open: The first of the series that are likely to go on: what is there of them is kept back,
  ///     unless that is most of all. `nil` at the end, when nothing is kept.
  ///   - line: Where the figures of a series stand, asked with the first places of those that come.
  ///   - body: Takes observations.
  mutating func drain(
    by count: Int, keepingFrom open: Int?,
    line: (_ series: Int, _ first: SeriesLine.Place, _ second: SeriesLine.Place?) throws ->
      SeriesLine,
    _ body: (_ rows: [Row], _ repeated: [Row]) throws -> Void
  ) rethrows {
    keys.sort()
    var end = keys.count
    if let open {
      let first = UInt64(truncatingIfNeeded: open) << (Self.editionBits + Self.placeBits)
      let isKept = keys.firstIndex { $0 >= first } ?? end
      if (end - isKept) * 4 <= Self.capacity * 3 { end = isKept }
    }
    var rows: [Row] = []
    var repeated: [Row] = []
    rows.reserveCapacity(count)
    var last: UInt64?
    var series: Int?
    var current = SeriesLine()
    for index in 0..<end {
      let key = keys[index]
      if series != number(key) {
        series = number(key)
        current = try line(number(key), place(key), secondPlace(after: index, before: end))
      }
      if last == key >> Self.placeBits {
        repeated.append(row(key, on: current))
        continue
      }
      if rows.count == count {
        try body(rows, repeated)
        rows.removeAll(keepingCapacity: true)
        repeated.removeAll(keepingCapacity: true)
      }
      last = key >> Self.placeBits
      rows.append(row(key, on: current))
    }
    if !rows.isEmpty { try body(rows, repeated) }
    keep(keys[end...].map { row($0, on: current) })
  }

  // MARK: What a key stands for

  private func number(_ key: UInt64) -> Int { Int(key >> (Self.editionBits + Self.placeBits)) }

  private func edition(_ key: UInt64) -> Int {
    Int(key >> Self.placeBits & (1 << Self.editionBits - 1))
  }

  private func entry(_ key: UInt64) -> Entry { entries[Int(key & (1 << Self.placeBits - 1))] }

  private func place(_ key: UInt64) -> SeriesLine.Place {
    SeriesLine.Place(edition: edition(key), position: entry(key).position)
  }

  /// Where the next edition of the same series is.
  private func secondPlace(after index: Int, before end: Int) -> SeriesLine.Place? {
    let first = keys[index]
    let next = keys[index..<end].first { $0 >> Self.placeBits != first >> Self.placeBits }
    return next.flatMap { number($0) == number(first) ? place($0) : nil }
  }

  private func row(_ key: UInt64, on line: SeriesLine) -> Row {
    let entry = entry(key)
    return Row(
      series: number(key), edition: edition(key), position: entry.position,
      shift: line.shift(of: SeriesLine.Place(edition: edition(key), position: entry.position)),
      value: entry.value, text: entry.text < 0 ? nil : texts[Int(entry.text)])
  }

  /// Holds some observations and no others.
  private mutating func keep(_ rows: [Row]) {
    keys.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
    for row in rows {
      append(
        series: row.series, edition: row.edition, position: row.position, value: row.value,
        text: row.text)
    }
  }
}
