import FreedomTestSupport
@testable import TabularFiles
import Testing

@Suite("ZIP archives")
struct ZipArchiveTests {
  private let workbook = WorkbookMaker(
    "<row><c t=\"s\"><v>0</v></c></row>", strings: "<si><t>Chad</t></si>")

  private func changed(_ change: (inout ZipMaker) -> Void) -> [UInt8] {
    var zip = workbook.zip
    change(&zip)
    return zip.bytes
  }

  @Test("Every sound form is read")
  func soundForms() throws {
    var stored = workbook
    stored.method = 0
    let forms: [[UInt8]] = [
      workbook.bytes, stored.bytes,
      changed { zip in for index in zip.entries.indices { zip.entries[index].isZip64 = true } },
      changed { $0.isZip64 = true },
      changed { zip in for index in zip.entries.indices { zip.entries[index].hasDescriptor = true }
      },
      changed {
        $0.comment = Array("a comment with PK\u{5}\u{6} in it, long enough to be a record".utf8)
      },
      workbook.bytes + Array("junk after".utf8),
    ]
    for form in forms { #expect(try read(form).rows == [["Chad"]]) }
  }

  @Test("Bytes before the archive are skipped when it still begins like one")
  func junkBefore() throws {
    let junk: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0x20, count: 100)
    #expect(try read(changed { $0.before = junk }).rows == [["Chad"]])
    #expect(
      try read(
        changed {
          $0.before = junk
          $0.isZip64 = true
        }
      ).rows == [["Chad"]])
  }

  @Test("Every broken form is refused")
  func brokenForms() {
    let sheet = 3
    let forms: [(String, [UInt8])] = [
      ("no directory", changed { $0.hasDirectory = false }),
      ("cut", Array(workbook.bytes.dropLast(30))),
      ("cut in the middle", Array(workbook.bytes.prefix(workbook.bytes.count / 2))),
      ("wrong checksum", changed { $0.entries[sheet].checksum = 1 }),
      ("same name twice", changed { $0.entries.append($0.entries[sheet]) }),
      (
        "same name in another case",
        changed {
          $0.entries.append($0.entries[sheet])
          $0.entries[$0.entries.count - 1].name = "XL/WorkSheets/Sheet1.xml"
        }
      ),
      ("overlapping", changed { $0.entries[sheet].offset = 5 }),
      ("beyond the file", changed { $0.entries[sheet].offset = 100_000 }),
      ("unknown method", changed { $0.entries[sheet].method = 99 }),
      ("damaged", changed { $0.entries[sheet].packed = [0xFF, 0xFF, 0xFF, 0xFF] }),
      (
        "packed content cut",
        changed { $0.entries[sheet].packed = Array(deflate($0.entries[sheet].content).dropLast(9)) }
      ),
      (
        "shorter than claimed",
        changed { $0.entries[sheet].packed = deflate(Array("<worksheet/>".utf8)) }
      ),
    ]
    for (name, bytes) in forms {
      #expect(refusal(bytes)?.code == "broken-archive", "\(name)")
    }
  }

  @Test func anEncryptedEntryIsRefusedAsSuch() {
    #expect(refusal(changed { $0.entries[1].flags = 1 })?.code == "encrypted")
  }

  @Test("No cut of a workbook crashes, or passes for whole")
  func cuts() {
    let bytes = workbook.bytes
    for length in 4..<bytes.count { #expect(refusal(Array(bytes.prefix(length))) != nil) }
  }

  @Test("A flipped byte is refused, or changes nothing that is read")
  func flips() throws {
    let bytes = workbook.bytes
    for index in 4..<bytes.count {
      for flip: UInt8 in [0x01, 0x80, 0xFF] {
        var broken = bytes
        broken[index] ^= flip
        guard refusal(broken) == nil else { continue }
        #expect(try read(broken).rows == [["Chad"]], "byte \(index) with \(flip) flipped")
      }
    }
  }
}
