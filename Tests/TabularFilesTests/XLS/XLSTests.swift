import TabularFiles
import Testing

@Suite("Old workbooks (.xls)")
struct XLSTests {
  private let workbook = OldWorkbookBytes(rows: [
    [.text("Country"), .text("PR"), .text("CL ")],
    [],
    [.text("Côte d’Ivoire  "), nil, .number(5.5)],
    [.text("Chad"), .number(6), .number(-0.25)],
  ])

  #if XLS
    @Test func rowsAndCellsAreReadAsWritten() throws {
      let file = try TabularFile.read(bytes: workbook.bytes, name: "x.xls")
      #expect(file.format == .xls)
      #expect(file.sheets.map(\.name) == ["Ratings "])
      let seen = try SeenSheet(file.sheets[0])
      #expect(seen.numbers == [1, 3, 4])
      #expect(
        seen.rows == [
          ["Country", "PR", "CL "], ["Côte d’Ivoire  ", "", "5.5"], ["Chad", "6", "-0.25"],
        ])
      #expect(seen.cells.last == SeenCell(address: "C4", kind: .number, text: "-0.25"))
      #expect(try file.sheets[0].preview(1) == [["Country", "PR", "CL "]])
    }

    @Test func aWorkbookWithAPasswordIsRefused() {
      var locked = workbook
      locked.isEncrypted = true
      #expect(refusal(locked.bytes)?.code == "encrypted")
    }

    @Test func aHiddenSheetIsKnown() throws {
      var hidden = workbook
      hidden.isHidden = true
      for (bytes, isHidden) in [(workbook.bytes, false), (hidden.bytes, true)] {
        let file = try TabularFile.read(bytes: bytes, name: "x.xls")
        #expect(file.sheets.map(\.isHidden) == [isHidden])
      }
    }

    @Test func aSheetThatClaimsToBeHugeIsRefused() {
      var huge = workbook
      huge.claimedRows = 1_000_000
      #expect(refusal(huge.bytes)?.code == "too-many-cells")
      var far = workbook
      far.rows +=
        [[OldWorkbookBytes.Value?]](repeating: [], count: 9000) + [[nil, nil, .number(1)]]
      far.claimedRows = 1
      var limits = ReadingLimits()
      limits.cells = 20_000
      #expect(
        refusal(far.bytes, options: ReadingOptions(limits: limits))?.code == "too-many-cells")
    }

    @Test("A workbook that is cut is refused, or reads as the whole one")
    func damage() throws {
      let bytes = workbook.bytes
      let whole = try read(bytes).rows
      for length in stride(from: 8, to: bytes.count, by: 7) {
        let cut = Array(bytes.prefix(length))
        guard refusal(cut) == nil else { continue }
        #expect(try read(cut).rows == whole, "\(length) of \(bytes.count) bytes")
      }
    }

    @Test(
      "Freedom House's old workbooks are all there",
      .enabled(if: SharedData.isHere, "needs the shared data"))
    func realWorkbooks() throws {
      let ratings = try TabularFile.open(
        path: SharedData.path("data/workbooks/Country Ratings and Status, 1973-2014 (FINAL).xls"))
      #expect(ratings.sheets.map(\.name) == [" Country Ratings"])
      let seen = try SeenSheet(ratings.sheets[0])
      #expect(seen.cells.count == 25_616)
      #expect(
        seen.rows.first { $0[0] == "Kazakhstan" }?.suffix(3) == ["6", "5", "NF"])
      let press = try TabularFile.open(
        path: SharedData.path("data/workbooks/FreedomHouse_1980_2013.xls"))
      #expect(
        press.sheets.map(\.name) == [
          "Legend", "Global", "Americas", "Asia-Pacific", "CEE-Eurasia", "MENA", "SSA", "W. Europe",
        ])
      let global = try SeenSheet(press.sheets[1])
      #expect(global.cells.count == 13_028)
      let kazakhstan = try #require(global.rows.first { $0[0] == "Kazakhstan" })
      #expect(kazakhstan.prefix(3) == ["Kazakhstan", "N/A", "N/A"])
    }
  #else
    @Test func withoutSupportTheyAreRefusedWithAWayOut() {
      let fault = refusal(workbook.bytes)
      #expect(fault?.code == "needs-xls-support")
      #expect(fault?.hint?.contains("libfreexl-dev") == true)
      #expect(fault?.hint?.contains("--traits XLS") == true)
    }
  #endif

  @Test(
    "Other compound files are refused by their real kind",
    arguments: [
      ("WordDocument", "Word"), ("PowerPoint Document", "presentation"), ("Book", "95"),
      ("Something", "without a workbook"),
    ])
  func otherKinds(stream: String, kind: String) {
    var file = workbook
    file.streamName = stream
    #expect(refusal(file.bytes)?.code == "wrong-kind")
    #expect(refusal(file.bytes)?.rule.contains(kind) == true)
  }

  @Test func anEncryptedNewWorkbookIsRefusedAsSuch() {
    var file = workbook
    file.streamName = "EncryptedPackage"
    #expect(refusal(file.bytes)?.code == "encrypted")
  }
}
