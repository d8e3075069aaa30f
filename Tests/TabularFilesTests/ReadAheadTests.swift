import Foundation
import Synchronization
import Testing

@testable import TabularFiles

@Suite("Rows that are read ahead")
struct ReadAheadTests {
  private struct Trouble: Error, Equatable {
    let text: String
  }

  /// What a reader passes on: rows of one cell each, of so many bytes.
  private static func rows(
    _ sizes: [Int], _ take: (SheetRow) throws -> ReadingStep
  ) rethrows -> Int {
    let row = SheetRow()
    for (number, size) in sizes.enumerated() {
      row.number = number + 1
      row.bytes.removeAll(keepingCapacity: true)
      row.bytes += [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: size)
      row.cells.removeAll(keepingCapacity: true)
      row.cells.append(Cell(column: 0, start: 0, end: size))
      if try take(row) == .stop { return number + 1 }
    }
    return sizes.count
  }

  @Test(
    "All rows come whole and in their order, with the notes",
    arguments: [
      [], [0], [1, 2, 3], Array(repeating: 10, count: 20_000), Array(repeating: 0, count: 5_000),
      [5 << 20, 1, 5 << 20, 5 << 20], (0..<400).map { $0 * 173 % 90_000 },
    ])
  func wholeAndInOrder(sizes: [Int]) throws {
    var seen: [Int] = []
    let notes = try ReadAhead.readRows({ row in
      #expect(row.number == seen.count + 1)
      let mark = UInt8(truncatingIfNeeded: seen.count)
      #expect(Data(row.bytes) == Data(repeating: mark, count: row.bytes.count))
      #expect(row.cells == [Cell(column: 0, start: 0, end: row.bytes.count)])
      seen.append(row.bytes.count)
      return .next
    }) {
      _ = try Self.rows(sizes, $0)
      return [FileError(.note, code: "hidden-rows", rule: "r")]
    }
    #expect(seen == sizes)
    #expect(notes.map(\.code) == ["hidden-rows"])
  }

  @Test("A row's error and its missing line end come with it")
  func errors() throws {
    var seen: [String?] = []
    _ = try ReadAhead.readRows({ row in
      seen.append(row.error?.code)
      #expect(row.lacksLineEnd == (row.error == nil))
      return .next
    }) { take in
      let row = SheetRow()
      row.error = FileError(.refusedRow, code: "wrong-address", rule: "r")
      _ = try take(row)
      row.error = nil
      row.lacksLineEnd = true
      _ = try take(row)
      return []
    }
    #expect(seen == ["wrong-address", nil])
  }

  @Test(
    "Who wants no more gets no more, and the reader has ended", arguments: [1, 2, 3_000, 60_000])
  func stopping(after wanted: Int) throws {
    let ended = Mutex(0)
    var count = 0
    let notes = try ReadAhead.readRows({ _ in
      count += 1
      return count < wanted ? .next : .stop
    }) { take in
      let read = try Self.rows(Array(repeating: 100, count: 100_000), take)
      ended.withLock { $0 = read }
      return [FileError(.note, code: "hidden-rows", rule: "r")]
    }
    #expect(count == wanted)
    #expect(notes.isEmpty)
    let read = ended.withLock { $0 }
    #expect(read >= wanted && read < 100_000)
  }

  @Test("What the body throws arrives, after the reader has ended")
  func trouble() {
    let ended = Mutex(false)
    #expect(throws: Trouble(text: "full")) {
      _ = try ReadAhead.readRows({ row in
        if row.number == 7 { throw Trouble(text: "full") }
        return .next
      }) { take in
        defer { ended.withLock { $0 = true } }
        _ = try Self.rows(Array(repeating: 1_000, count: 50_000), take)
        return []
      }
    }
    #expect(ended.withLock { $0 })
  }

  @Test("An error of the reading comes after the rows before it", arguments: [0, 1, 999, 20_000])
  func readingError(after count: Int) {
    var seen = 0
    #expect(throws: Trouble(text: "broken")) {
      _ = try ReadAhead.readRows({ _ in
        seen += 1
        return .next
      }) { take in
        _ = try Self.rows(Array(repeating: 30, count: count), take)
        throw Trouble(text: "broken")
      }
    }
    #expect(seen == count)
  }

  @Test("The reader is never far ahead")
  func memory() throws {
    let ahead = Mutex((now: 0, most: 0))
    _ = try ReadAhead.readRows({ row in
      ahead.withLock { $0.now -= row.bytes.count }
      return .next
    }) { take in
      _ = try Self.rows(Array(repeating: 50_000, count: 1_000)) { row in
        ahead.withLock {
          $0.now += row.bytes.count
          $0.most = max($0.most, $0.now)
        }
        return try take(row)
      }
      return []
    }
    #expect(ahead.withLock { $0.most } <= 3 << 20)
    #expect(ahead.withLock { $0.now } == 0)
  }
}
