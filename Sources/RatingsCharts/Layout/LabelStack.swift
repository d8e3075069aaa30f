/// Finds rows for labels so that each is as near as can be to where it belongs and none overlap.
enum LabelStack {
  /// One row a label, `spacing` apart or more, for labels sorted by their wanted rows; `nil` if there
  /// is no room.
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
