import Testing

@testable import TabularFiles

@Suite("The container of old workbooks")
struct CompoundFileTests {
  private let workbook = OldWorkbookBytes(rows: [
    [.text("Country"), .text("PR")], [.text("Chad"), .number(6)], [.text("Mali"), .number(5)],
  ])
  private let rows = [["Country", "PR"], ["Chad", "6"], ["Mali", "5"]]

  @Test("A workbook of less than 4,096 bytes lies in small sectors, and is read")
  func small() throws {
    var small = workbook
    small.leastLength = 0
    #expect(small.stream.count < 1_000)
    #expect(try read(small.bytes).rows == rows)
  }

  @Test("A small workbook beside other small streams is read")
  func smallAmongOthers() throws {
    var small = workbook
    small.leastLength = 0
    var file = CompoundBytes("\u{5}SummaryInformation", [UInt8](repeating: 7, count: 100))
    file.streams.append(("Workbook", small.stream))
    #expect(try read(file.bytes).rows == rows)
  }

  @Test("The stream's name may be in capitals", arguments: ["WORKBOOK", "workbook", "WorkBook"])
  func capitals(name: String) throws {
    #expect(try read(CompoundBytes(name, workbook.stream).bytes).rows == rows)
  }

  @Test("Of a workbook saved for Excel 95 and 97, the text of Excel 97 is read")
  func dual() throws {
    let letters = OldWorkbookBytes(rows: [[.text("Свобода")]])
    var file = CompoundBytes("Book", [UInt8](repeating: 0x3F, count: 5_000))
    file.streams.append(("Workbook", letters.stream))
    #expect(try read(file.bytes).rows == [["Свобода"]])
  }

  @Test("A stream for Excel 95 alone is read when it holds what Excel 97 writes, else refused")
  func olderName() throws {
    #expect(try read(CompoundBytes("Book", workbook.stream).bytes).rows == rows)
    var old = workbook
    old.version = 0x0500
    let error = refusal(CompoundBytes("Book", old.stream).bytes)
    #expect(error?.rule == "this workbook was saved by Excel 5.0 or 95")
  }

  @Test("A table of sectors that is longer than the header has room for is read")
  func longTable() throws {
    var large = workbook
    large.leastLength = 109 * 128 * 512 + 1
    #expect(try read(large.bytes).rows == rows)
  }

  @Test("The root of the directory needs no name")
  func namelessRoot() throws {
    var bytes = workbook.bytes
    let directory = 512 * (1 + bytes.littleEndian32(at: 48))
    for place in directory..<directory + 66 { bytes[place] = 0 }
    #expect(try read(bytes).rows == rows)
  }

  @Test("Two streams of one name are refused")
  func twoStreams() {
    var file = workbook.container
    file.streams.append(("WORKBOOK", workbook.stream))
    #expect(refusal(file.bytes)?.rule.contains("two streams") == true)
  }

  @Test("Sectors that run in a circle, or lie outside, are refused")
  func circle() {
    for (next, rule) in [(0, "circle"), (3, "circle"), (9_999, "outside"), (-2, "too early")] {
      var file = workbook.container
      file.links = [3: next]
      #expect(refusal(file.bytes)?.code == "broken-workbook")
      #expect(refusal(file.bytes)?.rule.contains(rule) == true, "\(next)")
    }
  }

  @Test(
    "A header that is wrong is refused",
    arguments: [(28, 0), (30, 10), (30, 200), (32, 7), (57, 0), (48, 0xF0), (76, 0xF0)])
  func header(place: Int, value: UInt8) {
    var bytes = workbook.bytes
    bytes[place] = value
    #expect(refusal(bytes)?.code == "broken-workbook")
  }

  @Test("A file that is cut is refused, or reads as the whole one")
  func cut() throws {
    for least in [0, 4096] {
      var whole = workbook
      whole.leastLength = least
      let bytes = whole.bytes
      for length in stride(from: 8, to: bytes.count, by: 7) {
        let cut = Array(bytes.prefix(length))
        guard refusal(cut) == nil else { continue }
        #expect(try read(cut).rows == rows, "\(length) of \(bytes.count) bytes")
      }
    }
  }

  @Test(
    "Other compound files are refused by their real kind",
    arguments: [
      ("WordDocument", "Word", "wrong-kind"), ("PowerPoint Document", "presentation", "wrong-kind"),
      ("Something", "without a workbook", "wrong-kind"),
      ("EncryptedPackage", "encrypted", "encrypted"),
    ])
  func otherKinds(stream: String, kind: String, code: String) {
    let error = refusal(CompoundBytes(stream, workbook.stream).bytes)
    #expect(error?.code == code)
    #expect(error?.rule.contains(kind) == true)
  }
}
