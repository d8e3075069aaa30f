import FreedomTestSupport
import Testing

@testable import TabularFiles

/// Workbooks changed at random where no value is kept. Whatever comes of it, no cell may show what
/// none of them held. `scripts/check-imports` does more of this, beside other readers.
@Suite("Workbooks that were changed at random")
struct MutantTests {
  private static let numbers = (0..<40).map { Double(1_000 + 37 * $0) }
  private static let texts = (0..<12).map { "text \($0)" }
  private static let known = Set(numbers.map(NumberCellText.text) + texts + [""])

  /// What a file's cells say that none of them held; nothing for a file that is refused.
  private func inventions(_ bytes: [UInt8]) -> [String] {
    var found: [String] = []
    do {
      for sheet in try TabularFile.read(bytes: bytes, name: "mutant").sheets {
        try sheet.readRows { row in
          if row.error == nil { found += row.cells.map(row.text) }
          return .next
        }
      }
    } catch {
      return []
    }
    return found.filter { !Self.known.contains($0) }
  }

  /// A table of numbers and texts as .xls, and where the stream keeps no value and no style.
  private var old: (workbook: OldWorkbookBytes, places: [Int]) {
    var workbook = OldWorkbookBytes(rows: [])
    for row in 0..<12 {
      workbook.rows.append([.text(Self.texts[row])])
      for column in 0..<3 {
        let number = Self.numbers[row * 3 + column]
        workbook.rows[row].append(column == 1 ? .rk(Int(number) << 2 | 2) : .number(number))
      }
    }
    let stream = workbook.stream
    var places: [Int] = []
    var records = BIFFRecords(stream)
    while let start = Optional(records.position), let record = try? records.next() {
      guard record.type != 0 else { break }
      let isCell = [0x00FD, 0x0203, 0x027E].contains(record.type)
      let kept = record.type == 0x00FC ? 0 : isCell ? 4 : record.body.count
      places += start..<record.body.lowerBound + kept
    }
    return (workbook, places)
  }

  @Test("Old workbooks: types, lengths and places of records, and the container")
  func oldWorkbooks() {
    let (workbook, places) = old
    var chance = SeededGenerator(seed: 1)
    #expect(inventions(workbook.bytes).isEmpty && refusal(workbook.bytes) == nil)
    for number in 0..<60 {
      var stream = workbook.stream
      var isInside = number % 3 != 0
      if isInside, let place = places.randomElement(using: &chance) {
        stream[place] = [0, 1, 0x7F, 0xFF, stream[place] ^ 0x10].randomElement(using: &chance) ?? 0
      }
      var bytes = CompoundBytes("Workbook", stream).bytes
      isInside = isInside || number % 6 == 0
      if !isInside {
        let place = (0..<512).randomElement(using: &chance) ?? 0
        bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      } else if number % 6 == 0 {
        bytes.removeLast(Int.random(in: 1..<bytes.count - 8, using: &chance))
      }
      #expect(inventions(bytes) == [], "mutant \(number)")
    }
  }

  /// Changes of a cell `<c r="B2"><v>1000</v></c>` that must never show 4711.
  private static let changes: [(String, String)] = [
    ("<v>", "<is><t>4711</t></is><v>"), ("</v>", "</v><is><t>4711</t></is>"),
    ("<v>", "<x:v xmlns:x=\"urn:x\">4711</x:v><v>"), ("</v>", "</v><v>4711</v>"),
    ("<v>", "<v>4711</v><v>"), ("<v>", "<y><v>4711</v></y><v>"), ("</v>", "<v>4711</v></v>"),
    ("</v>", "<!-- 4711 --></v>"), ("<v>", "<f>4711</f><v>"),
    ("<v>", "<extLst><v>4711</v></extLst><v>"),
    ("<c ", "<y><c r=\"B2\"><v>4711</v></c></y><c "), ("<c ", "<c t=\"b\" "),
    ("<c ", "<c t=\"e\" "),
    ("<c ", "<c t=\"inlineStr\" "), ("<c ", "<c t=\"str\" "), ("<c ", "<c t=\"zzz\" "),
    ("<v>", ""), ("</v>", ""), ("r=\"", "r=\"Z"), ("<c ", "<c s=\"9\" "),
    ("<v>", "<mc:AlternateContent xmlns:mc=\"urn:mc\"><v>4711</v></mc:AlternateContent><v>"),
  ]

  @Test("XLSX workbooks: elements beside, around and inside of cells")
  func newWorkbooks() {
    var chance = SeededGenerator(seed: 2)
    let rows = (0..<12).map { row -> [String] in
      let text = "<c r=\"A\(row + 1)\" t=\"s\"><v>\(row)</v></c>"
      return [text]
        + ["B", "C", "D"].enumerated().map { column, letter in
          let number = NumberCellText.text(Self.numbers[row * 3 + column])
          return "<c r=\"\(letter)\(row + 1)\"><v>\(number)</v></c>"
        }
    }
    let strings = Self.texts.map { "<si><t>\($0)</t></si>" }.joined()
    for number in 0..<60 {
      var changed = rows
      let row = Int.random(in: 0..<12, using: &chance)
      let column = Int.random(in: 1..<4, using: &chance)
      if number > 0, let (old, new) = Self.changes.randomElement(using: &chance) {
        changed[row][column] = changed[row][column].replacing(old, with: new, maxReplacements: 1)
      }
      let xml = changed.map { "<row>\($0.joined())</row>" }.joined()
      let bytes = WorkbookMaker(xml, strings: strings).bytes
      if number == 0 { #expect(refusal(bytes) == nil) }
      #expect(inventions(bytes) == [], "mutant \(number): \(changed[row][column])")
    }
  }
}
