internal import Platform

/// Reads the rows of a sheet on a thread of its own while those before are worked on: to unpack and parse a
/// workbook takes as long as all that is done with its figures.
enum ReadAhead {
  /// About how much memory the rows take that are handed over at once, in bytes.
  private static let batch = 32 << 10
  /// How much memory the rows may take that are read and not done with, in bytes.
  private static let capacity = 2 << 20

  /// Reads all rows on another thread, and hands them over in their order on this one; where no thread can
  /// be had, reads here. Returns what is worth a note; nothing where the body has stopped. Throws what the
  /// reading or the body throws.
  static func readRows(
    _ body: (SheetRow) throws -> ReadingStep,
    by read: @escaping @Sendable (_ take: (SheetRow) throws -> ReadingStep) throws -> [FileError]
  ) throws -> [FileError] {
    let queue = RowQueue(capacity: capacity)
    let isStarted = WorkThread.start {
      var rows = RowBatch()
      let outcome = Result {
        try read { row in
          rows.append(row)
          guard rows.weight >= batch else { return .next }
          defer { rows = RowBatch() }
          return queue.put(rows)
        }
      }
      // What was read before an error comes before it.
      _ = queue.put(rows)
      queue.end(outcome)
    }
    guard isStarted else { return try read(body) }
    do {
      while let rows = queue.next() {
        if try rows.forEach(body) == .stop {
          _ = queue.close()
          return []
        }
      }
    } catch {
      _ = queue.close()
      throw error
    }
    return try queue.close()?.get() ?? []
  }
}
