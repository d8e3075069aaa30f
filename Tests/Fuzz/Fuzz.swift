import DisplayText
import FreedomModel
import FreedomTestSupport
import RatingsCharts

@testable import RatingsImport
@testable import TabularFiles

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A part of the toolkit, and what has to be true of it for any bytes.
private enum Part: String, CaseIterable {
  case csv, zip, sheet, xls, names, values, chart

  func check(_ bytes: [UInt8]) {
    switch self {
    case .csv: checkCSV(bytes)
    case .zip: checkTwice(bytes, name: "fuzz.xlsx")
    case .sheet: checkTwice(workbook(bytes), name: "fuzz.xlsx")
    case .xls:
      // Most inputs should get past the first look.
      let magic: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
      checkTwice(magic + bytes.dropFirst(magic.count), name: "fuzz.xls")
    case .names: checkName(String(decoding: bytes.prefix(4_096), as: UTF8.self))
    case .values: checkValue(String(decoding: bytes.prefix(256), as: UTF8.self))
    case .chart: checkChart(Array(bytes.prefix(4_096)))
    }
  }
}

nonisolated(unsafe) private var part = Part.csv

/// libFuzzer gives the arguments before it reads them: the part and an empty folder for its first
/// inputs are for us.
@_cdecl("LLVMFuzzerInitialize")
public func prepare(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  guard count.pointee > 2, let chosen = Part(rawValue: CommandLine.arguments[1]) else {
    print("fuzz: PART is one of \(Part.allCases.map(\.rawValue).joined(separator: ", "))")
    exit(64)
  }
  part = chosen
  for input in FuzzCorpus.inputs(chosen.rawValue) {
    guard let bytes = try? CorpusText.bytes(input.text),
      let file = fopen("\(CommandLine.arguments[2])/kept-\(input.name)", "w")
    else { exit(73) }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
  words.pointee[2] = words.pointee[0]
  words.pointee += 2
  count.pointee -= 2
  return 0
}

/// libFuzzer calls this for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  part.check(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}

// MARK: Files

/// The cells, row by row; `nil` where a row or the file is refused. Rows and columns are in order,
/// on the sheet, and not more than the limits allow.
private func rows(
  _ bytes: [UInt8], name: String, options: ReadingOptions = ReadingOptions()
) -> [[String]]? {
  guard let file = try? TabularFile.read(bytes: bytes, name: name, options: options)
  else { return nil }
  var rows: [[String]] = []
  var isSound = true
  for sheet in file.sheets {
    var last = 0
    var cells = 0
    do {
      try sheet.readRows { row in
        precondition(row.number > last, "rows out of order")
        last = row.number
        cells += row.cells.count
        if row.error != nil { isSound = false }
        for (one, next) in zip(row.cells, row.cells.dropFirst()) where row.error == nil {
          precondition(one.column < next.column, "cells out of order")
        }
        precondition(
          file.format == .csv || row.cells.allSatisfy { $0.column <= CellAddress.lastColumn },
          "outside the sheet")
        rows.append(row.cells.map(row.text))
        return .next
      }
    } catch { isSound = false }
    precondition(cells <= ReadingLimits().cells, "more cells than the limit")
  }
  return isSound ? rows : nil
}

/// Read or refused, twice with the same result.
private func checkTwice(_ bytes: [UInt8], name: String) {
  precondition(rows(bytes, name: name) == rows(bytes, name: name), "two readings differ")
}

/// What was read comes back unchanged from our own writer.
private func checkCSV(_ bytes: [UInt8]) {
  checkTwice(bytes, name: "fuzz")
  // A file of one column does not show its delimiter.
  guard (try? TabularFile.read(bytes: bytes, name: "fuzz"))?.format == .csv,
    let found = rows(bytes, name: "fuzz"), found.count > 1, found[0].count > 1,
    found.allSatisfy({ $0.count == found[0].count && !$0.allSatisfy(\.isEmpty) })
  else { return }
  var writer = DelimitedTextWriter(guardsFormulas: false)
  var written: [UInt8] = []
  for row in found {
    for cell in row { writer.append(cell, to: &written) }
    writer.endRow(&written)
  }
  var options = ReadingOptions()
  options.delimiter = UInt8(ascii: ",")
  if let again = rows(written, name: "fuzz", options: options) {
    precondition(again == found, "our own writer's rows are read otherwise")
  }
}

private let parts = WorkbookMaker(
  "", strings: "<si><t>Kenya</t></si><si><r><t>PF</t></r></si>"
).parts

/// A sound workbook with any bytes as its worksheet.
private func workbook(_ sheet: [UInt8]) -> [UInt8] {
  var archive = ZipWriter()
  for (name, text) in parts.sorted(by: { $0.key < $1.key }) {
    archive.add(name, name == "xl/worksheets/sheet1.xml" ? sheet : Array(text.utf8))
  }
  return archive.bytes()
}

// MARK: Names and values

private let register = EntityRegister(
  entities: [
    Entity(id: "COD", name: "Congo (Kinshasa)", kind: .country, iso2: "CD", region: "Africa"),
    Entity(id: "COG", name: "Congo (Brazzaville)", kind: .country, iso2: "CG", region: "Africa"),
    Entity(id: "CIV", name: "Côte d'Ivoire", kind: .country, iso2: "CI", region: "Africa"),
    Entity(id: "NAM", name: "Namibia", kind: .country, iso2: "NA", region: "Africa"),
    Entity(id: "XKX", name: "Kosovo", kind: .country, region: "Europe"),
  ],
  names: ["COD": ["Zaire", "Congo, Democratic Republic of"], "COG": ["Congo, Republic of"]],
  links: [])

/// A text stands for one entity, several or none, the same each time and in any case, and
/// suggestions are at most three.
private func checkName(_ text: String) {
  let match = register.resolve(text)
  precondition(register.resolve(text) == match, "two answers differ")
  switch match {
  case .one(let entity):
    precondition(register.entities.contains(entity))
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      precondition(register.resolve(text.lowercased()) == match, "case makes a difference")
    }
  case .several(let entities): precondition(entities.count > 1)
  case .none(let suggestions): precondition(suggestions.count <= 3)
  }
  _ = register.search(text)
}

/// What is read as a number, a status, an edition or a date can be written and read again.
private func checkValue(_ text: String) {
  if let number = NumberText(text.utf8).number {
    precondition(number.isFinite, "not a number")
    precondition(
      NumberText(number.shortestExact.utf8).number == number, "the number comes back otherwise")
  }
  if case .plain(let status) = StatusText(text) {
    precondition(status.code == text, "another spelling")
  }
  if let date = CalendarDate(text) {
    precondition(date.description == text, "the date comes back otherwise")
  }
  for publication in ["fiw", "fotp", "fotn"] {
    guard let edition = Edition.parse(label: text, publication: publication) else { continue }
    precondition(edition.coverageStart <= edition.coverageEnd, "the coverage ends before it begins")
    precondition(
      Edition.parse(label: edition.label, publication: publication) == edition,
      "the label is not its own")
  }
  _ = MissingMark.mark(text)
  _ = SplitRating(text)
}

// MARK: Charts

private let indicators = Indicator.freedomHouse.filter {
  ["fiw.rating", "fiw.pr", "fiw.total", "fiw.status", "fotp.total", "fotn.total"].contains($0.id)
}

/// Charts of any kind from any values and names: no line is wider than requested, nothing can
/// steer a terminal, ASCII is ASCII, and a drawing is the same each time.
private func checkChart(_ bytes: [UInt8]) {
  var input = Input(bytes: bytes)
  let kind = ChartKind.allCases[input.number(below: ChartKind.allCases.count)]
  let indicator = indicators[input.number(below: indicators.count)]
  let series = (0..<input.number(below: 9)).map { input.series($0, indicator) }
  guard let chart = try? kind.chart(series: series) else { return }
  let options = TextOptions(
    width: 1 + input.number(below: 160),
    height: input.number(below: 2) == 0 ? nil : input.number(below: 60),
    ascii: input.number(below: 2) == 0)
  let text = chart.text(options)
  precondition(!text.unicodeScalars.contains("\u{1B}"), "an escape without colour")
  for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
    precondition(String(line).displayWidth <= options.width, "a line is too wide")
  }
  if options.ascii {
    precondition(
      text.utf8.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) }, "ASCII is not ASCII")
  }
  let drawing = SVGOptions(width: input.number(below: 1_200))
  let svg = chart.svg(drawing)
  precondition(svg == chart.svg(drawing), "two drawings differ")
  precondition(
    !svg.contains("<script") && !svg.contains("nan"), "the drawing contains a script or nan")
}

/// The bytes of the input as numbers and names.
private struct Input {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func byte() -> Int {
    guard position < bytes.count else { return 0 }
    position += 1
    return Int(bytes[position - 1])
  }

  mutating func number(below limit: Int) -> Int { (byte() << 8 | byte()) % max(1, limit) }

  mutating func series(_ index: Int, _ indicator: Indicator) -> Series {
    let length = byte() % 12
    let name = String(decoding: bytes.dropFirst(position).prefix(length), as: UTF8.self)
    position += length
    let first = 1972 + byte() % 50
    let editions = (first..<first + byte() % 54).map {
      Edition(publication: indicator.publication, year: $0, coverageYear: $0 - 1)
    }
    let low = indicator.minimum ?? 0
    let high = indicator.maximum ?? 2
    let values = editions.map { _ -> Double? in
      let byte = byte()
      return byte < 40 ? nil : (low + (high - low) * Double(byte - 40) / 215).rounded()
    }
    return Series(
      entity: Entity(id: "E\(index)", name: name, kind: .country), indicator: indicator,
      editions: editions, numbers: values)
  }
}
