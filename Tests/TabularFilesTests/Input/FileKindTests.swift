import FreedomTestSupport
@testable import TabularFiles
import Testing

@Suite("What a file is")
struct FileKindTests {
  @Test(
    "Other kinds are refused by their names",
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gzip"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D], "PNG"), ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
      (Array("%PDF-1.4\n".utf8), "PDF"), (Array("SQLite format 3\0".utf8), "SQLite"),
      (Array("<!DOCTYPE html><html>".utf8), "HTML"), (Array("\n <HTML>".utf8), "HTML"),
      (Array("<?xml version=\"1.0\"?>".utf8), "XML"), (Array("{\"a\": 1}".utf8), "JSON"),
      (Array("[\n  {\"a\": 1}]".utf8), "JSON"), (Array("BZh91AY".utf8), "bzip2"),
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "damaged"),
    ])
  func otherKinds(bytes: [UInt8], name: String) throws {
    let error = try #require(refusal(bytes))
    #expect(error.severity == .refusedFile)
    #expect(error.rule.contains(name))
  }

  @Test(
    "A text that only begins a little like another kind is read",
    arguments: [
      "{a},b\n1,2\n", "[1],b\n1,2\n", "BZ,b\n1,2\n", "PK,b\n1,2\n", "<a>,b\n1,2\n", "%,b\n1,2\n",
    ])
  func lookalikes(text: String) throws {
    #expect(try read(text).rows.count == 2)
  }

  @Test("A file without text is empty", arguments: ["", "\u{FEFF}", "\n\n", "\r\n", "\u{FEFF}\n"])
  func empty(text: String) {
    #expect(refusal(text)?.code == "empty-file")
  }

  @Test func anEmptyUTF16FileIsEmpty() {
    #expect(refusal([0xFF, 0xFE])?.code == "empty-file")
  }

  @Test func theNameOfAFileDoesNotMatter() throws {
    let bytes = WorkbookMaker("<row><c><v>1</v></c></row>").bytes
    #expect(try TabularFile.read(bytes: bytes, name: "x.csv").format == .xlsx)
    #expect(try TabularFile.read(bytes: Array("a,b".utf8), name: "x.xlsx").format == .csv)
  }
}
