/// The rows met so far, one bit each.
struct RowSet {
  private var bits = [UInt64](repeating: 0, count: CellAddress.lastRow / 64 + 1)

  /// Adds a row; `false` where it was there.
  mutating func insert(_ row: Int) -> Bool {
    let bit: UInt64 = 1 << UInt64(row & 63)
    let isNew = bits[row >> 6] & bit == 0
    bits[row >> 6] |= bit
    return isNew
  }
}
