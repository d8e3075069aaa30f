import FreedomTestSupport
@testable import TabularFiles
import Testing

@Suite("Cells of old workbooks (.xls)")
struct XLSCellTests {
  private typealias Bytes = OldWorkbookBytes

  private func cells(
    _ values: OldWorkbookBytes.Value?..., change: (inout OldWorkbookBytes) -> Void = { _ in }
  ) throws -> [SeenCell] {
    var workbook = OldWorkbookBytes(rows: [values])
    change(&workbook)
    return try read(workbook.bytes).cells
  }

  /// The value of a formula that is not a number.
  private static func marked(_ kind: UInt8, _ value: UInt8) -> [UInt8] {
    [kind, 0, value, 0, 0, 0, 0xFF, 0xFF]
  }

  private static let text = marked(0, 0)

  @Test(
    "Cells have the kind and the value that the workbook gives them",
    arguments: [
      (.number(5.5), .number, "5.5"), (.number(2020), .number, "2020"),
      (.number(0.1), .number, "0.1"), (.number(-0.0), .number, "0"),
      // Whole numbers, perhaps of hundredths, and the upper half of 1.5.
      (.rk(123 << 2 | 2), .number, "123"), (.rk(123 << 2 | 3), .number, "1.23"),
      (.rk(-4 << 2 | 2), .number, "-4"), (.rk(0x3FF8_0000), .number, "1.5"),
      (.rk(0x3FF8_0001), .number, "0.015"),
      (.text("Chad"), .text, "Chad"), (.label("Côte"), .text, "Côte"), (.text(""), .text, ""),
      (.boolean(true), .boolean, "TRUE"), (.boolean(false), .boolean, "FALSE"),
      (.error(0x2A), .error, "#N/A"), (.error(0x17), .error, "#REF!"),
      (.error(0x07), .error, "#DIV/0!"),
      (.formula(OldWorkbookBytes.double(4)), .number, "4"),
      (.formula(marked(1, 1)), .boolean, "TRUE"), (.formula(marked(2, 0x2A)), .error, "#N/A"),
      (.formula(marked(3, 0)), .text, ""),
      (.formula(text, then: OldWorkbookBytes.string("PF")), .text, "PF"),
      (.formula(text), .formulaWithoutValue, ""),
      (.number(.nan), .error, "#NUM!"), (.number(.infinity), .error, "#NUM!"),
    ] as [(OldWorkbookBytes.Value, Cell.Kind, String)])
  func kinds(value: OldWorkbookBytes.Value, kind: Cell.Kind, text: String) throws {
    #expect(try cells(value) == [SeenCell(address: "A1", kind: kind, text: text)])
  }

  @Test("A formula's text may come after the record that defines a shared, array or table formula")
  func definitions() throws {
    for type in [0x04BC, 0x0221, 0x0236] {
      let then = OldWorkbookBytes.record(type, le64(0)) + OldWorkbookBytes.string("NF")
      #expect(
        try cells(.formula(Self.text, then: then), .number(1)).map(\.text) == ["NF", "1"])
    }
    // The text of another cell's formula is not this one's.
    #expect(
      try cells(
        .formula(Self.text), .formula(Self.text, then: OldWorkbookBytes.string("F"))
      ).map(\.kind) == [.formulaWithoutValue, .text])
  }

  @Test("Formulas are known")
  func formulas() throws {
    let rows: [[OldWorkbookBytes.Value?]] = [
      [.formula(OldWorkbookBytes.double(4)), .number(4)]
    ]
    try TabularFile.read(bytes: OldWorkbookBytes(rows: rows).bytes, name: "x").sheets[0].readRows {
      #expect($0.cells.map(\.isFormula) == [true, false])
      return .next
    }
  }

  @Test("Several cells may share a record, and empty ones are left out")
  func several() throws {
    let numbers = (1...3).flatMap { le16(0) + le32($0 << 2 | 2) }
    let seen = try cells(.blank, .number(9)) {
      $0.after = OldWorkbookBytes.record(0x00BD, le16(1) + le16(2) + numbers + le16(4))
      $0.after += OldWorkbookBytes.record(
        0x00BE, le16(1) + le16(5) + le16(0) + le16(0) + le16(6))
    }
    #expect(
      seen.map(\.description) == [
        "B1 number '9'", "C2 number '1'", "D2 number '2'", "E2 number '3'",
      ])
  }

  @Test("A truth value may be written in two bytes")
  func longTruth() throws {
    let seen = try cells {
      $0.after = OldWorkbookBytes.record(0x0205, le16(0) + le16(0) + le16(0) + [1, 0, 0])
      $0.after += OldWorkbookBytes.record(0x0205, le16(0) + le16(1) + le16(0) + [0x2A, 0, 1])
    }
    #expect(seen.map(\.description) == ["A1 boolean 'TRUE'", "B1 error '#N/A'"])
  }

  @Test("A rich text in the record of its cell is read without its fonts")
  func richLabel() throws {
    let seen = try cells {
      $0.after = OldWorkbookBytes.record(
        0x00D6, le16(0) + le16(0) + le16(0) + OldWorkbookBytes.wide("abc") + le16(1) + le32(0))
    }
    #expect(seen == [SeenCell(address: "A1", kind: .text, text: "abc")])
  }

  @Test("Records of cells that cannot be right are refused")
  func broken() {
    let place = le16(0) + le16(0) + le16(0)
    let records: [(Int, [UInt8])] = [
      (0x0203, place + le32(0)), (0x027E, place + le64(0)), (0x00FD, place), (0x0205, place + [0]),
      (0x0205, place + [0, 2]), (0x0006, place + le64(0)), (0x0204, place),
      (0x0204, place + le16(5) + [0, 0x41]),
      (0x0006, place + [9, 0, 0, 0, 0, 0, 255, 255] + le64(0)),
      (0x00BD, le16(0) + le16(0) + place + le16(3)), (0x00BD, le16(0)), (0x000A, [0]),
    ]
    for (type, content) in records {
      var workbook = OldWorkbookBytes(rows: [])
      workbook.after = OldWorkbookBytes.record(type, content)
      #expect(refusal(workbook.bytes)?.code == "broken-workbook", "\(type) \(content)")
    }
    var far = OldWorkbookBytes(rows: [])
    far.after = OldWorkbookBytes.number(1, 4, 256)
    #expect(refusal(far.bytes)?.code == "impossible-address")
    #expect(refusal(far.bytes)?.line == 5)
    var missing = OldWorkbookBytes(rows: [[.number(1)]])
    missing.after = OldWorkbookBytes.record(0x00FD, place + le32(3))
    #expect(refusal(missing.bytes)?.code == "no-such-string")
  }

  @Test("Numbers of a date's style are dates, in both kinds of workbook and both calendars")
  func dates() throws {
    let seen = try cells(
      .styled(44_197, style: 1), .styled(44_197.5, style: 1), .styled(0.5, style: 2),
      .styled(1.5, style: 3), .styled(44_197, style: 4), .styled(-1, style: 1), .text("x")
    ) {
      $0.formats = [(50, "0.0"), (164, "yyyy\\-mm\\-dd")]
      $0.styles = [0, 164, 20, 46, 50]
    }
    #expect(
      seen.map(\.description) == [
        "A1 date '2021-01-01'", "B1 date '2021-01-01 12:00:00'", "C1 date '12:00:00'",
        "D1 date '36:00:00'", "E1 number '44197'", "F1 date 'date number -1'", "G1 text 'x'",
      ])
    let mac = try cells(.styled(42_735, style: 1)) {
      $0.styles = [0, 14]
      $0.startsIn1904 = true
    }
    #expect(mac == [SeenCell(address: "A1", kind: .date, text: "2021-01-01")])
  }

  @Test("A number of a style that is not there refuses its row")
  func missingStyle() throws {
    var workbook = OldWorkbookBytes(rows: [[.styled(5, style: 2)], [.styled(6, style: 1)]])
    workbook.styles = [0, 0]
    let errors = try read(workbook.bytes).errors
    #expect(errors.map(\.code) == ["no-such-style"])
    #expect(errors.first?.line == 1)
  }

  /// A table of one text whose characters are spread over records.
  private func table(_ parts: [UInt8]...) throws -> [String] {
    var strings = parts
    strings[0] = le32(2) + le32(2) + strings[0]
    let last = OldWorkbookBytes.wide("end")
    strings[strings.count - 1] += last
    return try cells(.text("0"), .text("1")) { $0.strings = strings }.map(\.text)
  }

  @Test("Shared texts go on in further records, also in another width")
  func continued() throws {
    #expect(
      try table(le16(6) + [0] + Array("abc".utf8), [1] + le16(0x64) + le16(0x416) + le16(0x66))
        == ["abcdЖf", "end"])
    #expect(
      try table(le16(4) + [1] + le16(0x416) + le16(0x41), [0] + Array("bc".utf8)) == [
        "ЖAbc", "end",
      ])
    // The first character is in the next record; so is the next text.
    #expect(try table(le16(2) + [0], [0] + Array("ab".utf8)) == ["ab", "end"])
    #expect(try table(le16(2) + [0] + Array("ab".utf8), []) == ["ab", "end"])
    // Fonts and pronunciation go on without a byte for the width.
    #expect(
      try table(
        le16(2) + [0x0C] + le16(1) + le32(6) + Array("ab".utf8) + le16(0), le16(0) + le32(7),
        le16(7)) == ["ab", "end"])
  }

  @Test("What follows a text may claim to be longer than it is")
  func overlong() throws {
    let text = le32(1) + le32(1) + le16(1) + [4] + le32(0x7FFF_FFFF) + [0x41]
    #expect(try cells(.text("0")) { $0.strings = [text] }.map(\.text) == ["A"])
  }

  @Test("Shared texts that are cut are refused")
  func cutTexts() {
    let cut: [[[UInt8]]] = [
      [le32(1)], [le32(1) + le32(1) + le16(3) + [0, 0x41]],
      [le32(1) + le32(1) + le16(2) + [1] + le16(0x41), [1, 0x41]],
    ]
    for strings in cut {
      var workbook = OldWorkbookBytes(rows: [[.number(1)]])
      workbook.strings = strings
      #expect(refusal(workbook.bytes)?.code == "broken-workbook")
    }
  }
}
