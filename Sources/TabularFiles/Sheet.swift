internal import Dispatch
internal import Platform
internal import Synchronization

package enum ReadingStep: Sendable, Hashable {
  case next
  case stop
}

/// One sheet of a file, read row by row as often as wanted.
package final class Sheet {
  /// The name as written, blanks included; empty for the one sheet of a text file.
  package let name: String
  /// Whether a workbook hides the sheet from its readers.
  package let isHidden: Bool
  /// What the last full reading found worth a note.
  package private(set) var notes: [FileError] = []

  private let reader: any RowReader

  init(name: String, isHidden: Bool, reader: any RowReader) {
    self.name = name
    self.isHidden = isHidden
    self.reader = reader
  }

  /// Reads the sheet from its first row, handing over one row at a time in the same object. Rows
  /// without any cell with content are left out. Throws a ``FileError`` that refuses the
  /// file, or what the body throws.
  package func readRows(_ body: (SheetRow) throws -> ReadingStep) throws {
    notes = []
    do {
      notes = try reader.readRows(body)
    } catch var error as FileError {
      if error.sheet == nil { error.sheet = errorName }
      throw error
    }
    for index in notes.indices { notes[index].sheet = errorName }
  }

  /// How many bytes of a cell a preview shows: more than any name or header has.
  package static let previewedBytes = 1_000

  /// The first rows as texts by column, cut where they are long, for recognising what the sheet
  /// contains. Reads as little of the file as possible and leaves the notes alone.
  package func preview(_ count: Int) throws(FileError) -> [[String]] {
    try firstRows(count).map(\.texts)
  }

  /// The same rows with their numbers in the file, and with what is wrong with them.
  package func firstRows(_ count: Int) throws(FileError) -> [PreviewedRow] {
    var rows: [PreviewedRow] = []
    guard count > 0 else { return rows }
    do {
      _ = try reader.readFirstRows { row in
        rows.append(row.previewed)
        return rows.count < count ? .next : .stop
      }
    } catch var error as FileError {
      if error.sheet == nil { error.sheet = errorName }
      throw error
    } catch {
      throw FileError(.refusedFile, code: "cannot-read", sheet: errorName, rule: "\(error)")
    }
    return rows
  }

  private var errorName: String? { name.isEmpty ? nil : name }
}

protocol RowReader {
  func readRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError]

  /// Does the same for a body that will stop after a few.
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError]
}

extension RowReader {
  func readFirstRows(_ body: (SheetRow) throws -> ReadingStep) throws -> [FileError] {
    try readRows(body)
  }
}

/// What the cells of one sheet of a workbook may contain, counted while they are read.
struct SheetAllowance {
  struct Excess {
    let code: String
    let rule: String

    var hint: String { "leave out the cells that are not needed, or save the sheet as CSV" }
  }

  private let limits: ReadingLimits
  private var cells = 0
  private var shownBytes = 0

  init(_ limits: ReadingLimits) {
    self.limits = limits
  }

  mutating func addCell() -> Excess? {
    cells += 1
    guard cells > limits.cells else { return nil }
    return Excess(code: "too-many-cells", rule: "a sheet may have at most \(limits.cells) cells")
  }

  /// Counts the bytes that a cell shows of a shared string. A small file can show a long one in
  /// every cell.
  mutating func show(_ count: Int) -> Excess? {
    shownBytes += count
    guard shownBytes > limits.shownBytes else { return nil }
    return Excess(
      code: "strings-too-long", rule: "a sheet's cells may show at most \(limits.shownBytes) bytes")
  }

  /// Whether a cell may have a number of bytes that begin at a position in its row.
  func check(cell count: Int, from start: Int) -> Excess? {
    if count > limits.fieldBytes {
      return Excess(
        code: "field-too-long", rule: "a cell may have at most \(limits.fieldBytes) bytes")
    }
    if start + count > limits.rowBytes {
      return Excess(code: "row-too-long", rule: "a row may have at most \(limits.rowBytes) bytes")
    }
    return nil
  }
}

/// The rows and columns that a sheet of a workbook hides.
struct HiddenLines {
  var rows = 0
  var columns = 0

  /// What is worth a note of them: they are read too.
  var notes: [FileError] {
    var notes: [FileError] = []
    if rows > 0 {
      notes.append(
        FileError(
          .note, code: "hidden-rows", value: String(rows), rule: "hidden rows were read too"))
    }
    if columns > 0 {
      notes.append(
        FileError(
          .note, code: "hidden-columns", value: String(columns),
          rule: "hidden columns were read too"))
    }
    return notes
  }
}

/// Reads the rows of a sheet on a thread of its own while those before are worked on: to unpack and
/// parse a workbook needs as long as all other work on its values.
enum ReadAhead {
  /// About how much memory the rows of one batch need, in bytes.
  private static let batch = 32 << 10
  /// How many of these wait at most.
  private static let capacity = 32

  /// Reads all rows on another thread, and hands them over in their order on this one; where no
  /// thread can be had, reads here. Returns what is worth a note; nothing where the body has
  /// stopped. Throws what the reading or the body throws.
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

/// Rows on their way from the thread that reads them to the one that works on them.
private final class RowQueue: Sendable {
  typealias Outcome = Result<[FileError], any Error>

  private struct State: Sendable {
    var batches: [RowBatch] = []
    var isClosed = false
    var outcome: Outcome?
  }

  private let state = Mutex(State())
  private let order = Atomic(0)
  private let free = DispatchSemaphore(value: 0)
  private let filled = DispatchSemaphore(value: 0)
  private let hasEnded = DispatchSemaphore(value: 0)

  /// - Parameter capacity: How many batches wait at most.
  init(capacity: Int) {
    for _ in 0..<capacity { free.signal() }
  }

  private func locked<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    state.withLock { state in
      // ThreadSanitizer does not know the standard library's lock: this shows it the order.
      _ = order.load(ordering: .acquiring)
      defer { order.store(0, ordering: .releasing) }
      return body(&state)
    }
  }

  /// Waits until there is space; returns whether more rows are wanted.
  func put(_ batch: RowBatch) -> ReadingStep {
    free.wait()
    let isClosed = locked { state in
      if !state.isClosed { state.batches.append(batch) }
      return state.isClosed
    }
    (isClosed ? free : filled).signal()
    return isClosed ? .stop : .next
  }

  func end(_ outcome: Outcome) {
    locked { $0.outcome = outcome }
    filled.signal()
    hasEnded.signal()
  }

  /// The next rows, when there are some; `nil` at the end.
  func next() -> RowBatch? {
    filled.wait()
    let batch = locked { $0.batches.isEmpty ? nil : $0.batches.removeFirst() }
    free.signal()
    return batch
  }

  /// Stops, and waits until the reader has ended. Call it once.
  func close() -> Outcome? {
    locked { $0.isClosed = true }
    free.signal()
    hasEnded.wait()
    return locked { $0.outcome }
  }
}

/// Some rows of a sheet, kept for another thread.
private struct RowBatch: Sendable {
  /// The content of a row, without the object that its reader fills again.
  private struct Contents: Sendable {
    let number: Int
    let cells: [Cell]
    let bytes: [UInt8]
    let lacksLineEnd: Bool
    let error: FileError?
  }

  private var rows: [Contents] = []
  /// How much memory the rows need, in bytes, roughly.
  private(set) var weight = 0

  mutating func append(_ row: SheetRow) {
    rows.append(
      Contents(
        number: row.number, cells: row.cells, bytes: row.bytes, lacksLineEnd: row.lacksLineEnd,
        error: row.error))
    weight += row.bytes.count + row.cells.count * MemoryLayout<Cell>.stride
  }

  /// Passes each row in the same object; returns whether the caller wanted all of them.
  func forEach(_ body: (SheetRow) throws -> ReadingStep) rethrows -> ReadingStep {
    let row = SheetRow()
    for contents in rows {
      row.number = contents.number
      row.cells = contents.cells
      row.bytes = contents.bytes
      row.lacksLineEnd = contents.lacksLineEnd
      row.error = contents.error
      if try body(row) == .stop { return .stop }
    }
    return .next
  }
}
