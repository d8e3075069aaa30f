/// The directory of a compound file (OLE2), the container of old Office documents: only the names
/// in it, which tell what the file is.
struct CompoundFile {
  private(set) var names: [String] = []

  init(_ source: ByteSource) throws(FileFault) {
    let reader = try source.open()
    let header = try reader.bytes(at: 0, count: 512)
    guard header.count == 512, [9, 12].contains(header.littleEndian16(at: 30)) else {
      throw Self.broken("it is cut, or its header is damaged")
    }
    let sectorSize = 1 << header.littleEndian16(at: 30)
    var sector = header.littleEndian32(at: 48)
    // A directory is short; the bound ends chains that run in a circle.
    for _ in 0..<1024 {
      guard sector < 0xFFFF_FFF0 else { return }
      let entries = try reader.bytes(at: (sector + 1) * sectorSize, count: sectorSize)
      guard entries.count == sectorSize else { throw Self.broken("it is cut") }
      for start in stride(from: 0, to: sectorSize, by: 128) {
        let length = min(max(entries.littleEndian16(at: start + 64) - 2, 0), 62)
        let units = stride(from: start, to: start + length, by: 2).map {
          UInt16(entries.littleEndian16(at: $0))
        }
        if !units.isEmpty { names.append(String(decoding: units, as: UTF16.self)) }
      }
      // Files of the field are small enough that the header alone lists their allocation tables.
      let table = sector / (sectorSize / 4)
      guard table < 109 else { return }
      let place = (header.littleEndian32(at: 76 + table * 4) + 1) * sectorSize
      let next = try reader.bytes(at: place + sector % (sectorSize / 4) * 4, count: 4)
      guard next.count == 4 else { throw Self.broken("its allocation table is cut") }
      sector = next.littleEndian32(at: 0)
    }
    throw Self.broken("its directory runs in a circle")
  }

  /// Refuses what is no Excel 97-2003 workbook, by its real kind.
  func checkIsWorkbook() throws(FileFault) {
    if names.contains("EncryptedPackage") {
      throw FileFault(
        .refusedFile, code: "encrypted", rule: "the workbook is encrypted",
        hint: "save it without a password")
    }
    if names.contains("Workbook") { return }
    if names.contains("Book") {
      throw FileKind.refusal("an Excel 5.0 or 95 workbook")
    }
    if names.contains("WordDocument") { throw FileKind.refusal("a Word document") }
    if names.contains("PowerPoint Document") { throw FileKind.refusal("a presentation") }
    throw FileKind.refusal("a compound file (OLE) without a workbook")
  }

  static func broken(_ rule: String) -> FileFault {
    FileFault(
      .refusedFile, code: "broken-workbook", rule: "the workbook is damaged: \(rule)",
      hint: "download it again, or save it as .xlsx with a spreadsheet program")
  }
}
